"""Dates in every form: what is written is read back, in any sentence, beside look-alikes and in other clothes."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.dates import worth
from tests.rules.dates.forms import FORMS, Form, Written, roles, written_dates
from tests.support import cases
from tests.support.strategies import any_text
from vnnorm import find_dates, normalize_dates
from vnnorm.rules.dates.forms import FORMS as RECORDS
from vnnorm.typing import DateStyle

REFERENCE = datetime.date(2013, 11, 1)
CASES = [case for case in cases.read("dates") if not case.is_known_failure]
# Words that forbid a date, or say that it is something else; each of them decides a case.
FORBID = {"code", "compound", "contest", "event", "magnitude", "meal", "plural", "published"}
FORBID |= {"that year", "until now", "vehicle", "whole year", "within"}
_STAY = [case.source for case in CASES if case.stays]
_SIGNS = "; ngày 15-3; ngày 15.3; ngày 15/3."  # a text whose dates have a sign may have others in brackets


def _is_lure(text: str) -> bool:
    """Whether a text has no date, in capitals either, nor beside dates with each sign."""
    if any(find_dates(shown, reference=REFERENCE) for shown in (text, text.upper())):
        return False
    return len(find_dates(text + _SIGNS, reference=REFERENCE)) == _SIGNS.count(";")


LURES = [text for text in _STAY if _is_lure(text)]
SENTENCES = [
    "{before}; {date}, mọi người họp. {after}",
    "Đoàn đến nơi {date}. {after}",
    "{date}: {after}",
    "{before}.\n{date}.\n{after}",
    "Ông đáp: “{date}”; {before}",
    "{before} ({date})",
    "{before}\n\n{date}\n\n{after}",
    "Thông báo ({date}): {after}",
    "… {date} – tin từ Hà Nội; {after}",
    "{before}… {date}",
]
references = st.booleans()
every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.lead + form.template)
few = settings(max_examples=settings().max_examples // 5)  # of each form


def values(text: str, reference: datetime.date | None = None) -> list[str | None]:
    return [date.value for date in find_dates(text, reference=reference)]


EXAMPLES = [(form.name, *example) for form in RECORDS for example in form.examples]


@pytest.mark.parametrize(("name", "text", "alone", "published"), EXAMPLES, ids=[f"{row[0]}: {row[1]}" for row in EXAMPLES])
def test_every_example_is_in_a_form_that_is_written(name: str, text: str, alone: str, published: str) -> None:
    """The forms that are written at random have it among them, and reckon it the same."""
    if any(date.calendar == "lunar" for date in find_dates(text)):
        pytest.importorskip("lunar_vn", reason="lunar-vn is not installed (extra 'lunar')")
    wanted = [values.split("; ") for values in (alone, published or alone)]
    read = [(form, slots) for form in FORMS if (slots := form.read(text)) is not None]
    reckoned = [[[value or "none" for value in form.value(slots, day)] for day in (None, REFERENCE)] for form, slots in read]
    assert wanted in reckoned, f"no template of tests/rules/dates/forms.py writes {text!r}, of the form {name!r}"


@every_form
def test_every_form_that_is_written_has_an_example(form: Form) -> None:
    assert any(form.read(text) is not None for _, text, _, _ in EXAMPLES)


def test_every_role_of_words_is_written_or_forbids() -> None:
    assert roles() | FORBID == worth.WORDS.keys()
    assert not roles() & FORBID


def _plain(text: str) -> str:
    """Text as forms write it, however it is stored."""
    plain = re.sub(" ?/ ?", "/", text.replace("_", " "))
    return unicodedata.normalize("NFC", " ".join(plain.split()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.line))
def test_every_date_of_a_case_is_in_a_form_that_is_written(case: cases.Case) -> None:
    found = find_dates(case.source, reference=case.options.get("reference"))
    read: set[int] = set()
    for first in range(len(found)):
        for last in range(first, min(first + 3, len(found))):  # some forms are of two or three dates
            text = _plain(case.source[found[first].start : found[last].end])
            if any(form.read(text) is not None or form.read(f"{text})") is not None for form in FORMS):
                read.update(range(first, last + 1))
    assert [date.text for at, date in enumerate(found) if at not in read] == []


def _in_words(text: str) -> str:
    """As segmenters write it: syllables of words joined, marks set apart."""
    joined = re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "_", text)
    return re.sub(r"(?<=\d)(?<!-\d\d)/(?=\d)", " / ", re.sub(r"([,;:()“”…](?!\d)|\.(?=\s|$))", r" \1", joined))


CLOTHES: list[Callable[[str], str]] = [
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "_", text),
    _in_words,
    lambda text: re.sub(r"(?<=\w) (?=\w)", "\n", text, count=3),  # not before a dash, which begins an entry of a list
    lambda text: unicodedata.normalize("NFD", _in_words(text)).upper(),
]


@st.composite
def sentences(draw: st.DrawFn, form: Form | None = None) -> tuple[Written, str, int]:
    """A date, a sentence with it and with look-alikes, and where it stands."""
    made = draw(written_dates(form))
    before, after = draw(st.sampled_from(LURES)), draw(st.sampled_from(LURES))
    head, tail = draw(st.sampled_from(SENTENCES)).split("{date}")
    head = head.replace("{before}", before)
    head += made.lead
    return made, head + made.text + tail.replace("{before}", before).replace("{after}", after), len(head)


@every_form
@few
@given(st.data())
def test_what_is_written_is_read_back(form: Form, data: st.DataObject) -> None:
    made, text, start = data.draw(sentences(form))
    is_published = data.draw(references)
    reference = made.reference if is_published else None
    found = find_dates(text, reference=reference)
    assert [date.value for date in found] == made.values(reference), text
    if found:
        assert (found[0].start, found[-1].end) == (start, start + len(made.shown)), text
    for date in found:
        assert date.start <= date.core.start < date.core.end <= date.end
        assert date.text == text[date.start : date.end]


@every_form
@few
@given(st.data())
def test_one_value_however_the_text_is_stored(form: Form, data: st.DataObject) -> None:
    made, text, _ = data.draw(sentences(form))
    clothe = data.draw(st.sampled_from(CLOTHES))
    reference = made.reference if data.draw(references) else None
    assert values(clothe(text), reference) == made.values(reference), clothe(text)


def _around(text: str, reference: datetime.date | None) -> list[str]:
    """What stands between the calendar parts of the dates that are written over."""
    found = [date for date in find_dates(text, reference=reference) if date.value and date.calendar == "gregorian"]
    ends = [0, *(date.core.end for date in found)]
    starts = [*(date.core.start for date in found), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


@given(sentences(), references, st.sampled_from(CLOTHES), st.sampled_from(["edtf", "dmy"]))
def test_writing_keeps_the_words_around_and_reads_back(
    sentence: tuple[Written, str, int], is_published: bool, clothe: Callable[[str], str], style: DateStyle
) -> None:
    made, text, _ = sentence
    reference = made.reference if is_published else None
    for shown in (text, clothe(text)):
        once = normalize_dates(shown, reference=reference, style=style)
        assert re.fullmatch(".+?".join(map(re.escape, _around(shown, reference))), once, re.S), once
        assert normalize_dates(once, reference=reference, style=style) is once
        assert list(filter(None, values(once, reference))) == list(filter(None, values(shown, reference))), once


SYLLABLES = {syllable for of_role in worth.WORDS.values() for word in of_role for syllable in word.split()}


@given(sentences(), references)
def test_only_words_of_dates_are_written_over(sentence: tuple[Written, str, int], is_published: bool) -> None:
    made, text, _ = sentence
    for date in find_dates(text, reference=made.reference if is_published else None):
        written = re.findall(r"[^\W\d_]+", date.core.of(text).lower())
        assert {word for word in written if word not in SYLLABLES and not re.fullmatch("[ivxtq]+", word)} == set()


@given(st.one_of(any_text, sentences().map(lambda sentence: sentence[1])), st.dates(), references)
def test_values_are_edtf_and_days_their_ends(text: str, day: datetime.date, is_published: bool) -> None:
    edtf = pytest.importorskip("edtf", reason="edtf is not installed (extra 'test')")
    for date in find_dates(text, reference=day if is_published else None):
        if date.value is None:
            assert (date.first_day, date.last_day) == (None, None)
            continue
        read = edtf.parse_edtf(date.value)
        is_known = not re.match("XX|[0-9]{4}-2[1-4]", date.value)
        assert is_known == (date.first_day is not None) == (date.last_day is not None), date.value
        if date.first_day and date.last_day:
            assert tuple(read.lower_strict())[:3] == date.first_day.timetuple()[:3] or date.first_day.year == 1
            assert tuple(read.upper_strict())[:3] == date.last_day.timetuple()[:3]
            assert date.first_day <= date.last_day


@given(any_text, references)
def test_writing_any_text_is_idempotent(text: str, is_published: bool) -> None:
    reference = REFERENCE if is_published else None
    for style in ("edtf", "dmy"):
        once = normalize_dates(text, reference=reference, style=style)
        assert normalize_dates(once, reference=reference, style=style) is once
    if not any(date.value for date in find_dates(text, reference=reference)):
        assert normalize_dates(text, reference=reference) is text


@given(written_dates())
def test_without_a_reference_nothing_is_made_up(made: Written) -> None:
    """What the text does not give is X, or there is no value; what it gives is not changed by the day of publication."""
    text = f"Họp {made.lead}{made.text}."
    alone, published = values(text), values(text, made.reference)
    for one, other in zip(alone, published, strict=True) if published else ():
        assert one is None or (other and re.fullmatch(one.replace("X", "[0-9X]"), other))


@given(sentences(), references, st.sampled_from(["12-1", "4-12", "2-1"]))
def test_a_value_is_no_evidence_for_the_sign_of_another_date(
    sentence: tuple[Written, str, int], is_published: bool, other: str
) -> None:
    made, text, _ = sentence
    once = normalize_dates(text, reference=made.reference if is_published else None)
    assert other not in [date.text for date in find_dates(f"{once}. Xong ({other}) rồi.")]
