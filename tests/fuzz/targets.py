"""The fuzz targets: each public function with its promised properties, and the readers of the command line."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow.parquet
from click.testing import CliRunner

from tests.support.functions import FUNCTIONS, REFERENCE
from vnnorm import MATCH, Step, explain, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key
from vnnorm.cli.app import cli
from vnnorm.cli.console import OutputError
from vnnorm.rules import RULES

Target = Callable[[bytes], None]


def as_text(data: bytes) -> str:
    """The bytes decoded as text, with lone surrogates for inputs of odd length."""
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")


def _step(step: Step, data: bytes) -> None:
    """Check one step: ``explain`` agrees with ``normalize``, undo works, and a second run returns the same object."""
    text = as_text(data)
    result = normalize(text, steps=(step,), reference=REFERENCE)
    told = explain(text, steps=(step,), reference=REFERENCE)
    assert told.text == result == told.edits.apply(text)
    assert told.edits.inverse(text).apply(result) == text
    assert normalize(result, steps=(step,), reference=REFERENCE) is result
    assert (result is text) == (result == text)


def _pipeline(data: bytes) -> None:
    text = as_text(data)
    for steps in ((), MATCH):
        told = explain(text, steps=steps, reference=REFERENCE) if steps else explain(text)
        assert told.text == (normalize(text, steps=steps, reference=REFERENCE) if steps else normalize(text))
        assert told.edits.inverse(text).apply(told.text) == text
        assert told.edits.apply(text) == told.text
        told.diff()
        told.to_html()
    once = normalize(text)
    assert normalize(once) is once


def _finders(data: bytes) -> None:
    text = as_text(data)
    for date in find_dates(text, reference=REFERENCE):
        assert text[date.start : date.end] == date.text
    last = 0
    for residue in find_boilerplate(text):
        assert last <= residue.start < residue.end <= len(text)
        last = residue.end
    for person in find_titles(text):
        assert 0 <= person.name.start < person.name.end <= len(text)


def _keys(data: bytes) -> None:
    text = as_text(data)
    key = match_key(text)
    assert match_key(normalize(text)) == key
    assert sort_key(text) == sort_key(text)


def _call(name: str, data: bytes) -> None:
    FUNCTIONS[name](as_text(data))


def _command(suffix: str, arguments: list[str], data: bytes) -> None:
    """The command line reads a file of any bytes or refuses it with a message, and never raises."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        path = Path(folder) / f"tin{suffix}"
        path.write_bytes(data)
        result = CliRunner().invoke(cli, ["normalize", *arguments, str(path)])
    if result.exception and not isinstance(result.exception, (OutputError, SystemExit)):
        raise result.exception


def _parquet(data: bytes) -> None:
    """A column with one line of the input per row. Text is normalized; rows that are not UTF-8, and the other column, stay."""
    rows = data.split(b"\n")
    texts = pyarrow.array(rows, pyarrow.binary()).view(pyarrow.string())
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        path, out = Path(folder) / "tin.parquet", Path(folder) / "out.parquet"
        pyarrow.parquet.write_table(pyarrow.table({"id": range(len(rows)), "text": texts}), path)
        options = ["--column", "text", "--on-error", "keep", "--output", str(out), str(path)]
        result = CliRunner().invoke(cli, ["normalize", *options])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        table = pyarrow.parquet.read_table(out)
    assert table.column("id").to_pylist() == list(range(len(rows)))
    for before, after in zip(rows, table.column("text").cast(pyarrow.binary()).to_pylist(), strict=True):
        try:
            wanted = normalize(before.decode()).encode()
        except UnicodeDecodeError:
            wanted = before
        assert after == wanted


TARGETS: dict[str, Target] = {
    **{name: partial(_step, Step(name)) for name in RULES},
    "segmented": partial(_step, Step("desegment", segmented=True)),
    "new tones": partial(_step, Step("place_tones", style="new")),
    "appositions": partial(_step, Step("titles", appositions=True)),
    "pipeline": _pipeline,
    "finders": _finders,
    "keys": _keys,
    **{f"call {name}": partial(_call, name) for name in ("is_segmented", "normalize_many", "repeated_lines")},
    "plain files": partial(_command, ".txt", []),
    "json lines": partial(_command, ".jsonl", ["--field", "text"]),
    "csv": partial(_command, ".csv", ["--field", "text"]),
    "gzip": partial(_command, ".txt.gz", []),
    "parquet": _parquet,
}
