"""The diff: made from the edits, and what a patch program would make of it is the result."""

from __future__ import annotations

import re

from hypothesis import given

from tests.core.test_edits import chains
from tests.support.strategies import any_text
from vnnorm import Edits, explain
from vnnorm.diff import unified

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def patched(source: str, diff: str) -> str:
    """The source after a unified diff, as ``patch`` reads it, with every line it names checked."""
    lines = source.split("\n")
    lines = [line + "\n" for line in lines[:-1]] + lines[-1:] if lines[-1] else [line + "\n" for line in lines[:-1]]
    out: list[str] = []
    at = 0
    rows = diff.split("\n")[:-1]
    assert rows[0].startswith("--- ")
    assert rows[1].startswith("+++ ")
    index = 2
    while index < len(rows):
        header = _HUNK.fullmatch(rows[index])
        assert header
        start, count, new_start, new_count = (1 if part is None else int(part) for part in header.groups())
        low = start - 1 if count else start
        out += lines[at:low]
        at = low
        assert len(out) == (new_start - 1 if new_count else new_start)
        index += 1
        seen = [0, 0]
        while index < len(rows) and not rows[index].startswith("@@"):
            sign, line = rows[index][0], rows[index][1:]
            if index + 1 < len(rows) and rows[index + 1] == "\\ No newline at end of file":
                index += 1
            else:
                line += "\n"
            if sign in " -":
                assert lines[at] == line
                at += 1
                seen[0] += 1
            if sign in " +":
                out.append(line)
                seen[1] += 1
            index += 1
        assert seen == [count, new_count]
    return "".join(out + lines[at:])


def assert_patches(source: str, edits: Edits) -> None:
    result = edits.apply(source)
    diff = unified(source, result, edits, "f")
    assert (diff == "") == (not edits)
    if diff:
        assert patched(source, diff) == result


@given(chains(1))
def test_the_diff_of_any_edits_makes_the_result(made: tuple[str, list[Edits]]) -> None:
    source, [edits] = made
    lines = str.maketrans("cz", "\n\n")
    changed = Edits([edit._replace(old=edit.old.translate(lines), new=edit.new.translate(lines)) for edit in edits])
    assert_patches(source.translate(lines), changed)


@given(any_text)
def test_the_diff_of_any_text_makes_the_result(text: str) -> None:
    told = explain(text)
    assert_patches(text, told.edits)


def test_changed_lines_with_three_lines_around_them() -> None:
    source = "".join(f"{number}\n" for number in range(1, 21)).replace("5\n", "5\u00a0a\n", 1).replace("17\n", "17\u00a0b\n")
    assert explain(source).diff("tin.txt") == (
        "--- tin.txt\n+++ tin.txt (normalized)\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\u00a0a\n+5 a\n 6\n 7\n 8\n"
        "@@ -14,7 +14,7 @@\n 14\n 15\n 16\n-17\u00a0b\n+17 b\n 18\n 19\n 20\n"
    )
