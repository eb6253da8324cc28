"""De-segmentation: what is told of it, straight quotes, and words of one's own."""

from __future__ import annotations

import re
from itertools import pairwise, product

import pytest

from vnnorm import LexiconError, Step, desegment, explain, normalize
from vnnorm.rules.desegment.quotes import cheapest
from vnnorm.rules.desegment.tokens import Line, Stretch, knowledge


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


_BETWEEN = [[], ["nói"], ["nói", ":"], [",", "nói"], ["nói", ".", "Ông"]]


@pytest.mark.parametrize("is_open", [True, False])
def test_no_other_reading_of_quotes_costs_less(is_open: bool) -> None:
    for number in (1, 2, 3, 4):
        for between in product(_BETWEEN, repeat=number + 1):
            tokens = [token for part in between for token in (*part, '"')][:-1]
            places = [place for place, token in enumerate(tokens) if token == '"']
            line = Line(tokens, 0, Stretch(" ".join(tokens), knowledge()))
            opening = [_beside(line.after(place), ",.:") for place in places]
            closing = [_beside(line.before(place), ":") for place in places]
            read = tuple(cheapest(line, places, is_open))
            if number == 1 and not is_open and opening == closing:
                assert read == (None,)
                continue
            costs: dict[tuple[bool | None, ...], float] = {
                reading: _cost(reading, opening, closing, is_open) for reading in product((True, False), repeat=number)
            }
            assert costs[read] == min(costs.values()), tokens


def _beside(token: str, marks: str) -> float:
    return 1.0 if not token else 2.0 if token in marks else 0.0


def _cost(reading: tuple[bool | None, ...], opening: list[float], closing: list[float], is_open: bool) -> float:
    """As ``cheapest`` says: a quote goes on from the one before it, and a line ends with one that closes."""
    turns = sum(1.5 for one, two in pairwise(reading) if one == two)
    ends = 1.0 * (reading[0] == is_open) + 0.5 * (reading[-1] is True)
    return turns + ends + sum(opening[at] if opens else closing[at] for at, opens in enumerate(reading))


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
