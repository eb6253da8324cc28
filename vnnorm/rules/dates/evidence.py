"""Whether a date in digits is one: its head, the words beside it, brackets, and the other dates of the text say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vnnorm.rules.dates import behind
from vnnorm.rules.dates.shapes import NEWS_YEARS
from vnnorm.rules.dates.reading import Reading, since
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import analyse

if TYPE_CHECKING:
    from vnnorm.rules.dates.chain import Link

_DURATION = r" (?:<day>|<week>)(?! ?[0-9])"  # 5 tháng 12 ngày
_COUNTED = r"(?:(?<![\w/.,:-])(?:[0-9]+|<count|plural|half>)\)? |<each> )\Z"
_ORDINAL_BEFORE = r"(?:<ordinal>|<weekday>) \Z"
DECADE = r"(?:<decade>|<decade> <modifier>(?: <decade>)?) \Z"
_NO_DAY = r"(?<!\w)<day> [0-9]{1,2} \Z"  # a day that no month has
_MOST_GOALS = 12  # a first number above it is of no score, and of no month
_LETTER_HEADS = ("t", "t.", "th", "th.")  # T1 is as often a name; thg 1 is not
_NAME_SIZE = 4  # words of the name of a contest and of its kind (kỳ Olympic 2012)
_HEADLINE_SIZE = 40  # code points
_ROUND_THE_CLOCK = ("24/7", "24/24")
# Numbers beside a year, as of an account or a call centre, or a plate.
_BESIDE_NUMBER = lazily(r" [0-9]+(?![\w/:-]|[.,][0-9])")
_AFTER_NUMBER = lazily(r"(?<![\w/.,:-])[0-9]+[a-z]? \Z")
_NUMBER_LAST = lazily(r"[0-9]{1,2} \Z")
_AFTER_BRACKETED = lazily(r" ?[),;]|[–-]")
_HEADLINE = lazily(r"(?:\w+ ){0,4}\Z")  # the words of a headline before its date and colon (Đọc nhanh 17-8:)


def holds(reading: Reading, links: list[Link], ends: behind.Ends) -> bool:
    """Whether what stands beside a chain makes dates of its numbers."""
    first = links[0]
    kind = first.parts.kind
    if kind == "day":
        return _day_holds(reading, links, ends)
    if kind == "month":
        return _month_holds(reading, links, ends)
    if kind == "year":
        return _year_holds(reading, links, ends)
    return kind in ("quarter", "half") and (
        not first.head.startswith("short") or links[0].parts.has_year or links[-1].parts.has_year
    )


def _day_holds(reading: Reading, links: list[Link], ends: behind.Ends) -> bool:
    first, last = links[0], links[-1]
    start, end, parts = first.item.start, first.item.end, first.parts
    if first.has_head and parts.month is not None:
        return True
    left = reading.left(start)
    opened = since(reading, left) >= 0
    if parts.month is None:
        if len(links) == 1:
            return first.head == "day" and _bare_day_holds(reading, left, end, ends)
        if first.head:
            return last.parts.month is not None or first.head == "day"
        is_tight = (
            reading.low[end : end + 1] in "-–"
            or reading.low[last.item.end - 1].isalpha()
            or " " in reading.low[last.item.start : last.item.end]
        )
        is_free = not reading.words.ends("after", left) and not has_unit(reading, ends.all)
        is_sure = opened or last.parts.has_year
        return last.parts.month is not None and (is_sure or (is_tight and is_free))
    if any(char.isalpha() for char in reading.low[start:end]):
        return _worded_holds(reading, first, left)
    if parts.year is not None or (parts.short is not None and "." not in reading.low[start:end]):
        return not reading.words.ends("after", left)
    if len(links) > 1 and links[1].joint in ("dash", "to"):
        if opened or last.parts.has_year:
            return True
        return not reading.words.ends("after", left) and not has_unit(reading, ends.all)
    return _has_context(reading, first, left)


def _bare_day_holds(reading: Reading, left: str, end: int, ends: behind.Ends) -> bool:
    """Whether a number alone behind ``ngày`` is a day: something closes it, or what stands before it is of time."""
    words = reading.words
    head = words.last(left, "day")
    if ends.core > end or behind.year_cue(reading, end):
        return True
    if has_unit(reading, end) or reading.match(" <month>", end):
        return False
    before = left[:head]
    if words.of("day", left[head:].strip()) == "past":
        return True
    if _is_counted(reading, before):
        return False
    return (
        reading.is_closed(end)
        or ends.all > end
        or reading.match(" <and|to>", end) is not None
        or words.last(before, "within") < 0
    )


def _is_counted(reading: Reading, before: str) -> bool:
    """Whether a number or a word such as ``mỗi`` stands before a head, which then is a unit: 3 ngày 2 đêm, mỗi tháng 5 triệu."""
    return bool(reading.words[_COUNTED].search(before)) and not reading.words[_ORDINAL_BEFORE].search(before)


def _is_dressed(reading: Reading, left: str) -> bool:
    """Whether words of a day stand before it."""
    return reading.before(left) is not None


def _worded_holds(reading: Reading, first: Link, left: str) -> bool:
    """Whether 6 tháng một is a day, and not a length of time: its year, words before it or the name of the month say so."""
    if first.parts.has_year or _is_dressed(reading, left):
        return True
    if reading.words.ends("after", left) or reading.match(_DURATION, first.item.end):
        return False
    shown = reading.text[first.item.start : first.item.end]
    if _is_acronym(reading, first.item.start):
        return False
    name = shown.replace("_", " ").split()[-1]
    return name[:1].isdecimal() or (name[:1].isupper() and not reading.text.isupper())


def _is_acronym(reading: Reading, start: int) -> bool:
    """Whether the word before a number is in capitals among others (THPT 19 tháng 5): the number is of a name."""
    word = reading.word_before(start)
    return len(word) > 1 and word.isalpha() and word.isupper() and not reading.text.isupper()


def has_unit(reading: Reading, end: int) -> bool:
    """Whether a unit stands here; that of a year which is told is none (2/9 năm ngoái)."""
    return reading.words.starts(reading.right(end, 24)) and behind.year_cue(reading, end) is None


def _has_context(reading: Reading, first: Link, left: str) -> bool:
    """Whether the words and signs beside a day and month without a head make it a date."""
    words, start, end = reading.words, first.item.start, first.item.end
    shown = reading.low[start:end]
    sign = next(char for char in shown if char in "/.-")
    if words.ends("after", left):
        return False
    before = reading.before(left)
    is_dressed = before is not None or words.ends("feast", left)
    if shown in _ROUND_THE_CLOCK and not is_dressed:
        return False
    right = reading.right(end, 24)
    if before and before["part"] and sign == "/":
        # Units may follow a date that has a part of day (sáng 16/9 xe chạy thử), but for a share of a whole (tối 2/3 số quán).
        is_share = (first.parts.day or 0) < (first.parts.month or 0) and words.starts(right, "share")
        return not is_share and right.lstrip(" ")[:1] not in ("%", "$", "€")
    if has_unit(reading, end):
        return False
    if is_dressed or _is_bracketed(reading, first, left, right, sign) or _is_headline(reading, start, right, sign):
        return True
    if not words.ends("before", left):
        return False
    is_open = not reading.is_closed(end) and reading.match(" <to|until now>", end) is None
    return sign == "/" or _is_no_count(first) or (not is_open and sign in reading.separators)


def _is_no_count(first: Link) -> bool:
    """Whether a pair of numbers behind a preposition of time is no range, which rises (từ 2-3 loại), and no score (15-3)."""
    return first.parts.day is not None and first.parts.day > _MOST_GOALS


def _is_bracketed(reading: Reading, first: Link, left: str, right: str, sign: str) -> bool:
    """Whether brackets are around a date, and a day or other dates of the text with the same sign say that it is one."""
    opened = left.rfind("(")
    if opened < 0 or ")" in left[opened:]:
        return False
    inner = left[opened + 1 :].strip()
    if sign == "/":
        return not inner or right.startswith(")")
    if inner and not right.startswith(")"):
        return False
    return _is_no_count(first) or sign in reading.separators or reading.before(left[:opened].rstrip() + " ") is not None


def _is_headline(reading: Reading, start: int, right: str, sign: str) -> bool:
    """Whether a line begins with a few words, the date and a colon: Đọc nhanh 17-8: …"""
    if not right.startswith(":") or right[1:2].isdecimal():
        return False
    line = reading.low.rfind("\n", 0, start) + 1
    return start - line <= _HEADLINE_SIZE and _HEADLINE.fullmatch(reading.low, line, start) is not None


def _month_holds(reading: Reading, links: list[Link], ends: behind.Ends) -> bool:
    """Whether a number or name behind ``tháng`` is a month: not that of an event, a count or a length of time."""
    words, first = reading.words, links[0]
    start, end = first.item.start, first.item.end
    left = reading.left(start)
    if first.head == "":
        opened = since(reading, left) >= 0 or words.ends("before", left)
        if words.ends("after", left) or has_unit(reading, end) or not first.parts.has_year:
            return False
        is_line = not left and reading.is_closed(end)
        return (
            opened
            or is_line
            or ends.all > end
            or (left.endswith("(") and reading.is_closed(end))
            or (len(links) > 1 and links[1].joint == "dash")
        )
    head = words.last(left, "month")
    if head < 0:
        return first.parts.has_year or not left.endswith(_LETTER_HEADS)
    before = left[:head]
    if words.last(before, "event") >= 0 or words.last(before, "full moon") >= 0:
        return False
    is_named = not reading.low[start].isdecimal()
    if is_named:
        return _named_holds(reading, first, before, ends)
    if reading.words[_NO_DAY].search(before) or words.last(before, "each") >= 0 or _is_of_name(reading, start, before):
        return False
    is_counted = _is_counted(reading, before) and before[-2:-1] != ","
    return not (is_counted and (reading.match(_DURATION, end) or has_unit(reading, end)))


def _is_of_name(reading: Reading, start: int, before: str) -> bool:
    """Whether the number before a month is of a name, and so is the month: đường 3 Tháng 2, THPT 19 tháng 5."""
    number = _NUMBER_LAST.search(before)
    if not number:
        return False
    left = before[: number.start()]
    is_of_week = reading.words.last(left, "week") >= 0
    return not is_of_week and (
        reading.words.ends("after", left) or _is_acronym(reading, start - len(reading.left(start)) + len(left))
    )


def _named_holds(reading: Reading, first: Link, before: str, ends: behind.Ends) -> bool:
    """Whether a word behind ``tháng`` is the name of a month: not năm in tháng năm nay, ba in tháng ba triệu."""
    words, start, end = reading.words, first.item.start, first.item.end
    if words.last(before, "plural") >= 0 or before[-2:-1].isdecimal() or words.last(before, "each") >= 0:
        return False
    if words.last(before, "day") >= 0 and reading.low.startswith("năm", start):  # ngày tháng năm sinh
        return False
    if first.parts.has_year or ends.core > end:
        return True
    if reading.low.startswith("năm", start) and reading.match("<year> <yearly>", start):
        return False
    return not has_unit(reading, end) or reading.text[start : first.item.end].istitle()


def _year_holds(reading: Reading, links: list[Link], ends: behind.Ends) -> bool:
    """Whether four digits are a year: behind its word, or alone where nothing beside them is a count, a code or a name."""
    words, first = reading.words, links[0]
    start, end, number = first.item.start, links[-1].item.end, first.parts.year or 0
    left = reading.left(start)
    if first.head == "year":
        return not (number < 1000 and _is_counted(reading, left[: words.last(left, "year")]))
    if words.last(left, "span", "decade") >= 0 or (number % 10 == 0 and reading.words[DECADE].search(left)):
        return True
    opened = words.last(left, "from")
    if opened >= 0 and len(links) > 1:
        return number in NEWS_YEARS or not words.ends("after", left[:opened])
    if len(links) > 1 and left.endswith("(") and reading.low.startswith(")", ends.all):
        return True  # (1890-1954)
    if (
        links[-1].parts.year not in NEWS_YEARS
        or words.ends("beside", left)
        or words.ends("after", left)
        or has_unit(reading, end)
    ):
        return False
    if _BESIDE_NUMBER.match(reading.low, end) or _AFTER_NUMBER.search(left) or (len(links) == 1 and _is_model(reading, start)):
        return False
    if left[-1:].isalnum() or left[-1:] in tuple("-/.$€+&#"):
        return False
    return not left.endswith("(") or _AFTER_BRACKETED.match(reading.low, end) is not None


def _is_model(reading: Reading, start: int) -> bool:
    """Whether the word before four digits is a foreign one (Sorento 2014): they are of its name."""
    word = reading.word_before(start)
    if not word.isalpha() or word.isupper() or analyse(word) is not None:
        return False
    named = reading.left(start).split()[-_NAME_SIZE:]
    return not any(word in reading.words.worth("contest") for word in named)
