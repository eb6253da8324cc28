"""The table of the README is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import vnnorm

README = Path(__file__).parents[2] / "README.md"
ROWS = re.findall(r"^\| `(.+?)`[^|]* \| `(.+?)` \| `(\w+)` \|$", README.read_text("utf-8"), re.M)


@pytest.mark.parametrize(("before", "after", "function"), ROWS)
def test_row(before: str, after: str, function: str) -> None:
    assert getattr(vnnorm, function)(before) == after


def test_every_row_is_read() -> None:
    table = re.search(r"\| before \|.*\n\|[-|]+\n((?:\|.*\n)+)", README.read_text("utf-8"))
    assert table
    assert len(ROWS) == table[1].count("\n") > 5
