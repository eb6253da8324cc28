"""Dates with digits: each run of numbers, by its shape and by the words beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from vnnorm.rules import _date_values as values
from vnnorm.rules import _date_words as words
from vnnorm.rules import tones
from vnnorm.rules._date_values import Parts
from vnnorm.rules._date_words import ANY_DAY, ANY_MONTH, DAY, MONTH, MONTH_WORD, YEAR, S


class Found(NamedTuple):
    """A date in a view of a text: its span, its core, and what it is worth."""

    start: int
    end: int
    core_start: int
    core_end: int
    kind: str
    value: str | None
    time: str | None = None
    part: str | None = None
    modifier: str | None = None
    calendar: str = "gregorian"


class Reading:
    """A text as the finders see it, and what is known of it."""

    def __init__(self, text: str, reference: datetime.date | None, contexts: words.Contexts) -> None:
        self.text = text
        self.low = text.replace("İ", "i").lower().replace("_", " ")
        if not self.low.isascii():
            self.low = self.low.replace("\u00a0", " ")
        self.reference = reference
        self.contexts = contexts
        self._at, self._left = -1, ""
        self._slips = _SLIP.search(self.low) is not None

    def left(self, at: int, size: int = 56) -> str:
        """The text before a place, its tone marks where they belong (``hôì tháng 9``)."""
        if at != self._at:
            self._at, self._left = at, self._placed(self.low[max(0, at - 56) : at])
        return self._left if size >= 56 else self._left[-size:]

    def right(self, at: int, size: int = 40) -> str:
        """The text after a place, likewise."""
        return self._placed(self.low[at : at + size])

    def _placed(self, part: str) -> str:
        return tones.rewrite(part) if self._slips else part

    @cached_property
    def separators(self) -> frozenset[str]:
        """What stands between day and month in the sure dates of the text."""
        return frozenset(match[1] for match in _SURE.finditer(self.low))


# A mark that stands wrong in one of the words of dates: hôì, vưà, cuôí, đâù, ngoaí, tuâǹ.
_SLIP = re.compile("[ăâêôơư][ìíỉĩịùúủũụàáảãạ]|a[ìíỳý](?!\\w)")
_SURE = re.compile(rf"(?:ngày|hôm) {ANY_DAY}([/.-]){ANY_MONTH}(?![0-9]|[/.-][0-9])")
# A number with signs inside, one of four digits, or one after the last letter of a head, a comma or và, or before tháng. The
# first lookbehind keeps a million digits from being tried from each of them.
_NUMBERS = re.compile(
    r"[0-9](?<![0-9][0-9])[0-9]*(?![0-9])(?:(?:(?:[.,:/–-]| ?/ ?| [-–] )[0-9]+)+|(?<=[0-9]{4})|(?= ?t(?:háng|/| /))"
    r"|(?<=[ymgà,][ \n][0-9])|(?<=[ymgà,][ \n][0-9]{2})|(?<=q[0-9])|(?<=[\n][0-9]{2})|(?<=[\n][0-9]))"
)
_HEADS = {"ngày": "day", "hôm": "day", "mùng": "day", "mồng": "day", "tháng": "month", "năm": "year"}
_SEP = r"( ?/ ?|[.-]|\n?/\n?)"
_DMY = re.compile(rf"{DAY}{_SEP}{MONTH}{_SEP}{YEAR}")
_DM = re.compile(rf"{DAY}{_SEP}{MONTH}")
_D_WORD_M = re.compile(rf"{DAY}{S}tháng{S}(?:{MONTH}|{MONTH_WORD})(?:(?:,?{S}năm{S}| ?[/-] ?| ){YEAR})?")
_D = re.compile(DAY)
_MY = re.compile(rf"{MONTH}(?: ?[/.-] ?|,?{S}năm{S}|{S}){YEAR}")
_M = re.compile(MONTH)
_Y = re.compile(YEAR)
_N_MONTHS = re.compile(
    rf"{MONTH}(?: ?t ?/ ?| tháng (?:năm )?| tháng đầu (?:của )?năm(?: (?=[0-9]))?)(?:{YEAR})?(?: (nay|ngoái|trước)(?!\w))?(?!\w)"
)
_QUARTER = re.compile(rf"([1-4]) ?[/.-] ?{YEAR}")
_GOES_ON = re.compile(rf"[0-9%]|[/.,:][0-9]|[–-](?!{ANY_DAY}(?: ?/ ?|[.-]){ANY_MONTH}(?![0-9]))[0-9]|[/-][a-zđ]| ?/ ?[0-9]")
_LIST = re.compile(rf"(?:(?:, ?| và ){ANY_DAY}){{0,8}}?(?:, ?| và )(?:ngày )?{ANY_DAY}[/.-]{MONTH}(?:[/.-]{YEAR})?")
_LISTED = re.compile(rf"(?:ngày|hôm){S}(?:{ANY_DAY}(?:[/.-]{ANY_MONTH})?(?:, ?| và | hoặc | ?[-–] ?| đến )){{1,8}}\Z")
_E = r"(?:[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?)"
_EDTF = re.compile(rf"(?=[0-9X])(?<![\w.,/-]){_E}(?:/{_E})?(?![\w]|[-/.,][0-9X])")
_VALUE = re.compile(
    r"(?:[0-9]{4}|[0-9]{1,3}X{1,3}|XXXX|XX[0-9]X)|(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2]|2[1-4])|(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2]|XX)-[0-3][0-9]"
)
_KINDS = {4: "year", 7: "month", 10: "day"}


def find(reading: Reading) -> Iterator[Found]:
    """The dates that have digits, in order of place."""
    low = reading.low
    done = 0
    for match in _NUMBERS.finditer(low):
        start, end = match.span()
        if start < done or end - start > 40:
            continue
        before = low[start - 1] if start else " "
        after = low[end : end + 1]
        if (
            end - start < 4
            and before == " "
            and low[start:end].isdecimal()
            and after != "t"
            and not low.startswith(" tháng", end)
        ):
            word = low[max(0, start - 6) : start].split()
            if not word or (word[-1] not in _HEADS and word[-1][-1] != "," and word[-1] != "và"):
                continue
        found = _one(reading, start, end, before)
        if found is not None:
            yield found
            done = found.end


def written_values(reading: Reading) -> Iterator[Found]:
    """Values with X for unknown digits, as ``dates`` writes them: capitals are rare, so each X is looked at."""
    text, done = reading.text, 0
    at = text.find("X")
    while at >= 0:
        start = at
        while start > done and at - start < 20 and (text[start - 1] in "0123456789-/"):
            start -= 1
        match = _EDTF.match(text, start)
        if match and match.end() > at and (found := _edtf(reading, match)):
            yield found
            done = found.end
        at = text.find("X", max(at + 1, done))


def _edtf(reading: Reading, match: re.Match[str]) -> Found | None:
    first, slash, last = match[0].partition("/")
    sides = [first, last] if slash else [first]
    if not all(_VALUE.fullmatch(side) and _exists(side) for side in sides) or (
        slash and not first <= last and "X" not in match[0]
    ):
        return None
    if not slash:
        kind = _KINDS[len(first)]
        if kind == "month" and first[5] == "2":
            kind = "season"
        if len(first) == 4 and "X" in first:
            if first == "XXXX":
                return None
            kind = "century" if first.endswith("XX") else "decade"
    else:
        kind = "range"
    start, end = match.span()
    if kind == "day":
        return _day(reading, start, start, end, match[0])
    return _dressed(reading, start, start, end, kind, match[0])


def _exists(side: str) -> bool:
    if len(side) < 10 or side[5] == "X":
        return len(side) < 10 or "01" <= side[8:] <= "31"
    return values.is_day(None if side[0] == "X" else max(1, int(side[:4])), int(side[5:7]), int(side[8:]))


def _one(reading: Reading, start: int, end: int, before: str) -> Found | None:
    low = reading.low
    if before.isalpha():
        return _quarter_code(reading, start) if before == "q" else None
    if before in "/-–.,:#&+=" and start > 1 and not low[start - 2].isspace():
        return None
    if end - start >= 7 and low[start : start + 4].isdecimal():
        iso = _EDTF.match(reading.text, start)
        if iso and len(iso[0]) > 4 and ("-" in iso[0] or "/" in iso[0]) and (found := _edtf(reading, iso)):
            if len(iso[0]) != 7 or not reading.left(start, 12).endswith(("học ", "giải ", "khóa ", "bóng ")):
                return found
    months = _N_MONTHS.match(low, start)
    left = reading.left(start)
    if months and (months[2] or "đầu" in months[0]) and not _goes_on(low, months.end()):
        if not left.endswith(("ngày ", "mùng ", "mồng ", "hôm ")):
            return _first_months(reading, start, months)
    tail = left.split()[-1:] or [""]
    head = _HEADS.get(tail[0]) if left[-1:] in (" ", "\n") else None
    listed = head is None and _LISTED.search(left)
    item = parse(low, start, head or ("day" if listed else None))
    if item is None:
        item = _bare_first(low, start)
        if item is None:
            return None
    return _read(reading, start, head, bool(listed), item, left)


def _read(reading: Reading, start: int, head: str | None, listed: bool, item: tuple[Parts, int], left: str) -> Found | None:
    """A date, or two as the ends of a period, with the words beside them."""
    low = reading.low
    parts, end = item
    since = words.FROM.search(left)
    to = words.TO.match(low, end)
    if to:
        joined = to[0].strip() in ("-", "–")
        second = parse(low, to.end(), _HEADS.get(to[1] or "") or (head if head != "day" or parts.day else None))
        if second and (since or joined) and _pairs(parts, second[0], head, bool(since), to):
            last, last_end = second
            cue = words.CUE.match(reading.right(last_end))
            if cue and cue["year"]:
                last, last_end = last._replace(cue=words.cue(cue)), last_end + cue.end()
            elif cue and last.day is None:
                last, last_end = last._replace(cue=words.cue(cue)), last_end + cue.end()
            value = values.interval(parts, last, reading.reference)
            if value and (head or since or parts.day is None or last.year or _is_free(reading, start, last_end, left)):
                return _range(reading, start, head, parts, last_end, value, since)
    if parts.kind == "bare":
        return None
    if parts.day is not None:
        return _read_day(reading, start, head, listed, parts, end, left)
    if parts.month is not None:
        return _read_month(reading, start, parts, end)
    return _read_year(reading, start, head, parts, end, left)


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


def _range(
    reading: Reading, start: int, head: str | None, parts: Parts, end: int, value: str, since: re.Match[str] | None
) -> Found:
    left = reading.left(start)
    core = start - (len(left) - left.rfind("tháng")) if head == "month" else start
    place = start - len(left) + since.start() if since else None
    found = _day(reading, start, core, end, value, "range") if parts.day is not None and place is None else None
    if found:
        return found
    return _dressed(reading, core, core, end, "range", value, begin=place)


def _bare_first(low: str, start: int) -> tuple[Parts, int] | None:
    match = _D.match(low, start)
    if match and words.TO.match(low, match.end()):
        return Parts("bare", day=int(match[1])), match.end()
    return None


def _goes_on(low: str, end: int) -> bool:
    return _GOES_ON.match(low, end) is not None


def parse(low: str, at: int, head: str | None) -> tuple[Parts, int] | None:
    """The longest date whose digits start here, and where it ends."""
    if head != "month":
        match = _DMY.match(low, at)
        if match and match[2].strip() == match[4].strip() and not _goes_on(low, match.end()):
            year, month, day = int(match[5]), int(match[3]), int(match[1])
            return (Parts("day", year, month, day), match.end()) if values.is_day(year, month, day) else None
        match = _D_WORD_M.match(low, at)
        if match and not _goes_on(low, match.end()):
            month = int(match[2]) if match[2] else words.MONTHS[match[3]]
            year_given = int(match[4]) if match[4] else None
            day = int(match[1])
            if not values.is_day(year_given, month, day):
                return None
            return Parts(
                "lunar" if match[3] in ("giêng", "chạp") and head != "month" else "day", year_given, month, day
            ), match.end()
        match = _DM.match(low, at)
        if match and not _goes_on(low, match.end()):
            month, day = int(match[3]), int(match[1])
            return (Parts("day", None, month, day), match.end()) if values.is_day(None, month, day) else None
        if head == "day":
            match = _D.match(low, at)
            if match and not _goes_on(low, match.end()):
                listed = _LIST.match(low, match.end())
                month_given = int(listed[1]) if listed else None
                year_given = int(listed[2]) if listed and listed[2] else None
                return Parts("day", year_given, month_given, int(match[1])), match.end()
            return None
    match = _MY.match(low, at) if head in ("month", None) else None
    if match and (head or "/" in match[0] or "-" in match[0]) and not _goes_on(low, match.end()):
        return Parts("month", int(match[2]), int(match[1])), match.end()
    if head == "month":
        match = _M.match(low, at)
        return (Parts("month", None, int(match[1])), match.end()) if match and not _goes_after_month(low, match.end()) else None
    match = _Y.match(low, at)
    if (
        match
        and low[match.end() : match.end() + 1] not in tuple("%px")
        and not re.match(r"[.,:/][0-9]|[/-][a-zđ]", low[match.end() : match.end() + 2])
    ):
        return Parts("year", int(match[1])), match.end()
    return None


def _goes_after_month(low: str, end: int) -> bool:
    return bool(re.match(r"[0-9%]|[.,][0-9]|/[0-9]|[/-][a-zđ]", low[end : end + 2]))


def _is_free(reading: Reading, start: int, end: int, left: str) -> bool:
    """Whether no word beside numbers says that they are something else."""
    contexts = reading.contexts
    return not contexts.ends("after", left) and not contexts.starts(reading.right(end, 24))


def _has_context(reading: Reading, start: int, end: int, left: str, sign: str) -> bool:
    """Whether the words beside a day and month without a head make it a date."""
    contexts = reading.contexts
    if not _is_free(reading, start, end, left) or reading.low[start:end] in ("24/7", "24/24"):
        return False
    before = words.before(left)
    dressed = bool(before and before[0])
    if sign != "/":
        if left.endswith(" (") or left.endswith("("):
            near = words.before(left.rstrip("( ") + " ")
            return sign in reading.separators or bool(near and near[0])
        return dressed or (sign in reading.separators and reading.low.startswith(")", end))
    return dressed or left.endswith("(") or contexts.ends("before", left) or reading.low.startswith(")", end) and "(" in left


def _read_day(reading: Reading, start: int, head: str | None, listed: bool, parts: Parts, end: int, left: str) -> Found | None:
    low = reading.low
    shown = low[start:end]
    near = _THAT_MONTH.match(low, end) if parts.month is None else None
    if near and (head or listed):
        reference = reading.reference
        value = values.single(parts, None)
        if reference:
            count = reference.year * 12 + reference.month - 1 + {"này": 0, "trước": -1}.get(near[1], 1)
            value = values.written(Parts("day", count // 12, count % 12 + 1, parts.day), count // 12)
        return _day(reading, start, start, near.end(), value) if value else None
    if parts.month is None and (contexts_unit(reading, end) or low.startswith(" tháng", end)):
        return None
    if not head and not listed:
        if parts.year is None and "tháng" not in shown:
            sign = next(char for char in shown if char in "/.-")
            if not _has_context(reading, start, end, left, sign):
                return None
        elif "tháng" not in shown and reading.contexts.ends("after", left):
            return None
    if head == "year":
        return None if parts.year is None else None
    named = re.match(r",? ?\(?(?:âm lịch|tết)(?!\w)", reading.right(end))
    if parts.kind == "lunar" or named:
        end += named.end() if named else 0
        return _day(reading, start, start, end, None)._replace(calendar="lunar")
    cue = words.CUE.match(reading.right(end))
    if cue and parts.year is None:
        if cue["year"]:
            parts, end = parts._replace(cue=words.cue(cue)), end + cue.end()
        elif cue[0].strip(" ,\n") in ("vừa qua", "vừa rồi", "sắp tới"):
            parts = parts._replace(cue=words.cue(cue))
    return _day(reading, start, start, end, values.single(parts, reading.reference)) if parts.month or head or listed else None


_THAT_MONTH = re.compile(rf"{S}tháng{S}(này|trước|sau|tới)(?!\w)")


def contexts_unit(reading: Reading, end: int) -> bool:
    """Whether a unit stands here."""
    return reading.contexts.starts(reading.right(end, 24))


def _day(reading: Reading, start: int, core: int, end: int, value: str | None, kind: str = "day") -> Found:
    """A day with its clock, part of day, head and weekday before it, and a clock after it."""
    left = reading.left(start)
    before = words.before(left)
    begin = start - len(left) + (before.start() if before else len(left))
    time = _clock(before["hour"], before["minute"]) if before and before["hour"] else None
    part = before["part"] if before else None
    later = words.TIME_AFTER.match(reading.low, end)
    core_end = end
    if later and time is None and kind == "day":
        time, end = f"{int(later[1]):02}:{later[2]}", later.end()
    return Found(begin, end, core, core_end, kind, value, time, part)


def _clock(hour: str, minute: str | None) -> str | None:
    return f"{int(hour):02}:{minute or '00'}" if int(hour) < 24 else None


def _dressed(
    reading: Reading, start: int, core: int, end: int, kind: str, value: str | None, begin: int | None = None
) -> Found:
    """A month, quarter, year or period with what says early, mid or late before it."""
    left = reading.left(start)
    if begin is not None:
        return Found(begin, end, core, end, kind, value)
    begin = start
    if kind in ("year", "decade") and left.endswith(("năm ", "năm\n")):
        begin = start - 4
        left = left[:-4]
        if left.endswith("những "):
            begin, left = begin - 6, left[:-6]
    if kind in ("year", "range") and (term := words.TERM.search(left)):
        begin -= len(left) - term.start()
        left = left[: term.start()]
    modified = words.MODIFIED.search(left)
    modifier = words.MODIFIERS[modified[1]] if modified else None
    if modified:
        begin -= len(left) - modified.start()
    return Found(begin, end, core, end, kind, value, None, None, modifier)


_NAMED_MONTH = ("cách mạng ", "khởi nghĩa ")


def _read_month(reading: Reading, start: int, parts: Parts, end: int) -> Found | None:
    left = reading.left(start)
    has_head = left.endswith(("tháng ", "tháng\n"))
    if not has_head:
        return None
    core = start - (len(left) - left.rfind("tháng"))
    before = reading.left(core, 24)
    if before.endswith(_NAMED_MONTH) or re.search(r"rằm \Z", before):
        return None
    if parts.year is None:
        cue = words.CUE.match(reading.right(end))
        if cue and not re.match(r" (?:[0-9]|tháng|ngày|nay)", reading.right(end + cue.end(), 8)):
            parts, end = parts._replace(cue=words.cue(cue)), end + cue.end()
    value = values.single(parts, reading.reference)
    calendar = "lunar" if re.match(r" ?\(?âm lịch", reading.right(end)) else "gregorian"
    return _dressed(reading, core, core, end, "month", None if calendar == "lunar" else value)._replace(calendar=calendar)


_ERA = re.compile(r" (?:trước công nguyên|tcn|sau công nguyên)(?!\w)")
_DECADES = re.compile(r"(?:thập niên|thập kỷ|những năm) \Z|những năm (?:đầu|giữa|cuối)(?: thập niên| thập kỷ)? \Z")


def _read_year(reading: Reading, start: int, head: str | None, parts: Parts, end: int, left: str) -> Found | None:
    decade = _DECADES.search(left)
    year = parts.year or 0
    if decade and year % 10 == 0:
        found = _dressed(reading, start, start, end, "decade", f"{year // 10}X")
        return found._replace(start=min(found.start, start - len(left) + decade.start()))
    if _ERA.match(reading.low, end):
        return None
    if head != "year":
        if not 1900 <= year <= 2099 or reading.contexts.ends("beside", left) or contexts_unit(reading, end):
            return None
        if left[-1:].isalnum() or left[-1:] in tuple("-/.$€+&#"):
            return None
        if left.endswith("(") and not re.match(r"[),;]|–|-", reading.low[end : end + 1]):
            return None
    elif re.match(r" tuổi", reading.right(end)):
        return None
    return _dressed(reading, start, start, end, "year", f"{year:04}")


def _quarter_code(reading: Reading, start: int) -> Found | None:
    match = _QUARTER.match(reading.low, start)
    if not match or (start > 1 and reading.low[start - 2].isalnum()) or _goes_on(reading.low, match.end()):
        return None
    last = 3 * int(match[1])
    value = values.months(last - 2, last, int(match[2]))
    return _dressed(reading, start - 1, start - 1, match.end(), "quarter", value)


def _first_months(reading: Reading, start: int, match: re.Match[str]) -> Found | None:
    count = int(match[1])
    if match[2]:
        year: int | None = int(match[2])
    else:
        year = values.placed_year(Parts("year", cue=words.CUE_YEARS.get(match[3], 0)), reading.reference)
    end = match.end() if match[2] or match[3] else start + len(match[0].rstrip())
    return _dressed(reading, start, start, end, "range", values.months(1, count, year))
