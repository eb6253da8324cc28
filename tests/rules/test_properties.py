"""What holds for every step and every text."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable
from functools import partial
from inspect import signature

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vnnorm
from tests.support import cases
from tests.support.functions import OF_STEP
from tests.support.pages import mixed_pages
from tests.support.strategies import any_text, forms, segmentations, segmented_texts, texts
from vnnorm import MATCH, NEWS, Edits, Step, desegment, explain, fix_characters, is_segmented, normalize
from vnnorm.rules import RULES
from vnnorm.typing import StepName

SINGLE = [(Step.of(name, {}),) for name in RULES]
FORCED = (Step("desegment", segmented=True),)
OTHER_FORMATS = (Step("desegment", formats=True),)
BARE = (Step("titles", appositions=True),)
PRESETS = [NEWS, MATCH, ("desegment", "characters")]
every_pipeline = pytest.mark.parametrize("steps", [*SINGLE, FORCED, OTHER_FORMATS, BARE, *PRESETS], ids=repr)
every_step = pytest.mark.parametrize("steps", [*SINGLE, FORCED, OTHER_FORMATS, BARE], ids=repr)


def _named(function: Callable[..., object]) -> dict[str, object]:
    """The options that a function takes by name alone, with their defaults."""
    return {
        name: option.default for name, option in signature(function).parameters.items() if option.kind is option.KEYWORD_ONLY
    }


def test_every_step_has_a_public_function() -> None:
    without = sorted(RULES.keys() - OF_STEP.keys())
    assert not without, f"step {without[0]!r} has no public function: add it to OF_STEP in tests/support/functions.py"
    hidden = sorted({function.__name__ for function in OF_STEP.values()} - {*vnnorm.__all__})
    assert not hidden, f"{hidden[0]} is in no list of public names in vnnorm/__init__.py"


@pytest.mark.parametrize("name", sorted(RULES.keys() & OF_STEP.keys()))
def test_options_go_by_name_and_have_one_default(name: str) -> None:
    rule, function = RULES[name], OF_STEP[name]
    assert _named(rule.find) == _named(rule.rewrite) == _named(rule.check)
    assert set(_named(rule.find)) == set(rule.options)
    assert _named(function).items() <= _named(rule.find).items()
    by_place = ["text", "style"] if name == "place_tones" else ["text"]
    assert [option for option in signature(function).parameters if option not in _named(function)] == by_place


@every_pipeline
@given(text=any_text)
def test_explained_is_normalized(steps: tuple[StepName | Step, ...], text: str) -> None:
    told = explain(text, steps=steps)
    assert told.text == normalize(text, steps=steps)
    assert told.edits.apply(text) == told.text
    assert told.edits.inverse(text).apply(told.text) == text
    assert Edits(list(told.edits)) == told.edits
    for step in told.steps:
        assert all(edit.reasons and edit.reasons[0].startswith(f"{step.name}: ") for edit in step.edits)


@pytest.mark.parametrize("name", ["dates", "place_tones", "strip_diacritics", "titles"])
def test_the_first_and_last_line_are_read_like_others(name: str) -> None:
    for case in cases.read(name):
        found = list(RULES[name].find(case.source, **case.options))
        for before, after in [("\n", ""), ("\n\n", "\n\n"), ("Tin.\n", "\nTin.")]:
            moved = [(start + len(before), end + len(before), *rest) for start, end, *rest in found]
            assert list(RULES[name].find(f"{before}{case.source}{after}", **case.options)) == moved, f"line {case.line}"


@every_pipeline
@given(text=any_text)
def test_untouched_text_is_the_same_object(steps: tuple[StepName | Step, ...], text: str) -> None:
    result = normalize(text, steps=steps)
    assert (result is text) == (result == text)


@every_step
@given(text=any_text)
def test_idempotent(steps: tuple[Step, ...], text: str) -> None:
    once = normalize(text, steps=steps)
    assert normalize(once, steps=steps) is once


@given(any_text)
def test_news_is_idempotent(text: str) -> None:
    once = normalize(text)
    assert normalize(once) is once


WHOLE = (Step("desegment", segmented=True), *NEWS[2:])


@pytest.mark.parametrize("steps", [NEWS, WHOLE], ids=["NEWS", "told to be segmented"])
@given(text=mixed_pages)
def test_a_page_is_done_after_one_run(steps: tuple[StepName | Step, ...], text: str) -> None:
    once = normalize(text, steps=steps)
    assert normalize(once, steps=steps) is once
    assert explain(text, steps=steps).text == once


@every_pipeline
@given(text=any_text, data=st.data())
def test_spans_map_monotonically(steps: tuple[StepName | Step, ...], text: str, data: st.DataObject) -> None:
    told = explain(text, steps=steps)
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = [told.edits.to_result((low, high)) for low, high in itertools.pairwise(places) if low < high]
    assert all(0 <= span.start <= span.end <= len(told.text) for span in spans)
    assert all(one.start <= two.start and one.end <= two.end for one, two in itertools.pairwise(spans))


IN_CODE_TOO = (Step("characters", code=True),)


@given(texts(), forms)
def test_characters_give_one_result_for_canonically_equivalent_text(text: str, form: Callable[[str], str]) -> None:
    assert normalize(form(text), steps=IN_CODE_TOO) == normalize(text, steps=IN_CODE_TOO)
    assert unicodedata.normalize("NFC", fix_characters(form(text))) == unicodedata.normalize("NFC", fix_characters(text))


@given(texts())
def test_characters_leave_nothing_that_nfc_or_another_line_end_would_change(text: str) -> None:
    fixed = normalize(text, steps=IN_CODE_TOO)
    assert unicodedata.is_normalized("NFC", fixed)
    assert not set("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0\ufeff\u00ad\u200b") & set(fixed)


@given(texts())
def test_characters_never_delete_a_letter_or_digit(text: str) -> None:
    def kept(text: str) -> int:
        return sum(char.isalnum() for char in unicodedata.normalize("NFC", text))

    # NFC on both sides: a repaired letter is one, whether it was typed as one or as several.
    assert kept(fix_characters(text)) == kept(text)


def _is_one_paragraph(text: str) -> bool:
    return "\n\n" not in text and text.strip() == text


# Not of boilerplate, which reads a page as a whole.
@given(parts=st.lists(texts(8), max_size=4))
def test_paragraphs_are_independent(parts: list[str]) -> None:
    paragraphs = _paragraphs(parts)
    assert fix_characters("\n\n".join(paragraphs)) == "\n\n".join(map(fix_characters, paragraphs))


@pytest.mark.parametrize("function", [desegment, partial(normalize, steps=("characters", "desegment"))])
@given(parts=st.lists(segmented_texts(), min_size=1, max_size=4))
def test_a_plain_paragraph_stays_beside_segmented_ones(function: Callable[[str], str], parts: list[str]) -> None:
    """A text is one witness for what decides nothing; a paragraph whose marks cling to its words decides for itself."""
    plain = "Ông Nam, bà Tư, cháu Ba. Họ về, rồi đi."
    paragraphs = _paragraphs(parts)
    assert plain in function("\n\n".join([*paragraphs[:1], plain, *paragraphs[1:]])).split("\n\n")


def _paragraphs(parts: list[str]) -> list[str]:
    """Paragraphs as such: without blank lines inside, or line ends at their ends that would make one more of them."""
    paragraphs = [part.strip().replace("\r", "") for part in parts]
    return [part for part in paragraphs if part and _is_one_paragraph(fix_characters(part))]


@given(segmentations(), st.lists(segmentations(), max_size=3))
def test_what_decides_nothing_follows_the_text(sure: tuple[str, str], others: list[tuple[str, str]]) -> None:
    """Every paragraph comes back once one of the text is surely segmented."""
    printed = ["Bà ấy nói, rồi học sinh đi về.", sure[0], *(sentence for sentence, _ in others)]
    cut = ["Bà_ấy nói , rồi học_sinh đi về .", sure[1], *(segmented for _, segmented in others)]
    assert desegment("\n\n".join(cut)) == "\n\n".join(printed)


@given(any_text)
def test_desegment_changes_white_space_and_underscores_only(text: str) -> None:
    def letters(text: str) -> str:
        return "".join(char for char in text if not char.isspace() and char != "_")

    for segmented in (None, True):
        result = desegment(text, segmented=segmented)
        assert letters(result) == letters(text)
        assert result.count("\n") == text.count("\n")
    assert desegment(text, segmented=False) is text


@given(any_text)
def test_segmented_is_what_desegment_looks_at(text: str) -> None:
    if not is_segmented(text):
        assert desegment(text) is text
    else:
        assert not is_segmented(desegment(text))


@given(segmentations())
def test_segmentation_is_undone(made: tuple[str, str]) -> None:
    sentence, segmented = made
    assert desegment(segmented, segmented=True) == sentence
    assert desegment(sentence) is sentence


@given(segmentations())
def test_segmentation_is_recognised(made: tuple[str, str]) -> None:
    """One joined word that can be no identifier and one mark that stands apart, or two such words, are enough."""
    sentence, segmented = made
    joined = sum("_" in token and not token.isascii() for token in segmented.split())
    assert is_segmented(segmented) or joined == 0
    if joined:
        assert desegment(segmented) == sentence


@given(segmentations(), forms, st.sampled_from(["\n", "\r\n"]))
def test_desegment_gives_canonically_equivalent_results(
    made: tuple[str, str], form: Callable[[str], str], line_end: str
) -> None:
    sentence, segmented = made
    assert desegment(form(segmented) + line_end, segmented=True) == form(sentence) + line_end


@given(st.lists(segmentations(), min_size=2, max_size=6))
def test_segmented_lines_are_recognised_together(made: list[tuple[str, str]]) -> None:
    """A line that decides nothing goes with its paragraph."""
    lines = "\n".join(segmented for _, segmented in made)
    if sum("_" in token and not token.isascii() for token in lines.split()) > 1:
        assert desegment(lines) == "\n".join(sentence for sentence, _ in made)
