"""The measures of the benchmarks count correctly."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.benchmarks.contenders import CONTENDERS
from tests.benchmarks.goodness import TASKS, words_right
from tests.benchmarks.peers import Result, table
from tests.benchmarks.plot import plot


def test_words_are_counted_once_each() -> None:
    assert words_right("Hà Nội Hà", "Hà , Nội") == (2, 3)


@pytest.mark.parametrize("task", ["characters", "tones"])
def test_who_does_nothing_mends_nothing_and_keeps_all(task: str) -> None:
    assert TASKS[task][0](str) == (0, 1)


@pytest.mark.parametrize("task", ["boilerplate"])
def test_who_deletes_all_keeps_nothing(task: str) -> None:
    assert TASKS[task][0](lambda text: "") == (1, 0)
    assert TASKS[task][0](str) == (0, 1)


@pytest.mark.parametrize("task", TASKS)
def test_vnnorm_leads_its_table(task: str) -> None:
    ours = next(contender for contender in CONTENDERS if contender.task == task)
    assert ours.name.startswith("vnnorm ")
    first, second = TASKS[task][0](ours.make())
    assert first > 0.8
    assert second > 0.8


def test_a_peer_that_is_not_there_is_blank_with_the_reason() -> None:
    told = table([Result(CONTENDERS[1], None, None, None, None, "ImportError: no ftfy")])
    assert "| ftfy fix_text | | | | not measured: ImportError: no ftfy |" in told


def test_the_picture_is_well_formed() -> None:
    picture = ElementTree.fromstring(plot([("dates", "vnnorm <a>", 0.5, 2.0), ("dates", "b", None, None)]))
    assert [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")].count("vnnorm <a>") == 1
