"""Read the most common dates at once: a head and its number between words that belong to no date (``vào ngày 16/9 tại``).

Nothing beside such a date can change how it is read, so no cue or context is looked for. The chain reads it alike, in several
times as long.
"""

from __future__ import annotations

from vnnorm.rules.dates import values
from vnnorm.rules.dates.joints import JOINT
from vnnorm.rules.dates.reading import FoundDate, Reading, dressed
from vnnorm.rules.dates.shapes import dated
from vnnorm.rules.dates.values import Parts

_NEXT = r"(?=[.,;:)!?…”\"]{0,3}(?:\n|\Z| (?P<next>[^\W\d_]+)(?!\w)))"
_YEAR = ",? (?:<of> )?<year> "
_OF_ROLE = {
    "day": rf"{{d}}(?P<sign>[/.-]){{m}}(?:(?:(?P=sign)|{_YEAR}){{y}})?" + _NEXT,
    "month": rf"{{m}}(?:(?:[/.-]|{_YEAR}){{y}})?" + _NEXT,
    "year": r"{y}" + _NEXT,
}
_MARKS = ".,;:!?…()“”‘’\"'"


def read(reading: Reading, start: int) -> FoundDate | None:
    """The date at a number with a head before it; None if a word beside them may belong to a date."""
    low, words = reading.low, reading.words
    head = low.rfind(" ", 0, start - 1) + 1
    role = words.heads.get(low[head : start - 1])
    if head < 2 or role not in _OF_ROLE:
        return None
    before = low[low.rfind(" ", 0, head - 1) + 1 : head - 1].strip(_MARKS)
    if not before.isalpha() or before in words.may_precede[role]:
        return None
    match = reading.match(_OF_ROLE[role], start)
    if match is None or match["next"] in words.may_follow[match["y"] is not None]:
        return None
    if match["next"] in words.firsts_joined and reading.match(JOINT, match.end()):
        return None
    end, year = match.end(), int(match["y"]) if match["y"] else None
    if role == "year":
        return dressed(reading, start, end, role, f"{year:04}")
    if role == "month":
        return dressed(reading, head, end, role, values.single(Parts(role, year, int(match["m"])), reading.reference))
    value = values.single(dated(int(match["m"]), int(match["d"]), year), reading.reference)
    return FoundDate(head, end, start, end, role, value) if value else None
