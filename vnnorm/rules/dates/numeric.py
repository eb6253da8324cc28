"""Dates with digits: one scan for numbers, then each by its shape and by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules.dates import days, lunar, periods, values, words, written
from vnnorm.rules.dates.digits import COMMA, bare_day, parse
from vnnorm.rules.dates.lexicon import Ending, S, any_of, ending, worth
from vnnorm.rules.dates.reading import Found, Reading, day, dressed
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import ANY_DAY, ANY_MONTH, DAY_HEAD, FROM
from vnnorm.text.pattern import lazily

_HEADS = {word: role for role in ("day", "month", "year") for word in worth(role)}
_BEFORE_NUMBER = {*_HEADS, *worth("from"), *worth("and")}
_LAST_LETTERS = "".join(sorted({word[-1] for word in _BEFORE_NUMBER}))
_UNITS = any_of("month", "quarter", "lunar", "new year")
# A number with signs inside, one of four digits, or one after the last letter of a head, a comma or an and, or before a unit.
# The first lookbehind keeps a million digits from being tried from each of them.
_NUMBERS = lazily(
    rf"[0-9](?<![0-9][0-9])[0-9]*(?![0-9])(?:(?:(?:[.,:/–-]| ?/ ?| [-–] )[0-9]+){{1,24}}|(?<=[0-9]{{4}})"
    rf"|(?=(?: ?t ?/|t[12]|[ \n]{_UNITS}))|(?<=[{_LAST_LETTERS},&][ \n][0-9])|(?<=[{_LAST_LETTERS},&][ \n][0-9]{{2}})"
    r"|(?<=q[0-9])|(?<=[\n][0-9]{2})|(?<=[\n][0-9]))"
)
# Decimals, clock times, thousands, numbers of three digits or of five.
_NEVER = lazily(r"[0-9]*:|[0-9]+,[0-9]+(?![0-9/.-])|[0-9]+[^0-9][0-9]{3}(?![0-9])|[0-9]{3}(?![0-9])|[0-9]{5}")
_CLOCK_BEFORE = lazily(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? ?[-–] (?=[0-9]{1,2}[/.-])")
_SEASON = lazily(rf"{words.YEAR}(?: ?/ ?|-)([0-9]{{2}})(?![0-9])")  # mùa giải 2013/14
_OPENING = "([“‘\"'"
_COUNTED = lazily(rf"[0-9]+ ?t|[0-9]+{S}{_UNITS}")
_WEEKDAY = ending(("weekday",), any_of("weekday"))
_AND = lazily(COMMA)
_BETWEEN = rf"(?:{COMMA}| ?[-–] ?|{S}{any_of('to')}{S})"
_LISTED = Ending(
    tuple(
        f"{word}{space}"
        for word, spaces in ((",", ("", *" \n")), ("&", ("", *" \n")), ("-", ("", " ")), ("–", ("", " ")))
        for space in spaces
    )
    + tuple(f"{word}{space}" for word in (*worth("and"), *worth("to")) for space in " \n"),
    lazily(rf"{DAY_HEAD}{S}(?:{ANY_DAY}(?:(?: ?/ ?|[.-]){ANY_MONTH})?{_BETWEEN}){{1,8}}\Z"),
)


def find(reading: Reading) -> Iterator[Found]:
    """The dates that have digits, in order of place."""
    low = reading.low
    done = 0
    last: Found | None = None
    for match in _NUMBERS.finditer(low):
        start, end = match.span()
        if start < done or end - start > 40:
            continue
        if _NEVER.match(low, start, end):
            clock = _CLOCK_BEFORE.match(low, start, end)
            if clock is None:
                continue
            start = clock.end()
        before = low[start - 1] if start else " "
        if end - start < 4 and before in " \n" and low[start:end].isdecimal() and not _COUNTED.match(low, start):
            word = low[max(0, start - 6) : start].split()
            if not word or (word[-1].lstrip(_OPENING) not in _BEFORE_NUMBER and word[-1][-1] not in ",&"):
                continue
        found = _one(reading, start, end, before, last)
        if found is not None:
            if found.part and (earlier := days.evening_before(reading, found)):
                yield earlier
            yield found
            done, last = found.end, found
            if found.core_end < end and low[found.core_end] in ",&":
                yield from _rest(reading, found.core_end + 1, end)


def _is_next(reading: Reading, last: Found, start: int, end: int) -> bool:
    """Whether a day and month follow another in a list: 30/4 và 1/5."""
    low = reading.low
    return (
        last.kind == "day"
        and _AND.fullmatch(low, last.core_end, start) is not None
        and any(sign in low[last.core_start : last.core_end] and sign in low[start:end] for sign in "/-")
        and not days.has_unit(reading, start, end)
    )


def _rest(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """What follows the first day of a list without spaces: ``5,6/11``."""
    while start < end and reading.low[start].isdecimal():
        found = _one(reading, start, end, " ", None)
        if found is None:
            return
        yield found
        start = found.core_end + 1


def _one(reading: Reading, start: int, end: int, before: str, last: Found | None) -> Found | None:
    low = reading.low
    if before.isalpha():
        return periods.code(reading, start) if before in "qt" else None
    is_glued = before in "/-–.,:#&+=" and start > 1 and not low[start - 2].isspace()
    if is_glued and before != "&":
        return None
    left = reading.left(start)
    if is_glued and not _LISTED.search(left):  # ngày 5&6/1
        return None
    if end - start >= 7 and low[start : start + 4].isdecimal():
        iso = written.read(reading, start)
        is_term = iso and iso.core_end - start == 7 and words.TERM.search(left)
        if iso and iso.core_end - start > 4 and not is_term:
            return iso
    if low[start : start + 3].isdecimal():
        season = _SEASON.match(low, start)
        if season and int(season[2]) == (int(season[1]) + 1) % 100 and words.TERM.search(left):
            return dressed(reading, start, season.end(), "range", f"{season[1]}/{int(season[1]) + 1}")
    else:
        if lunar.MARK.search(low, start, start + 32) and (found := lunar.numbered(reading, start)):
            return found
        if not words.DAY_BEFORE.search(left) and (found := periods.first_months(reading, start)):
            return found
    tail = left.split()[-1:] or [""]
    head = _HEADS.get(tail[0].lstrip(_OPENING)) if left[-1:] in (" ", "\n") else None
    listed = head is None and (_LISTED.search(left) or (last and _is_next(reading, last, start, end)))
    if head == "year" and _WEEKDAY.search(left):  # thứ năm 16/9
        head = None
    item = parse(low, start, head or ("day" if listed else None)) or bare_day(low, start)
    if not item or reading.is_glued(item[1]):
        return None
    return _read(reading, start, head, bool(listed), item)


def _read(reading: Reading, start: int, head: str | None, listed: bool, item: tuple[Parts, int]) -> Found | None:
    """A date, or two as the ends of a period, with the words beside them."""
    low, left = reading.low, reading.left(start)
    parts, end = item
    since = FROM.search(left)
    to = words.TO.match(low, end)
    if to:
        joined = to[0].strip()[0] in "-–"
        second = parse(low, to.end(), to.lastgroup or (head if head != "day" or parts.day else None))
        if second and (since or joined) and _pairs(parts, second[0], head, bool(since), to):
            last, last_end = second
            cue = words.CUE.match(reading.right(last_end))
            if cue and last.year is None and (not cue["cue"] or last.day is None):
                last, last_end = last._replace(cue=words.cue(cue)), last_end + words.cue_end(cue)
            value = values.interval(parts, last, reading.reference)
            is_sure = head or since or parts.day is None or last.year
            if value and (is_sure or days.is_free(reading, start, last_end, left)):
                return _range(reading, start, head, last_end, value)
    if parts.kind == "bare":
        return None
    if parts.day is not None:
        return None if head == "year" else days.read(reading, start, bool(head or listed), item)
    if parts.month is not None:
        return periods.month(reading, start, parts, end)
    return periods.year(reading, start, head, item)


def _pairs(first: Parts, last: Parts, head: str | None, since: bool, to: re.Match[str]) -> bool:
    """Whether two dates can be the ends of one period."""
    if last.kind == "bare":
        return False
    if first.kind == "bare":
        return last.day is not None and last.month is not None and (since or head == "day" or len(to[0]) == 1)
    if first.day is not None and last.day is not None:
        return last.month is not None or (first.month is not None and since)
    if since:
        return (first.day is None) == (last.day is None)
    return (first.day is None) == (last.day is None) and (first.month is None) == (last.month is None)


def _range(reading: Reading, start: int, head: str | None, end: int, value: str) -> Found:
    """A period; its words before it reach to the from."""
    left = reading.left(start)
    month = words.MONTH_BEFORE.search(left) if head == "month" else None
    core = start - (len(left) - month.start()) if month else start
    if since := FROM.search(left):
        return Found(start - len(left) + since.start(), end, core, end, "range", value)
    if len(value.partition("/")[0]) == 10:
        return day(reading, start, end, value, "range")
    return dressed(reading, core, end, "range", value)
