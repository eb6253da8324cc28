"""The limits of dates, on both sides: the most that is read, and one more."""

from __future__ import annotations

import datetime

import pytest

from vnnorm import find_dates, publication_date
from vnnorm.core.lexicon import load

# Private, because only the longest entry of the data, and no text, shows that the number is not too large.
from vnnorm.rules.dates.contexts import _MOST_SYLLABLES

PUBLISHED = datetime.date(2024, 10, 29)


def dates(text: str) -> list[str]:
    return [date.text for date in find_dates(text, reference=PUBLISHED)]


def listed(count: int) -> str:
    return f"Trường nghỉ các ngày {', '.join(map(str, range(1, count)))} và {count}/5."


def test_a_list_has_at_most_twelve_days() -> None:
    assert len(dates(listed(12))) == 12
    assert dates(listed(13)) == []


def test_many_days_of_machines_stand_in_a_list() -> None:
    days = [f"2024-11-{day:02}" for day in range(1, 9)]
    assert dates(f"Lịch: {','.join(days)}.") == days


@pytest.mark.parametrize(
    ("held", "other"),
    [
        ("Áp dụng từ 13-3 toàn tỉnh.", "Áp dụng từ 12-3 toàn tỉnh."),  # 12-3 may be a score, 13-3 is none
        ("Chùa xây năm 44.", "Chùa xây năm 45."),  # of the last century, which is not said
        ("Anh nộp mã hồ sơ gốc 2015.", "Anh nộp mã hồ sơ 2015."),
        ("Anh dự giải bóng đá Olympic 2012.", "Anh dự giải bóng đá nữ Olympic 2012."),
        ("Bloomberg Businessweek Southeast Asia 17-8: mưa.", "Bloomberg Businessweek Southeastern Asia 17-8: mưa."),
        (f"Nước cũ ({'Anglia ' * 10}Lindsey, 1707-1800).", f"Nước cũ ({'Anglia ' * 10}Cornwall, 1707-1800)."),
    ],
)
def test_what_holds_a_date_is_near(held: str, other: str) -> None:
    assert len(dates(held)) == 1
    assert dates(other) == []


@pytest.mark.parametrize(("years", "value"), [("43", "2043-12"), ("44", "1944-12")])
def test_two_digits_are_a_year_up_to_nineteen_years_ahead(years: str, value: str) -> None:
    (date,) = find_dates(f"Hạn là tháng 12-{years}.", reference=PUBLISHED)
    assert date.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Cuối những năm 1850 ông về nước.", "185X"),
        ("Cuối những năm 1856 ông về nước.", "1856"),
        ("Trong 3 năm 1000 là năm khó nhất.", "1000"),
    ],
)
def test_four_digits_after_a_count_are_a_year_or_decade(text: str, value: str) -> None:
    (date,) = find_dates(text)
    assert date.value == value


def test_the_model_of_a_thing_has_its_name_nearby() -> None:
    assert dates(f"Anh mua S{'o' * 26} XPS 2014 cũ.") == []
    assert dates(f"Anh mua S{'o' * 27} XPS 2014 cũ.") == ["2014"]


@pytest.mark.parametrize(
    "line", ["Thứ Hai, 16/9/2024 {}", "{} 16/9/2024 17:02"], ids=["words after the day", "words before the day"]
)
def test_a_dateline_has_at_most_six_words_on_a_side(line: str) -> None:
    for count in (6, 7):
        text = f"Giá lúa tăng mạnh\n{line.format(' '.join(['Lê'] * count))}\nGiá lúa tăng ở các tỉnh phía Nam."
        assert (publication_date(text) is not None) is (count == 6)


def test_a_dateline_is_in_a_line_that_begins_in_the_first_1500_code_points() -> None:
    for count in (1499, 1500):
        text = f"{'Giá lúa ' * 200}"[:count] + "\n16/9/2024 17:02\nGiá lúa tăng."
        assert (publication_date(text) is not None) is (count == 1499)


def test_the_words_of_the_lunar_calendar_may_follow_a_long_day() -> None:
    text = "Lễ hội mở vào ngày 10 tháng mười một năm Giáp Thìn (âm lịch)."
    assert [date.calendar for date in find_dates(text)] == ["lunar"]


def test_a_word_beside_a_number_has_at_most_four_syllables() -> None:
    words = [word for _, cell in load("dates/contexts").rows for word in cell.split(" | ")]
    longest = max(words, key=lambda word: word.count(" "))
    assert longest.count(" ") + 1 == _MOST_SYLLABLES, longest
