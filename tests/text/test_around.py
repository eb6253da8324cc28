"""Steps around hidden parts: nothing in them is seen or touched, the rest is read as one text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import any_text
from vnnorm import NEWS, Step
from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding
from vnnorm.pipeline import explain_around
from vnnorm.rules import RULES
from vnnorm.text.around import Part, find_around
from vnnorm.typing import StepName

STEPS = (NEWS, ("characters", "desegment"), (Step("desegment", segmented=True), "dates", "titles", "casefold"))


def angles(text: str) -> list[Part]:
    """Hides what stands in angle brackets."""
    return [(match.start(), match.end(), "x") for match in re.finditer(r"<[^<>]*>", text)]


def hidden(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in angles(text)]


with_parts = st.lists(st.one_of(any_text, any_text.map(lambda text: f"<{text}>")), max_size=5).map("".join)


@pytest.mark.parametrize("steps", STEPS, ids=str)
@given(text=with_parts)
def test_hidden_parts_stay(steps: tuple[StepName | Step, ...], text: str) -> None:
    told = explain_around(text, angles, steps=steps)
    assert hidden(told.text) == hidden(text)
    assert explain_around(told.text, angles, steps=steps).text == told.text or steps not in STEPS[:2]
    assert told.edits.apply(text) == told.text
    spans = [(start, end) for start, end, _ in angles(text)]
    assert not any(start < edit.end and edit.start < end for edit in told.edits for start, end in spans)


def test_around_hidden_parts_the_steps_run_until_nothing_changes() -> None:
    text = "<a_b>\n\nBão đổ bộ, miền_Trung mưa to , gió mạnh . > > Mưa lớn kéo dài . Theo AFP."
    told = explain_around(text, angles, steps=("boilerplate", "desegment"))
    assert told.text == "<a_b>\n\nBão đổ bộ, miền Trung mưa to, gió mạnh."
    assert [step.name for step in told.steps] == ["boilerplate", "desegment", "boilerplate"]


@given(any_text.filter(lambda text: "<" not in text))
def test_where_nothing_is_hidden_nothing_is_different(text: str) -> None:
    for name in ("characters", "desegment", "boilerplate"):
        assert list(find_around(text, RULES[name].find, angles)) == list(RULES[name].find(text))


def test_what_is_hidden_is_a_word_to_the_rules() -> None:
    told = explain_around("Thủ_tướng gặp <a_b> , Bí_thư <c_d> .", angles, steps=("desegment",))
    assert told.text == "Thủ tướng gặp <a_b>, Bí thư <c_d>."


def test_a_finding_that_would_hide_something_else_is_not_made() -> None:
    def find(text: str) -> list[Finding]:
        return [(at, at + 1, {"(": "<", ")": ">", "_": " "}[char], "") for at, char in enumerate(text) if char in "()_"]

    text = "a_b (c) <d> e_f <g> h_i"
    assert Edits.from_findings(text, find_around(text, find, angles)).apply(text) == "a_b (c) <d> e f <g> h i"
