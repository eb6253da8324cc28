"""Sentences of our own, each form of a date twenty times and what looks like one ten times, read as a reader would."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from vnnorm import DateMention, find_dates
from vnnorm.rules.dates.form import Form
from vnnorm.rules.dates.forms import FORMS
from vnnorm.rules.dates.lexicon import known
from vnnorm.rules.dates.reading import Reading

FILE = Path(__file__).parent / "sentences.txt"
_MARKED = re.compile(r"\[([^\]=]*)=([^\]]*)\]")
_LUNAR, _NONE = "~", "-"


class Sentence(NamedTuple):
    """A text with its dates: where each stands and its value."""

    line: int
    form: str
    text: str
    dates: list[tuple[int, int, str]]
    published: datetime.date
    is_known_failure: bool


def _read() -> Iterator[Sentence]:
    form, published = "", datetime.date.min
    for number, line in enumerate(FILE.read_bytes().decode("utf-8").split("\n"), 1):
        if line.startswith("# published: "):
            published = datetime.date.fromisoformat(line.removeprefix("# published: "))
        elif line.startswith("# "):
            form = line.removeprefix("# ")
        elif line:
            marked = line.removeprefix("! ").replace("\\n", "\n")
            text, dates, done = "", [], 0
            for match in _MARKED.finditer(marked):
                text += marked[done : match.start()]
                dates.append((len(text), len(text) + len(match[1]), match[2]))
                text += match[1]
                done = match.end()
            text += marked[done:]
            yield Sentence(number, form, text, dates, published, line.startswith("! "))


ALL = list(_read())


def _parameters() -> list[object]:
    known = pytest.mark.xfail(reason="known to fail", strict=True)
    return [pytest.param(one, id=str(one.line), marks=known if one.is_known_failure else ()) for one in ALL]


every_sentence = pytest.mark.parametrize("sentence", _parameters())


def _value(date: DateMention) -> str:
    """A lunar day without a year in the text has a value only with a library."""
    if date.calendar == "lunar" and not (date.value and date.value[:4] in date.text):
        return _LUNAR
    return date.value or _NONE


@every_sentence
def test_every_date_is_found_with_its_value(sentence: Sentence) -> None:
    if any(value[:1].isdecimal() and "Tết" in sentence.text[start:end] for start, end, value in sentence.dates):
        pytest.importorskip("lunar_vn", reason="lunar-vn is not installed (extra 'lunar')")
    found = find_dates(sentence.text, reference=sentence.published)
    assert [(date.start, date.end, _value(date)) for date in found] == sentence.dates
    # Without the day of publication no digit is another one, and none is made up.
    for date in find_dates(sentence.text):
        if date.value:
            (same,) = [known.value for known in found if (known.start, known.end) == (date.start, date.end)]
            assert re.fullmatch(date.value.replace("X", "[0-9X]"), same or "")


@pytest.mark.parametrize("sentence", [one for one in ALL if not one.is_known_failure], ids=lambda one: str(one.line))
def test_values_are_the_same_in_other_clothes(sentence: Sentence) -> None:
    wanted = [date.value for date in find_dates(sentence.text, reference=sentence.published)]
    segmented = re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "_", sentence.text)
    spread = re.sub(r"(?<=\d)/(?=\d)", " / ", sentence.text)
    for shown in (sentence.text.upper(), unicodedata.normalize("NFD", sentence.text), segmented, spread):
        assert [date.value for date in find_dates(shown, reference=sentence.published)] == wanted, shown


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_of_the_records_stands_in_a_sentence(form: Form) -> None:
    pattern = known()[form.pattern]
    dates = (Reading(one.text[start:end], None, known()).low for one in ALL for start, end, _ in one.dates)
    assert any(map(pattern.search, dates)), f"write sentences with a date of the form {form.name!r} into {FILE.name}"


def test_every_form_has_its_sentences() -> None:
    counts: dict[str, int] = {}
    for one in ALL:
        counts[one.form] = counts.get(one.form, 0) + 1
    few = {form: count for form, count in counts.items() if count < (10 if form.startswith("No dates") else 20)}
    assert few == {}
