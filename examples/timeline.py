"""Print the dates of an article in chronological order, each with the words around it.

Run it with ``python examples/timeline.py``.
"""

from datetime import date
from pathlib import Path

import vnnorm

article = Path(__file__).with_name("visit.txt").read_text("utf-8")
published = date(2025, 9, 17)

text = vnnorm.normalize(article)
dated = [found for found in vnnorm.find_dates(text, reference=published) if found.first_day]
for found in sorted(dated, key=lambda found: (found.first_day, found.start)):
    before = text[: found.start].split("\n")[-1].split(" ")[-5:]
    after = text[found.end :].split("\n")[0].split(" ")[:7]
    print(f"{found.first_day}  {found.value:<21}  {' '.join(before)}[{found.text}]{' '.join(after)}")
