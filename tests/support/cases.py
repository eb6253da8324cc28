"""Read the test cases of a step from ``tests/cases/<step>.txt``, one case a line.

``input → output`` is a rewrite. ``= input`` must come back as the same object. ``! input → output`` is a known failure, and
its test fails as soon as the case passes. ``\\n``, ``\\t``, ``\\r``, ``\\\\`` and ``\\uXXXX`` stand for the characters they
name. ``# options: name=value`` applies to the lines after it, and ``2013-11-01`` is a date; ``# options:`` alone resets the
options. Any other line that starts with ``#`` and a space is a comment.
"""

from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parents[1] / "cases"
_ESCAPE = re.compile(r"\\(n|t|r|\\|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


class Case(NamedTuple):
    """One case: a line of a file."""

    step: str
    line: int
    options: dict[str, Any]
    source: str
    result: str
    is_known_failure: bool

    @property
    def stays(self) -> bool:
        return self.source == self.result


def names() -> list[str]:
    """The names of the steps that have a file of cases."""
    return sorted(path.stem for path in FOLDER.glob("*.txt"))


def read(step: str) -> Iterator[Case]:
    """The cases of one step."""
    path = FOLDER / f"{step}.txt"
    options: dict[str, Any] = {}
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), 1):
        if line.startswith("# options:"):
            pairs = (part.split("=", 1) for part in line.removeprefix("# options:").split())
            options = {name: _value(value) for name, value in pairs}
        elif line and not line.startswith("# "):
            yield _case(path, number, line, step, options)


def _case(path: Path, number: int, line: str, step: str, options: dict[str, Any]) -> Case:
    fails = line.startswith("! ")
    if line.startswith("= "):
        source = result = _unescaped(line[2:])
    else:
        before, arrow, after = line.removeprefix("! ").partition(" → ")
        if not arrow:
            raise ValueError(f"{path}, line {number}: no ' → ' in {line!r}; a case that must not change starts with '= '")
        source, result = _unescaped(before), _unescaped(after)
        if source == result and not fails:
            raise ValueError(f"{path}, line {number}: {line!r} becomes itself; write '= …'")
    return Case(step, number, options, source, result, fails)


def _value(text: str) -> Any:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.date.fromisoformat(text)
    try:
        return ast.literal_eval(text)
    except (SyntaxError, ValueError):
        return text


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _NAMED.get(match[1]) or chr(int(match[1][1:], 16)), text)
