"""Dates counted from the day of publication: today, last week, this month, the Thursday of last week."""

from __future__ import annotations

import re

from vnnorm.rules.dates import digits as shapes
from vnnorm.rules.dates import values, words
from vnnorm.rules.dates.days import has_unit
from vnnorm.rules.dates.digits import parse
from vnnorm.rules.dates.lexicon import S, any_of, ending, of, worth
from vnnorm.rules.dates.periods import cued
from vnnorm.rules.dates.reading import Found, Reading, clock, dressed
from vnnorm.rules.dates.values import Parts
from vnnorm.rules.dates.words import DAY_HEAD, MONTH_HEAD, MONTH_WORD, NEAR, PART, WEEKDAY, YEAR, YEAR_HEAD, YEARLY
from vnnorm.text.pattern import lazily

_WEEK_HEAD = any_of("week")
_TODAY = lazily(
    rf"(?:(?P<part>{PART}){S})?(?:(?:{DAY_HEAD}{S})?(?P<today>{any_of('today')})|(?<=[ \n])(?P<away>{any_of('away')}))(?!\w)"
    rf"(?:,?{S}{WEEKDAY}(?!\w))?"
)
_WEEK = lazily(rf"{_WEEK_HEAD}{S}{NEAR}")
_WEEKDAY = lazily(
    rf"(?P<day>{WEEKDAY})(?!\w)(?:(?:{S}{any_of('modifier')})?{S}(?P<week>{_WEEK_HEAD})(?:{S}(?P<near>{any_of('near')}))?(?!\w)"
    rf"|{S}(?P<cue>{any_of('cue')})(?!\w)(?!{S}{any_of('no cue')}(?!\w)))?"
)
_MONTH = lazily(rf"{MONTH_HEAD}{S}{NEAR}")
_MONTH_NAMED = lazily(rf"{MONTH_HEAD}{S}{MONTH_WORD}(?:(?:,?{S}{YEAR_HEAD}{S}| ?/ ?|{S}){YEAR})?")
_STOP = r" ?[^\w\s/&-]|\n|\Z"
_BARE_MONTH = lazily(rf"{MONTH_HEAD}(?={_STOP})")
_YEAR = lazily(rf"{YEAR_HEAD}{S}{YEARLY}(?!{S}(?:[0-9]|{any_of('not the year')}(?!\w)))")
_BARE_YEAR = lazily(rf"{YEAR_HEAD}(?={_STOP}| [^\d\W])(?!{S}{any_of('whole year')}(?!\w))")
_COUNTED = lazily(rf"(?<!\w)(?:[0-9]+|{any_of('count', 'plural')}){S}\Z")
_OF_COUNTED = lazily(rf"(?<!\w)(?:[0-9]+|{MONTH_HEAD}|{YEAR_HEAD}|{any_of('half', 'quarter')}){S}{any_of('modifier')}{S}\Z")
_TO = rf"(?: ?[-–] ?|{S}{any_of('to')}{S})"
_TO_WEEKDAY = lazily(rf"{_TO}{WEEKDAY}(?!\w)(?!,? ?\(?[0-9])")
_WEEKDAY_TO = lazily(rf"(?<!\w){WEEKDAY}{_TO}\Z")
_ORDINAL_AT = lazily(any_of("ordinal") + S)
_ORDINAL = ending(("ordinal",), any_of("ordinal"))
_MODIFIER = ending(("modifier",), any_of("modifier"))
_EACH = ending(("each",), any_of("each"))
_NAME = ending(("event", "full moon"), any_of("event", "full moon"))
_PLURAL = ending(("plural",), any_of("plural"))
_BRACKETED = lazily(r"[ \n]\( ?(?=[0-9])")
_SAME_DAY = lazily(any_of("same day"))
SAME_DAY = "same day"


def today(reading: Reading, at: int) -> Found | None:
    """``hôm qua``, ``sáng nay``, ``ngày mai``, with the words before it."""
    match = _TODAY.match(reading.low, at)
    if not match or not (match["part"] or match["today"]):
        return None
    written = match["today"] or match["away"]
    left = reading.left(at)
    if _EACH.search(left) or (not match["today"] and _is_name(reading, match)):
        return None
    value = None
    if reading.reference:
        value = values.shifted(reading.reference, int(of("today" if match["today"] else "away", written)))
    begin, time, part = at, None, match["part"]
    before = words.before(left)
    if before and before[0] and not _TODAY.search(before[0]):
        begin -= len(left) - before.start()
        part = part or before["part"]
        time = clock(before)
    core = match.start("today" if match["today"] else "away") if match["part"] else at
    return Found(begin, match.end(), core, match.end(), "day", value, time, part)


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a word after a part of day is a name: it has a capital of its own."""
    shown = reading.text[match.start() : match.end("away")]
    own = shown[match.start("away") - match.start() :]
    return own[0].isupper() and not shown.isupper()


def same_day(reading: Reading, at: int) -> Found | None:
    """The day of the date before it, which the caller knows."""
    match = _SAME_DAY.match(reading.low, at)
    if not match:
        return None
    left = reading.left(at)
    before = words.before(left)
    begin, end = at - len(left) + before.start() if before else at, match.end()
    return Found(begin, end, at, end, SAME_DAY, None, clock(before), before["part"] if before else None)


def week(reading: Reading, at: int) -> Found | None:
    """``tuần trước``; its end is Saturday and Sunday."""
    match = _WEEK.match(reading.low, at)
    if not match or _COUNTED.search(reading.left(at, 12)):
        return None
    value = values.week(reading.reference, int(of("near", match[1]))) if reading.reference else None
    found = dressed(reading, at, match.end(), "week", value)
    if found.modifier == "late" and value:
        days = [values.shifted(values.ends(value)[0], step) for step in (5, 6)]  # type: ignore[arg-type]
        return found._replace(value=f"{days[0]}/{days[1]}", core_start=found.start)
    return found


def weekday(reading: Reading, at: int) -> Found | None:
    """``thứ Năm tuần trước``, ``sáng thứ Bảy``, ``thứ Hai (16/9)``: alone it is more often an ordinal."""
    match = _WEEKDAY.match(reading.low, at)
    if not match:
        return None
    left = reading.left(at)
    before = words.before(left, words.LEFT_OF_NAME)
    number = int(of("weekday", match["day"]))
    cue = of("cue", match["cue"]) if match["cue"] and words.is_sure(match["cue"], reading.low, match.end()) else None
    if cue == "this" or (
        cue and not (before and before[0]) and left.strip()[-1:].isalnum() and not _has_own_capital(reading, match)
    ):
        cue = None  # lần thứ ba vừa qua
    end = match.end() if cue or match["week"] else match.end("day")
    if end == match.end("day") and (_TO_WEEKDAY.match(reading.low, end) or _WEEKDAY_TO.search(left)):
        return None  # thứ 2 - thứ 6: every week
    value = _bracketed(reading, end, number)
    if value is None and not match["week"] and not cue and _is_ordinal(reading, match, before[0] if before else ""):
        return None
    if value is None and reading.reference:
        distance = number - reading.reference.weekday()
        if cue:
            distance = (distance - 1) % 7 + 1 if cue == "future" else -((-distance - 1) % 7 + 1)
        elif match["week"]:
            distance += 7 * int(of("near", match["near"])) if match["near"] else 0
        elif distance > 0:
            distance -= 7
        value = values.shifted(reading.reference, distance)
    value = value or None
    begin = at - len(left) + before.start() if before and before[0] else at
    return Found(begin, end, at, end, "day", value, clock(before), before["part"] if before else None)


def _is_ordinal(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Whether a weekday without a date is more likely a number: lần thứ ba, bước vào ngày thứ bảy, but ngày thứ Bảy."""
    if worth("day").get(before.strip()) != "-":
        return not before
    name = reading.text[match.start("day") : match.end("day")]
    return not name.split()[-1].istitle() and bool(_ORDINAL_AT.match(name.lower()))


def _has_own_capital(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a weekday is written as one: thứ Ba, and not thứ ba."""
    return reading.text[match.start("day") : match.end("day")].split()[-1][0].isupper()


def _bracketed(reading: Reading, end: int, number: int) -> str | None:
    """The day in brackets after a weekday: "" where its year is not known, None where it is none or another weekday."""
    dated = _BRACKETED.match(reading.low, end)
    item = parse(reading.low, dated.end(), None) if dated else None
    if item is None or item[0].day is None or item[0].month is None:
        return None
    first = values.ends(values.single(item[0], reading.reference))[0]
    if first is None:
        return ""
    return first.isoformat() if first.weekday() == number else None


def month(reading: Reading, at: int) -> Found | None:
    """``tháng này``, ``tháng Mười năm ngoái``, ``cuối tháng``."""
    low, reference = reading.low, reading.reference
    left = reading.left(at, 24)
    match = _MONTH.match(low, at)
    if match:
        if _COUNTED.search(left):
            return None
        found = values.month_away(reference, int(of("near", match[1]))) if reference else None
        return dressed(reading, at, match.end(), "month", values.months(found[1], found[1], found[0]) if found else None)
    match = _MONTH_NAMED.match(low, at)
    if match:
        return _named_month(reading, at, match, left)
    if _MODIFIER.search(left) and _BARE_MONTH.match(low, at) and not _OF_COUNTED.search(left):
        value = values.written(Parts("month", month=reference.month), reference.year) if reference else None
        return dressed(reading, at, at + len(_BARE_MONTH.match(low, at)[0]), "month", value)  # type: ignore[index]
    return None


def _named_month(reading: Reading, at: int, match: re.Match[str], left: str) -> Found | None:
    if _NAME.search(left) or _PLURAL.search(left) or left[-2:-1].isdecimal():
        return None
    if match[2] and shapes.goes_on(reading.low, match.end()):
        return None  # the year is of a value: tháng năm 2025-08
    parts = Parts("month", int(match[2]) if match[2] else None, words.month_named(match[1]))
    parts, end, taken = cued(reading, parts, match.end())
    # tháng năm nay, tháng ba triệu: the word is of what follows, but where it has a capital (tháng Ba).
    is_counted = has_unit(reading, end, end) and parts.cue is None and not reading.text[match.start(1) : match.end(1)].istitle()
    if end == match.end() and not match[2] and (_YEAR.match(reading.low, match.start(1)) or is_counted):
        return None
    if parts.month == 12 and words.is_lunar_month(match[1]):
        return dressed(reading, at, end, "month", None)._replace(calendar="lunar")
    return dressed(reading, at, end, "month", values.single(parts, reading.reference))._replace(end=taken)


def year(reading: Reading, at: int) -> Found | None:
    """``năm nay``, ``cuối năm``."""
    low, reference = reading.low, reading.reference
    match = _YEAR.match(low, at)
    left = reading.left(at, 24)
    if match:
        if _COUNTED.search(left) or _OF_COUNTED.search(left) or _ORDINAL.search(left):
            return None
        placed = values.placed_year(Parts("year", cue=int(of("yearly", match[1]))), reference)
        found = dressed(reading, at, match.end(), "year", None if placed is None else f"{placed:04}")
        return found._replace(core_start=match.start(1))
    bare = _BARE_YEAR.match(low, at)
    if bare and _MODIFIER.search(left) and not _OF_COUNTED.search(left):
        return dressed(reading, at, bare.end(), "year", f"{reference.year:04}" if reference else None)
    return None
