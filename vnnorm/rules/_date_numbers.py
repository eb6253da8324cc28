"""Dates with digits: each run of numbers, by its shape and by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules import _date_values as values
from vnnorm.rules import _date_words as words
from vnnorm.rules._date_reading import Found, Reading, day, dressed
from vnnorm.rules._date_shapes import bare_day, goes_on, parse
from vnnorm.rules._date_values import Parts
from vnnorm.rules._date_words import ANY_DAY, ANY_MONTH, MONTH, YEAR, S

# A number with signs inside, one of four digits, or one after the last letter of a head, a comma or và, or before tháng. The
# first lookbehind keeps a million digits from being tried from each of them.
_NUMBERS = re.compile(
    r"[0-9](?<![0-9][0-9])[0-9]*(?![0-9])(?:(?:(?:[.,:/–-]| ?/ ?| [-–] )[0-9]+)+|(?<=[0-9]{4})|(?= ?t(?:háng|/| /))"
    r"|(?<=[ymgàừ,][ \n][0-9])|(?<=[ymgàừ,][ \n][0-9]{2})|(?<=q[0-9])|(?<=[\n][0-9]{2})|(?<=[\n][0-9]))"
)
# Decimals, clock times, thousands, numbers of three digits or of five.
_NEVER = re.compile(r"[0-9]*[,:]|[0-9]+[^0-9][0-9]{3}(?![0-9])|[0-9]{3}(?![0-9])|[0-9]{5}")
_HEADS = {"ngày": "day", "hôm": "day", "mùng": "day", "mồng": "day", "tháng": "month", "năm": "year"}
_BEFORE_NUMBER = {*_HEADS, "từ", "và"}
_OPENING = "([“‘\"'"
_N_MONTHS = re.compile(
    rf"{MONTH}(?: ?t ?/ ?| tháng (?:năm )?| tháng đầu (?:của )?năm(?: (?=[0-9]))?)"
    rf"(?:{YEAR})?(?: (nay|ngoái|trước)(?!\w))?(?!\w)"
)
_QUARTER = re.compile(rf"([1-4]) ?[/.-] ?{YEAR}")
_LISTED = words.Ending(
    (",", ", ", "và ", "hoặc ", "đến ", "-", "–", "- ", "– "),
    re.compile(rf"(?:ngày|hôm){S}(?:{ANY_DAY}(?:[/.-]{ANY_MONTH})?(?:, ?| và | hoặc | ?[-–] ?| đến )){{1,8}}\Z"),
)
_E = r"(?:[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?)"
_EDTF = re.compile(rf"(?=[0-9X])(?<![\w.,/-]){_E}(?:/{_E})?(?![\w]|[-/.,][0-9X])")
_VALUE = re.compile(
    r"[0-9]{4}|[0-9]{1,3}X{1,3}|XXXX|XX[0-9]X|(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2]|2[1-4])"
    r"|(?:[0-9]{4}|XXXX)-(?:0[1-9]|1[0-2]|XX)-[0-3][0-9]"
)
_KINDS = {4: "year", 7: "month", 10: "day"}


def find(reading: Reading) -> Iterator[Found]:
    """The dates that have digits, in order of place."""
    low = reading.low
    done = 0
    for match in _NUMBERS.finditer(low):
        start, end = match.span()
        if start < done or end - start > 40 or _NEVER.match(low, start, end):
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
            if not word or (word[-1].lstrip(_OPENING) not in _BEFORE_NUMBER and word[-1][-1] != ","):
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
        return day(reading, start, end, match[0])
    return dressed(reading, start, end, kind, match[0])


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
        in_term = iso and len(iso[0]) == 7 and reading.left(start, 12).endswith(("học ", "giải ", "khóa ", "bóng "))
        if iso and len(iso[0]) > 4 and not in_term and (found := _edtf(reading, iso)):
            return found
    months = _N_MONTHS.match(low, start)
    left = reading.left(start)
    in_day = left.endswith(("ngày ", "mùng ", "mồng ", "hôm "))
    if months and not in_day and (months[2] or "đầu" in months[0]) and not goes_on(low, months.end()):
        return _first_months(reading, start, months)
    tail = left.split()[-1:] or [""]
    head = _HEADS.get(tail[0].lstrip(_OPENING)) if left[-1:] in (" ", "\n") else None
    listed = head is None and _LISTED.search(left)
    item = parse(low, start, head or ("day" if listed else None))
    if item is None:
        item = bare_day(low, start)
        if item is None:
            return None
    return _read(reading, start, head, bool(listed), item)


def _read(reading: Reading, start: int, head: str | None, listed: bool, item: tuple[Parts, int]) -> Found | None:
    """A date, or two as the ends of a period, with the words beside them."""
    low, left = reading.low, reading.left(start)
    parts, end = item
    since = words.FROM.search(left)
    to = words.TO.match(low, end)
    if to:
        joined = to[0].strip()[0] in "-–"
        second = parse(low, to.end(), _HEADS.get(to[1] or "") or (head if head != "day" or parts.day else None))
        if second and (since or joined) and _pairs(parts, second[0], head, bool(since), to):
            last, last_end = second
            cue = words.CUE.match(reading.right(last_end))
            if cue and (cue["year"] or last.day is None):
                last, last_end = last._replace(cue=words.cue(cue)), last_end + cue.end()
            value = values.interval(parts, last, reading.reference)
            if value and (head or since or parts.day is None or last.year or _is_free(reading, start, last_end, left)):
                return _range(reading, start, head, last_end, value)
    if parts.kind == "bare":
        return None
    if parts.day is not None:
        return None if head == "year" else _read_day(reading, start, bool(head or listed), item)
    if parts.month is not None:
        return _read_month(reading, start, parts, end)
    return _read_year(reading, start, head, item)


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
    """A period; its words before it reach to từ."""
    left = reading.left(start)
    core = start - (len(left) - left.rfind("tháng")) if head == "month" else start
    if since := words.FROM.search(left):
        return Found(start - len(left) + since.start(), end, core, end, "range", value)
    if len(value.partition("/")[0]) == 10:
        return day(reading, start, end, value, "range")
    return dressed(reading, core, end, "range", value)


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
        if left.endswith("("):
            near = words.before(left.rstrip("( ") + " ")
            return sign in reading.separators or bool(near and near[0])
        return dressed or (sign in reading.separators and reading.low.startswith(")", end))
    return dressed or left.endswith("(") or contexts.ends("before", left) or (reading.low.startswith(")", end) and "(" in left)


def _read_day(reading: Reading, start: int, sure: bool, item: tuple[Parts, int]) -> Found | None:
    """A day, if a head or the words beside it say that it is one."""
    parts, end = item
    left = reading.left(start)
    low = reading.low
    shown = low[start:end]
    near = _THAT_MONTH.match(low, end) if parts.month is None else None
    if near and sure:
        reference = reading.reference
        value = values.single(parts, None)
        if reference:
            count = reference.year * 12 + reference.month - 1 + {"này": 0, "trước": -1}.get(near[1], 1)
            value = values.written(Parts("day", count // 12, count % 12 + 1, parts.day), count // 12)
        return day(reading, start, near.end(), value) if value else None
    if parts.month is None and (contexts_unit(reading, end) or low.startswith(" tháng", end)):
        return None
    if not sure:
        if parts.year is None and "tháng" not in shown:
            sign = next(char for char in shown if char in "/.-")
            if not _has_context(reading, start, end, left, sign):
                return None
        elif "tháng" not in shown and reading.contexts.ends("after", left):
            return None
    named = re.match(r",? ?\(?(?:âm lịch|tết)(?!\w)", reading.right(end))
    if parts.kind == "lunar" or named:
        end += named.end() if named else 0
        return day(reading, start, end, None)._replace(calendar="lunar")
    cue = words.CUE.match(reading.right(end))
    if cue and parts.year is None:
        if cue["year"]:
            parts, end = parts._replace(cue=words.cue(cue)), end + cue.end()
        elif cue[0].strip(" ,\n") in ("vừa qua", "vừa rồi", "sắp tới"):
            parts = parts._replace(cue=words.cue(cue))
    return day(reading, start, end, values.single(parts, reading.reference)) if parts.month or sure else None


_THAT_MONTH = re.compile(rf"{S}tháng{S}(này|trước|sau|tới)(?!\w)")


def contexts_unit(reading: Reading, end: int) -> bool:
    """Whether a unit stands here."""
    return reading.contexts.starts(reading.right(end, 24))


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
    return dressed(reading, core, end, "month", None if calendar == "lunar" else value)._replace(calendar=calendar)


_ERA = re.compile(r" (?:trước công nguyên|tcn|sau công nguyên)(?!\w)")
_DECADES = words.ending(
    "niên kỷ năm đầu giữa cuối", "thập niên|thập kỷ|những năm|những năm (?:đầu|giữa|cuối)(?: thập niên| thập kỷ)?"
)


def _read_year(reading: Reading, start: int, head: str | None, item: tuple[Parts, int]) -> Found | None:
    parts, end = item
    left = reading.left(start)
    decade = _DECADES.search(left)
    year = parts.year or 0
    if decade and year % 10 == 0:
        found = dressed(reading, start, end, "decade", f"{year // 10}X")
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
    return dressed(reading, start, end, "year", f"{year:04}")


def _quarter_code(reading: Reading, start: int) -> Found | None:
    match = _QUARTER.match(reading.low, start)
    if not match or (start > 1 and reading.low[start - 2].isalnum()) or goes_on(reading.low, match.end()):
        return None
    last = 3 * int(match[1])
    value = values.months(last - 2, last, int(match[2]))
    return dressed(reading, start - 1, match.end(), "quarter", value)


def _first_months(reading: Reading, start: int, match: re.Match[str]) -> Found | None:
    count = int(match[1])
    if match[2]:
        year: int | None = int(match[2])
    else:
        year = values.placed_year(Parts("year", cue=words.CUE_YEARS.get(match[3], 0)), reading.reference)
    end = match.end() if match[2] or match[3] else start + len(match[0].rstrip())
    return dressed(reading, start, end, "range", values.months(1, count, year))
