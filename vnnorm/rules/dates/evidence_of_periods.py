"""Decide whether digits are a month or a year, not part of an event, a name, a count or a duration."""

from __future__ import annotations

from vnnorm.rules.dates import behind
from vnnorm.rules.dates.beside import DURATION, has_unit, is_acronym, is_amount, is_counted
from vnnorm.rules.dates.link import Link
from vnnorm.rules.dates.reading import CLOCK, Reading, since
from vnnorm.rules.dates.shapes import NEWS_YEARS
from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import analyse

DECADE = r"(?:<decade>|<decade> <modifier>(?: <decade>)?) \Z"
_NO_DAY = r"(?<!\w)<day> (?:[0-9]{1,2}|<count>) \Z"  # a day that does not exist in the month after it
# A weekday by its number, with the day behind it: Th 2, 03/11/2025; Th 3, 10:20, 04/11/2025.
_STAMP = rf"[2-7](?:[,.]| ?[-–|])? \(?(?:{CLOCK}(?: ?[,.|–-])? )?(?:<day> )?(?:{{d}}[/.-]{{m}}|[0-9x][0-9x][0-9x][0-9x]-)"
_LETTER_HEADS = ("t", "t.", "th", "th.")  # T1 is as often a name; thg 1 is not
_NAME_REACH = 32  # code points before four digits that hold the two words before them
_BRACKET_SIZE = 80  # code points of a name in brackets, with its years
_BRACKETED_NAME = lazily(r"\([^()\n]*?(?P<last>[^\W\d_]+), *\Z")
_CODED_SIZE = 3  # words from the word for a code or vehicle to its number (mã hồ sơ 2015, tàu cá NA 2086)
_DOTTED = 1000  # from here on a count has a dot (3 năm 1.200 người), so four digits after a count are a year
_NAME_SIZE = 4  # words of the name of a contest, with its kind (kỳ Olympic 2012)
# Numbers next to a year, as in account numbers, call centre numbers or plates.
_BESIDE_NUMBER = lazily(r" [0-9]+(?![\w/:-]|[.,][0-9])")
_AFTER_NUMBER = r"(?<![\w/.,:-])[0-9]+[a-z]? (?:<to> )?\Z"
_NUMBER_LAST = lazily(r"[0-9]{1,2} \Z")
_AFTER_BRACKETED = lazily(r" ?[),;]|[–-]")


def month_holds(reading: Reading, links: list[Link], ends: behind.DateEnds) -> bool:
    """Whether a number or name after ``tháng`` is a month: not part of an event, a count or a duration."""
    words, first = reading.words, links[0]
    start, end = first.item.start, first.item.end
    left = reading.left(start)
    if first.head == "":
        return _headless_month_holds(reading, links, ends)
    head = words.last(left, "month")
    if first.head == "short month" and not first.parts.has_year and reading.match(_STAMP, start):
        return False
    if head < 0:
        return first.parts.has_year or links[-1].parts.has_year or not left.endswith(_LETTER_HEADS)
    before = left[:head]
    if words.last(before, "event") >= 0 or words.last(before, "full moon") >= 0:
        return False
    is_named = not reading.low[start].isdecimal()
    if is_named:
        return _named_holds(reading, first, before, ends)
    if words.at_end(_NO_DAY, before, "count") or words.last(before, "each") >= 0 or _is_of_name(reading, start, before):
        return False
    if is_amount(reading, start, end):
        return False
    is_count = is_counted(reading, before) and before[-2:-1] != ","
    return not (is_count and (reading.match(DURATION, end) or has_unit(reading, end)))


def _headless_month_holds(reading: Reading, links: list[Link], ends: behind.DateEnds) -> bool:
    """Whether a month and year without a word before them are a date: evidence is a preposition, a bracket, a line, a range."""
    words, first = reading.words, links[0]
    start, end = first.item.start, first.item.end
    left = reading.left(start)
    if words.ends("after", left) or has_unit(reading, end) or not first.parts.has_year:
        return False
    return (
        since(reading, left) >= 0
        or words.ends("before", left)
        or (not left and reading.is_closed(end))
        or ends.all > end
        or (left.endswith("(") and reading.is_closed(end))
        or (len(links) > 1 and links[1].joint == "dash")
    )


def _is_of_name(reading: Reading, start: int, before: str) -> bool:
    """Whether the number before a month is part of a name, and the month too: đường 3 Tháng 2, THPT 19 tháng 5."""
    number = _NUMBER_LAST.search(before)
    if not number:
        return False
    left = before[: number.start()]
    line = start - len(reading.left(start))
    if reading.words.last(left, "week") >= 0:
        return False
    has_capital = reading.text[line + len(before)].isupper() and not reading.text.isupper()  # cầu 2 Tháng 9
    return has_capital or reading.words.ends("after", left) or is_acronym(reading, line + len(left))


def _named_holds(reading: Reading, first: Link, before: str, ends: behind.DateEnds) -> bool:
    """Whether a word after ``tháng`` is the name of a month: not năm in tháng năm nay, ba in tháng ba triệu."""
    words, start, end = reading.words, first.item.start, first.item.end
    if (
        words.at_end(_NO_DAY, before, "count")
        or words.last(before, "plural") >= 0
        or before[-2:-1].isdecimal()
        or words.last(before, "each") >= 0
    ):
        return False
    if words.last(before, "day") >= 0 and reading.low.startswith("năm", start):  # ngày tháng năm sinh
        return False
    if first.parts.has_year or ends.core > end:
        return True
    if reading.low.startswith("năm", start) and reading.match("<year> <yearly>", start):
        return False
    return not has_unit(reading, end) or reading.text[start : first.item.end].istitle()


def year_holds(reading: Reading, links: list[Link], ends: behind.DateEnds) -> bool:
    """Whether four digits are a year: after a word for year, or alone if the context is no count, code or name."""
    words, first = reading.words, links[0]
    start, end, number = first.item.start, links[-1].item.end, first.parts.year or 0
    left = reading.left(start)
    if first.head == "year":
        before = left[: words.last(left, "year")]
        return words.last(before, "each") < 0 and not (number < _DOTTED and is_counted(reading, before))
    if words.last(left, "span", "decade") >= 0 or (number % 10 == 0 and words.at_end(DECADE, left, "decade", "modifier")):
        return True
    opened = words.last(left, "from")
    if opened >= 0 and len(links) > 1:
        is_of_code = words.ends("after", left[:opened]) or words.ends("beside", left[:opened])  # mã từ 2010 đến 2015
        return links[-1].parts.year in NEWS_YEARS and not is_of_code and not has_unit(reading, end)
    if (
        len(links) > 1
        and reading.low.startswith(")", ends.all)
        and (
            left.endswith("(") or _is_after_bracketed_name(reading, start)  # (1890-1954)
        )
    ):
        return True
    return links[-1].parts.year in NEWS_YEARS and _number_holds(reading, links, left)


def _number_holds(reading: Reading, links: list[Link], left: str) -> bool:
    """Whether a number without a word for year is a year: nothing beside it makes it a count, a code or part of a name."""
    words, start, end = reading.words, links[0].item.start, links[-1].item.end
    if words.ends("beside", left) or words.ends("after", left) or has_unit(reading, end):
        return False
    if _BESIDE_NUMBER.match(reading.low, end) or words.at_end(_AFTER_NUMBER, left, "to"):
        return False
    if len(links) == 1 and (_is_model(reading, start) or _is_identifier(reading, start)):
        return False
    if left[-1:].isalnum() or left[-1:] in tuple("-/.$€+&#"):
        return False
    return not left.endswith("(") or _AFTER_BRACKETED.match(reading.low, end) is not None


def _is_after_bracketed_name(reading: Reading, start: int) -> bool:
    """Whether a name in the same brackets, and a comma, precede a range of years: (Kingdom of Great Britain, 1707-1800).

    A last word in capitals is no evidence: it may be a code, or all words may be in capitals.
    """
    before = reading.text[max(0, start - _BRACKET_SIZE) : start]
    named = _BRACKETED_NAME.search(before)
    return named is not None and named["last"] != named["last"].lower() and not named["last"].isupper()


def _is_identifier(reading: Reading, start: int) -> bool:
    """Whether four digits identify a thing: a code (mã hồ sơ 2015), a plate (tàu cá NA 2086) or a file (IMG_2041.jpg)."""
    named = reading.left(start).split()[-_CODED_SIZE:]
    if any(word in reading.words.values_of("code") for word in named):
        return True
    if not is_acronym(reading, start):
        return False
    return reading.text[start - 1] == "_" or any(word in reading.words.values_of("vehicle") for word in named)


def _is_model(reading: Reading, start: int) -> bool:
    """Whether four digits are part of the name before them: Sorento 2014, Mazda3 2019, CX-5 2022, Dell XPS 2021.

    An acronym is a name of the language of the word before it: not hội nghị APEC 2017.
    """
    *_, name, word = ["", "", *reading.text[max(0, start - _NAME_REACH) : start].replace("_", " ").split()]
    joined = word.replace("-", "")
    if not joined.isalnum() or joined.isdecimal():
        return False
    if not joined.isalpha():
        return True
    if not joined.isupper():
        return _is_foreign(word.rpartition("-")[2]) and not _is_contest(reading, start)
    return name.isalpha() and name.lower() != name != name.upper() and _is_foreign(name) and not _is_contest(reading, start)


def _is_foreign(word: str) -> bool:
    return analyse(word) is None


def _is_contest(reading: Reading, start: int) -> bool:
    named = reading.left(start).split()[-_NAME_SIZE:]
    return any(word in reading.words.values_of("contest") for word in named)
