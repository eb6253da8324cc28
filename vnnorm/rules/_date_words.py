"""The words of dates as patterns, each anchored: tried where a scan hit, never run over a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vnnorm.lexicon import extended, load

S = r"[ \n]{1,3}"
DAY = r"(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
ANY_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
ANY_MONTH = r"(?:1[0-2]|0?[1-9])"
MONTH = r"(1[0-2]|0?[1-9])(?![0-9])"
YEAR = r"(1[0-9]{3}|20[0-9]{2})(?![0-9])"
# fmt: off
MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}
# fmt: on
MONTH_WORD = r"(giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười|chạp)(?!\w)"
# fmt: off
WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "bẩy": 5, "7": 5,
    "nhật": 6,
}
# fmt: on
WEEKDAY = r"(?:thứ (hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ (nhật))(?!\w)"
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)"
PART = r"(?:sáng sớm|rạng sáng|chiều tối|tối muộn|đêm khuya|sáng|trưa|chiều|tối|đêm|khuya)"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
NUMERALS = {numeral: number for number, numeral in enumerate(_ROMAN.split(), 1)}
COUNTS = frozenset(
    ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "vài", "mấy", "nhiều", "những", "các", "một"]
)
MODIFIERS = {"đầu": "early", "giữa": "mid", "trung tuần": "mid", "thượng tuần": "early", "hạ tuần": "late", "cuối": "late"}

# What may stand before the calendar part, from the left: clock, part of day, head, relative day, weekday, head.
CLOCK = r"(?P<hour>[01]?[0-9]|2[0-4])(?: ?(?:h|g|giờ|:)(?![a-zà-ỹđ]) ?(?P<minute>[0-5][0-9])?(?: ?(?:phút|p)(?!\w))?)"
_DAYS_AWAY = {"nay": 0, "qua": -1, "mai": 1, "kia": 2, "mốt": 2}  # ngày kia, but hôm kia is in the past
_STOP = r"(?: ?,? |\Z)"
LEFT = re.compile(
    rf"(?<![\w.,:/-])(?:{CLOCK}(?: ?,? ))?(?:đầu giờ )?(?:(?P<part>{PART}){_STOP})?(?:(?:ngày|hôm){S}(?!ngày)){{0,2}}"
    rf"(?:(?:nay|qua|mai|kia){_STOP})?(?:{_WEEKDAY}(?: tuần (?:này|trước|sau|tới))?{_STOP})?(?:(?:ngày|hôm)(?:{S}|\Z))?\Z"
)
# fmt: off
_LAST = frozenset([
    "ba", "bảy", "bẩy", "chiều", "giờ", "hai", "hôm", "khuya", "kia", "mai", "muộn", "nay", "ngày", "nhật", "này", "năm",
    "p", "phút", "qua", "sau", "sáng", "sáu", "sớm", "trưa", "trước", "tư", "tối", "tới", "đêm",
])
# fmt: on


_ENDS_CLOCK = (*"0123456789", "h", "g")


def before(left: str) -> re.Match[str] | None:
    """What belongs to a day at the end of the text before it; looked for only where the last word may be of it."""
    if left[-1:] not in (" ", "\n"):
        return None
    last = left[-14:].rstrip(" ,\n").split()[-1:]
    word = last[0].strip(",(“‘\"'") if last else ""
    if word not in _LAST and not word.endswith(_ENDS_CLOCK):
        return None
    return LEFT.search(left)


class Ending(NamedTuple):
    """A pattern that texts end with. The last letters are looked at first: most texts end with none of them."""

    last: tuple[str, ...]
    pattern: re.Pattern[str]

    def search(self, left: str) -> re.Match[str] | None:
        return self.pattern.search(left) if left.endswith(self.last) else None


def ending(last: str, pattern: str) -> Ending:
    """A pattern that texts end with, and the last words that it may have, each with a space after it."""
    return Ending(
        tuple(word + space for word in last.split() for space in " \n"), re.compile(rf"(?<!\w)(?:{pattern})[ \n]{{1,3}}\Z")
    )


MODIFIED = ending("đầu giữa cuối tuần", "(?:những năm )?(đầu|giữa|cuối|trung tuần|thượng tuần|hạ tuần)")
TERM = ending(
    "đoạn giải bóng học khóa khoá kỳ kì",
    "giai đoạn|mùa giải|mùa bóng|năm học|niên khóa|niên khoá|nhiệm kỳ|nhiệm kì|tài khóa",
)
FROM = ending("từ ngày tháng năm", r"từ(?:[ \n]{1,3}(?:ngày|tháng|năm))?")
# What may stand after it and say which year is meant.
CUE = re.compile(
    r"(?:,? |\n)(?:(?:của )?năm (?P<year>nay|ngoái|trước|sau|tới|kia|này)|(?P<past>vừa qua|vừa rồi|qua|rồi|trước)"
    r"|(?P<future>sắp tới|tới)|(?P<this>này))(?!\w)"
)
CUE_YEARS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "kia": -2, "sau": 1, "tới": 1}
TIME_AFTER = re.compile(
    r" ?,? (?:lúc )?((?:[01]?[0-9]|2[0-3])):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?: ?\((?:gmt|utc)[+-][0-9]{1,2}\))?"
)
TO = re.compile(rf"(?: ?[–-] ?|{S}(?:đến|tới|cho đến|đến hết|tới hết|-|–){S})(?:(ngày|hôm|tháng|năm){S})?(?=[0-9])")


def cue(match: re.Match[str] | None) -> int | str | None:
    """How a cue places the year."""
    if match is None:
        return None
    if match["year"]:
        return CUE_YEARS[match["year"]]
    return "past" if match["past"] else "future" if match["future"] else 0


def days_away(head: str, word: str) -> int:
    """hôm qua → -1, ngày kia → 2, hôm kia → -2."""
    return -2 if word == "kia" and head.startswith("hôm") else _DAYS_AWAY[word]


class Contexts(NamedTuple):
    """The words of the data file by kind."""

    after: frozenset[str]
    before: frozenset[str]
    beside: frozenset[str]
    unit: frozenset[str]

    def ends(self, kind: str, left: str) -> bool:
        """Whether a text ends with a word of a kind, of at most three syllables."""
        words = left.split()[-3:]
        known: frozenset[str] = getattr(self, kind)
        return any(" ".join(words[at:]) in known for at in range(len(words)))

    def starts(self, right: str) -> bool:
        """Whether a text starts with a unit."""
        words = right.replace(",", " ,").replace(".", " .").replace(")", " )").split()[:2]
        return any(" ".join(words[: at + 1]) in self.unit for at in range(len(words))) or right.lstrip(" ")[:1] in tuple("%$€°")


@lru_cache(maxsize=16)
def contexts(extra: tuple[str, ...] = ()) -> Contexts:
    """The data file, with a user's own lines."""
    lexicon = load("dates")
    rows = (extended(lexicon, extra) if extra else lexicon).rows
    return Contexts(*(frozenset(word for kind, word in rows if kind == field) for field in Contexts._fields))
