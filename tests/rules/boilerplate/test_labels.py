"""Every label decides a case: without it, the case reads otherwise."""

from __future__ import annotations

import re

import pytest

from tests.support import cases
from vnnorm import find_boilerplate
from vnnorm.core.lexicon import load
from vnnorm.rules.boilerplate import rounds
from vnnorm.rules.boilerplate.labels import made
from vnnorm.rules.boilerplate.lexicon import words
from vnnorm.text.fold import fold

CASES = [case for case in cases.read("boilerplate") if not case.stays and not case.is_known_failure]
ROWS = load("boilerplate/labels").rows


def test_every_label_decides_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    known, folded = words(), [(case.source, fold(case.source).replace("\n", " ")) for case in CASES if not case.options]
    for row in ROWS:
        without = known._replace(labels_of=made(other for other in ROWS if other != row))
        whole = re.compile(rf"(?<![^\W\d_]){re.escape(fold(row[1]))}(?![^\W\d_])")
        held = [source for source, text in folded if whole.search(text)]
        before = [find_boilerplate(source) for source in held]
        with monkeypatch.context() as patch:
            patch.setattr(rounds, "words", lambda extra=(), without=without: without)
            assert [find_boilerplate(source) for source in held] != before, f"no case of its own: {' '.join(row)}"


def test_phrases_are_found_where_they_start_and_where_they_end() -> None:
    see = made(ROWS).see
    assert see.ahead("xem thêm bài: mưa lớn") == len("xem thêm bài")
    assert see.ahead("xem thêm bàiviết") == len("xem thêm")
    assert see.ahead("xemthêm") == -1
    assert see.behind("mời đọc thêm", 12) == 0
    assert see.behind("bạn đọc thêm", 12) == 4
    assert see.behind("rđọc", 4) == -1
