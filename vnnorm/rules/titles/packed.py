"""The word lists by their first and last words, the entries of a word in a single string.

A run needs few of the 8,000 entries. As many tuples and lists would take several times as long to make as all else that it
does.
"""

from __future__ import annotations

from collections.abc import Iterable

from vnnorm.core.lexicon import entries, extended, load
from vnnorm.core.ready import LISTED, Table, Tables
from vnnorm.rules.titles.trees import CELL_END, STOPS, folded_entries

_BEFORE = ("modifier", "plural")
_INSIDE = ("complete", "designator", "function", "position")
_AROUND = ("collective", "group", "keeper", *STOPS)
_IN_TREES = (*_BEFORE, *_INSIDE, *_AROUND)

Row = tuple[str, str]
"""A line of a list, which is a kind, a tab and an entry, and the entry folded."""


def packed(extra: tuple[str, ...] = ()) -> Tables:
    """The word lists, with a user's own titles added, as tables of strings.

    trees: the entries of all lists by their first word; heads, inside and keepers: entries by their last word; lone: those of
    each kind that is in no tree; surnames: the kind of each; firsts: the first words of heads, and of what precedes them.
    """
    own = _rows(entries("titles/words"))
    lines = ["\t".join(row) for row in extended(load("titles/titles"), extra).rows] if extra else entries("titles/titles")
    heads = _rows(lines)
    before, around = _of_kinds(own, _BEFORE), _of_kinds(own, _AROUND)
    inside = _rows(entries("titles/bodies")) + _of_kinds(own, _INSIDE)
    lone: dict[str, list[str]] = {}
    for line, entry in own:
        kind = line[: line.index(CELL_END)]
        if kind == "complete" or kind not in _IN_TREES:
            lone.setdefault(kind, []).append(entry)
    return {
        "trees": _by_first(heads, before, inside, _rows(entries("titles/places")), around),
        "heads": _by_last(heads),
        "inside": _by_last(inside),
        "keepers": _by_last(_of_kinds(own, ("keeper",))),
        "lone": {kind: LISTED.join(found) for kind, found in lone.items()},
        "surnames": {entry: line[: line.index(CELL_END)] for line, entry in _rows(entries("names/surnames"))},
        "firsts": {name: LISTED.join(_first_words(rows)) for name, rows in (("heads", heads), ("before", before))},
    }


def _rows(lines: list[str]) -> list[Row]:
    return [*zip(lines, folded_entries(lines), strict=True)]


def _of_kinds(rows: list[Row], kinds: tuple[str, ...]) -> list[Row]:
    return [row for row in rows if row[0][: row[0].index(CELL_END)] in kinds]


def _first_words(rows: list[Row]) -> Iterable[str]:
    return dict.fromkeys([entry.partition(" ")[0] for _, entry in rows])


def _by_first(*lists: list[Row]) -> Table:
    found: Table = {}
    for number, rows in enumerate(lists):
        for line, entry in rows:
            first = entry.partition(" ")[0]
            row = f"{number}{CELL_END}{line}{CELL_END}{entry}"
            found[first] = f"{found[first]}{LISTED}{row}" if first in found else row
    return found


def _by_last(rows: list[Row]) -> Table:
    found: Table = {}
    for _, entry in rows:
        last = entry.rpartition(" ")[2]
        found[last] = f"{found[last]}{LISTED}{entry}" if last in found else entry
    return found
