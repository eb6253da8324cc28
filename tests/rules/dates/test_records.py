"""Every form of dates has examples that it reads, look-alikes that none reads, and its rows in the docs."""

from __future__ import annotations

import datetime

import pytest

from tests.rules.dates import table
from vnnorm import find_dates
from vnnorm.rules.dates.form import Form
from vnnorm.rules.dates.forms import FORMS
from vnnorm.rules.dates.lexicon import known
from vnnorm.rules.dates.reading import Reading

PUBLISHED = datetime.date(2013, 11, 1)
EXAMPLES = [(form, *example) for form in FORMS for example in form.examples]
LOOKALIKES = [(form, text) for form in FORMS for text in form.lookalikes]


def values(text: str, reference: datetime.date | None) -> str:
    return "; ".join(date.value or "none" for date in find_dates(text, reference=reference))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_has_examples_and_lookalikes(form: Form) -> None:
    assert form.examples, f"the form {form.name!r} has no example"
    assert form.lookalikes, f"the form {form.name!r} has no look-alike"


@pytest.mark.parametrize(
    ("form", "written", "alone", "published"), EXAMPLES, ids=[f"{row[0].name}: {row[1]}" for row in EXAMPLES]
)
def test_every_example_has_its_value(form: Form, written: str, alone: str, published: str) -> None:
    if any(date.calendar == "lunar" for date in find_dates(written)):
        pytest.importorskip("lunar_vn", reason="lunar-vn is not installed (extra 'lunar')")
    assert values(written, None) == alone
    assert values(written, PUBLISHED) == (published or alone)
    words = known()
    assert words[form.pattern].search(Reading(written, None, words).low), f"{written!r} is not in the form {form.name!r}"


@pytest.mark.parametrize(("form", "text"), LOOKALIKES, ids=[f"{row[0].name}: {row[1]}" for row in LOOKALIKES])
def test_no_lookalike_is_a_date(form: Form, text: str) -> None:
    for reference in (None, PUBLISHED):
        assert find_dates(text, reference=reference) == [], form.name
        assert find_dates(f"Ông nói: {text}; rồi đi.", reference=reference) == [], form.name


def test_names_are_told_apart() -> None:
    names = [form.name for form in FORMS]
    assert sorted(set(names)) == sorted(names)


def test_the_docs_have_every_form() -> None:
    text = table.PAGE.read_text(encoding="utf-8")
    assert text == table.page(text), "docs/dates.md: the table is not that of the records; python -m tests.rules.dates.table"
