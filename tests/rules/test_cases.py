"""Every case of every table, and that the tables leave no rule untold."""

from __future__ import annotations

import pytest

from tests.support import cases
from vnnorm import Step, explain, normalize
from vnnorm.core.lexicon import load
from vnnorm.rules import RULES

ALL = [case for name in cases.names() for case in cases.read(name)]


def _marked(case: cases.Case) -> object:
    marks = pytest.mark.xfail(reason="known to fail", strict=True) if case.is_known_failure else ()
    return pytest.param(case, id=f"{case.step}-{case.line}", marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in ALL])
def test_case(case: cases.Case) -> None:
    reference = case.options.get("reference")
    steps = (Step(case.step, **{name: value for name, value in case.options.items() if name != "reference"}),)
    result = normalize(case.source, steps=steps, reference=reference)
    assert result == case.result
    assert explain(case.source, steps=steps, reference=reference).text == result
    if case.stays:
        assert result is case.source
    else:
        assert normalize(result, steps=steps, reference=reference) == result


def test_every_rule_has_a_table_that_says_what_stays() -> None:
    without = sorted(RULES.keys() - {*cases.names()})
    assert not without, f"step {without[0]!r} has no cases: write tests/cases/{without[0]}.txt"
    unknown = sorted({*cases.names()} - RULES.keys())
    assert not unknown, f"tests/cases/{unknown[0]}.txt is of no step: name it in vnnorm/rules/__init__.py"
    for name in RULES:
        assert any(case.stays for case in ALL if case.step == name), f"no '= …' case for {name}"


def _reasons(step: str) -> set[str]:
    """Every word of the reasons of the edits in the cases of a step."""
    words: set[str] = set()
    for case in ALL:
        if case.step == step and not case.is_known_failure:
            for edit in explain(case.source, steps=(Step(step, **case.options),)).edits:
                words.update(word.rstrip(";") or word for word in " ".join(edit.reasons).split())
    return words


def test_every_mark_fires_in_a_case() -> None:
    fired = _reasons("desegment")
    verbatim = {row[0] for row in load("desegment/marks").rows if row[1] == "verbatim"}
    assert {row[0] for row in load("desegment/marks").rows} - fired - verbatim == set()
    assert all(any(mark in case.source and not case.stays for case in ALL if case.step == "desegment") for mark in verbatim)


def test_every_character_fires_in_a_case() -> None:
    fired = {int(word[2:], 16) for word in _reasons("characters") if word.startswith("U+")}
    for code, *_ in load("characters/characters").rows:
        first, _, last = (part.removeprefix("U+") for part in code.partition(".."))
        assert any(int(first, 16) <= number <= int(last or first, 16) for number in fired), f"no case in which {code} fires"


def test_no_case_stands_twice() -> None:
    seen: dict[tuple[str, str, str], int] = {}
    for case in ALL:
        key = (case.step, repr(case.options), case.source)
        assert key not in seen, f"{case.step}.txt: lines {seen[key]} and {case.line} have the same input"
        seen[key] = case.line


def test_every_word_of_residue_fires_in_a_case() -> None:
    fired: set[str] = set()
    for case in ALL:
        if case.step == "boilerplate" and not case.stays and not case.is_known_failure:
            for edit in explain(case.source, steps=(Step("boilerplate", **case.options),)).edits:
                fired.update(reason for told in edit.reasons for reason in told.removeprefix("boilerplate: ").split("; "))
    silent = sorted({" ".join(row) for row in load("boilerplate/residue").rows} - fired)
    assert not silent, f"no case in tests/cases/boilerplate.txt in which it fires: {silent[0]}"
