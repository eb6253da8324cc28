"""The lunar calendar of Việt Nam: days agree with those published, and none is made up without the library or a year."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import find_dates, match_key, normalize_dates
from vnnorm.rules.dates import lunar

# The first day of Tết as the calendars of Việt Nam printed it, from general knowledge. The Chinese calendar, which is reckoned
# an hour further east, has other days in 1985 (20 February), 2007 (18 February) and 2030 (3 February).
_PUBLISHED = """
1976-01-31 1977-02-18 1978-02-07 1979-01-28 1980-02-16 1981-02-05 1982-01-25 1983-02-13 1984-02-02 1985-01-21 1986-02-09
1987-01-29 1988-02-17 1989-02-06 1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31 1996-02-19 1997-02-07
1998-01-28 1999-02-16 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07
2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05
2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02
"""
TET = [datetime.date.fromisoformat(day) for day in _PUBLISHED.split()]
# Days off on the tenth of the third month, as announced, and other days that the press names.
OTHERS = [
    ("mùng 10 tháng 3 âm lịch", 2023, "2023-04-29"),
    ("ngày 10/3 âm lịch", 2024, "2024-04-18"),
    ("mồng mười tháng ba âm lịch", 2025, "2025-04-07"),
    ("rằm tháng Giêng", 2024, "2024-02-24"),
    ("rằm tháng bảy", 2024, "2024-08-18"),
    ("Tết Trung thu", 2024, "2024-09-17"),
    ("Tết Đoan ngọ", 2024, "2024-06-10"),
    ("mùng 15 Tết", 2025, "2025-02-12"),  # after the new year, as all days up to the twentieth
    ("ngày 21 Tết", 2025, "2025-01-20"),
    ("tháng 7 âm lịch", 2024, "2024-08-04/2024-09-02"),
]


@pytest.fixture(autouse=True)
def _library() -> None:
    pytest.importorskip("lunar_vn", reason="lunar-vn is not installed (extra 'lunar')")


def values(text: str, reference: datetime.date | None = None) -> list[str | None]:
    return [date.value for date in find_dates(text, reference=reference)]


@pytest.mark.parametrize("tet", TET, ids=str)
def test_tet_is_when_the_calendars_said(tet: datetime.date) -> None:
    eve = tet - datetime.timedelta(1)
    assert values(f"Tết Nguyên đán {tet.year}") == [tet.isoformat()]
    assert values("Đêm 30 Tết, rồi mùng Một Tết", eve) == [eve.isoformat(), tet.isoformat()]
    assert values("23 tháng Chạp", tet)[0] in [(tet - datetime.timedelta(days)).isoformat() for days in (7, 8)]


@given(st.sampled_from(TET), st.integers(-150, 150), st.integers(1, 10))
def test_a_day_of_tet_is_the_nearest(tet: datetime.date, away: int, number: int) -> None:
    reference = tet + datetime.timedelta(away)
    day = tet + datetime.timedelta(number - 1)
    assert values(f"mùng {number} Tết", reference) == [day.isoformat()]
    assert values(f"MÙNG_{number} TẾT", reference) == [day.isoformat()]


@pytest.mark.parametrize(("text", "year", "value"), OTHERS)
def test_days_that_the_press_names(text: str, year: int, value: str) -> None:
    (date,) = find_dates(f"Dịp {text}, chùa mở cửa", reference=datetime.date(year, 5, 15))
    assert (date.text, date.calendar, date.value) == (text, "lunar", value)
    assert date.first_day == datetime.date.fromisoformat(value[:10])


_NAMES = "Canh Tý|Tân Sửu|Nhâm Dần|Quý Mão|Giáp Thìn|Ất Tỵ|Bính Ngọ|Đinh Mùi|Mậu Thân|Kỷ Dậu|Canh Tuất|Tân Hợi"


@pytest.mark.parametrize(("year", "name"), list(enumerate(_NAMES.split("|"), 2020)))
def test_years_have_their_names(year: int, name: str) -> None:
    for away in range(-5, 6):
        told = str(year) if -1 <= away <= 1 else None
        assert values(f"Vé Tết {name} đã bán.", datetime.date(year + away, 6, 15)) == [told], f"{away} years later"


def test_periods_and_years_of_names() -> None:
    reference = datetime.date(2025, 1, 3)
    for text in ("từ 29 tháng Chạp đến mùng 5 Tết", "29 tháng Chạp–mùng 5 Tết", "29 tháng Chạp - 5 Tết"):
        assert values(text, reference) == ["2025-01-28/2025-02-02"], text
    assert values("23 tháng Chạp năm Giáp Thìn", reference) == ["2025-01-22"]
    assert values("Tết Giáp Thìn, Tết Mậu Thân", reference) == ["2024", None]
    assert values("Tết Mậu Thân năm 1968") == ["1968"]


@given(st.sampled_from(["mùng 3 Tết", "rằm tháng 7", "23 tháng Chạp", "Tết Nguyên đán", "tháng 7 âm lịch", "10/3 âm lịch"]))
def test_without_a_year_nothing_is_made_up(text: str) -> None:
    (date,) = find_dates(f"Dịp {text}.")
    assert (date.calendar, date.value, date.first_day, date.last_day) == ("lunar", None, None, None)


def test_without_the_library_days_are_found_and_have_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lunar, "_library", lambda: None)
    for text, year, _ in OTHERS:
        (date,) = find_dates(text, reference=datetime.date(year, 5, 15))
        assert (date.calendar, date.value) == ("lunar", None), text


@pytest.mark.parametrize("text", [text for text, *_ in OTHERS])
def test_texts_and_keys_are_the_same_with_and_without_the_library(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reference = datetime.date(2024, 5, 15)
    assert normalize_dates(text, reference=reference) is text
    key = match_key(text, reference=reference)
    monkeypatch.setattr(lunar, "_library", lambda: None)
    assert match_key(text, reference=reference) == key


@pytest.mark.parametrize("text", ["ba cái Tết", "Tết này", "3 Tết", "năm Giáp Thìn", "phim Tết", "âm lịch"])
def test_what_is_no_day(text: str) -> None:
    assert not [date for date in find_dates(f"Có {text} rồi") if date.calendar == "lunar"]
