"""Who is in the news, and as what: the people of an article with their titles and how often they are named, as a table.

Run it with ``python examples/people.py``.
"""

from collections import Counter, defaultdict
from pathlib import Path

import vnnorm

text = vnnorm.normalize(Path(__file__).with_name("visit.txt").read_text("utf-8"))
mentions = vnnorm.find_titles(text)


def full(name: str, names: set[str]) -> str:
    """The full name that a given name is short for (ông Lâm), where only one of the article ends in it."""
    longer = [known for known in names if known.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name


names = {found.name.of(text) for found in mentions}
named: Counter[str] = Counter()
titles: dict[str, dict[str, str]] = defaultdict(dict)  # by folded title, in the order of the article
for found in mentions:
    name = full(found.name.of(text), names)
    named[name] += 1
    for span in (found.title, found.apposition):
        if span:
            title = span.of(text).strip(" ,;-–()")
            titles[name].setdefault(vnnorm.casefold(title), title)

for name in sorted(named, key=vnnorm.sort_key):
    print(f"{name:<14} {named[name]}  {'; '.join(titles[name].values())}")
