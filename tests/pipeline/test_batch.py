"""What is sent to a worker, and what comes back, is what was there."""

from __future__ import annotations

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import any_text
from vnnorm.batch import Joined, packed, received, returned, unpacked

DAYS = st.sampled_from([None, date(2025, 9, 20)])


@given(st.lists(st.tuples(any_text, DAYS), min_size=1, max_size=6))
def test_items_are_sent_as_they_are(items: list[tuple[str, date | None]]) -> None:
    assert list(unpacked(pickle.loads(pickle.dumps(packed(items))))) == items


@given(st.lists(st.tuples(any_text, any_text, st.booleans()), max_size=6))
def test_texts_are_returned_as_they_are(pairs: list[tuple[str, str, bool]]) -> None:
    items = [(text, None) for text, _, _ in pairs]
    results = [text if is_same else f"{made}." for text, made, is_same in pairs]
    back = list(received(pickle.loads(pickle.dumps(returned(results, [text for text, _ in items]))), items))
    assert back == results
    assert all(result is text for result, (text, _, is_same) in zip(back, pairs, strict=True) if is_same)


def test_halves_of_a_pair_in_two_texts_stay_apart() -> None:
    items = [("\ud83d", None), ("\ude00", None), ("\ud83d\ude00", None), ("😀", None)]
    assert list(unpacked(packed(items))) == items
    assert packed(items).texts == [text for text, _ in items]
    assert isinstance(packed(items[3:]).texts, Joined)


def test_results_of_any_type() -> None:
    items = [("a", None), ("b", None), ("c", None)]
    assert list(received(returned([1, "b", None], ["a", "b", "c"]), items)) == [1, "b", None]


def test_equal_companions_are_sent_once() -> None:
    day = date(2025, 9, 20)
    assert packed([("a", day)] * 3).beside == [(day,)]
    assert packed([("a", day), ("b", None)]).beside == [(day,), (None,)]
