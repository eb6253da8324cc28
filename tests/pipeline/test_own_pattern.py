"""Steps with a pattern: what ``regex`` would write, as edits with reasons; a pattern that takes too long is stopped."""

from __future__ import annotations

import pickle
import re
import sys
import unicodedata
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import texts
from vnnorm import NEWS, Step, explain, normalize, normalize_many
from vnnorm.normalized import Normalized

PATTERNS = [
    (r"\s+", " "),
    (r"(\w)(\w)", r"\2\1"),
    (r"x*", "-"),  # matches nothing too, also right behind a match
    (r"^", "> "),
    (r"(?m)$", "⏎"),
    (r"(?<name>\p{Lu})|(\d)", r"<\g<name>\2>"),  # a group that took no part is nothing
    (r"\X", r"[\g<0>]"),
    (r"(?=\p{L})", "·"),
    (r"(?:Hà Nội){e<=1}", "HN"),
    (r"\b", ""),  # puts back what stands there: no edit
    (r"(.)", r"\1"),
]


def step(pattern: str, replace: str) -> Step:
    return Step("mine", pattern=pattern, replace=replace)


@pytest.mark.parametrize(("pattern", "replace"), PATTERNS)
@given(text=texts())
def test_the_result_is_that_of_regex(pattern: str, replace: str, text: str) -> None:
    told = explain(text, steps=(step(pattern, replace),))
    assert told.text == normalize(text, steps=(step(pattern, replace),)) == regex.sub(pattern, replace, text)
    _is_whole(told)
    assert told.edits or told.text is text
    assert {reason for edit in told.edits for reason in edit.reasons} <= {"mine"}


@given(texts(), st.lists(st.sampled_from([*NEWS, *(step(*one) for one in PATTERNS)]), min_size=2, max_size=4))
def test_edits_compose_with_those_of_other_steps(text: str, steps: list[Any]) -> None:
    named = [Step(f"mine {at}", **one.options) if isinstance(one, Step) else one for at, one in enumerate(steps)]
    told = explain(text, steps=named)
    assert told.text == normalize(text, steps=named)
    _is_whole(told)


def _is_whole(told: Normalized) -> None:
    assert told.edits.apply(told.source) == told.text
    assert told.edits.inverse().apply(told.text) == told.source
    assert "</html>" in told.to_html()


@given(texts())
def test_after_characters_canonically_equivalent_texts_have_one_result(text: str) -> None:
    steps = (Step("characters", code=True), step(r"\p{L}+", "W"))
    one, other = (normalize(unicodedata.normalize(form, text), steps=steps) for form in ("NFC", "NFD"))
    assert one == other


def test_a_pattern_sees_what_the_steps_before_it_left() -> None:
    short = Step("short", pattern="Thành phố (Hồ Chí Minh|Huế)", replace=r"TP \1")
    told = explain("Họp tại Thành_phố Huế , hôm_nay .", steps=("desegment", short))
    assert told.text == "Họp tại TP Huế, hôm nay."
    assert told.edits[0].reasons == ("desegment: joiner", "short")
    assert normalize("ti\u00e9\u0302ng", steps=(step("tiếng", "x"),)) == "ti\u00e9\u0302ng"


def test_every_regular_expression_of_re_means_the_same() -> None:
    for pattern in [r"[(]", r"a|b*?", r"(?P<x>a)(?P=x)", r"\d{2,}(?!\.)", r"(?i)ĐÀ"]:
        text = "aab [( 12 123. đà"
        assert normalize(text, steps=(step(pattern, "_"),)) == re.sub(pattern, "_", text), pattern


def test_steps_with_a_pattern_are_values_that_travel() -> None:
    one = Step("mine", pattern=r"(\d+) đồng", replace=r"\1 VND", timeout=3)
    assert pickle.loads(pickle.dumps(one)) == one == eval(repr(one))
    assert one != Step("mine", pattern=r"(\d+) đồng", replace=r"\1 USD", timeout=3)
    source = [f"Giá {number} đồng." for number in range(600)]
    assert list(normalize_many(source, jobs=2, steps=(one,))) == [f"Giá {number} VND." for number in range(600)]


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        ({"pattern": "(a", "replace": ""}, ValueError, "step 'mine': '(a' is no regular expression: missing ) at position 2"),
        ({"pattern": r"\p{Foo}", "replace": ""}, ValueError, "is no regular expression: unknown property"),
        ({"pattern": r"\L<words>", "replace": ""}, ValueError, "is no regular expression: undefined named list"),
        ({"pattern": "(a)", "replace": r"\2"}, ValueError, r"'\\2' cannot replace what '(a)' matches: "),
        ({"pattern": "(?x) (a) # one", "replace": r"\2"}, ValueError, "cannot replace what"),
        ({"pattern": "a", "replace": r"\g<name>"}, ValueError, r"a group is \1 or \g<name>, a backslash \\"),
        ({"pattern": "a", "replace": "\\"}, ValueError, "cannot replace what 'a' matches: bad escape"),
        ({"pattern": "a"}, ValueError, "step 'mine': pattern= needs replace=; replace='' takes out what matches"),
        ({"pattern": 5, "replace": ""}, TypeError, "pattern= of step 'mine' takes a str, not int"),
        ({"pattern": "a", "replace": None}, TypeError, "replace= of step 'mine' takes a str, not NoneType"),
        ({"pattern": "e\u0302", "replace": ""}, ValueError, "pattern= of step 'mine' is not in NFC"),
        ({"pattern": "a", "replace": "", "flags": 2}, ValueError, "takes pattern, replace, timeout, not flags"),
        ({"pattern": "a", "replace": "", "timeout": "1"}, TypeError, "timeout= of step 'mine' takes seconds, not '1'"),
        ({"pattern": "a", "replace": "", "timeout": True}, TypeError, "takes seconds, not True"),
        ({"pattern": "a", "replace": "", "timeout": -1}, ValueError, "takes seconds above 0, not -1"),
        ({"pattern": "a", "replace": "", "timeout": float("nan")}, ValueError, "takes seconds above 0, not nan"),
        ({"pattern": "a", "replace": "", "find": print}, ValueError, "takes pattern, replace, timeout, not find"),
    ],
)
def test_what_cannot_be_used_is_told(options: dict[str, Any], error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=re.escape(told)):
        Step.of("mine", options)


@pytest.mark.parametrize("name", ["", " ", "a:b", "a,b"])
def test_a_name_that_would_not_be_known_in_reasons_and_options(name: str) -> None:
    with pytest.raises(ValueError, match="without colon and comma"):
        Step(name, pattern="a", replace="")


SLOW = [(r"(?:a|aa)+$", "a" * 60 + "b"), (r"(\w|\w\w)+:$", "ă" * 60), (r"(?:.?.?.?){30}!$", "ă" * 200)]


@pytest.mark.parametrize(("pattern", "text"), SLOW)
def test_a_pattern_that_takes_too_long_is_stopped(pattern: str, text: str) -> None:
    slow = Step("slow", pattern=f"TỐT|{pattern}", replace="x", timeout=0.1)
    with pytest.raises(TimeoutError) as raised:
        normalize(f"{text} TỐT {text}", steps=("characters", slow))
    told = str(raised.value)
    assert told.startswith("step 'slow': the pattern 'TỐT|")
    assert "took more than 0.1 seconds for a text of" in told
    assert "stopped behind code point" in told
    with pytest.raises(RuntimeError, match=r"text 1, which begins .*: TimeoutError: step 'slow'"):
        list(normalize_many(["a", text], steps=(slow,)))


def test_regex_is_imported_for_a_pattern_alone_and_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "regex", None)
    assert normalize("Thủ_tướng nói , ông về .") == "Thủ tướng nói, ông về."
    assert explain("Thủ_tướng nói , ông về .").to_html()
    with pytest.raises(ModuleNotFoundError, match="step 'other': pattern= needs the package regex: pip install regex"):
        Step("other", pattern="never compiled before", replace="")
