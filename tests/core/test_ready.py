"""Ready-made tables: they say what the data files say, and are the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import cases
from vnnorm import MATCH, explain
from vnnorm.core import ready as of_wheel
from vnnorm.core.ready import Tables, packed, ready, unpacked
from vnnorm.making import MAKERS, files
from vnnorm.rules.boilerplate import lexicon as boilerplate
from vnnorm.rules.dates import lexicon as dates
from vnnorm.rules.dates import scan
from vnnorm.rules.titles import lexicon as titles
from vnnorm.text import listed

WORDS = st.text(st.characters(exclude_characters="\n\x1d", exclude_categories=["Cs"]))
# _ready is private: like the others it keeps what it has read, which the test makes it forget.
READERS = (boilerplate.words, dates.known, scan.scan, titles.tables, listed._ready)
READY_IN = (dates, titles, listed)
PRINTED = "from vnnorm.making import files; print(ascii(list(files())))"


@given(st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS)))
def test_a_file_gives_back_its_tables(tables: Tables) -> None:
    if tables:
        assert unpacked(packed(tables)) == tables


@pytest.mark.parametrize("word", ["a\nb", "a\x1db"])
def test_a_line_end_in_a_table_is_an_error(word: str) -> None:
    with pytest.raises(ValueError, match="'kinds' has an entry with a line end"):
        packed({"kinds": {"a": word}})


def test_a_file_that_ends_inside_an_entry_is_an_error() -> None:
    whole = packed({"kinds": {"sở": "body"}})
    with pytest.raises(ValueError, match="shorter"):
        unpacked(whole.rpartition("\n")[0])


def test_there_are_no_tables_or_those_of_the_data() -> None:
    found = [ready(name) for name in MAKERS]
    assert found in ([None] * len(MAKERS), [make() for make in MAKERS.values()])


@pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no process")
def test_the_tables_are_the_same_in_every_process() -> None:
    def made(seed: str) -> str:
        command = [sys.executable, "-c", PRINTED]
        return subprocess.run(
            command, check=True, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout

    assert made("1") == made("2")


@pytest.fixture
def _as_in_a_wheel(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    made = {path.rpartition("/")[2].removesuffix(".txt"): unpacked(text) for path, text in files()}

    def forget() -> None:
        for reader in READERS:
            reader.cache_clear()

    for module in (*READY_IN, of_wheel):
        monkeypatch.setattr(module, "ready", made.get)
    forget()
    yield
    monkeypatch.undo()
    forget()


CASES = [case.source for rule in ("boilerplate", "dates", "titles") for case in cases.read(rule)][::5]
TOLD = [explain(text, steps=MATCH).edits for text in CASES]


@pytest.mark.usefixtures("_as_in_a_wheel")
def test_results_with_the_tables_are_those_without() -> None:
    assert dates.known().values_of("day")
    assert listed._ready()[0]
    assert [explain(text, steps=MATCH).edits for text in CASES] == TOLD
