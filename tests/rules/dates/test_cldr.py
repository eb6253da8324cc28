"""The formats of Vietnamese in CLDR, as Java, PHP and JavaScript write them, are read back: dates, skeletons, intervals."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import find_dates, normalize_dates

pytest.importorskip("babel", reason="Babel is not installed (extra 'test')")

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton

LOCALE: Any = Locale("vi")
MOMENT = datetime.datetime(2013, 3, 15, 17, 2, 3)
LATER = [datetime.datetime(2013, 3, 18, 18, 2, 3), datetime.datetime(2013, 5, 18, 18, 2), datetime.datetime(2014, 5, 18, 18, 2)]
REFERENCE = datetime.date(2013, 4, 1)
NOT_SHOWN = set("hHBmsKkzZvVO")  # fields of clock times
# Skeletons that are a number and nothing else, or one of a week.
NO_DATE = {"d", "E", "M", "Md", "yM", "MMdd", "yw", "MMMMW"}
SKELETONS = [name for name in LOCALE.datetime_skeletons if name not in NO_DATE and not NOT_SHOWN & set(name)]
INTERVALS = [
    name for name in LOCALE.interval_formats if name and name not in NO_DATE and not NOT_SHOWN & {*name, "G"} & set(name)
]
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2039, 12, 31))


@pytest.mark.parametrize("form", ["full", "long", "medium", "short"])
@given(days, st.integers(-6500, 25000), st.sampled_from(["{}", "Tin đăng {}.", "{}: giá gạo tăng", "Ngày {}, ông nói"]))
def test_dates_in_every_format(form: str, day: datetime.date, away: int, sentence: str) -> None:
    shown = format_date(day, form, locale="vi")
    text = sentence.format(shown)
    start = text.index(shown)
    reference = day + datetime.timedelta(away)
    (date,) = find_dates(text, reference=reference)
    assert date.value == day.isoformat()
    assert date.start <= start < start + len(shown) <= date.end
    once = normalize_dates(text, reference=reference)
    assert normalize_dates(once, reference=reference) is once


@pytest.mark.parametrize("name", SKELETONS)
def test_every_skeleton(name: str) -> None:
    shown = format_skeleton(name, MOMENT, locale="vi")
    (date,) = find_dates(f"Họp {shown}.", reference=REFERENCE)
    wanted = "2013-03-15" if "d" in name else "2013-01/2013-03" if "Q" in name else "2013-03" if "M" in name else "2013"
    if name == "Ed":  # a day without a month is the nearest
        wanted = "2013-04-15"
    assert (date.text.lower(), date.value) == (shown.lower(), wanted)


@pytest.mark.parametrize("last", LATER, ids=str)
@pytest.mark.parametrize("name", [name for name in INTERVALS if "G" not in name])
def test_every_interval(name: str, last: datetime.datetime) -> None:
    shown = format_interval(MOMENT, last, name, locale="vi")
    found = find_dates(f"Họp {shown}.", reference=REFERENCE)
    size = 10 if "d" in name else 7 if "M" in name else 4
    ends = [moment.isoformat()[:size] for moment in (MOMENT, last)]
    if "y" not in name and last.year > MOMENT.year:
        ends[1] = ends[1].replace("2014", "2013")  # the year is not shown
    value = "/".join(dict.fromkeys(ends))
    assert [date.value for date in found] in ([value], ends), shown


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("2013-03-15T17:02:03Z", "17:02"),
        ("2013-03-15T17:02:03+07:00", "17:02"),
        ("2013-03-15T17:02:03.123456+0700", "17:02"),
        ("2013-03-15T17:02", "17:02"),
        ("2013-03-15 17:02:03", "17:02"),
        ("Thứ Sáu, 15/3/2013, 17:02 (GMT+7)", "17:02"),
        ("15/03/2013 | 17:02 GMT+7", "17:02"),
        ("5:02 CH, 15/3/2013", "17:02"),
        ("15/3/2013 5:02 CH", "17:02"),
        ("15 Tháng Ba, 2013 lúc 5:02 chiều", "17:02"),
        ("Tháng Ba 15, 2013", None),
        ("15 Th3 2013", None),
        ("17:02:03 +0700 15 tháng 3, 2013", "17:02"),
    ],
)
def test_stamps_of_software(stamp: str, time: str | None) -> None:
    (date,) = find_dates(stamp)
    assert (date.value, date.time, date.start, date.end) == ("2013-03-15", time, 0, len(stamp))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("8 giờ tối nay", "20:00"),
        ("3 giờ chiều nay", "15:00"),
        ("12 giờ đêm nay", "00:00"),
        ("12 giờ trưa mai", "12:00"),
        ("1 giờ trưa mai", "13:00"),
        ("10 giờ đêm qua", "22:00"),
        ("2 giờ đêm qua", "02:00"),
        ("7h30 sáng 16/9", "07:30"),
        ("17h chiều 16/9", "17:00"),
    ],
)
def test_a_part_of_day_tells_the_half_of_the_clock(text: str, time: str) -> None:
    (date,) = find_dates(text)
    assert date.time == time
