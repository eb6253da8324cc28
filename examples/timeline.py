"""Put the dates of an article on a timeline: what happened when, in order, each with the words around it.

Run it with ``python examples/timeline.py``.
"""

from datetime import date
from pathlib import Path

import vnnorm

article = Path(__file__).with_name("visit.txt").read_text("utf-8")
published = date(2025, 9, 17)

text = vnnorm.normalize(article)
dated = [(found.first_day, found.start, found) for found in vnnorm.find_dates(text, reference=published)]
for day, start, found in sorted(row for row in dated if row[0]):
    around = " ".join(text[max(0, start - 20) : found.end + 30].split(" ")[1:-1]).replace("\n", " ")
    print(f"{day}  {found.value:<21}  …{around}…")
