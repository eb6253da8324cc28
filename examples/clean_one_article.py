"""Clean the sample article beside this script, and print the commonest reasons for the changes.

Run it with ``python examples/clean_one_article.py``.
"""

from collections import Counter
from pathlib import Path

import vnnorm

article = Path(__file__).with_name("article.txt").read_bytes().decode("utf-8")
told = vnnorm.explain(article)

print(told.text)
for step in told.steps:
    reasons = Counter(reason for edit in step.edits for reason in edit.reasons)
    print(f"{step.name}: {len(step.edits)} edits; the commonest: {', '.join(name for name, _ in reasons.most_common(3))}")
assert told.edits.inverse(article).apply(told.text) == article  # the inverse edits restore the source
