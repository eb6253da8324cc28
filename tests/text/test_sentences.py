"""Where sentences end: before a capital, glued or not, and not behind abbreviations."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_growth import lines_run
from tests.support.strategies import any_text
from vnnorm.core.lexicon import load
from vnnorm.text.sentences import sentence_ends

SENTENCES = ["Bão tan.", "Ai về?", "Về thôi!", "Gió lặng…", "“Bão tan.”", "(Bão tan.)"]


def parts(text: str, *, glued: bool = False) -> list[str]:
    """The text cut where its sentences end."""
    places = [0, *sentence_ends(text, glued=glued), len(text)]
    return [text[low:high].strip() for low, high in pairwise(places) if text[low:high].strip()]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), st.booleans())
def test_sentences_come_back(sentences: list[str], glued: bool) -> None:
    assert parts(("" if glued else " ").join(sentences), glued=glued) == sentences


def test_no_abbreviation_ends_a_sentence() -> None:
    for (word,) in load("text/abbreviations").rows:
        assert parts(f"Họ sống ở {word}. Vinh.") == [f"Họ sống ở {word}. Vinh."], word
        assert parts(f"Họ sống ở {word}.Vinh.", glued=True) == [f"Họ sống ở {word}.Vinh."], word


@pytest.mark.parametrize(
    "text",
    [
        "Ông Q. Hà về.",
        "B.PHƯƠNG đến.",
        "1. Xã hội",
        "12.Kinh tế",
        "Tin\n1. Xã hội",
        "giá 1.000 đồng",
        "tuoitre.vn",
        "bão tan. trời nắng",
        "A.B.C",
    ],
)
def test_what_ends_no_sentence(text: str) -> None:
    assert parts(text, glued=True) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ông về Trung Á. Trời nắng.", "Ông về Trung Á."),
        ("Hạn đến 4.11. Trời nắng.", "Hạn đến 4.11."),
        ("Năm 2025.Trời nắng.", "Năm 2025."),
        ("Ở đâu? 15 người về.", "Ở đâu?"),
        ("Chào Q! Hà về rồi.", "Chào Q!"),
    ],
)
def test_what_looks_like_an_abbreviation_and_ends_a_sentence(text: str, first: str) -> None:
    assert parts(text, glued=True)[0] == first


@given(any_text, st.booleans(), st.integers(0, 30), st.integers(0, 200))
def test_ends_are_places_in_order_within_the_stretch(text: str, glued: bool, start: int, size: int) -> None:
    stop = min(len(text), start + size)
    ends = list(sentence_ends(text, start, stop, glued=glued))
    assert ends == sorted(set(ends))
    assert all(start < end <= stop for end in ends)


@pytest.mark.parametrize("unit", [".", "?! ", '."', ". ", "a.", "A. ", ".”", "… A"])
def test_work_grows_with_the_text(unit: str) -> None:
    def run(text: str) -> list[int]:
        return list(sentence_ends(text, glued=True))

    once, twice = lines_run(run, unit * 2_000), lines_run(run, unit * 4_000)
    assert twice <= 2.1 * once + 100
    assert len(run(unit * 300_000)) <= sys.maxsize  # comes to an end at once
