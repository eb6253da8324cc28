"""The dates that are read at once have the values that the chain gives them."""

from __future__ import annotations

import datetime

import pytest

from tests.rules.dates.test_sentences import ALL
from vnnorm import find_dates
from vnnorm.rules.dates import plain
from vnnorm.rules.dates.forms import FORMS

PUBLISHED = datetime.date(2013, 11, 1)
HEADED = ("ngày 16/9", "ngày 16.9.2013", "tháng 9", "tháng 9/2013", "tháng 9 năm 2013", "năm 2013", "năm 1990")
WORDS = "họp|từ|đến|mỗi|hai|cuối|nhiệm kỳ|những|sáng|thứ|và|vừa qua|âm lịch|TCN|hằng năm|16|9/9|tới".split("|")
TEXTS = [
    *(sentence.text for sentence in ALL),
    *(f"Nay {before} {date} {after} thì." for before in WORDS for date in HEADED for after in WORDS),
    *(f"Ông {example[0]}, ở Huế." for form in FORMS for example in form.examples),
]


def test_the_chain_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = [find_dates(text, reference=PUBLISHED) for text in TEXTS]
    monkeypatch.setattr(plain, "read", lambda reading, start: None)
    for text, dates in zip(TEXTS, at_once, strict=True):
        assert find_dates(text, reference=PUBLISHED) == dates, text


def test_a_date_between_other_words_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, found = plain.read, []
    monkeypatch.setattr(plain, "read", lambda reading, start: found.append(read(reading, start)) or found[-1])
    for date in HEADED:
        find_dates(f"Họ gặp nhau {date} tại Huế.")
    assert len(found) == len(HEADED)
    assert all(found)
