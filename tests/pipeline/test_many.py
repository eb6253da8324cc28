"""Many texts come out as one by one, in order, whatever the number of processes; what fails is told with its place."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import pickle
import signal
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import any_text
from vnnorm import MATCH, NEWS, Step, normalize, normalize_many
from vnnorm.many import ItemError

DAY = date(2025, 9, 20)
TEXTS = ["Thủ_tướng nói , ông về .", "Họp sáng 16/9.", "", "Nước sông đã rút./.", "\ud800 lẻ"] * 200  # some batches
SENT: list[str | tuple[str, date | None]] = [*TEXTS]
SENT[1::3] = [(text, DAY) for text in TEXTS[1::3]]


def fails_on_bad(text: str) -> Iterator[tuple[int, int, str]]:
    if text == "bad":
        raise KeyError("a fault of the step")
    yield from ()


class OddError(Exception):
    """Cannot be made again from what it was made of, so it cannot be sent between processes."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"odd {one + two}")


def fails_oddly(text: str) -> Iterator[tuple[int, int, str]]:
    if text == "bad":
        raise OddError(1, 2)
    yield from ()


def is_killed(text: str) -> Iterator[tuple[int, int, str]]:
    if text == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


@pytest.mark.parametrize("jobs", [0, 1, 2, 3])
def test_the_results_are_those_of_normalize_in_order(jobs: int) -> None:
    steps = (*NEWS, "dates", Step("titles", appositions=True))
    expected = [normalize(text, steps=steps, reference=DAY if index % 3 == 1 else None) for index, text in enumerate(TEXTS)]
    assert list(normalize_many(SENT, jobs=jobs, steps=steps)) == expected


@given(st.lists(any_text, max_size=5))
def test_any_texts(texts: list[str]) -> None:
    assert list(normalize_many(texts, steps=MATCH)) == [normalize(text, steps=MATCH) for text in texts]


def test_workers_that_are_spawned() -> None:
    method = multiprocessing.get_start_method()
    multiprocessing.set_start_method("spawn", force=True)
    try:
        assert list(normalize_many(SENT, jobs=2)) == [normalize(text) for text in TEXTS]
    finally:
        multiprocessing.set_start_method(method, force=True)


def test_the_day_of_a_pair_comes_before_that_of_all() -> None:
    texts: list[str | tuple[str, date | None]] = ["ngày 16/9", ("ngày 16/9", None), ("ngày 16/9", date(2013, 9, 1))]
    found = list(normalize_many(texts, steps=["dates"], reference=DAY))
    assert found == ["ngày 2025-09-16", "ngày 2025-09-16", "ngày 2013-09-16"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stream_without_end_is_read_a_little_ahead(jobs: int) -> None:
    read = itertools.count()
    stream = (f"Thủ_tướng nói , ông về {next(read)} ." for _ in itertools.repeat(None))
    many = normalize_many(stream, jobs=jobs)
    assert [next(many) for _ in range(3)] == [f"Thủ tướng nói, ông về {number}." for number in range(3)]
    many.close()  # type: ignore[attr-defined]
    assert next(read) <= 256 * (2 * 2 + 2)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("step", [fails_on_bad, fails_oddly])
def test_a_text_that_fails_is_told_after_those_before_it(jobs: int, step: Any) -> None:
    texts = [f"text {number}" for number in range(700)]
    texts[600] = "bad"
    many = normalize_many(texts, jobs=jobs, steps=(Step("mine", find=step),))
    assert list(itertools.islice(many, 600)) == texts[:600]
    with pytest.raises(ItemError, match=r"^text 600, which begins 'bad': \w+: .*(a fault of the step|odd 3)") as caught:
        next(many)
    assert caught.value.index == 600
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("size", [3, 700])
def test_a_fault_of_the_input_is_told_after_the_texts_before_it(jobs: int, size: int) -> None:
    def stream() -> Iterator[str]:
        yield from map(str, range(size))
        raise OSError("the disk is gone")

    many = normalize_many(stream(), jobs=jobs)
    assert list(itertools.islice(many, size)) == [str(number) for number in range(size)]
    with pytest.raises(OSError, match="the disk is gone"):
        next(many)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("item", [3, None, b"text", ("text",), ("text", "2025-09-16"), (3, DAY)])
def test_an_item_that_is_no_text(jobs: int, item: object) -> None:
    many = normalize_many(["a", item], jobs=jobs)  # type: ignore[list-item]
    assert next(many) == "a"
    with pytest.raises(TypeError, match=r"^item 1 is neither a text \(str\) nor a pair"):
        next(many)


def test_a_worker_that_is_killed() -> None:
    texts = [f"text {number}" for number in range(2000)]
    texts[1000] = "bad"
    with pytest.raises(RuntimeError, match=r"a worker process was killed .* one of the texts \d+ to \d+; fewer jobs"):
        list(normalize_many(texts, jobs=2, steps=(Step("mine", find=is_killed),)))
    assert not multiprocessing.active_children()


def test_a_step_that_cannot_be_sent() -> None:
    steps = (Step("mine", find=lambda text: ()),)
    assert list(normalize_many(["a"], steps=steps)) == ["a"]
    with pytest.raises(TypeError, match=r"cannot be sent to other processes .* or take jobs=1$"):
        normalize_many(["a"], jobs=2, steps=steps)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"jobs": -1}, ValueError, "jobs takes 1 or more, or 0 for all cores, not -1"),
        ({"jobs": "2"}, TypeError, "jobs takes an int, not str"),
        ({"jobs": True}, TypeError, "jobs takes an int, not bool"),
        ({"steps": ["desegmnt"]}, ValueError, "did you mean 'desegment'"),
        ({"reference": "2025-09-16"}, TypeError, "reference takes a datetime.date"),
    ],
)
def test_options_are_looked_at_before_any_text(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        normalize_many([], **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("texts", ["one text", 5])
def test_texts_that_are_none(texts: object) -> None:
    with pytest.raises(TypeError, match="texts takes an iterable of texts, not"):
        normalize_many(texts)  # type: ignore[arg-type]


def test_an_error_pickles() -> None:
    error = ItemError("what", 3)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.index) == (str(error), 3)
