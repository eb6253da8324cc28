"""De-segmentation: what is told of it, habits, quotes, other formats, and words of one's own."""

from __future__ import annotations

import re
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import cases
from tests.support.segmenter import TOKENS, habits, habits_of_table, segmented
from vnnorm import LexiconError, Step, desegment, explain, is_segmented, normalize
from vnnorm.rules.desegment.habits import table
from vnnorm.rules.desegment.lines import Line, SegmentedText
from vnnorm.rules.desegment.quotes import cheapest
from vnnorm.rules.desegment.vocabulary import vocabulary


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


def _reasons(text: str) -> set[str]:
    return {reason for edit in explain(text, steps=(Step("desegment", segmented=True),)).edits for reason in edit.reasons}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("từ 18 - 21 độ", "desegment: - short range, close in nearly all print"),
        ("ngày 16 / 9 , 4 % , năm 2012 - 2015", "desegment: - year range, split as by pyvi"),
        ("từ 18-21 , 4 % , ngày 16/9 , dài 14 m", "desegment: m unit, split as by underthesea"),
        ("rộng 35 m", "desegment: m unit, close in print"),
        ("rộng 35m , sâu 2,5 cm", "desegment: cm decimal with unit, close elsewhere in the text"),
    ],
)
def test_the_habit_that_decided_is_named(text: str, reason: str) -> None:
    assert reason in _reasons(text)


_WORDS = ["người", "học", "sinh", "đến", "gặp", "Hà", "Nội", "rồi", "về", "hội", "nghị"]
_sentences = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.sampled_from(sorted(chain(*TOKENS.values())))),
    min_size=3,
    max_size=12,
).map(lambda words: "Bà ấy nói, " + " ".join(f"{word}," if at % 4 == 3 else word for at, word in enumerate(words)) + " nhé.")
_joins = st.lists(st.booleans(), min_size=1, max_size=7)


@given(_sentences, habits, _joins)
def test_what_a_segmenter_with_habits_cut_comes_back(sentence: str, whole: frozenset[str], joins: list[bool]) -> None:
    """Whatever it leaves whole and whatever it splits: print nearly always closes these classes."""
    assert desegment(segmented(sentence, whole, joins), segmented=True) == sentence


@given(_sentences, st.sampled_from(habits_of_table()), _joins)
def test_what_is_left_whole_elsewhere_was_printed_apart(sentence: str, whole: frozenset[str], joins: list[bool]) -> None:
    """A range that stands apart stays so in a text that shows one whole, and closes in a text that shows none."""
    shown = "7-8" if "short range" in whole else "7 - 8"
    cut = segmented(sentence.replace(" nhé.", f", từ 5 - 9 độ, {shown} ngày."), whole, joins)
    result = desegment(cut, segmented=True)
    assert ("từ 5 - 9 độ" in result) == ("short range" in whole)


def test_the_table_of_habits_is_sound() -> None:
    for name, printed in table().printed.items():
        assert 0 < printed <= 1, name
        assert len(table().whole[name]) == len(table().segmenters), name
        assert name in table().groups[name], name


_BETWEEN = [[], ["nói"], ["nói", ":"], [",", "nói"], ["nói", ".", "Ông"]]
_OUTSIDE, _SPEECH, _PHRASE, _NESTED = range(4)


@pytest.mark.parametrize("is_open", [True, False])
def test_no_other_reading_of_quotes_costs_less(is_open: bool) -> None:
    for number in (1, 2, 3, 4):
        for between in product(_BETWEEN, repeat=number + 1):
            tokens = [token for part in between for token in (*part, '"')][:-1]
            places = [place for place, token in enumerate(tokens) if token == '"']
            line = Line(tokens, 0, SegmentedText(" ".join(tokens), [], vocabulary(), True), {})
            read = cheapest(line, places, is_open)
            if read == [None]:
                assert number == 1
                continue
            costs = {labels: _cost(tokens, places, labels, is_open) for labels in product((True, False), repeat=number)}
            assert costs[tuple(map(bool, read))] == min(costs.values()), tokens


def _cost(tokens: list[str], places: list[int], labels: tuple[bool, ...], is_open: bool) -> float:
    """The cheapest way through the states that reads these quotes as opening and closing, by trying all."""
    costs = {_OUTSIDE: 1.0, _SPEECH: 0.0} if is_open else {_OUTSIDE: 0.0, _SPEECH: 1.0}
    for place, opens in zip(places, labels, strict=True):
        before, after = tokens[place - 1] if place else "", tokens[place + 1] if place + 1 < len(tokens) else ""
        behind: dict[int, float] = {}
        for state, so_far in costs.items():
            if opens:
                cost = so_far + (1.0 if not after else 2.0 if after in ",.:" else 0.0)
                quotation = _SPEECH if before == ":" else _PHRASE
                moves = [(quotation, 0.0 if state == _OUTSIDE else 1.5)] + [(_NESTED, 0.5)] * (state == _SPEECH)
            else:
                begins = 0.25 if after.istitle() and before not in ".," else 0.0
                cost = so_far + (1.0 if not before else 2.0 if before == ":" else begins)
                ended = 0.0 if not after or before in (".", ",") or after in (".", ",") else 1.0
                moves = [[(_OUTSIDE, 1.5)], [(_OUTSIDE, ended)], [(_OUTSIDE, 0.0)], [(_SPEECH, 0.0)]][state]
            for target, price in moves:
                behind[target] = min(behind.get(target, 99.0), cost + price)
        costs = behind
    return min(cost + (0.0, 0.5, 0.5, 1.0)[state] for state, cost in costs.items())


TAGGED = "Thủ_tướng/N gặp/V Bí_thư/N ./."


def test_other_formats_are_undone_when_asked() -> None:
    assert not is_segmented(TAGGED)
    assert desegment(TAGGED) is TAGGED
    assert desegment(TAGGED, formats=True, segmented=True) == "Thủ tướng gặp Bí thư."
    told = explain(TAGGED, steps=(Step("desegment", formats=True, segmented=True),))
    assert told.text == "Thủ tướng gặp Bí thư."
    assert told.edits[0].reasons[0].startswith("desegment: joiner")
    assert any("tagged tokens" in reason for edit in told.edits for reason in edit.reasons)
    assert desegment(TAGGED, formats=True, segmented=False) is TAGGED


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
    with pytest.raises(TypeError, match="formats takes True or False, not 'yes'"):
        desegment("a", formats="yes")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="desegment takes a str"):
        desegment(b"a")  # type: ignore[arg-type]


@pytest.mark.parametrize("segmented", [None, True])
def test_in_a_text_of_many_lines_rewriting_does_what_the_findings_say(segmented: bool | None) -> None:
    sources = [case.source for case in cases.read("desegment")]
    for first in range(0, len(sources), 8):
        text = "\n".join(sources[first : first + 8])
        told = explain(text, steps=(Step("desegment", segmented=segmented),))
        assert desegment(text, segmented=segmented) == told.text
