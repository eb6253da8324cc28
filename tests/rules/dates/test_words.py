"""Each word of dates decides: with another in its place, some case of ``tests/cases/dates.txt`` is read otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.support import cases
from vnnorm import find_dates
from vnnorm.core import lexicon
from vnnorm.rules.dates import scan
from vnnorm.rules.dates.lexicon import DateWords
from vnnorm.rules.dates.made import made
from vnnorm.text.fold import lowered

Row = tuple[str, ...]
CASES = {case.line: case for case in cases.read("dates") if not case.is_known_failure}
WORDS, CONTEXTS = lexicon.load("dates/words"), lexicon.load("dates/contexts")
ROWS = [row for row in WORDS.rows if row[0] != "published"]  # these are of datelines, and tested there
_NO_WORD = "zqx"


def _read(line: int) -> list[tuple[object, ...]]:
    found = find_dates(CASES[line].source, reference=CASES[line].options.get("reference"))
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
    for row in ROWS:
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


def test_every_word_of_dates_decides_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {line: _read(line) for line in CASES}

    def undecided(group: list[Row]) -> list[Row]:
        gone = set(group)
        rows = tuple((row[0], _NO_WORD, row[2]) if row in gone else row for row in WORDS.rows)
        other = scan.Scan(DateWords(made(WORDS._replace(rows=rows), CONTEXTS)))
        monkeypatch.setattr(scan, "scan", lambda extra=(): other)
        return [row for row in group if all(_read(line) == before[line] for line in _own(row, group))]

    left = [row for group in _together() for row in undecided(group)]
    assert [row for row in left if undecided([row])] == []


def test_every_context_decides_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {line: _read(line) for line in CASES}

    def decides(row: Row) -> bool:
        rows = tuple(other for other in CONTEXTS.rows if other != row)
        other = scan.Scan(DateWords(made(WORDS, CONTEXTS._replace(rows=rows))))
        monkeypatch.setattr(scan, "scan", lambda extra=(): other)
        lines = [line for line, case in CASES.items() if row[1] in lowered(case.source)]
        return any(_read(line) != before[line] for line in lines)

    assert [row for row in CONTEXTS.rows if not decides(row)] == []
