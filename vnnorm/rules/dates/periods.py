"""Read periods with names: quarters, halves, first months, seasons, decades, centuries."""

from __future__ import annotations

import re

from vnnorm.rules.dates import chain, values
from vnnorm.rules.dates.beside import is_one_of_several
from vnnorm.rules.dates.reading import BESIDE, FoundDate, Reading, dressed
from vnnorm.rules.dates.shapes import NUMERALS
from vnnorm.rules.dates.values import Parts

_OF_YEAR = r"(?: (?:(?:<of> )?<year> )?{y}(?![\w%]|[-/.,:][0-9])| (?:<of> )?<year>(?: (?P<yearly><yearly>))?(?! ?[-/]? ?[0-9]))"
FIRST_MONTHS: str = (
    r"(?:(?P<number>1[0-2]|0?[1-9])(?![0-9])|(?P<word><count>)) (?:(?P<month><month>)|<quarter>) (?P<modifier><modifier>)"
    + _OF_YEAR
)
MONTHS_OF = r"{m}(?: ?t ?/ ?|t| <month> (?:<year> )?){y}(?![\w%]|[-/.,:][0-9])"
HALF: str = rf"<half> (?P<modifier><modifier>){_OF_YEAR}"
QUARTER = r"(?:<quarter> |(?P<short><short quarter~>)\.? ?)(?=(?:{q}|<count>)(?!\w))"
QUARTER_OF: str = rf"<quarter> (?P<modifier><modifier>){_OF_YEAR}"
QUARTER_NEAR = "<quarter> (?P<near><near>)"
SEASON = "<season> (?P<season><seasons>)(?:(?: <year>)? {y}| (?P<near><near>)| <year> (?P<yearly><yearly>))"
CENTURY = r"<century> (?:<ordinal> )?(?P<number>[0-9]{1,2}|[ivx]{1,5})(?!\w)"
_ERA = " <era>"
_TO = " <to> "
_OF_CENTURY = r" (?:<of> )?<century> (?:<ordinal> )?(?P<number>[0-9]{1,2}|[ivx]{1,5})(?!\w)"
DECADE = r"(?P<head><decade>)(?: <modifier>(?: <decade>)?)? (?P<number>[0-9]0)(?![0-9]|[.,][0-9]| ?%)"


def _placed(reading: Reading, match: re.Match[str], kind: str, first: int, months: int) -> str | None:
    """The value of a range of months, in the year that a match gives or in that of the reference."""
    year = int(match["y"]) if match["y"] else None
    parts = Parts(kind, year, first, cue=reading.words.away(match) or (None if year else 0), months=months)
    return values.written(parts, values.placed_year(parts, reading.reference))


def _is_cut(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the word for the year belongs to what follows: năm sau khi."""
    return bool(match["yearly"]) and reading.is_compound(match.end("yearly"))


def first_months(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``9 tháng đầu năm``, ``hai quý cuối năm 2024``, ``6 tháng đầu 2024``."""
    words = reading.words
    number = int(match["number"]) if match["number"] else int(words.of("count", match["word"]))
    months = number * (1 if match["month"] else 3)
    where = words.of("modifier", match["modifier"])
    if months > 12 or where not in ("early", "late") or _is_cut(reading, match):
        return None
    value = _placed(reading, match, "range", 1 if where == "early" else 13 - months, months)
    return dressed(reading, match.start(), match.end(), "range", value)


def months_of(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``9T/2013``, ``8 tháng năm 2023``: the first months of a year."""
    if reading.words.last(reading.left(match.start()), "day") >= 0:
        return None
    value = values.written(Parts("range", int(match["y"]), 1, months=int(match["m"])), int(match["y"]))
    return dressed(reading, match.start(), match.end(), "range", value)


def half(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``nửa đầu năm 2014``."""
    where = reading.words.of("modifier", match["modifier"])
    if where not in ("early", "late") or _is_cut(reading, match):
        return None
    value = _placed(reading, match, "half", 1 if where == "early" else 7, 6)
    return FoundDate(match.start(), match.end(), match.start(), match.end(), "half", value)


def quarter(reading: Reading, match: re.Match[str]) -> list[FoundDate]:
    """``quý III/2013``, ``quý ba``, ``quý I và II/2024``."""
    return chain.read(reading, match.end(), "short quarter" if match["short"] else "quarter")


def quarter_of(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``quý đầu năm 2024``: the first or last quarter of a year."""
    where = reading.words.of("modifier", match["modifier"])
    if where not in ("early", "late") or _is_cut(reading, match):
        return None
    value = _placed(reading, match, "quarter", 1 if where == "early" else 10, 3)
    return dressed(reading, match.start(), match.end(), "quarter", value)


def quarter_near(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``quý trước``."""
    if is_one_of_several(reading, reading.left(match.start(), BESIDE)) or reading.is_compound(match.end("near")):
        return None
    reference, value = reading.reference, None
    away = 3 * int(reading.words.of("near", match["near"]))
    if reference and (found := values.month_away(reference, away - (reference.month - 1) % 3)):
        value = values.written(Parts("quarter", found[0], found[1], months=3), found[0])
    return dressed(reading, match.start(), match.end(), "quarter", value)


def season(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``mùa xuân 2012``: only with a year or a word for one, because titles of songs and books have neither."""
    words = reading.words
    number = int(words.of("seasons", match["season"]))
    cue: int | str | None = words.away(match)
    if (match["near"] and reading.is_compound(match.end("near"))) or _is_cut(reading, match):
        return None
    if match["near"] and (distance := int(words.of("near", match["near"]))):
        cue = "past" if distance < 0 else "future"
    parts = Parts("season", int(match["y"]) if match["y"] else None, 3 * (number - 21) + 2, cue=cue)
    placed = values.placed_year(parts, reading.reference)
    return FoundDate(
        match.start(), match.end(), match.start(), match.end(), "season", f"{placed:04}-{number}" if placed else None
    )


def _century(match: re.Match[str]) -> int | None:
    number = int(match["number"]) if match["number"].isdecimal() else NUMERALS.get(match["number"], 0)
    return number if 1 <= number <= 21 else None


def century(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``thế kỷ XIX``, ``từ thế kỷ 8 đến thế kỷ 12``; centuries before our era are not read."""
    start, end = match.span()
    number = _century(match)
    if number is None or reading.match(_ERA, end) or _is_named(reading, start, match.start("number")):
        return None
    value, left = f"{number - 1:02}XX", reading.left(start)
    to, opened = reading.match(_TO, end), reading.words.last(left, "from")
    if to and opened >= 0 and (last := reading.match(CENTURY, to.end())) and (later := century(reading, last)) and later.value:
        return FoundDate(start - len(left) + opened, later.end, start, later.end, "range", f"{value}/{later.value}")
    return dressed(reading, start, end, "century", value)


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether a century is part of a name: Thế Kỷ 21, báo Thế kỷ 21."""
    first, *rest = reading.text[start:end].replace("_", " ").split()
    if first.isupper() or not first[0].isupper():
        return False
    return rest[0][0].isupper() or (start > 1 and reading.text[start - 1] in " _" and reading.text[start - 2].isalnum())


def decade(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``thập niên 90``, ``những năm 60``: in the named century, that of the reference, or the one before."""
    end, tens = match.end(), match["number"][0]
    value = f"XX{tens}X"
    if of := reading.match(_OF_CENTURY, end):
        number = _century(of)
        if number is None:
            return None
        value, end = f"{number - 1:02}{tens}X", of.end()
    elif reading.is_before_unit(end):
        return None
    elif reading.reference:
        number = reading.reference.year // 100 - (int(tens) > reading.reference.year % 100 // 10)
        value = f"{number:02}{tens}X"
    is_years = match["head"].endswith(tuple(reading.words.values_of("year")))
    return dressed(reading, match.start(), end, "decade", value)._replace(
        core_start=match.start("number") if is_years else match.start()
    )


def term(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``mùa giải 2013/14``: the second number must be the following year."""
    start, year = match.start(), int(match["y"])
    if int(match["next"]) != (year + 1) % 100 or reading.words.last(reading.left(start), "span") < 0:
        return None
    return dressed(reading, start, match.end(), "range", f"{year}/{year + 1}")
