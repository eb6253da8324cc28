"""The fuzz targets: each public function with its promised properties, and the readers of the command line."""

from __future__ import annotations

import contextlib
import io
import tempfile
import unicodedata
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pyarrow.parquet
from click.testing import CliRunner

from tests.support.encodings import tcvn3
from tests.support.functions import FUNCTIONS, REFERENCE
from tests.support.hostile import ARTICLE, SEGMENTED
from vnnorm import ALL_KINDS, MATCH, Step, explain, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key
from vnnorm.cli.app import cli
from vnnorm.cli.console import OutputError
from vnnorm.rules import RULES
from vnnorm.rules.titles import TITLE_KINDS

warnings.simplefilter("error")  # a finding that is left out is a fault

Target = Callable[[bytes], None]


def as_text(data: bytes) -> str:
    """The bytes decoded as text, with lone surrogates for inputs of odd length."""
    return data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")


def as_found(data: bytes) -> str:
    """Any bytes as a document as it is found: the last byte says what happened to it.

    Its lines joined, its spaces doubled, wrapped behind commas, decomposed, in capitals, cut between a letter and its mark, a
    segmented copy beside it, a text in an old encoding below it.
    """
    text = as_text(data[:-1])
    forms: list[Callable[[str], str]] = [
        lambda text: text.replace("\n", " "),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(", ", ",\n"),
        lambda text: unicodedata.normalize("NFD", text),
        str.upper,
        lambda text: unicodedata.normalize("NFD", text)[1:-1],
        lambda text: f"{text}\n\n{SEGMENTED}",
        lambda text: f"{ARTICLE}{text}",
        lambda text: f"{text}\n{tcvn3(text)}",
    ]
    return forms[data[-1] % len(forms)](text) if data else text


def _any_options(name: str, data: bytes) -> None:
    """A step with options that the first bytes choose, of kinds every subset, on a document as it is found."""
    if len(data) < _OPTION_BYTES:
        return
    chosen = int.from_bytes(data[:_OPTION_BYTES], "little")
    options: dict[str, object] = {}
    for option in RULES[name].options:
        values = OPTIONS.get((name, option)) or OPTIONS.get(("", option))
        if option == "kinds":
            options[option] = frozenset(kind for at, kind in enumerate(sorted(KINDS[name])) if chosen >> at & 1)
        elif values:
            options[option] = values[chosen % len(values)]
    _promises(Step.of(name, options), as_found(data[_OPTION_BYTES:]))


_OPTION_BYTES = 4  # a bit for each kind: there are fewer than 32 of any rule
KINDS = {"boilerplate": ALL_KINDS, "titles": TITLE_KINDS}
OPTIONS: dict[tuple[str, str], tuple[object, ...]] = {
    ("", "appositions"): (True, False),
    ("", "ascii"): (True, False),
    ("", "formats"): (False, True),
    ("", "segmented"): (None, True, False),
    ("dates", "style"): ("edtf", "dmy"),
    ("place_tones", "style"): ("old", "new"),
}


def _step(step: Step, data: bytes) -> None:
    """Check one step: ``explain`` agrees with ``normalize``, undo works, and a second run returns the same object."""
    _promises(step, as_text(data))


def _promises(step: Step, text: str) -> None:
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
    last = 0
    for person in find_titles(text):
        for span in (person.title, person.name, person.apposition):
            if span:
                assert last <= span.start < span.end <= len(text)
                last = span.end


def _keys(data: bytes) -> None:
    text = as_found(data)
    key = match_key(text)
    assert match_key(normalize(text)) == key
    assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))


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
    **{name: partial(_step, Step.of(name, {})) for name in RULES},
    **{f"any options of {name}": partial(_any_options, name) for name in RULES if RULES[name].options},
    "segmented": partial(_step, Step("desegment", segmented=True)),
    "new tones": partial(_step, Step("place_tones", style="new")),
    "appositions": partial(_step, Step("titles", appositions=True)),
    "pipeline": _pipeline,
    "finders": _finders,
    "keys": _keys,
    **{f"call {name}": partial(_call, name) for name in ("is_segmented", "normalize_many", "repeated_lines")},
    "plain files": partial(_command, ".txt", []),
    "json lines": partial(_command, ".jsonl", ["--field", "text"]),
    "csv": partial(_command, ".csv", ["--column", "text"]),
    "gzip": partial(_command, ".txt.gz", []),
    "parquet": _parquet,
}
