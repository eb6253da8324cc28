"""The compiled build: its list of modules names files that are there, and the comparison of two builds finds a difference."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from typing import Any

import pytest

import vnnorm
from tests.builds.__main__ import ROOT, differences
from tests.builds.results import QUESTIONS, answer

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
MODULES = [f"/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "vnnorm").rglob("*.py")]


@pytest.mark.parametrize("pattern", [*HOOK["include"], *HOOK["exclude"]])
def test_a_pattern_of_the_list_names_modules(pattern: str) -> None:
    named = [path for path in MODULES if fnmatchcase(path, pattern if pattern.startswith("/") else f"*/{pattern}")]
    assert named, f"no module matches {pattern!r}; change [tool.hatch.build.targets.wheel.hooks.mypyc] in pyproject.toml"


def test_no_module_of_the_list_has_a_cached_property() -> None:
    """mypyc computes it anew each time, which no other test shows."""
    for path in MODULES:
        if any(fnmatchcase(path, pattern) for pattern in HOOK["include"]):
            assert "cached_property" not in (ROOT / path[1:]).read_text("utf-8"), path


def test_a_build_is_pure_unless_asked_for() -> None:
    assert HOOK["enable-by-default"] is False
    assert vnnorm.__build__ in ("pure", "compiled")


def test_lines_that_differ() -> None:
    assert differences(["pure", "a", "b"], ["compiled", "a", "c"]) == [("b", "c")]
    assert differences(["pure", "a"], ["compiled"]) == [("a", "")]


def test_an_answer_holds_edits_with_their_reasons() -> None:
    told = answer(QUESTIONS[0], "Hà_Nội , Thủ_tướng nói .")
    assert told.startswith(r"('H\xe0 N\u1ed9i, ")
    assert "(2, 3, ' ', ('desegment: joiner',))" in told


def test_an_answer_holds_errors() -> None:
    none: Any = None
    assert answer(QUESTIONS[0], none).startswith('TypeError: TypeError("explain takes a str, not NoneType (None)')
