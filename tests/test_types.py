"""What an editor marks red: names that are misspelled. mypy reads a program whose wrong lines say so."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args, get_overloads, get_type_hints

import pytest

import vnnorm
from vnnorm import step as module
from vnnorm.config.values import options_of
from vnnorm.rules import RULES
from vnnorm.typing import BoilerplateKind, DateStyle, Favor, StepName, TitleKind, ToneStyle

ROOT = Path(__file__).parent.parent
PROGRAM = """\
from collections.abc import Iterator
from datetime import date

import vnnorm
from vnnorm import MATCH, NEWS, Step
from vnnorm.typing import StepName, TitleKind


def find(text: str) -> Iterator[tuple[int, int, str]]:
    yield 0, 0, text


names: list[StepName] = ["characters", "desegment"]
kinds: set[TitleKind] = {"office"}
vnnorm.normalize("a", steps=names)
vnnorm.normalize("a", steps=(*MATCH, "place_tones", Step("mine", find=find)))
vnnorm.normalize("a", steps=[*NEWS, Step("mine", pattern="a", replace="b", timeout=2)])
vnnorm.strip_titles("a", kinds=vnnorm.DEFAULT_KINDS - {"office"})
vnnorm.remove_boilerplate("a", kinds={"caption"}, favor="recall")
Step("titles", kinds=kinds, extra=["office\tx"])
vnnorm.explain("a", steps=vnnorm.load_config("vnnorm.toml").steps)._repr_html_()

vnnorm.normalize("a", steps=("desegmant",))  # wrong
vnnorm.explain("a", steps=[*NEWS, "title"])  # wrong
vnnorm.normalize("a", steps="news")  # wrong
Step("desegmant", segmented=True)  # wrong
Step("desegment", sgmented=True)  # wrong
Step("desegment", segmented="yes")  # wrong
Step("titles", kinds={"ofice"})  # wrong
Step("boilerplate", kinds={"captoin"})  # wrong
Step("boilerplate", favor="presicion")  # wrong
Step("dates", style="iso")  # wrong
Step("dates", reference=date(2025, 9, 16))  # wrong: normalize passes it on
Step("mine")  # wrong
Step("mine", pattern="a")  # wrong
Step("mine", pattern="a", replace="b", find=find)  # wrong
vnnorm.place_tones("a", style="modern")  # wrong
vnnorm.normalize_dates("a", style="iso")  # wrong
vnnorm.strip_titles("a", kinds={"ofice"})  # wrong
vnnorm.remove_boilerplate("a", favor="best")  # wrong
vnnorm.normalize(None)  # wrong
"""


def test_misspelled_names_are_marked(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed: pip install --group dev")
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), "--config-file", "", "program.py"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"MYPYPATH": str(ROOT)}, capture_output=True, text=True, check=False, timeout=300
    )
    marked = {int(line) for line in re.findall(r"^program\.py:(\d+): error", done.stdout, re.M)}
    wrong = {number for number, line in enumerate(PROGRAM.split("\n"), 1) if "# wrong" in line}
    assert marked == wrong, done.stdout + done.stderr


def _signatures() -> dict[str, dict[str, Any]]:
    """The types of the options of each step, as the signatures of ``Step`` give them."""
    from vnnorm.rules import boilerplate, dates, titles
    from vnnorm.text import tone_marks

    names = {**vars(tone_marks), **vars(titles), **vars(dates), **vars(boilerplate), **vars(module)}
    names |= {"Lines": tuple[str, ...], "OwnFinding": tuple}
    found = {}
    for signature in get_overloads(vnnorm.Step.__init__):
        hints = get_type_hints(signature, names)
        for name in get_args(hints.pop("name")):
            found[name] = {option: kind for option, kind in hints.items() if option not in ("self", "return")}
    return found


def test_the_signatures_of_step_are_those_of_the_rules() -> None:
    expected = {name: {option: get_type_hints(RULES[name].check)[option] for option in options_of(name)} for name in RULES}
    assert _signatures() == expected, "give Step an @overload for the step, with the options and types of its check"


@pytest.mark.parametrize("name", RULES)
def test_the_docstring_of_step_lists_the_options_of_each(name: str) -> None:
    rows = dict(re.findall(r"^- ``(\w+)``: ((?:.|\n  )+)$", inspect.getdoc(vnnorm.Step) or "", re.M))
    assert name in rows, f"list the options of {name!r} in the docstring of Step"
    listed = set(re.findall(r"``(\w+)``", rows[name])) - {name, "normalize"}
    functions = {word for word in listed if hasattr(vnnorm, word)}
    assert listed - functions == {*RULES[name].options}


def test_the_types_are_the_names_there_are() -> None:
    from vnnorm.rules.dates import STYLES
    from vnnorm.rules.titles import TITLE_KINDS
    from vnnorm.text import tone_marks

    assert get_args(StepName) == tuple(RULES), "name the step in StepName of vnnorm/rules/__init__.py"
    assert {*get_args(BoilerplateKind)} == vnnorm.ALL_KINDS
    assert {*get_args(TitleKind)} == TITLE_KINDS
    assert (get_args(DateStyle), get_args(ToneStyle)) == (STYLES, tone_marks.STYLES)
    for favor in get_args(Favor):
        vnnorm.remove_boilerplate("a", favor=favor)
