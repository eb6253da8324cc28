"""Case folding that keeps every diacritic."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import assume, given

from tests.support.encodings import has_legacy_lines
from tests.support.folding import CASES, holds, nfc, nfd, texts
from vnnorm import Step, casefold, explain, strip_diacritics

STEP = Step("casefold")


@given(texts())
def test_one_result_for_canonical_forms(text: str) -> None:
    result = holds(text, STEP)
    assert result == casefold(nfc(text)) == casefold(nfd(text))
    assert unicodedata.is_normalized("NFC", result)


@given(texts())
def test_one_result_for_case_variants(text: str) -> None:
    # The capitals of iota subscript are letters: where a second mark stands beside it, they say another order of letters.
    text = text.replace("ı", "i").replace("\u0345", "")
    assume(not any(has_legacy_lines(form) for form in (text, *(case(text) for case in CASES))))
    assert {casefold(case(text)) for case in CASES} == {casefold(text)}


def test_every_character() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        result = casefold(char)
        assert casefold(result) == result == casefold(nfd(char)), ascii(char)
        assert char == "ı" or {casefold(case(char)) for case in CASES} == {result}, ascii(char)


@given(texts())
def test_commutes_with_strip_diacritics(text: str) -> None:
    assume(not any(has_legacy_lines(form) for form in (text, casefold(text), strip_diacritics(text))))
    assert strip_diacritics(casefold(text)) == casefold(strip_diacritics(text))


def test_iota_subscript_has_one_result_for_canonical_forms() -> None:
    assert casefold("ᾳ\u0323") == casefold("α\u0345\u0323") == casefold("α\u0323\u0345")


def test_offsets_of_a_letter_that_grows() -> None:
    told = explain("Große ĐÀ", steps=(STEP,))
    assert [(edit.start, edit.old, edit.new) for edit in told.edits] == [
        (0, "G", "g"),
        (3, "ß", "ss"),
        (6, "Đ", "đ"),
        (7, "À", "à"),
    ]


def test_reasons() -> None:
    told = explain("ĐA\u0300 Nẵng la\u0300 e\u0301\u0302", steps=(STEP,))
    assert [(edit.old, edit.new, edit.reasons) for edit in told.edits] == [
        ("Đ", "đ", ("casefold: case",)),
        ("A\u0300", "à", ("casefold: case",)),
        ("N", "n", ("casefold: case",)),
        ("a\u0300", "à", ("casefold: letters in NFC",)),
        ("e\u0301\u0302", "é\u0302", ("casefold: letters in NFC",)),
    ]


def test_keeps_every_letter_of_vietnamese() -> None:
    small = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    assert casefold(small) is small
    assert casefold(small.upper()) == small


def test_takes_str_alone() -> None:
    with pytest.raises(TypeError, match="casefold takes a str, not bytes"):
        casefold(b"\xc3\x80")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown option of step 'casefold'"):
        Step("casefold", locale="tr")  # type: ignore[call-overload]
