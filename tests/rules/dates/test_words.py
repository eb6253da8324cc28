"""Each word of dates decides: with another in its place, some case of ``tests/cases/dates.txt`` is read otherwise."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator

import pytest

import vnnorm.rules
from tests.support import cases
from vnnorm import DateMention
from vnnorm.core import lexicon
from vnnorm.rules import dates
from vnnorm.text.fold import lowered

Row = tuple[str, ...]
CASES = {case.line: case for case in cases.read("dates") if not case.is_known_failure}
WORDS = lexicon.load("dates/words")
_NO_WORD = "zqx"
_Find = Callable[..., list[DateMention]]


def _read(line: int, find: _Find = dates.find_dates) -> list[tuple[object, ...]]:
    found = find(CASES[line].source, reference=CASES[line].options.get("reference"))
    return [(date.start, date.end, date.core, date.kind, date.value, date.time, date.modifier) for date in found]


def _lines() -> dict[str, set[int]]:
    """The cases in which each word stands, as a whole word."""
    texts = {line: lowered(case.source).replace("\n", " ") for line, case in CASES.items()}
    whole = {word: re.compile(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])") for _, word, _ in WORDS.rows}
    return {word: {line for line, text in texts.items() if found.search(text)} for word, found in whole.items()}


LINES = _lines()


def _together() -> list[list[Row]]:
    """Entries in groups: for each one of a group there is a case with none of the others."""
    groups: list[list[Row]] = []
    for row in WORDS.rows:
        for group in groups:
            joined = [*group, row]
            if all(_own(one, joined) for one in joined):
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _own(row: Row, group: Iterable[Row]) -> set[int]:
    """The cases with the word of an entry and with none of the others of its group."""
    return LINES[row[1]].difference(*(LINES[other[1]] for other in group if other is not row))


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Iterable[Row]], _Find]]:
    """``find_dates`` as it is where some entries are other words: its modules are imported anew, then put back."""
    names = [name for name in sys.modules if name.startswith("vnnorm.rules.dates")]
    kept = {name: sys.modules[name] for name in names}
    load = lexicon.load

    def drop() -> None:
        for name in names:
            sys.modules.pop(name, None)
            vars(vnnorm.rules).pop(name.rpartition(".")[2], None)

    def find(rows: Iterable[Row]) -> _Find:
        gone = set(rows)
        other = WORDS._replace(rows=tuple((row[0], _NO_WORD, row[2]) if row in gone else row for row in WORDS.rows))
        monkeypatch.setattr(lexicon, "load", lambda name: other if name == WORDS.name else load(name))
        drop()
        found: _Find = importlib.import_module("vnnorm.rules.dates").find_dates
        return found

    yield find
    drop()
    for name, module in kept.items():
        sys.modules[name] = module
        setattr(vnnorm.rules, name.rpartition(".")[2], module)


def test_every_word_of_dates_decides_a_case(without: Callable[[Iterable[Row]], _Find]) -> None:
    before = {line: _read(line) for line in CASES}

    def undecided(group: list[Row]) -> list[Row]:
        find = without(group)
        return [row for row in group if all(_read(line, find) == before[line] for line in _own(row, group))]

    left = [row for group in _together() for row in undecided(group)]
    assert [row for row in left if undecided([row])] == []
