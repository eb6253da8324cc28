"""Edits as an algebra: apply, undo, compose, carry spans across."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import Edit, Edits, Span

sources = st.text("abcd", max_size=10)


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> Edits:
    """Any edits of a text: insertions, deletions, replacements, some of them touching."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        edits.append(Edit(start, end, text[start:end], draw(st.text("xyz", max_size=3)), (draw(st.sampled_from("rs")),)))
    return Edits(edits)


@st.composite
def chains(draw: st.DrawFn, length: int) -> tuple[str, list[Edits]]:
    """A text and edits of it, then of the result, and so on."""
    source = text = draw(sources)
    chain = []
    for _ in range(length):
        chain.append(draw(edits_of(text)))
        text = chain[-1].apply(text)
    return source, chain


def assert_well_formed(edits: Edits) -> None:
    assert Edits(list(edits)) == edits
    assert all(edit.old != edit.new for edit in edits)


@given(chains(1))
def test_undo(made: tuple[str, list[Edits]]) -> None:
    source, [edits] = made
    inverse = edits.inverse(source)
    assert_well_formed(inverse)
    assert inverse.apply(edits.apply(source)) == source
    assert inverse.inverse() == edits


@given(chains(2))
def test_composition_is_applying_twice(made: tuple[str, list[Edits]]) -> None:
    source, [first, second] = made
    both = first.then(second)
    assert_well_formed(both)
    assert both.apply(source) == second.apply(first.apply(source))
    assert both.inverse(source).apply(both.apply(source)) == source
    reasons = {reason for edits in (first, second) for edit in edits for reason in edit.reasons}
    assert {reason for edit in both for reason in edit.reasons} <= reasons


@given(chains(3))
def test_composition_is_associative_in_effect(made: tuple[str, list[Edits]]) -> None:
    source, [first, second, third] = made
    assert first.then(second).then(third).apply(source) == first.then(second.then(third)).apply(source)


@given(chains(1))
def test_composition_with_undo_leaves_nothing_to_do(made: tuple[str, list[Edits]]) -> None:
    source, [edits] = made
    assert edits.then(edits.inverse()).apply(source) == source
    assert edits.then(Edits()) == edits
    assert Edits().then(edits) == edits


@given(chains(1), st.data())
def test_spans_map_monotonically_and_back(made: tuple[str, list[Edits]], data: st.DataObject) -> None:
    source, [edits] = made
    result = edits.apply(source)
    places = st.integers(0, len(source))
    first, second = (Span(*sorted((data.draw(places), data.draw(places)))) for _ in range(2))
    one, two = edits.to_result(first), edits.to_result(second)
    assert 0 <= one.start <= one.end <= len(result)
    if first.start < first.end and second.start < second.end:
        if first.start <= second.start:
            assert one.start <= two.start
        if first.end <= second.end:
            assert one.end <= two.end
    assert edits.inverse().to_source(first) == edits.to_result(first)
    if not any(edit.start < first.end and first.start < edit.end for edit in edits) and first.start < first.end:
        assert one.of(result) == first.of(source)
        assert edits.to_source(one) == first


@given(chains(2), st.data())
def test_text_that_no_edit_touches_keeps_its_place_through_composition(
    made: tuple[str, list[Edits]], data: st.DataObject
) -> None:
    source, [first, second] = made
    both = first.then(second)
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    if start < end and not any(edit.start < end and start < edit.end for edit in both):
        assert both.to_result((start, end)).of(both.apply(source)) == source[start:end]


def test_an_edit_of_more_than_an_earlier_one_takes_it_in() -> None:
    both = Edits([Edit(2, 3, "c", "xy", ("r",))]).then(Edits([Edit(1, 5, "bxyd", "q", ("s",))]))
    assert list(both) == [Edit(1, 4, "bcd", "q", ("r", "s"))]
    both = Edits([Edit(1, 4, "bcd", "uvwx", ("r",))]).then(Edits([Edit(2, 3, "v", "", ("s",)), Edit(4, 5, "x", "y", ("t",))]))
    assert list(both) == [Edit(1, 4, "bcd", "uwy", ("r", "s", "t"))]


@pytest.mark.parametrize(("label", "entry", "reason"), [("a", "b", "a: b"), ("a", "", "a"), ("", "b", "b"), ("", "", "")])
def test_findings_give_their_reasons(label: str, entry: str, reason: str) -> None:
    assert Edits.from_findings("xy", [(0, 1, "", entry), (1, 2, "", entry)], label)[1].reasons == (reason,)


def test_what_touches_stays_apart() -> None:
    first = Edits([Edit(0, 1, "a", "x")])
    assert [edit.span for edit in first.then(Edits([Edit(1, 2, "b", "y")]))] == [(0, 1), (1, 2)]


def test_what_is_put_in_and_taken_away_again_leaves_no_edit() -> None:
    assert len(Edits([Edit(1, 1, "", "xy")]).then(Edits([Edit(1, 3, "xy", "")]))) == 0


def test_spans_around_insertions_and_deletions() -> None:
    edits = Edits([Edit(2, 2, "", "__"), Edit(4, 6, "ef", "")])  # abcdefgh → ab__cdgh
    assert edits.to_result((0, 2)) == (0, 2)
    assert edits.to_result((2, 4)) == (4, 6)
    assert edits.to_result((1, 3)) == (1, 5)
    assert edits.to_result((4, 6)) == (6, 6)
    assert edits.to_result((2, 2)) == (2, 4)
    assert edits.to_source((6, 8)) == (6, 8)
    assert edits.to_source((6, 6)) == (4, 6)
    assert edits.to_source((2, 4)) == (2, 2)


def test_an_end_inside_an_edit_takes_in_all_of_it() -> None:
    edits = Edits([Edit(1, 5, "bcde", "XYZ")])
    assert edits.to_result((2, 3)) == (1, 4)
    assert edits.to_result((3, 6)) == (1, 5)
    assert edits.to_result((3, 3)) == (1, 4)


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Edit(2, 3, "c", ""), Edit(1, 2, "b", "")], "edit 1 starts at 1, before the one ahead of it ends"),
        ([Edit(0, 2, "ab", ""), Edit(1, 2, "b", "")], "edit 1 starts at 1"),
        ([Edit(0, 2, "a", "")], "edit 0 has the span 0:2 but takes away 1"),
        ([Edit(0, 1, "ab", "")], "edit 0 has the span 0:1 but takes away 2"),
        ([Edit(3, 2, "", "")], "edit 0 has the span 3:2"),
        ([Edit(-1, 0, "a", "")], "edit 0 has the span -1:0"),
    ],
)
def test_edits_that_are_none(edits: list[Edit], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Edits(edits)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Edits([Edit(0, 1, "a", None)]), "edit 0 has int offsets and str texts"),  # type: ignore[arg-type]
        (lambda: Edits([Edit(0, 1.0, "a", "")]), "edit 0 has int offsets and str texts"),  # type: ignore[arg-type]
        (lambda: Edits([Edit(0, 1, "a", "", "why")]), "are a tuple of str; write \\('why',\\)"),  # type: ignore[arg-type]
        (lambda: Edits().then([]), "then takes Edits, not list"),  # type: ignore[arg-type]
    ],
)
def test_edits_of_the_wrong_type(make: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_edits_of_another_text() -> None:
    edits = Edits([Edit(0, 1, "a", "b")])
    with pytest.raises(ValueError, match="takes away 'a' at 0:1, but this text has 'x' there"):
        edits.apply("xyz")
    with pytest.raises(ValueError, match="made for"):
        edits.inverse("xyz")
    with pytest.raises(ValueError, match="takes away 'b' at 0:1, but this text has 'a' there"):
        Edits([Edit(0, 1, "b", "c")]).apply("abc")


def test_a_span_that_is_none() -> None:
    with pytest.raises(ValueError, match="does not end before it starts: 3:2"):
        Edits().to_result((3, 2))
    with pytest.raises(ValueError, match="starts at 0 or later"):
        Edits().to_source((-1, 2))


def test_edits_are_values() -> None:
    edits = Edits([Edit(0, 1, "a", "b", ("why",)), Edit(2, 3, "c", "")])
    assert pickle.loads(pickle.dumps(edits)) == edits
    assert hash(edits) == hash(Edits(list(edits)))
    assert edits != edits[:1]
    assert edits[:1] != edits
    assert edits[-1] == Edit(2, 3, "c", "")
    assert eval(repr(edits)) == edits
    assert Edits([Edit(0, 1, "a", "a")]) == Edits()
    same = "".join(["a", "b"])  # equal, and another object
    assert Edits([Edit(0, 2, "ab", same)]) == Edits.from_findings("ab", [(0, 2, same, "")]) == Edits()
    assert len(Edits([Edit(0, 2, "ab", "cd")]).then(Edits([Edit(0, 2, "cd", "ab")]))) == 0
    assert len(Edits([Edit(0, 300, "a" * 300, "b")])) == 1
    assert Edits.from_findings("ab", [(0, 1, "b", ""), (1, 1, "x", "")]).apply("ab") == "bxb"


def test_many_edits_compose_once_each() -> None:
    """Composition merges each pair that meets and copies every other row: 20,000 edits stay 20,000 rows."""
    text = "ab" * 100_000
    first = Edits([Edit(at, at + 1, text[at], "xy") for at in range(0, 200_000, 10)])
    middle = first.apply(text)
    second = Edits([Edit(at, at + 3, middle[at : at + 3], "q") for at in range(0, len(middle) - 5, 11)])
    both = first.then(second)
    assert both.apply(text) == second.apply(middle)
    assert len(both) <= len(first) + len(second)
