"""The forms in digits that the scan tries itself: a word beside the number makes them, and no chain goes on after it."""

from __future__ import annotations

from vnnorm.rules.dates import lunar, periods
from vnnorm.rules.dates.form import Form

TERM = Form(
    "term of two years",
    ("span",),
    "{y}(?: ?/ ?|-)(?P<next>[0-9]{2})(?![0-9])",
    periods.term,
    (("mùa giải 2013/14", "2013/2014", ""), ("mùa 2012-13", "2012/2013", "")),
    ("số 2013/14", "mùa giải 2013/19"),
)
LUNAR_DAY = Form(
    "lunar day",
    ("0-9",),
    lunar.MARK,
    lunar.numbered,
    (
        ("mùng 1 Tết", "none", "2014-01-31"),
        ("30 Tết", "none", "2014-01-30"),
        ("23 tháng Chạp", "none", "2014-01-23"),
        ("ngày 10/3 âm lịch", "none", "2014-04-09"),
        ("mùng 10 tháng 3 âm lịch năm 2014", "2014-04-09", ""),
        ("ngày 15 tháng 7 năm Quý Tỵ", "none", "2013-08-21"),
    ),
    ("5 Tết rồi",),
)
