"""Print the people of an article as a table: the name, the number of mentions, the titles.

Run it with ``python examples/people.py``.
"""

from collections import Counter, defaultdict
from pathlib import Path

import vnnorm

text = vnnorm.normalize(Path(__file__).with_name("visit.txt").read_text("utf-8"))
mentions = vnnorm.find_titles(text)


def full(name: str, names: set[str]) -> str:
    """The full name behind a given name (ông Lâm), if exactly one full name of the article ends in it."""
    longer = [known for known in names if known.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name


names = {found.name.of(text) for found in mentions}
named: Counter[str] = Counter()
titles: dict[str, dict[str, str]] = defaultdict(dict)  # keys are folded titles, in the order of the article
for found in mentions:
    name = full(found.name.of(text), names)
    named[name] += 1
    for span in (found.title, found.apposition):
        if span:
            title = span.of(text).strip(" ,;-–()")
            titles[name].setdefault(vnnorm.casefold(title), title)

for name in sorted(named, key=vnnorm.sort_key):
    print(f"{name:<14} {named[name]}  {'; '.join(titles[name].values())}")
