"""The day of a dateline: of a stamp or a place at the top of a text, not a day that the article tells of."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from vnnorm import find_dates, publication_date
from vnnorm.core.lexicon import load

DAY = datetime.date(2024, 3, 13)
LABELS = [word for role, word, _ in load("dates/words").rows if role == "published"]
DATELINES = [
    "13/03/2024 17:02\nGiá gạo tăng.",
    "Giá gạo tăng\nThứ Tư, 13/3/2024, 17:02 (GMT+7)\nSáng nay, giá gạo tăng.",
    "Thứ Tư, 13 tháng 3, 2024\nGiá gạo tăng.",
    "Tháng Ba 13, 2024\nGiá gạo tăng.",
    "2024-03-13T07:08:09+07:00\nGiá gạo tăng.",
    "Giá gạo tăng\n\n    13/3/2024 4 bình luận\n\n  Sáng nay, giá gạo tăng.",
    "HÀ NỘI, 13/3/2024 – Giá gạo tăng.",
    "(Cần Thơ, 13/03/2024) Giá gạo tăng.",
    "Hà Nội, ngày 13 tháng 3 năm 2024\nKính gửi: các đơn vị",
]
OTHERS = [
    "",
    "Ngày 13/3/2024, giá gạo tăng.",
    "Giá gạo hôm nay 13/3/2024: tăng mạnh\nSáng nay, giá gạo tăng.",
    "Sinh: 13/3/2024\nQuê: Cần Thơ",
    "Ngày sinh 13/3/2024\nQuê Cần Thơ",
    "Giá gạo tăng từ ngày 13/3/2024 - theo sở",
    "13/3\nGiá gạo tăng.",
    "Giá gạo tăng. " * 200 + "\n13/03/2024 17:02\nTin khác",
]


@pytest.mark.parametrize("text", DATELINES)
def test_the_day_of_a_dateline(text: str) -> None:
    assert publication_date(text) == DAY
    assert publication_date(unicodedata.normalize("NFD", text)) == DAY
    assert publication_date(text.upper()) in (DAY, None)


@pytest.mark.parametrize("label", LABELS)
def test_a_label_makes_a_dateline(label: str) -> None:
    assert publication_date(f"Giá gạo tăng\n{label} trên báo in: 13/3/2024\nSáng nay, giá gạo tăng.") == DAY
    assert publication_date("Giá gạo tăng\nvừa in trên báo: 13/3/2024\nSáng nay, giá gạo tăng.") is None


@pytest.mark.parametrize("text", OTHERS)
def test_a_day_of_the_article_is_no_dateline(text: str) -> None:
    assert publication_date(text) is None


def test_the_first_one_counts_and_is_a_reference() -> None:
    text = "13/03/2024 17:02\nHôm qua, giá gạo tăng.\n14/03/2024 08:00\nTin khác"
    assert publication_date(text) == DAY
    dates = find_dates(text, reference=publication_date(text))
    assert [date.value for date in dates] == ["2024-03-13", "2024-03-12", "2024-03-14"]


def test_bytes_are_no_text() -> None:
    with pytest.raises(TypeError, match="publication_date takes a str"):
        publication_date(b"")  # type: ignore[arg-type]
