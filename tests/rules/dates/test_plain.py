"""The dates that are read at once have the values that the chain gives them."""

from __future__ import annotations

import datetime

import pytest

from tests.rules.dates.test_sentences import ALL
from vnnorm import find_dates
from vnnorm.rules.dates import plain
from vnnorm.rules.dates.forms import FORMS
from vnnorm.rules.dates.lexicon import known
from vnnorm.rules.dates.reading import Reading

PUBLISHED = datetime.date(2013, 11, 1)
HEADED = ("ngày 16/9", "ngày 16.9.2013", "tháng 9", "tháng 9/2013", "tháng 9 năm 2013", "năm 2013", "năm 1990")
BEFORE = ["họp", "từ", "đến", "mỗi", "hai", "cuối", "nhiệm kỳ", "những", "sáng", "thứ", "16"]
AFTER = ["thì", "đến", "và", "vừa qua", "tới", "âm lịch", "TCN", "hằng năm", "năm nay", "9/9", "16"]
TEXTS = [
    *(sentence.text for sentence in ALL),
    *(f"Nay {before} {date} {after} thì." for before in BEFORE for date in HEADED for after in AFTER),
    *(f"Ông {example[0]}, ở Huế." for form in FORMS for example in form.examples),
]


def test_the_chain_reads_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = [find_dates(text, reference=PUBLISHED) for text in TEXTS]
    monkeypatch.setattr(plain, "read", lambda reading, start: None)
    for text, dates in zip(TEXTS, at_once, strict=True):
        assert find_dates(text, reference=PUBLISHED) == dates, text


@pytest.mark.parametrize("date", HEADED)
def test_a_date_between_other_words_is_read_at_once(date: str) -> None:
    words = known()
    text = f"Họ gặp nhau {date} tại Huế."
    found = plain.read(Reading(text, PUBLISHED, words), text.index(date) + date.index(" ") + 1)
    assert found is not None
    assert found.value == find_dates(text, reference=PUBLISHED)[0].value
