"""Read dates relative to the day of publication: today, last week, this month, the Thursday of last week."""

from __future__ import annotations

import re

from vnnorm.rules.dates import behind, chain, numbers, values
from vnnorm.rules.dates.beside import is_one_of_several
from vnnorm.rules.dates.reading import BEFORE_NAME, BESIDE, FoundDate, Reading, clock, dressed
from vnnorm.rules.dates.values import Parts

TODAY = r"(?:(?P<part><part>) )?(?:(?:<day> )?(?P<today><today>)|(?<=[ \n])(?P<away><away>))(?:,? <weekday>(?! ?[0-9]))?"
SAME_DAY = "<same day>"
WEEK = "<week> (?P<near><near>)"
WEEKDAY = (
    r"(?P<day><weekday>)(?:(?: (?P<weekpart><modifier>))?(?: <of>)? (?P<week><week>)(?: (?P<near><near>))?| (?P<cue><cue>))?"
)
MONTH_NEAR = "<month> (?P<near><near>)"
MONTH_NAMED = "<month> (?=<named month|lunar month>)"
_STOP = r"(?= ?[^\w\s/&-]|\n|\Z)"
BARE_MONTH: str = rf"<month>{_STOP}"
YEAR = "<year> (?P<yearly><yearly>)"
BARE_YEAR: str = rf"<year>(?:{_STOP}|(?= [^\d\W])(?! <whole year>))"
DAY_IN_WORDS = "<day> (?=<count> <month>)"
_OF_COUNTED = r"(?<!\w)(?:[0-9]+|<month>|<year>|<half|quarter>) <modifier> \Z"
_NUMBER_BEHIND = " [0-9]"
_TO = r"(?: ?[-–] ?| <to> )"
_TO_WEEKDAY = rf"{_TO}<weekday>(?!,? ?\(?[0-9])"
_WEEKDAY_TO = rf"(?<!\w)<weekday>{_TO}\Z"
_EACH_BEHIND = " <each> (?:<week>|<month>|<day>|<year>)"
_ORDINAL_AT = "<ordinal> "
_BRACKETED = r" \( ?(?=[0-9])"
SAME_DAY_KIND = "same day"


def today(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``hôm qua``, ``sáng nay``, ``ngày mai``, with the words before them."""
    at, written = match.start(), match["today"] or match["away"]
    word = match.start("today" if match["today"] else "away")
    if not (match["part"] or match["today"]):
        return None
    is_fixed = written.startswith("hôm")  # hôm qua cầu sập; in ngày mai một, the last two words are one
    if not is_fixed and reading.is_compound(match.end("today" if match["today"] else "away")):
        return None
    left = reading.left(at)
    if reading.words.last(left, "each") >= 0 or (not match["today"] and _is_name(reading, match)):
        return None
    if match["away"] == "qua" and reading.words.last(left, "meal") >= 0 and not reading.is_closed(match.end()):
        return None  # ăn sáng qua điện thoại
    value = None
    if reading.reference:
        away = int(reading.words.of("today" if match["today"] else "away", written))
        value = _day_in_brackets(reading, match.end()) or values.shifted(reading.reference, away)
    begin, time, part = at, None, match["part"]
    before = reading.before(left)
    if before and not reading.words[TODAY].search(before[0]):
        begin -= len(left) - before.start()
        part = part or before["part"]
        time = clock(reading.words, before, part)
    return FoundDate(begin, match.end(), word if match["part"] else at, match.end(), "day", value, time, part)


def _day_in_brackets(reading: Reading, end: int) -> str | None:
    """The day in brackets after a day, which is more exact: rạng sáng qua (26.6)."""
    opened = reading.match(_BRACKETED, end)
    item = numbers.read(reading, opened.end(), "") if opened else None
    if item is None or item.parts.kind != "day" or item.parts.month is None:
        return None
    return values.single(item.parts, reading.reference)


def _is_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a word after a part of day is a name, because it is capitalised."""
    shown = reading.text[match.start() : match.end("away")]
    own = shown[match.start("away") - match.start() :]
    return own[0].isupper() and not shown.isupper()


def same_day(reading: Reading, match: re.Match[str]) -> FoundDate:
    """``tối cùng ngày``: the day of the date before it, which the caller fills in."""
    at = match.start()
    left = reading.left(at)
    before = reading.before(left)
    begin = at - len(left) + before.start() if before else at
    time, part = clock(reading.words, before), before["part"] if before else None
    return FoundDate(begin, match.end(), at, match.end(), SAME_DAY_KIND, None, time, part)


def week(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``tuần trước``; the end of a week is its Saturday and Sunday."""
    if is_one_of_several(reading, reading.left(match.start(), BESIDE)) or reading.is_compound(match.end("near")):
        return None
    value = values.week(reading.reference, int(reading.words.of("near", match["near"]))) if reading.reference else None
    found = dressed(reading, match.start(), match.end(), "week", value)
    if found.modifier == "late" and value:
        days = [values.shifted(values.ends(value)[0], step) for step in (5, 6)]  # type: ignore[arg-type]
        return found._replace(value=f"{days[0]}/{days[1]}", core_start=found.start)
    return found


def weekday(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``thứ Năm tuần trước``, ``sáng thứ Bảy``, ``thứ Hai (16/9)``: a lone weekday is usually an ordinal."""
    words, at = reading.words, match.start()
    left = reading.left(at)
    before = reading.before(left, BEFORE_NAME)
    number = int(words.of("weekday", match["day"]))
    cue = _cue(reading, match, before, left)
    # thứ ba của tuần trăng mật: the week is that of the publication only if it says so, or ends the phrase
    in_week = match["week"] and (match["near"] or match["weekpart"] or behind.is_sure(reading, match["week"], match.end()))
    end = match.end() if cue or in_week else match.end("day")
    begin = at - len(left) + before.start() if before else at
    if reading.match(_EACH_BEHIND, end) or words.last(reading.left(begin), "each", "plural") >= 0:
        return None  # sáng thứ Hai hằng tuần
    if end == match.end("day") and (reading.match(_TO_WEEKDAY, end) or words.at_end(_WEEKDAY_TO, left, "to")):
        return None  # thứ 2 - thứ 6: every week
    value = _bracketed(reading, end, number)
    if value is None and not in_week and not cue and _is_ordinal(reading, match, before[0] if before else ""):
        return None
    if value is None and reading.reference:
        distance = number - reading.reference.weekday()
        if cue:
            distance = (distance - 1) % 7 + 1 if cue == "future" else -((-distance - 1) % 7 + 1)
        elif in_week:
            distance += 7 * int(words.of("near", match["near"])) if match["near"] else 0
        elif distance > 0:
            distance -= 7
        value = values.shifted(reading.reference, distance)
    return FoundDate(begin, end, at, end, "day", value or None, clock(words, before), before["part"] if before else None)


def _cue(reading: Reading, match: re.Match[str], before: re.Match[str] | None, left: str) -> str | None:
    """The cue that puts a weekday before or after the day of publication: thứ Năm tới, but not lần thứ ba vừa qua."""
    if not match["cue"] or reading.is_compound(match.end("cue")):
        return None
    cue = reading.words.of("cue", match["cue"])
    if cue == "this" or not behind.is_sure(reading, match["cue"], match.end()):
        return None
    is_alone = before is None and not reading.words.ends("before", left)
    if is_alone and left.strip()[-1:].isalnum() and not _has_own_capital(reading, match):
        return None
    return cue


def _is_ordinal(reading: Reading, match: re.Match[str], before: str) -> bool:
    """Whether a weekday without a date is probably an ordinal: lần thứ ba, bước vào ngày thứ bảy, but not ngày thứ Bảy."""
    if reading.words.values_of("day").get(before.strip()) != "-":
        return not before
    name = reading.text[match.start("day") : match.end("day")].replace("_", " ").split()
    return not name[-1].istitle() and bool(reading.words[_ORDINAL_AT].match(" ".join(name).lower()))


def _has_own_capital(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a weekday has the capital of a weekday: thứ Ba, not thứ ba."""
    return reading.text[match.start("day") : match.end("day")].replace("_", " ").split()[-1][0].isupper()


def _bracketed(reading: Reading, end: int, number: int) -> str | None:
    """The day in brackets after a weekday; "" if its year is unknown, None if there is none or it has another weekday."""
    value = _day_in_brackets(reading, end)
    if value is None:
        return None
    first = values.ends(value)[0]
    if first is None:
        return ""
    return first.isoformat() if first.weekday() == number else None


def month_near(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``tháng này``."""
    if is_one_of_several(reading, reading.left(match.start(), BESIDE)) or reading.is_compound(match.end("near")):
        return None
    reference = reading.reference
    found = values.month_away(reference, int(reading.words.of("near", match["near"]))) if reference else None
    value = values.written(Parts("month", found[0], found[1]), found[0]) if found else None
    return dressed(reading, match.start(), match.end(), "month", value)


def month_named(reading: Reading, match: re.Match[str]) -> list[FoundDate]:
    """``tháng Mười năm ngoái``, ``tháng Giêng``."""
    return chain.read(reading, match.end(), "month")


def day_in_words(reading: Reading, match: re.Match[str]) -> list[FoundDate]:
    """``ngày ba mươi tháng tư``."""
    return chain.read(reading, match.end(), "day")


def bare_month(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``cuối tháng``."""
    left = reading.left(match.start(), BESIDE)
    if reading.words.last(left, "modifier") < 0 or reading.words.at_end(_OF_COUNTED, left, "modifier"):
        return None
    reference = reading.reference
    value = values.written(Parts("month", month=reference.month), reference.year) if reference else None
    return dressed(reading, match.start(), match.end(), "month", value)


def year(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``năm nay``, ``cuối năm ngoái``."""
    words, left = reading.words, reading.left(match.start(), BESIDE)
    if is_one_of_several(reading, left) or words.at_end(_OF_COUNTED, left, "modifier") or words.last(left, "ordinal") >= 0:
        return None
    if reading.is_compound(match.end("yearly")) or reading.match(_NUMBER_BEHIND, match.end()):
        return None
    placed = values.placed_year(Parts("year", cue=words.away(match)), reading.reference)
    found = dressed(reading, match.start(), match.end(), "year", None if placed is None else f"{placed:04}")
    return found._replace(core_start=match.start("yearly"))


def bare_year(reading: Reading, match: re.Match[str]) -> FoundDate | None:
    """``đầu năm``."""
    left = reading.left(match.start(), BESIDE)
    if (
        reading.words.last(left, "modifier") < 0
        or reading.words.at_end(_OF_COUNTED, left, "modifier")
        or reading.match(YEAR, match.start())
    ):
        return None
    reference = reading.reference
    return dressed(reading, match.start(), match.end(), "year", f"{reference.year:04}" if reference else None)
