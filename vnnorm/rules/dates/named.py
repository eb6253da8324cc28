"""Periods that have names: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from vnnorm.rules.dates import values, words
from vnnorm.rules.dates.digits import COMMA, goes_on
from vnnorm.rules.dates.lexicon import S, any_of, of
from vnnorm.rules.dates.periods import IN_WORDS, part_of_year
from vnnorm.rules.dates.reading import Found, Reading, dressed
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import NEAR, YEAR, YEAR_HEAD, YEARLY
from vnnorm.text.pattern import lazily

_QUARTER_HEAD, _MODIFIER = any_of("quarter"), any_of("modifier")
_ROMAN = r"(?:i{1,3}|iv|[1-4])"
_OF_YEAR = rf"(?:(?: ?[/-] ?|\.|{S}{YEAR_HEAD}{S}|{S}){YEAR}|{S}{YEAR_HEAD}{S}{YEARLY})"
_QUARTER = lazily(rf"{_QUARTER_HEAD}{S}({_ROMAN})(?!\w){_OF_YEAR}?")
_QUARTERS = lazily(rf"(?:{COMMA}|{S}{any_of('to')}{S}|[-–])(?:{_QUARTER_HEAD}{S})?({_ROMAN})(?!\w){_OF_YEAR}")
_LATER = lazily(rf"{COMMA}({_ROMAN})(?!\w){_OF_YEAR}")
_QUARTER_NEAR = lazily(rf"{_QUARTER_HEAD}{S}{NEAR}")
_HALF = lazily(rf"{any_of('half')}{S}({_MODIFIER}){S}(?:{YEAR_HEAD}(?!\w)(?:{S}(?:{YEAR}|{YEARLY}))?|{YEAR}(?!\w))")
_SEASON = lazily(
    rf"{any_of('season')}{S}({any_of('seasons')})(?:(?:{S}{YEAR_HEAD})?{S}{YEAR}|{S}{NEAR}|(?:{S}{YEAR_HEAD})?{S}{YEARLY})"
)
_CENTURY = lazily(rf"{any_of('century')}{S}(?:{any_of('ordinal')}{S})?([0-9]{{1,2}}|[ivx]{{1,5}})(?!\w)")
_ERA = lazily(rf"{S}{any_of('era')}")
_TO = lazily(rf"{S}{any_of('to')}{S}")
_DECADE = lazily(
    rf"(?P<head>{any_of('decade')})(?:{S}{_MODIFIER}(?:{S}{any_of('decade')})?)?{S}(?P<number>[0-9]0)(?![0-9]|[.,][0-9]| ?%)"
)


def quarter(reading: Reading, at: int) -> Found | None:
    """``quý III/2013``, ``quý IV năm ngoái``, ``quý trước``, ``quý I và II/2024``."""
    match = _QUARTER.match(reading.low, at)
    if match:
        number = _number(match[1])
        year, away, end = match[2], match[3], match.end()
        if not year and not away and (later := _QUARTERS.match(reading.low, end)):
            year, away = later[2], later[3]
        parts = Parts("quarter", int(year) if year else None, 3 * number - 2, cue=int(of("yearly", away)) if away else None)
        if parts.year is None and parts.cue is None and (cue := _cue(reading, end)):
            parts, end = parts._replace(cue=words.cue(cue)), end + words.cue_end(cue)
        placed = values.placed_year(parts, reading.reference)
        return dressed(reading, at, end, "quarter", values.months(3 * number - 2, 3 * number, placed))
    match = _QUARTER_NEAR.match(reading.low, at)
    if not match:
        return None
    reference, value = reading.reference, None
    if reference and (found := values.month_away(reference, 3 * int(of("near", match[1])) - (reference.month - 1) % 3)):
        value = values.months(found[1], found[1] + 2, found[0])
    return dressed(reading, at, match.end(), "quarter", value)


def _cue(reading: Reading, end: int) -> re.Match[str] | None:
    """The words after a quarter that tell its year."""
    cue = words.CUE.match(reading.right(end))
    return cue if cue and (not cue["cue"] or words.is_sure(cue["cue"], reading.low, end + cue.end())) else None


def _number(written: str) -> int:
    return words.NUMERALS.get(written) or int(written)


def _away(yearly: str | None) -> int:
    return int(of("yearly", yearly)) if yearly else 0


def count(reading: Reading, at: int) -> Found | None:
    """``sáu tháng đầu năm``, ``ba quý cuối năm 2024``."""
    match = IN_WORDS.match(reading.low, at)
    return part_of_year(reading, at, match, int(of("count", match["number"]))) if match else None


def half(reading: Reading, at: int) -> Found | None:
    """``nửa đầu năm 2014``."""
    match = _HALF.match(reading.low, at)
    where = of("modifier", match[1]) if match else None
    if not match or where not in ("early", "late"):
        return None
    year = match[2] or match[4]
    if year and goes_on(reading.low, match.end()):
        return None  # nửa đầu 2013-09: the year is of a value
    placed = int(year) if year else values.placed_year(Parts("half", cue=_away(match[3])), reading.reference)
    first = 1 if where == "early" else 7
    return Found(at, match.end(), at, match.end(), "half", values.months(first, first + 5, placed))


def season(reading: Reading, at: int) -> Found | None:
    """``mùa xuân 2012``: only with a year or a word that tells it; titles of songs and books have no such."""
    match = _SEASON.match(reading.low, at)
    if not match:
        return None
    number = int(of("seasons", match[1]))
    cue: int | str = _away(match[4])
    if match[3] and (distance := int(of("near", match[3]))):
        cue = "past" if distance < 0 else "future"
    parts = Parts("season", int(match[2]) if match[2] else None, 3 * (number - 21) + 2, cue=cue)
    placed = values.placed_year(parts, reading.reference)
    value = f"{placed:04}-{number}" if placed else None
    return Found(at, match.end(), at, match.end(), "season", value)


def century(reading: Reading, at: int) -> Found | None:
    """``thế kỷ XIX``, ``từ thế kỷ 8 đến thế kỷ 12``; none before our era."""
    match = _CENTURY.match(reading.low, at)
    if not match or _ERA.match(reading.low, match.end()) or _is_named(reading, at, match.start(1)):
        return None
    number = int(match[1]) if match[1].isdecimal() else words.NUMERALS.get(match[1], 0)
    if not 1 <= number <= 21:
        return None
    end, value = match.end(), f"{number - 1:02}XX"
    left = reading.left(at)
    to = _TO.match(reading.low, end)
    since = words.FROM.search(left)
    if to and since and (later := century(reading, to.end())) and later.value:
        return Found(at - len(left) + since.start(), later.end, at, later.end, "range", f"{value}/{later.value}")
    return dressed(reading, at, end, "century", value)


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether a century is in a name: Thế Kỷ 21, báo Thế kỷ 21."""
    first, *rest = reading.text[start:end].replace("_", " ").split()
    if first.isupper() or not first[0].isupper():
        return False
    return rest[0][0].isupper() or (start > 1 and reading.text[start - 1] in " _" and reading.text[start - 2].isalnum())


def later_quarter(reading: Reading, found: Found) -> Found | None:
    """``II/2024`` after ``quý I và``, which stands without its own head."""
    match = _LATER.match(reading.low, found.core_end)
    if found.kind != "quarter" or not match:
        return None
    number, year, away = _number(match[1]), match[2], match[3]
    placed = int(year) if year else values.placed_year(Parts("quarter", cue=int(of("yearly", away))), reading.reference)
    start = match.start(1)
    return Found(start, match.end(), start, match.end(), "quarter", values.months(3 * number - 2, 3 * number, placed))


def decade(reading: Reading, at: int) -> Found | None:
    """``thập niên 90``, ``những năm 60``: of the century of the reference, or of the one before it."""
    match = _DECADE.match(reading.low, at)
    if not match or reading.contexts.starts(reading.right(match.end(), 24)):
        return None
    number = match["number"][0]
    value = f"XX{number}X"
    if reading.reference:
        century_of = reading.reference.year // 100
        if int(number) > reading.reference.year % 100 // 10:
            century_of -= 1
        value = f"{century_of:02}{number}X"
    is_years = re.search(rf"{YEAR_HEAD}\Z", match["head"])
    core = match.start("number") if is_years else at
    return dressed(reading, at, match.end(), "decade", value)._replace(core_start=core)
