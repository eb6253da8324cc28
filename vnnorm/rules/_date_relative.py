"""Dates in words: today, last week, quarters, seasons, centuries, weekdays, the lunar year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vnnorm.rules import _date_values as values
from vnnorm.rules import _date_words as words
from vnnorm.rules._date_reading import Found, Reading, dressed
from vnnorm.rules._date_values import Parts
from vnnorm.rules._date_words import MONTH_WORD, PART, WEEKDAY, YEAR, S

# One scan, which starts with a literal: a space, then what a word and the one after it begin with. What may stand before a
# word instead of a space is made one for it.
_NEAR = " {1,3}(?:hôm|nay|qua|mai|kia|mốt)"
_AWAY = " {1,3}(?:nay|này|trước|qua|vừa|rồi|sau|tới|ngoái|kia)"
_T = rf"t(?:háng(?={_AWAY}| {{1,3}}{MONTH_WORD})|hứ(?= [hbtns2-7])|hế(?= k)|hập|uần(?={_AWAY})|(?:ối|rưa)(?={_NEAR})|ết)"
_N = rf"n(?:gày(?={_NEAR})|ăm(?={_AWAY})|hững(?= {{1,3}}năm)|ửa)"
_REST = rf"c(?:hiều(?={_NEAR})|ùng(?= ngày)|hủ(?= nhật))|m(?:ùa|ùng|ồng)|(?:hôm|sáng|đêm)(?={_NEAR})|quý|rằm"
_WORDS = re.compile(rf" (?:(?:đầu|giữa|cuối) {{1,3}}(?=(tháng|năm)(?!\w))|(?=({_T}|{_N}|{_REST})(?!\w)))")
_BEFORE_WORD = "\n\t\u00a0([{\"“‘'«/,.;:!?…*•–—|>&+"
_TODAY = re.compile(rf"(?:(?:ngày{S})?hôm|ngày|({PART})(?:{S}hôm)?){S}(nay|qua|mai|kia|mốt)(?!\w)(?:,? ({WEEKDAY}))?")
_WEEK = re.compile(rf"tuần{S}(này|trước|qua|vừa qua|vừa rồi|rồi|tới|sau)(?!\w)")
_WEEKS = {"này": 0, "tới": 1, "sau": 1}
_WEEKDAY = re.compile(rf"{WEEKDAY}(?: (?:đầu )?tuần(?: (này|trước|qua|rồi|tới|sau))?(?!\w))?")
_MONTH = re.compile(rf"tháng{S}(này|trước|qua|vừa qua|rồi|sau|tới)(?!\w)")
_MONTH_NAMED = re.compile(rf"tháng{S}{MONTH_WORD}(?:(?:,?{S}năm{S}| ?/ ?|{S}){YEAR})?")
_YEAR = re.compile(rf"năm{S}(nay|ngoái|trước|tới|sau|kia|này)(?!\w)")
_QUARTER = re.compile(
    rf"quý{S}(i{{1,3}}|iv|[1-4])(?!\w)(?:(?: ?[/-] ?|{S}năm{S}|{S}){YEAR}|{S}năm{S}(nay|ngoái|trước|sau|tới))?"
)
_QUARTER_NEAR = re.compile(rf"quý{S}(này|trước|qua|vừa qua|tới|sau)(?!\w)")
_HALF = re.compile(rf"nửa{S}(đầu|cuối){S}năm(?!\w)(?:{S}(?:{YEAR}|(nay|ngoái|trước|sau|tới)(?!\w)))?")
_SEASON = re.compile(rf"mùa{S}(xuân|hè|hạ|thu|đông)(?:{S}năm)?{S}(?:{YEAR}|(nay|ngoái|này|tới|năm ngoái)(?!\w))")
_SEASONS = {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
_CENTURY = re.compile(rf"(?:thế k[ỷỉ]){S}(?:thứ{S})?([0-9]{{1,2}}|[ivx]{{1,5}})(?!\w)( (?:trước công nguyên|tcn))?")
_DECADE = re.compile(
    rf"(?:thập (?:niên|kỷ|kỉ)|những{S}năm(?:{S}(?:đầu|giữa|cuối)(?:{S}thập (?:niên|kỷ))?)?){S}"
    rf"([0-9]0)(?![0-9]|[.,][0-9]| ?%)"
)
_LUNAR = re.compile(
    r"(?:(?:mùng|mồng) [0-9a-zà-ỹ]+ tết"
    r"|rằm tháng (?:[0-9]{1,2}|giêng|chạp|[a-zà-ỹ]+)"
    r"|tết (?:nguyên đán|trung thu|đoan ngọ"
    r"|(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý) (?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)))"
    r"(?!\w)(?: năm ([12][0-9]{3}))?"
)
_NUMBER_BEFORE = re.compile(r"(?:^|[^\w])([0-9]+|\w+) \Z")


def find(reading: Reading) -> Iterator[Found]:
    """The dates in words, in order of place."""
    scanned = f" {reading.low}"
    for mark in _BEFORE_WORD:
        scanned = scanned.replace(mark, " ")
    for match in _WORDS.finditer(scanned):
        for finder in _FINDERS[match[1] or match[2]]:
            if found := finder(reading, match.end() - 1):
                yield found
                break


def _counted(reading: Reading, at: int) -> bool:
    """Whether a number stands before a place, so that what follows is a length of time."""
    match = _NUMBER_BEFORE.search(reading.left(at, 12))
    return bool(match and (match[1].isdecimal() or match[1] in words.COUNTS))


def _today(reading: Reading, at: int) -> Found | None:
    match = _TODAY.match(reading.low, at)
    if not match or (reading.low.startswith("ngày", at) and match[2] in ("nay", "qua") and "hôm" not in match[0]):
        return None
    if re.search(r"(?:mỗi|mọi|hằng|hàng) \Z", reading.left(at, 8)) or (
        match[2] == "mai" and reading.right(match.end(2), 5) == " sau"
    ):
        return None
    if match[2] == "mai" and reading.text[match.start(2)] == "M" and not reading.text[at : match.end(2)].isupper():
        return None
    value = values.shifted(reading.reference, words.days_away(match[0], match[2])) if reading.reference else None
    begin, end = at, match.end()
    left = reading.left(at)
    before = words.before(left)
    time = None
    part = match[1]
    if before and before[0] and not _TODAY.search(before[0]):
        begin = at - len(left) + before.start()
        part = part or before["part"]
        if before["hour"]:
            time = f"{int(before['hour']) % 24:02}:{before['minute'] or '00'}"
    core = match.start(2) if match[1] else at
    if match[1] and "hôm" in match[0]:
        core = at + match[0].index("hôm")
    return Found(begin, end, core, end, "day", value, time, part)


SAME_DAY = "cùng ngày"


def _same_day(reading: Reading, at: int) -> Found | None:
    """The day of the date before it, which the caller knows."""
    if not reading.low.startswith(SAME_DAY, at):
        return None
    left = reading.left(at)
    before = words.before(left)
    begin = at - len(left) + before.start() if before else at
    end = at + len(SAME_DAY)
    return Found(begin, end, at, end, SAME_DAY, None, None, before["part"] if before else None)


def _week(reading: Reading, at: int) -> Found | None:
    match = _WEEK.match(reading.low, at)
    if not match or _counted(reading, at):
        return None
    distance = _WEEKS.get(match[1], -1)
    value = values.week(reading.reference, distance) if reading.reference else None
    found = dressed(reading, at, match.end(), "week", value)
    if found.modifier == "late" and value:
        days = [values.shifted(values.ends(value)[0], step) for step in (5, 6)]  # type: ignore[arg-type]
        return found._replace(value=f"{days[0]}/{days[1]}", core_start=found.start)
    return found


def _weekday(reading: Reading, at: int) -> Found | None:
    match = _WEEKDAY.match(reading.low, at)
    if not match:
        return None
    left = reading.left(at)
    in_week = "tuần" in match[0]
    before = words.before(left)
    cued = bool(before and (before["part"] or "hôm" in before[0]))
    if not in_week and not cued:
        return None
    begin = at - len(left) + before.start() if before and before[0] else at
    value = None
    if reading.reference:
        number = words.WEEKDAYS[match[1] or match[2]]
        distance = number - reading.reference.weekday()
        if in_week:
            distance += 7 * (_WEEKS.get(match[3], -1) if match[3] else 0)
        elif distance > 0:
            distance -= 7
        value = values.shifted(reading.reference, distance)
    return Found(begin, match.end(), at, match.end(), "day", value, None, before["part"] if before else None)


def _month(reading: Reading, at: int) -> Found | None:
    low, reference = reading.low, reading.reference
    left = reading.left(at, 24)
    match = _MONTH.match(low, at)
    if match:
        if _counted(reading, at):
            return None
        value = None
        if reference:
            count = reference.year * 12 + reference.month - 1 + _WEEKS.get(match[1], -1)
            value = f"{count // 12:04}-{count % 12 + 1:02}" if 12 <= count < 120000 else None
        return dressed(reading, at, match.end(), "month", value)
    match = _MONTH_NAMED.match(low, at)
    if match and not left.endswith(("cách mạng ", "rằm ")) and not re.search(r"(?:[0-9]|những|các|mấy) \Z", left):
        if (
            match[1] == "năm"
            and not match[2]
            and re.match(r" (?:nay|ngoái|trước|qua|tới|sau)", low[match.end() : match.end() + 6])
        ):
            return None
        if not match[2] and reading.contexts.starts(reading.right(match.end(), 24)):
            return None
        parts = Parts("month", int(match[2]) if match[2] else None, words.MONTHS[match[1]])
        end = match.end()
        cue = words.CUE.match(reading.right(end)) if parts.year is None else None
        if cue:
            parts, end = parts._replace(cue=words.cue(cue)), end + cue.end()
        if match[1] == "chạp":
            return dressed(reading, at, end, "month", None)._replace(calendar="lunar")
        return dressed(reading, at, end, "month", values.single(parts, reference))
    if re.search(r"(?<!\w)(?:đầu|giữa|cuối) \Z", left) and re.match(r"tháng(?= ?[,.;:)\n]|\Z)", low[at : at + 7]):
        if _counted_words(left):
            return None
        return dressed(
            reading,
            at,
            at + 5,
            "month",
            values.written(Parts("m", month=reference.month), reference.year) if reference else None,
        )
    return None


def _counted_words(left: str) -> bool:
    words_before = left.split()
    return len(words_before) > 1 and (words_before[-2] in ("năm", "tháng") or words_before[-2].isdecimal())


def _year(reading: Reading, at: int) -> Found | None:
    low, reference = reading.low, reading.reference
    match = _YEAR.match(low, at)
    left = reading.left(at, 24)
    if match:
        if (
            _counted(reading, at)
            or left.endswith(("tháng đầu ", "nửa đầu "))
            or re.match(r" [0-9]| đó", low[match.end() : match.end() + 3])
        ):
            return None
        if match[1] == "này":
            return None
        year = values.placed_year(Parts("year", cue=words.CUE_YEARS[match[1]]), reference)
        core = match.start(1)
        found = dressed(reading, at, match.end(), "year", None if year is None else f"{year:04}")
        return found._replace(core_start=core)
    if re.search(r"(?<!\w)(?:giữa|cuối) \Z|(?<!tháng )(?<!nửa )đầu \Z", left) and re.match(
        r"năm(?= ?[,.;:)\n]|\Z| [^\d\W])", low[at : at + 5]
    ):
        if re.match(r"năm (?:học|thứ|sau|đó|tài|mới)", low[at : at + 9]) or _counted_words(left):
            return None
        return dressed(reading, at, at + 3, "year", f"{reference.year:04}" if reference else None)
    return None


def _quarter(reading: Reading, at: int) -> Found | None:
    match = _QUARTER.match(reading.low, at)
    if match:
        number = words.NUMERALS.get(match[1]) or int(match[1])
        year = int(match[2]) if match[2] else None
        end = match.end()
        if year is None:
            year = values.placed_year(Parts("quarter", cue=words.CUE_YEARS.get(match[3], 0)), reading.reference)
        return dressed(reading, at, end, "quarter", values.months(3 * number - 2, 3 * number, year))
    match = _QUARTER_NEAR.match(reading.low, at)
    if not match or _counted(reading, at):
        return None
    value = None
    if reading.reference:
        count = reading.reference.year * 4 + (reading.reference.month - 1) // 3 + _WEEKS.get(match[1], -1)
        value = values.months(3 * (count % 4) + 1, 3 * (count % 4) + 3, count // 4)
    return dressed(reading, at, match.end(), "quarter", value)


def _half(reading: Reading, at: int) -> Found | None:
    match = _HALF.match(reading.low, at)
    if not match:
        return None
    year = (
        int(match[2])
        if match[2]
        else values.placed_year(Parts("half", cue=words.CUE_YEARS.get(match[3], 0)), reading.reference)
    )
    first = 1 if match[1] == "đầu" else 7
    return Found(at, match.end(), at, match.end(), "half", values.months(first, first + 5, year))


def _season(reading: Reading, at: int) -> Found | None:
    match = _SEASON.match(reading.low, at)
    if not match:
        return None
    away = words.CUE_YEARS[(match[3] or "nay").split()[-1]]
    year = int(match[2]) if match[2] else values.placed_year(Parts("season", cue=away), reading.reference)
    return Found(at, match.end(), at, match.end(), "season", f"{year:04}-{_SEASONS[match[1]]}" if year else None)


def _century(reading: Reading, at: int) -> Found | None:
    match = _CENTURY.match(reading.low, at)
    if not match or match[2]:
        return None
    number = int(match[1]) if match[1].isdecimal() else words.NUMERALS.get(match[1], 0)
    if not 1 <= number <= 21:
        return None
    end, value = match.end(), f"{number - 1:02}XX"
    left = reading.left(at)
    to = re.compile(rf"{S}(?:đến|tới){S}").match(reading.low, end)
    since = words.FROM.search(left)
    if to and since and (later := _century(reading, to.end())) and later.value:
        return Found(at - len(left) + since.start(), later.end, at, later.end, "range", f"{value}/{later.value}")
    return dressed(reading, at, end, "century", value)


def _decade(reading: Reading, at: int) -> Found | None:
    match = _DECADE.match(reading.low, at)
    if not match or reading.contexts.starts(reading.right(match.end(), 24)):
        return None
    number = match[1][0]
    value = f"XX{number}X"
    if reading.reference:
        century = reading.reference.year // 100
        if int(number) > reading.reference.year % 100 // 10:
            century -= 1
        value = f"{century:02}{number}X"
    core = match.start(1) if match[0].startswith("những") else at
    return dressed(reading, at, match.end(), "decade", value)._replace(core_start=core)


def _lunar(reading: Reading, at: int) -> Found | None:
    match = _LUNAR.match(reading.low, at)
    if not match or (match[0].startswith("tết") and reading.text[at : at + 3].isupper() and not reading.text.isupper()):
        return None
    kind = "day" if match[0][0] in "mr" else "holiday"
    return Found(at, match.end(), at, match.end(), kind, match[1], calendar="lunar")


_Finder = Callable[[Reading, int], "Found | None"]
_FINDERS: dict[str, tuple[_Finder, ...]] = {
    **dict.fromkeys(("ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm"), (_today,)),
    **dict.fromkeys(("thứ", "chủ"), (_weekday,)),
    **dict.fromkeys(("thập", "những"), (_decade,)),
    **dict.fromkeys(("mùng", "mồng", "rằm", "tết"), (_lunar,)),
    "cùng": (_same_day,),
    "mùa": (_season,),
    "nửa": (_half,),
    "năm": (_year,),
    "quý": (_quarter,),
    "tháng": (_month,),
    "thế": (_century,),
    "tuần": (_week,),
}
