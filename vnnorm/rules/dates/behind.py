"""Read what follows a date and belongs to it: words that determine its year, make it recurring, or give its era."""

from __future__ import annotations

import re
from typing import NamedTuple

from vnnorm.rules.dates import values
from vnnorm.rules.dates.link import Link
from vnnorm.rules.dates.reading import Reading
from vnnorm.text.pattern import lazily

_YEAR_CUE = r",? (?:<of> )?<year> (?:(?P<yearly><yearly>)|(?P<elsewhere><that year>))"
_EACH = r",? (?P<each><each>) (?:(?P<year><year>)|<month>|<week>|<day>)"
_CUE = " (?P<cue><cue>)"
_THAT_MONTH = " (?:<of> )?<month> (?P<near><near>)"
_UNTIL_NOW = " <until now>"
_ERA = r" (?P<era><era>)"
_REIGN = r"\w+ \w+ <ordinal> (?:[0-9]|<count>)"  # năm Gia Long thứ 4: its months are lunar
LUNAR = rf" ?\(?<lunar>| <leap|new year>|,? <year> (?:<stem> <branch>|{_REIGN})"
_NUMBER_BEHIND = r" (?:[0-9]|<month> [0-9]|<day> [0-9]|<away>)"
_NEXT_WORD = lazily(r",? {0,4}\(?(\w+)")
_END = lazily(r" ?[^\w\s]|\n|\Z")


class DateEnds(NamedTuple):
    """The end of the core of a chain's last date, the end of the whole date, and whether what follows forbids a value."""

    core: int
    all: int
    forbids: bool = False


def year_cue(reading: Reading, end: int) -> re.Match[str] | None:
    """The words after a date that give its year relative to the reference or to another date (năm ngoái, năm đó)."""
    match = reading.match(_YEAR_CUE, end)
    return match if match and not (match["yearly"] and reading.is_compound(match.end("yearly"))) else None


def is_sure(reading: Reading, word: str, end: int) -> bool:
    """Whether a cue is certain: single words (qua, tới) are usually prepositions unless a mark follows."""
    return " " in word or _END.match(reading.low, end) is not None


def cued(reading: Reading, links: list[Link]) -> tuple[list[Link], DateEnds]:
    """Add to the last date of a chain what the words after it say."""
    last = links[-1].item
    parts, end = last.parts, last.end
    word = _NEXT_WORD.match(reading.low, end)
    if (word is None or word[1] not in reading.words.firsts_behind) and parts.kind != "lunar":
        return links, DateEnds(end, end)
    if parts.kind == "year":
        return _of_era(reading, links, end)
    if parts.kind == "lunar" or reading.match(LUNAR, end):
        return links, DateEnds(end, end, forbids=True)
    ends = DateEnds(end, end)
    if parts.has_year:
        era = reading.match(_ERA, end)
        return links, DateEnds(end, era.end() if era else end, bool(era and reading.words.of("era", era["era"]) == "before"))
    if each := reading.match(_EACH, end):
        parts, ends = parts._replace(cue="each"), DateEnds(end, each.end())
    elif parts.day is not None and parts.month is None and (near := reading.match(_THAT_MONTH, end)):
        away = int(reading.words.of("near", near["near"]))
        found = values.month_away(reading.reference, away) if reading.reference else None
        parts = parts._replace(year=found[0], month=found[1]) if found else parts._replace(cue="elsewhere")
        ends = DateEnds(near.end(), near.end())
    elif match := year_cue(reading, end):
        parts = parts._replace(cue="elsewhere" if match["elsewhere"] else reading.words.away(match))
        ends = ends if match["elsewhere"] else DateEnds(match.end(), match.end())
    elif reading.match(_UNTIL_NOW, end):
        parts = parts._replace(cue="past")
    elif (match := reading.match(_CUE, end)) and not reading.is_compound(match.end("cue")):
        parts, ends = _of_cue(reading, parts, match)
    return [*links[:-1], links[-1]._replace(item=last._replace(parts=parts))], ends


def _of_cue(reading: Reading, parts: values.Parts, match: re.Match[str]) -> tuple[values.Parts, DateEnds]:
    """A date with a cue after it that determines its year.

    Single words are usually prepositions (tháng 9 tới Hà Nội, tháng 10 qua đời), so they belong to the date only before a mark.
    Before another lower-case word, tới determines the year (tháng 1 tới sẽ) but is not part of the date.
    """
    start, end = match.start(), match.end()
    word = " ".join(match["cue"].split())
    how = reading.words.of("cue", word)
    cue: int | str = 0 if how == "this" else how
    if parts.day is not None:
        return (parts._replace(cue=cue) if " " in word else parts), DateEnds(start, start)
    if reading.match(_NUMBER_BEHIND, end):
        return parts, DateEnds(start, start)
    if how == "this" or is_sure(reading, word, end):
        return parts._replace(cue=cue), DateEnds(end, end)
    if how == "future" and reading.text[end + 1 : end + 2].islower():
        return parts._replace(cue=cue), DateEnds(start, end)
    return parts, DateEnds(start, start)


def _of_era(reading: Reading, links: list[Link], end: int) -> tuple[list[Link], DateEnds]:
    """A chain of years with the era after it: 179 TCN is the year -178, because EDTF has a year 0."""
    era = reading.match(_ERA, end)
    if era is None:
        return links, DateEnds(end, end)
    if reading.words.of("era", era["era"]) != "before":
        return links, DateEnds(end, era.end())
    item = links[-1].item
    parts = item.parts._replace(year=1 - (item.parts.year or 0))
    return [links[-1]._replace(item=item._replace(parts=parts))], DateEnds(era.end(), era.end(), forbids=len(links) > 1)
