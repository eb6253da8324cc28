"""Diacritics to their base letters."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.support.folding import holds, marked, nfc, nfd, spellings, texts
from vnnorm import Step, explain, strip_diacritics


@given(texts())
def test_one_result_for_canonical_forms(text: str) -> None:
    assert holds(text, Step("strip_diacritics")) == strip_diacritics(nfc(text)) == strip_diacritics(nfd(text))


@given(texts())
def test_ascii_one_result_for_canonical_forms(text: str) -> None:
    result = holds(text, Step("strip_diacritics", ascii=True))
    assert result == strip_diacritics(nfd(text), ascii=True)
    assert result == strip_diacritics(strip_diacritics(text), ascii=True)


@given(texts())
def test_length_in_letters_is_that_of_the_composed_text(text: str) -> None:
    letters = [char for char in nfc(text) if char.isalpha()]
    assert len([char for char in strip_diacritics(text) if char.isalpha()]) == len(letters)


def test_every_syllable_becomes_ascii() -> None:
    for onset, rime in spellings():
        bare = strip_diacritics(onset + rime)
        assert bare.isascii(), onset + rime
        assert len(bare) == len(onset + rime), onset + rime
    for onset, rime, _, forms in marked():
        bare = strip_diacritics(onset + rime)
        assert {strip_diacritics(form) for form in forms} == {bare}, forms
        assert {strip_diacritics(nfd(form.upper())) for form in forms} == {bare.upper()}, forms


def test_what_unidecode_cannot_spell_stays() -> None:
    for char in ("\ud800", "\udfff", "\ue000", "\U0010ffff", "ا"):
        assert strip_diacritics(f"Đ{char}à", ascii=True) == f"D{char}a", ascii(char)


def test_a_greek_mark_beside_a_latin_one() -> None:
    assert strip_diacritics("đάé") == "dάe"


def test_other_scripts_are_composed() -> None:
    assert strip_diacritics("Андреи\u0306 ở Đà Nẵng") == "Андрей o Da Nang"


def test_offsets() -> None:
    told = explain("Đà 10 €", steps=(Step("strip_diacritics", ascii=True),))
    assert [(edit.start, edit.old, edit.new) for edit in told.edits] == [(0, "Đ", "D"), (1, "à", "a"), (6, "€", "EUR")]


def test_errors_say_what_is_taken() -> None:
    with pytest.raises(TypeError, match="strip_diacritics takes a str"):
        strip_diacritics(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="ascii takes True or False, not 'yes'"):
        strip_diacritics("à", ascii="yes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="ascii takes True or False"):
        Step("strip_diacritics", ascii=1)  # type: ignore[call-overload]
