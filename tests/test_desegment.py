"""De-segmentation: what is told of it, straight quotes, and words of one's own."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import LexiconError, Step, desegment, explain, normalize
from vnnorm.rules._quotes import cheapest
from vnnorm.rules._stretch import Line, Stretch, knowledge


def test_reasons() -> None:
    text = "Ông_ấy ( 3 %  tải TTA_7 . jpg , về_ Huế .  "
    told = explain(text, steps=(Step("desegment", segmented=True),))
    assert [(edit.start, edit.old, edit.new, *edit.reasons) for edit in told.edits] == [
        (3, "_", " ", "desegment: joiner"),
        (8, " ", "", "desegment: ( right"),
        (10, " ", "", "desegment: % unit sign"),
        (23, " ", "", "desegment: written with underscores"),
        (25, " ", "", "desegment: written with underscores"),
        (29, " ", "", "desegment: , comma"),
        (34, "_", "", "desegment: joiner"),
        (39, " ", "", "desegment: . stop"),
        (41, "  ", "", "desegment: space at the end of a line"),
    ]


_around = st.sampled_from(["ông", "nói", ":", ",", ".", "(", ")", "?"])


@given(st.lists(st.one_of(_around, st.just('"'), st.just('"')), max_size=12), st.booleans())
def test_no_other_reading_of_quotes_costs_less(tokens: list[str], is_open: bool) -> None:
    line = Line(tokens, 0, Stretch(" ".join(tokens), knowledge()))
    places = [place for place, token in enumerate(tokens) if token == '"']

    def cost(reading: tuple[bool | None, ...]) -> float:
        """As ``cheapest`` says; after the last quote one that closes is awaited, before the first what the line above left."""
        total = 1.0 * (reading[0] == is_open) + 0.5 * (reading[-1] is True)
        total += sum(1.5 for one, two in pairwise(reading) if one == two)
        for place, opening in zip(places, reading, strict=True):
            beside = line.after(place) if opening else line.before(place)
            wrong = [",", ".", ":", ")", "?"] if opening else [":", "("]
            total += 2.0 if beside in wrong else 1.0 if not beside else 0.0
        return total

    if places:
        read = tuple(cheapest(line, places, is_open))
        if read == (None,):
            assert not is_open
        else:
            assert cost(read) == min(map(cost, product((True, False), repeat=len(places))))


def test_words_of_ones_own() -> None:
    own = Step("desegment", extra="hyphenated\tchất-chơi")
    assert normalize("rất chất - chơi , Hà_Nội .", steps=(own,)) == "rất chất-chơi, Hà Nội."
    assert normalize("rất chất - chơi , Hà_Nội .", steps=("desegment",)) == "rất chất - chơi, Hà Nội."
    assert Step("desegment", extra=["unit\tkg"]) == Step("desegment", extra="unit\tkg")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("hyphenated\tVH", "'VH' is no hyphenated word; write it with one '-' where it is cut"),
        ("split\tiPad", "'iPad' is no split word; write it with one ' ' where it is cut"),
        ("split\ta b c", "'a b c' is no split word"),
    ],
)
def test_words_of_ones_own_that_are_none(extra: str, message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        Step("desegment", extra=extra)


def test_takes_what_it_says() -> None:
    with pytest.raises(TypeError, match=r"segmented takes None \(recognise it\), True or False, not 'yes'"):
        desegment("a", segmented="yes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="desegment takes a str"):
        desegment(b"a")  # type: ignore[arg-type]
