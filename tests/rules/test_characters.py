"""Repaired characters: what joins, what is told, lines, and marks by the thousand."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import LexiconError, Step, explain, normalize
from vnnorm.text.compose import compose, decompose, in_order
from vnnorm.text.lines import LEGACY_LINE, LINE, Lines

_MARKS = "\u0300\u0301\u0302\u0309\u031b\u0323\u0334\u0338\u0345\u0591\u064b\u093c\u094d\u3099"  # of ten combining classes
runs = st.lists(st.text(_MARKS, min_size=1), max_size=4).map(lambda parts: "".join(part * 7 for part in parts))
marked_texts = st.lists(st.tuples(st.sampled_from("aơx ệ\u0628\u0915\u304b漢"), runs)).map(
    lambda parts: "".join(map("".join, parts))
)


@given(marked_texts)
def test_letters_with_any_number_of_marks_are_composed_as_unicode_says(text: str) -> None:
    assert compose(text) == unicodedata.normalize("NFC", text)
    assert decompose(text) == unicodedata.normalize("NFD", text)


@given(st.sampled_from("aơx\u0628"), runs.filter(lambda run: len(run) > 31))
def test_a_long_run_of_marks_comes_to_unicode_in_order(letter: str, run: str) -> None:
    # What is in order is not sorted by insertion, which would take the square of the time.
    ordered = in_order(letter + run)
    classes = [unicodedata.combining(mark) for mark in ordered[1:]]
    assert classes == sorted(classes)
    assert sorted(unicodedata.normalize("NFD", ordered)) == sorted(unicodedata.normalize("NFD", letter + run))


def test_what_stands_before_a_mark_is_told_only_where_it_takes_it() -> None:
    told = explain("x\u0301\u0323 a\u0302 q\u212b", steps=("characters",))
    assert [(edit.start, edit.old, edit.new) for edit in told.edits] == [
        (1, "\u0301\u0323", "\u0323\u0301"),
        (4, "a\u0302", "â"),
        (8, "\u212b", "Å"),
    ]


def test_characters_of_ones_own() -> None:
    step = Step("characters", extra=["U+2011\tspace\tanywhere\tnon-breaking hyphen"])
    assert normalize("Trung\u2011Nhật", steps=(step,)) == "Trung Nhật"
    assert explain("Trung\u2011Nhật", steps=(step,)).edits[0].reasons == ("characters: non-breaking hyphen U+2011",)


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("2011\tspace\tanywhere\thyphen", "'2011' is no code point"),
        ("U+110000\tspace\tanywhere\thyphen", "'U+110000' is no range; write the lower code point first"),
        ("U+0045..U+0041\tspace\tanywhere\tx", "'U+0045..U+0041' is no range"),
        ("U+2011\tdash\tanywhere\thyphen", "'dash' is no becomes"),
    ],
)
def test_characters_of_ones_own_that_are_none(extra: str, message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        Step("characters", extra=extra)


def test_the_last_code_point_may_be_one_of_ones_own() -> None:
    own = Step("characters", extra="U+10FFFE..U+10FFFF\tnothing\tanywhere\tnoncharacter")
    assert normalize("Hà\U0010fffe Nội\U0010ffff", steps=(own,)) == "Hà Nội"


_lines = st.lists(st.sampled_from(["a", "x", "ax", "", "\x85", "\n", "\r", "\u2028"]), min_size=4).map("\n".join)


@given(_lines, st.sets(st.integers(0, 20), min_size=1))
def test_lines_by_the_places_in_them(text: str, places: set[int]) -> None:
    for pattern, breaks in ((LINE, "\n\r\x85\u2028"), (LEGACY_LINE, "\n\r\u2028")):
        asked: list[tuple[int, int]] = []

        def holds(text: str, start: int, end: int, asked: list[tuple[int, int]] = asked) -> bool:
            asked.append((start, end))
            return "x" in text[start:end]

        lines = Lines(text, pattern, holds)
        for place in sorted(places):
            if place < len(text):
                start = max(text.rfind(mark, 0, place) for mark in breaks) + 1
                line = text[start:].splitlines()[0] if pattern is LINE else text[start:].replace("\x85", "a").splitlines()[0]
                assert lines.holds_at(place) == (text[place] not in breaks and "x" in line)
        assert len(set(asked)) == len(asked), "a line is looked at once"
