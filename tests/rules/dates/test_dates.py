"""Dates: what is written in any form is read back, and nothing that is not written is made up."""

from __future__ import annotations

import datetime
import json
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support import cases
from tests.support.command import run
from vnnorm import MATCH, DateMention, Step, find_dates, match_key, normalize, normalize_dates
from vnnorm.core.lexicon import load

CASES = list(cases.read("dates"))
REFERENCE = datetime.date(2013, 11, 1)


def values(text: str, reference: datetime.date | None = None) -> list[str | None]:
    return [date.value for date in find_dates(text, reference=reference)]


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@given(days, st.integers(-170, 170))
def test_a_missing_year_is_the_nearest(reference: datetime.date, away: int) -> None:
    day = reference + datetime.timedelta(away)
    assume((day.month, day.day) != (2, 29))
    assert values(f"ngày {day.day}/{day.month}", reference) == [day.isoformat()]


WEEKDAYS = [word for role, _, word in load("dates/words").rows if role == "weekday"]


@given(
    st.sampled_from(WEEKDAYS),
    st.sampled_from(["", "sáng ", "ngày "]),
    st.sampled_from(["4/5", "4-5/2", "4-5-2", "4 và 5/2", "4-5/2/2013"]),
)
def test_a_weekday_before_days_stays_theirs(weekday: str, before: str, written: str) -> None:
    once = normalize_dates(f"Họp {before}{weekday} {written} tại đây", reference=REFERENCE)
    assert weekday in once
    assert normalize_dates(once, reference=REFERENCE) is once


ALONE = """2025; năm 2025; tháng 8/2025; tháng 8; 5/8; ngày 5; thứ năm 5/8; hôm qua; năm ngoái; tháng sau; tháng Tám;
tháng năm; quý III; đầu năm; cuối tháng; tuần trước; mùa hè; thế kỷ 20; thập niên 90; 2025-08; XXXX-08-05; 2024/2025;
mùa giải 2024; nửa đầu năm; 4; từ 5"""
SIGNS = ["-", " - ", "- ", " – ", " đến ", " và ", " ", "/", ", ", " (", " năm ", " tháng ", "\n"]
some_dates = st.sampled_from([written.strip() for written in ALONE.split(";")])


def test_the_year_of_a_value_is_of_nothing_else() -> None:
    for text in ("nửa đầu T9/2013", "tháng năm tháng 8/2013", "mùa hè tháng 8/2013", "quý I T9/2013", "đầu năm T9/2013"):
        once = normalize_dates(text, reference=REFERENCE)
        assert normalize_dates(once, reference=REFERENCE) is once, text


@given(some_dates, st.sampled_from(SIGNS), some_dates, st.sampled_from([None, REFERENCE]))
def test_dates_that_stand_together_are_done_after_one_run(
    before: str, sign: str, behind: str, reference: datetime.date | None
) -> None:
    once = normalize_dates(f"Họp {before}{sign}{behind} tại đây", reference=reference)
    assert normalize_dates(once, reference=reference) is once


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099))
def test_a_day_that_the_calendar_has_not_is_none(day: int, month: int, year: int) -> None:
    try:
        expected = [datetime.date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert values(f"họp ngày {day}/{month}/{year} nhé") == expected


_BEFORE = ["hôm qua", "tuần trước", "cuối tuần trước", "tháng trước", "quý trước", "năm ngoái", "mùa đông năm ngoái"]
_AFTER = ["ngày mai", "tuần tới", "cuối tuần tới", "tháng tới", "quý sau", "năm tới", "mùa xuân năm tới"]


@pytest.mark.parametrize(
    ("reference", "words", "left"),
    [
        (datetime.date.min, _BEFORE, {"ngày 23 tháng trước": "XXXX-XX-23", "từ 28/12 đến 1/1": "XXXX-12-28/0001-01-01"}),
        (datetime.date.max, _AFTER, {"ngày 23 tháng tới": "XXXX-XX-23", "tháng 1 năm tới": "XXXX-01"}),
        (datetime.date.min, [], {"tháng này": "0001-01", "quý sau": "0001-04/0001-06", "ngày 31": "0001-01-31"}),
        (datetime.date.max, [], {"tháng này": "9999-12", "quý trước": "9999-07/9999-09", "ngày 1": "9999-12-01"}),
    ],
)
def test_there_is_no_day_beyond_the_calendar(reference: datetime.date, words: list[str], left: dict[str, str]) -> None:
    for word in words:
        assert values(f"Họp {word}.", reference) == [None], word
    for text, value in left.items():
        assert values(f"Họp {text}.", reference) == [value], text


def _context(kind: str, word: str) -> tuple[str, bool]:
    return {
        "after": (f"Ở {word} 3/2, đông người", False),
        "before": (f"Họp {word} 3/2, đông người", True),
        "feast": (f"Họp {word} 3-2, đông người", True),
        "share": (f"Lúc tối 2/3 {word} quán, đông lắm", False),
        "beside": (f"Nay {word} 2013, đông lắm", False),
        "unit": (f"Nay từ 2-3 {word} rồi, từ 1/10 {word} liền, 2013 {word} đấy", False),
    }[kind]


def test_every_word_of_the_list_is_of_use() -> None:
    for kind, word in load("dates/contexts").rows:
        text, is_date = _context(kind, word)
        assert bool(find_dates(text)) is is_date, f"{kind} {word}: {text}"


def test_all_that_is_told_of_a_date() -> None:
    text = "Tha\u0300nh lập lúc 7h30 sáng nga\u0300y 27/10, hồi đầu tháng 9/2013 và mùng 1 Tết"
    day, month, lunar = find_dates(text, reference=datetime.datetime(2013, 11, 1, 12, 30))
    assert day == DateMention(
        day.start, day.end, "7h30 sáng nga\u0300y 27/10", day.core, "day", "2013-10-27", "07:30", "sáng", None, "gregorian"
    )
    assert (month.text, month.modifier, month.last_day) == ("đầu tháng 9/2013", "early", datetime.date(2013, 9, 30))
    assert (lunar.text, lunar.calendar) == ("mùng 1 Tết", "lunar")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("thế kỷ XIX", "1800-01-01", "1899-12-31"),
        ("thập niên 1990", "1990-01-01", "1999-12-31"),
        ("năm 2012", "2012-01-01", "2012-12-31"),
    ],
)
def test_long_periods_have_their_ends(text: str, first: str, last: str) -> None:
    (date,) = find_dates(f"Nhạc của {text}.")
    assert (date.first_day, date.last_day) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def test_a_capital_makes_a_weekday_of_an_ordinal() -> None:
    assert [date.value for date in find_dates("Họp ngày thứ Bảy", reference=REFERENCE)] == ["2013-10-26"]
    assert find_dates("Cháy đến ngày thứ bảy", reference=REFERENCE) == []
    assert find_dates("CHÁY ĐẾN NGÀY THỨ BẢY", reference=REFERENCE) == []


def test_an_underscore_makes_a_number_part_of_the_name_of_a_file() -> None:
    assert find_dates("Ảnh IMG_2024.jpg chụp ở đảo") == []
    assert [date.value for date in find_dates("Báo_cáo năm_2024 và báo_cáo_2023 đã xong")] == ["2024", "2023"]


def test_a_user_adds_words_of_dates_and_words_beside_numbers() -> None:
    text = "Họp chập tối 3/2 rồi nghỉ, từ 3/2 thùng"
    assert normalize(text, steps=("dates",)) == "Họp chập tối XXXX-02-03 rồi nghỉ, từ XXXX-02-03 thùng"
    step = Step("dates", extra="part\tchập choạng\tpm\nunit\tthùng")
    assert normalize(text, steps=(step,)) == "Họp chập tối XXXX-02-03 rồi nghỉ, từ 3/2 thùng"
    text = "Họp chập choạng 3/2 rồi nghỉ"
    assert normalize(text, steps=("dates",)) is text
    assert normalize(text, steps=(step,)) == "Họp chập choạng XXXX-02-03 rồi nghỉ"
    with pytest.raises(ValueError, match="extra lines for 'dates/words'"):
        Step("dates", extra="daypart\tchập choạng\tpm")


def test_a_capital_makes_a_month_of_a_number() -> None:
    assert [date.value for date in find_dates("Họp 3 tháng Tư rồi nghỉ", reference=REFERENCE)] == ["2014-04-03"]
    assert find_dates("Họp 3 tháng tư vấn", reference=REFERENCE) == []


def test_match_reads_dates_with_the_reference() -> None:
    assert normalize("Họp hôm qua", steps=MATCH, reference=REFERENCE) == "họp 2013-10-31"
    assert match_key("Họp hôm 31.10", reference=REFERENCE) == match_key("Họp hôm 31/10/2013")


@pytest.mark.parametrize(
    "unit", ["1/", "1", "1/1/", "2013-", "X", "ngày 1, ", "1-1/1 ", "năm ", "từ 1 đến ", "7h sáng ", "\n1", "1 / "]
)
def test_hostile_text_is_no_trouble(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    once = normalize_dates(text, reference=REFERENCE)
    assert normalize_dates(once, reference=REFERENCE) is once
    dates = find_dates(text, reference=REFERENCE)
    offsets = [offset for date in dates for offset in (date.start, date.core.start, date.core.end, date.end)]
    assert offsets == sorted(offsets)
    assert all(date.text == text[date.start : date.end] != "" for date in dates)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội nghị APEC 2015", ["2015"]),
        ("Mã hồ sơ 2015", []),
        ("Đổi mã rồi nghỉ hẳn 2015", ["2015"]),
        ("Tàu cá NA 2015", []),
        ("Bến tàu và hội nghị APEC 2015", ["2015"]),
    ],
)
def test_a_number_that_identifies_a_thing_is_no_year(text: str, found: list[str]) -> None:
    assert [date.text for date in find_dates(text)] == found


def test_a_million_digits_are_no_date() -> None:
    text = "1" * 1_000_000
    assert find_dates(text) == []
    assert normalize_dates(text) is text


def test_errors_name_the_choices() -> None:
    with pytest.raises(TypeError, match="find_dates takes a str"):
        find_dates(b"")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date"):
        find_dates("", reference="2013-11-01")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown style 'iso'; choices: dmy, edtf"):
        normalize_dates("", style="iso")  # type: ignore[arg-type]


def test_on_the_command_line() -> None:
    done = run("find", "dates", "--reference", "2013-11-01", stdin="Họp sáng qua, tuần trước.".encode())
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(row["text"], row["value"], row["last_day"]) for row in rows] == [
        ("sáng qua", "2013-10-31", "2013-10-31"),
        ("tuần trước", "2013-10-21/2013-10-27", "2013-10-27"),
    ]
    assert re.fullmatch(rb"", done.stderr)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Th 2 2010", "2010-02"),
        ("Th 5, 2024", "2024-05"),
        ("Th 3 - Th 5 2013", "2013-03/2013-05"),
        ("Th 3, 10:20, 04/11/2025", "2025-11-04"),
        ("lúc 08:15 - 2013-10-28", "2013-10-28"),
        ("cuôí tháng 9", "2024-09"),
        ("chiêù qua", "2024-11-19"),
        ("năm ngoaí", "2023"),
        ("tháng 4 vưà qua", "2024-04"),
    ],
)
def test_a_month_or_weekday_by_its_number_and_slips_of_tone_marks(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text, reference=datetime.date(2024, 11, 20))] == [value]
