"""Lines that many texts share, counted in one pass and in bounded memory."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnnorm import RepeatedLines, repeated_lines

LINES = [f"Dòng {number}" for number in range(8)]
texts = st.lists(st.lists(st.sampled_from(LINES), max_size=5).map("\n".join), max_size=20)


@given(texts, st.integers(2, 5))
def test_counts_are_exact_where_all_lines_fit(drawn: list[str], minimum: int) -> None:
    counts = Counter(line for text in drawn for line in set(text.split("\n")) if line)
    assert repeated_lines(iter(drawn), minimum=minimum) == {line for line, count in counts.items() if count >= minimum}


@given(texts, st.integers(1, 6))
def test_in_bounded_memory_no_line_is_counted_too_often_and_no_frequent_one_is_missed(drawn: list[str], lines: int) -> None:
    counts = Counter(line for text in drawn for line in set(text.split("\n")) if line)
    counted = RepeatedLines(minimum=2, lines=lines)
    for text in drawn:
        counted.add(text)
    found = counted.of()
    assert len(found) <= lines
    assert all(counts[line] >= 2 for line in found)
    missed = sum(counts.values()) / (lines + 1)
    assert {line for line, count in counts.items() if count >= 2 + missed} <= found


def test_outlets_are_counted_apart() -> None:
    counted = RepeatedLines(minimum=2)
    for outlet in ("a", "b", "a"):
        counted.add("Báo Sông Quê\nmột", outlet)
    assert counted.of("a") == {"Báo Sông Quê", "một"}
    assert counted.of("b") == counted.of("c") == frozenset()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"minimum": 1}, ValueError),
        ({"minimum": 2, "lines": 0}, ValueError),
        ({"minimum": "2"}, TypeError),
        ({"minimum": True}, TypeError),
    ],
)
def test_bounds_that_are_none(options: dict[str, int], error: type[Exception]) -> None:
    with pytest.raises(error):
        RepeatedLines(**options)
    with pytest.raises(TypeError):
        RepeatedLines(minimum=2).add(1)  # type: ignore[arg-type]
