"""What every step promises with every option, on documents as they are found."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.documents import found_documents
from tests.support.hostile import FAMILIES
from tests.support.options import DAY, steps_of
from tests.support.pages import pages
from vnnorm import (
    ALL_KINDS,
    NEWS,
    Step,
    TitledName,
    explain,
    find_boilerplate,
    find_dates,
    find_titles,
    fix_characters,
    match_key,
    normalize,
    remove_boilerplate,
)
from vnnorm.rules import RULES
from vnnorm.rules.titles import TITLE_KINDS
from vnnorm.typing import BoilerplateKind

any_document = found_documents | pages
references = st.sampled_from([None, DAY])


@pytest.mark.parametrize("name", RULES)
@given(text=any_document, data=st.data())
def test_findings_are_ordered_and_disjoint(name: str, text: str, data: st.DataObject) -> None:
    """A finding that is not would be left out with a warning, which is an error here."""
    step = data.draw(steps_of(name))
    reference = data.draw(references)
    options = {**step.options, **({"reference": reference} if "reference" in RULES[name].options else {})}
    last = 0
    for start, end, _, entry in RULES[name].find(text, **options):
        assert last <= start <= end <= len(text)
        assert entry
        last = end


@pytest.mark.parametrize("name", RULES)
@given(text=any_document, data=st.data())
def test_told_as_done_undone_as_told_and_done_after_one_run(name: str, text: str, data: st.DataObject) -> None:
    step, reference = data.draw(steps_of(name)), data.draw(references)
    result = normalize(text, steps=(step,), reference=reference)
    told = explain(text, steps=(step,), reference=reference)
    assert told.text == result == told.edits.apply(text)
    assert told.edits.inverse(text).apply(result) == text
    assert (result is text) == (result == text)
    assert normalize(result, steps=(step,), reference=reference) is result


@given(any_document)
def test_news_is_done_after_one_run(text: str) -> None:
    once = normalize(text)
    assert normalize(once) is once
    assert match_key(once) == match_key(text)


@pytest.mark.parametrize("name", ["characters", "casefold", "place_tones", "strip_diacritics"])
@given(text=any_document, data=st.data())
def test_canonically_equivalent_texts_have_one_result(name: str, text: str, data: st.DataObject) -> None:
    steps = (data.draw(steps_of(name)),)
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert normalize(composed, steps=steps) == normalize(decomposed, steps=steps)


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_text_keeps_the_promises(family: str) -> None:
    text = FAMILIES[family](1500)
    for name in RULES:
        for step in [Step.of(name, {}), *STRONGER.get(name, ())]:
            result = normalize(text, steps=(step,), reference=DAY)
            told = explain(text, steps=(step,), reference=DAY)
            assert told.text == result, step
            assert told.edits.inverse(text).apply(result) == text, step
            assert (result is text) == (result == text), step
            assert normalize(result, steps=(step,), reference=DAY) is result, step


STRONGER = {
    "dates": [Step("dates", style="dmy")],
    "desegment": [Step("desegment", segmented=True)],
    "place_tones": [Step("place_tones", style="new")],
    "strip_diacritics": [Step("strip_diacritics", ascii=True)],
    "titles": [Step("titles", appositions=True, kinds=TITLE_KINDS)],
}
"""Steps with the options that make them do more."""


# ---------------------------------------------------------------- kinds


def _pairs() -> Iterator[frozenset[BoilerplateKind]]:
    for count in (1, 2):
        yield from map(frozenset, itertools.combinations(sorted(ALL_KINDS), count))


@given(any_document, st.sampled_from([*_pairs(), ALL_KINDS]))
def test_what_was_asked_to_go_is_gone(text: str, kinds: frozenset[BoilerplateKind]) -> None:
    rest = remove_boilerplate(text, kinds=kinds)
    assert not [found for found in find_boilerplate(rest) if found.kind in kinds]


# ---------------------------------------------------------------- finders


def _people(text: str) -> list[tuple[int, int]]:
    def ends(one: TitledName) -> tuple[int, int]:
        spans = [span for span in (one.title, one.name, one.apposition) if span]
        return min(span.start for span in spans), max(span.end for span in spans)

    return [ends(one) for one in find_titles(text)]


@pytest.mark.parametrize("find", ["dates", "boilerplate", "titles"])
@given(text=any_document)
def test_what_is_found_is_ordered_and_disjoint(find: str, text: str) -> None:
    spans = {
        "dates": lambda: [(one.start, one.end) for one in find_dates(text, reference=DAY)],
        "boilerplate": lambda: [(one.start, one.end) for one in find_boilerplate(text)],
        "titles": lambda: _people(text),
    }[find]()
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


@given(text=any_document, data=st.data())
def test_two_spaces_are_read_as_one(text: str, data: st.DataObject) -> None:
    single = re.sub("  +", " ", fix_characters(text))
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", single)]
    chosen = data.draw(st.sets(st.sampled_from(spaces)) if spaces else st.just(set()))
    doubled = "".join([char + " " * (at in chosen) for at, char in enumerate(single)])
    for read in (dates_read, people_read, match_key):
        assert read(doubled) == read(single)


def dates_read(text: str) -> list[tuple[str, str | None]]:
    return [(" ".join(date.text.split()), date.value) for date in find_dates(text, reference=DAY)]


def people_read(text: str) -> list[tuple[str, ...]]:
    people = [(one.name, one.title, one.apposition) for one in find_titles(text)]
    return [tuple(" ".join(span.of(text).split()) if span else "" for span in spans) for spans in people]


@given(any_document)
def test_the_parts_of_a_person_are_in_order(text: str) -> None:
    for one in find_titles(text):
        parts = [span for span in (one.title, one.name, one.apposition) if span]
        assert all(first.end <= second.start for first, second in itertools.pairwise(parts))
        assert bool(one.title) == bool(one.kinds)
        assert set(one.kinds) <= TITLE_KINDS


# ---------------------------------------------------------------- shapes that raised or overlapped


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Quang Hưng - ủy viên T.Ư Đảng , bí thư tỉnh ủy nói .",
        "Ông Lê Văn Hà, cựu Chánh Văn phòng tỉnh và Trần Ích Phúc, cựu Phó chủ tịch huyện, được giảm án.",
        "Bà Kim - phu nhân cựu Tổng thống Yoon Suk Yeol - đến dự.",
    ],
)
def test_sentences_about_two_people(text: str) -> None:
    step = Step("titles", appositions=True)
    told = explain(text, steps=(step,))
    assert told.text == normalize(text, steps=(step,))
    assert told.edits.inverse(text).apply(told.text) == text
    people = _people(text)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(people))


def test_every_option_has_values() -> None:
    for name in RULES:
        steps_of(name)
    assert set(NEWS) <= set(RULES)
