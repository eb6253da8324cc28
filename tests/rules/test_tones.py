"""Tone marks on the letter where they belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.folding import holds, marked, nfc, nfd, spellings, texts, with_mark
from vnnorm import Step, explain, place_tones, strip_diacritics
from vnnorm.typing import ToneStyle

STYLES = st.sampled_from(["new", "old"])
GIA = {"gia", "giu"}  # with the mark on the i they are g + ia and g + iu, and right


@given(texts(), STYLES)
def test_one_result_for_canonical_forms(text: str, style: ToneStyle) -> None:
    result = holds(text, Step("place_tones", style=style))
    assert result == place_tones(nfc(text), style) == place_tones(nfd(text), style)


@given(texts())
def test_styles_there_and_back(text: str) -> None:
    old, new = place_tones(text), place_tones(text, "new")
    assert place_tones(new) == old
    assert place_tones(old, "new") == new
    assert strip_diacritics(old) == strip_diacritics(new) == strip_diacritics(text)


def test_every_syllable_from_a_mark_on_any_vowel() -> None:
    for onset, rime, _, shapes in marked():
        forms = shapes[1:] if onset + rime in GIA else shapes
        for style in ("old", "new"):
            assert len({place_tones(form, style) for form in forms}) == 1, forms
        old, new = place_tones(forms[0]), place_tones(forms[0], "new")
        assert {old, new} <= set(forms), forms
        assert (place_tones(new), place_tones(old, "new")) == (old, new), forms
        assert old == new or rime in ("oa", "oe", "uy"), forms


def test_every_syllable_in_every_case_and_form() -> None:
    for *_, forms in marked():
        right = place_tones(forms[0])
        wrong = [case(right) for case in (str.upper, str.title) if place_tones(nfd(case(forms[0]))) != case(right)]
        assert not wrong, forms
    text = " ".join(onset + rime for onset, rime in spellings())
    assert place_tones(text) is text
    assert place_tones(text.upper()) == text.upper()


def test_a_mark_on_the_consonant_that_ends_a_syllable() -> None:
    for onset, rime, tone, forms in marked():
        end = len(onset + rime) - 1
        if rime[-1] in "cghkmnpt" and not (rime.isascii() and onset != "đ" and with_mark(rime[-1], 0, tone) in "ćńṃ"):
            assert place_tones(with_mark(onset + rime, end, tone)) == place_tones(forms[-1]), forms[-1]


def test_a_mark_on_the_consonant_before_stays() -> None:
    for onset, rime, tone, _ in marked():
        word = with_mark(onset + rime, 0, tone)
        if onset and onset not in ("qu", "gi"):
            assert place_tones(word) == word, word


def test_two_marks_stay() -> None:
    for onset, rime, _, forms in marked():
        for form in forms:
            word = nfc(form + "\u0301")
            if form[-1] != (onset + rime)[-1]:
                assert place_tones(word) == word, word


@pytest.mark.parametrize("around", ["{}", "({})", "“{}”,", "a_{}_b", "1{}2", "-{}.", "\u200b{}…"])
def test_what_stands_around_does_not_count(around: str) -> None:
    for before, after in (("hoà", "hòa"), ("HOÀ", "HÒA"), ("Đaị", "Đại")):
        assert place_tones(around.format(before)) == around.format(after)


def test_reasons() -> None:
    told = explain("Hoà bình, đaị biểu hòan", steps=("place_tones",))
    assert [(edit.start, edit.old, edit.new, edit.reasons) for edit in told.edits] == [
        (0, "Hoà", "Hòa", ("place_tones: style",)),
        (10, "đaị", "đại", ("place_tones: tone mark on the wrong letter",)),
        (19, "hòan", "hoàn", ("place_tones: tone mark on the wrong letter",)),
    ]


@pytest.mark.parametrize("unit", ["oà", "à", "ựơ", "a\u0301", "\u0301\u0323", "hoà ", "qúa", "ư\u0323", "://oà", "aõ "])
def test_a_long_hostile_text_is_placed(unit: str) -> None:
    result = holds(unit * 20_000, Step("place_tones"))
    assert strip_diacritics(result) == strip_diacritics(unit * 20_000), "no letter is lost"


def test_errors_say_what_is_taken() -> None:
    with pytest.raises(TypeError, match="place_tones takes a str"):
        place_tones(1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"unknown tone style 'modern'; choices: new, old"):
        place_tones("hoà", "modern")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown tone style"):
        Step("place_tones", style="modern")  # type: ignore[call-overload]
