"""Lexicon: data files with one entry per line, read once: name → rows of columns.

A data file is UTF-8 text. Lines that start with ``#`` and a space are its header. ``# columns:`` names the tab-separated
columns; a line with a column's name lists the values of that column (``# part: onset | rime``); a line with two names lists
the pairs of values that a rule reads (``# kind + how: tags heading | tags start``); ``# source:`` and ``# licence:`` name the
origin of the facts. Every other line is one entry. The order of entries has no meaning.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import combinations, takewhile
from operator import methodcaller
from typing import NamedTuple

_HEADER = methodcaller("startswith", "#")


class LexiconError(ValueError):
    """A data file, or a user's own lines, cannot be used. The message names the file, the line and the remedy."""


class Lexicon(NamedTuple):
    """A data file: its columns, the values that they may have if the header lists them, and its rows in file order."""

    name: str
    columns: tuple[str, ...]
    choices: dict[str, frozenset[str]]
    pairs: dict[tuple[str, str], frozenset[str]]  # two columns: their permitted values together, separated by a space
    rows: tuple[tuple[str, ...], ...]


@cache
def load(name: str) -> Lexicon:
    """The data file ``name`` of this package, e.g. ``"text/syllable"``; LexiconError if it is missing.

    The rows are not checked, because a check would take most of the time of a first call. The tests check them with ``parse``.
    """
    lines = _lines(name)
    rows = tuple([tuple(line.split("\t")) for line in lines if line and not line.startswith("# ")])
    return _headed(name, lines, _path(f"{name}.txt"))._replace(rows=rows)


def entries(name: str) -> list[str]:
    """The lines of the data file ``name`` that hold an entry, with their tabs: half the time of ``load`` for a large file."""
    return [line for line in _lines(name) if line and not line.startswith("# ")]


def _lines(name: str) -> list[str]:
    return read(f"{name}.txt").decode("utf-8").split("\n")


def read(file: str) -> bytes:
    """The bytes of a file in the data folder of this package; LexiconError if it is missing."""
    path = _path(file)
    try:
        # The loader also reads a zipped package, which is how engines send packages to workers.
        content: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    except OSError as error:
        raise LexiconError(
            f"{path}: this data file belongs to vnnorm and cannot be read ({error}); install vnnorm again"
        ) from error
    return content


def _path(file: str) -> str:
    return os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", file)


def parse(name: str, content: bytes, path: str) -> Lexicon:
    """The lexicon in the bytes of a data file, with every line checked; ``path`` is for messages only."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error
    lines = text.split("\n")
    lexicon = _headed(name, lines, path)
    return lexicon._replace(rows=_rows(lexicon, lines, path))


def _headed(name: str, lines: Iterable[str], path: str) -> Lexicon:
    """A lexicon without rows, from the header of its file."""
    header = dict(line[2:].split(": ", 1) for line in takewhile(_HEADER, lines) if ": " in line)
    named = header.get("columns")
    if not named:
        raise LexiconError(f"{path}: no columns named; add a line '# columns: …' with the names separated by tabs")
    columns = tuple(named.split("\t"))
    choices = {column: frozenset(header[column].split(" | ")) for column in columns if column in header}
    pairs = {
        (one, other): frozenset(header[f"{one} + {other}"].split(" | "))
        for one, other in combinations(columns, 2)
        if f"{one} + {other}" in header
    }
    return Lexicon(name, columns, choices, pairs, ())


def extended(lexicon: Lexicon, lines: str | Iterable[str]) -> Lexicon:
    """``lexicon`` with a user's own lines added, after the same checks as for the lines of the file.

    >>> extended(load("text/syllable"), ["onset\\tpl"]).rows[-1]
    ('onset', 'pl')
    >>> extended(load("text/syllable"), "coda\\tp")
    Traceback (most recent call last):
    ...
    vnnorm.core.lexicon.LexiconError: extra lines for 'text/syllable', line 1: 'coda' is no part; use one of onset, rime
    """
    own = lines.split("\n") if isinstance(lines, str) else list(lines)
    if not all(isinstance(line, str) for line in own):
        raise TypeError(f"extra lines for {lexicon.name!r} are strings, one an entry")
    rows = _rows(lexicon, own, f"extra lines for {lexicon.name!r}")
    known = set(lexicon.rows)
    return lexicon._replace(rows=lexicon.rows + tuple(row for row in rows if row not in known))


def _rows(lexicon: Lexicon, lines: Iterable[str], path: str) -> tuple[tuple[str, ...], ...]:
    """The rows of some lines; LexiconError for the first line that is not well formed."""
    rows: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line or line == "#" or line.startswith("# "):
            continue
        row = tuple(line.split("\t"))
        fault = _fault(lexicon, line, row)
        if row in rows:
            fault = f"{line!r} stands in line {rows[row]} already; take one of them out"
        if fault:
            raise LexiconError(f"{path}, line {number}: {fault}")
        rows[row] = number
    return tuple(rows)


def _fault(lexicon: Lexicon, line: str, row: tuple[str, ...]) -> str | None:
    """The fault of a single line and its remedy; None if there is no fault."""
    if len(row) != len(lexicon.columns):
        return f"{len(row)} columns in {line!r}, not {len(lexicon.columns)}; write {' <tab> '.join(lexicon.columns)}"
    if not unicodedata.is_normalized("NFC", line):
        return f"{line!r} is not in NFC; write it with composed letters"
    if any(cell != cell.strip() or not cell for cell in row):
        return f"an empty cell or a space beside one in {line!r}; columns are separated by one tab alone"
    cells = dict(zip(lexicon.columns, row, strict=True))
    for column, cell in cells.items():
        if column in lexicon.choices and cell not in lexicon.choices[column]:
            return f"{cell!r} is no {column}; use one of {', '.join(sorted(lexicon.choices[column]))}"
    for (one, other), known in lexicon.pairs.items():
        if f"{cells[one]} {cells[other]}" not in known:
            read = sorted(pair.removeprefix(f"{cells[one]} ") for pair in known if pair.startswith(f"{cells[one]} "))
            return f"no rule reads {one} {cells[one]!r} with {other} {cells[other]!r}; use {other} {' or '.join(read)}"
    return None
