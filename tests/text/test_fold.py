"""The folded view: one form for every way of writing a word, code point for code point."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import any_text, syllables
from vnnorm.text.fold import fold
from vnnorm.text.syllable import VOWELS, analyse


@given(any_text)
def test_fold_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert [char == "\n" for char in folded] == [char == "\n" for char in text]


@given(syllables, st.data())
def test_one_form_for_every_case_and_place_of_the_tone(word: str, data: st.DataObject) -> None:
    found = analyse(word)
    assert found is not None
    letters = found.onset + found.rime
    places = [index for index, letter in enumerate(letters) if letter in VOWELS]
    at = data.draw(st.sampled_from([index for index in places if index >= len(found.onset)]))
    elsewhere = unicodedata.normalize("NFC", letters[: at + 1] + found.tone + letters[at + 1 :])
    assert fold(elsewhere) == fold(word) == fold(word.upper()) == fold(word.capitalize())


@given(st.lists(syllables, min_size=1, max_size=4))
def test_one_form_for_every_space(words: list[str]) -> None:
    assert fold("_".join(words)) == fold("\u00a0".join(words)) == fold(" ".join(words))
