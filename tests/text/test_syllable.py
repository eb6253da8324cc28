"""The Vietnamese syllable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import syllables
from vnnorm.core.lexicon import load
from vnnorm.text.syllable import VOWELS, analyse, is_syllable


@given(syllables, st.data())
def test_every_onset_and_rime_makes_syllables(word: str, data: st.DataObject) -> None:
    found = analyse(word)
    assert found is not None
    assert analyse(word.upper()) == found
    at = data.draw(st.sampled_from([index for index, letter in enumerate(found.onset + found.rime) if letter in VOWELS]))
    letters = found.onset + found.rime
    elsewhere = unicodedata.normalize("NFC", letters[: at + 1] + found.tone + letters[at + 1 :])
    assert analyse(elsewhere) == found, "the tone may stand on any vowel"


def test_every_spelling_of_the_syllable_file_is_used() -> None:
    parts = load("text/syllable").rows
    onsets = {spelling for part, spelling in parts if part == "onset"}
    rimes = {spelling for part, spelling in parts if part == "rime"}
    made = {found for onset in {"", *onsets} for rime in rimes if (found := analyse(onset + rime))}
    assert {syllable.onset for syllable in made} == {"", *onsets}
    assert {syllable.rime for syllable in made} == rimes


@pytest.mark.parametrize(
    "word", ["Raúl", "Séoul", "Guérin", "case", "snake", "CAEXPO", "HĐND", "ngyên", "kà2", "", "tiếngg", "tíếng", "mãt"]
)
def test_words_that_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("spelled", "misspelled"),
    [
        ("ghế ghi ghê nghề nghỉ nghiêng", "ghà gho ghư nghà nghơ nghĩa̧ ghua"),
        ("gà gì gừ gỗ gác ngà ngô ngư", "gê gế gen ngê nge ngi ngiêng"),
        ("quà quê quý quỳnh quốc quận que", "quuy quư quôông quoan"),
        ("già giếng giữ giỗ giường", "giy giim giít"),
        ("cá cô cử củ", "cê ce ci cy cyên"),
        ("yêu yên yết ỷ kỷ mỹ hy ly", "kyêu tyên hyết tyn hych lyt"),
        ("cát các sách tập tạp tắc việc", "cãt cảc sàch tẫp tằc kãk"),
        ("khuỷu nguệch nghiêng", "nghiêngg xnghiêng"),
    ],
)
def test_what_goes_together(spelled: str, misspelled: str) -> None:
    for case in (str, str.capitalize, str.upper):
        assert [word for word in spelled.split() if not is_syllable(case(word))] == []
        assert [word for word in misspelled.split() if is_syllable(case(word))] == []
