"""The reader and writer of a file, by its name and the options: ``tin.jsonl.gz`` → JSON lines, gzip."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, cast

from vnnorm.cli.messages import STDIN
from vnnorm.cli.pieces import Choice, Pieces, Sink
from vnnorm.cli.streams import split_compression

_MODULES = {"txt": "plain", "md": "markdown", "jsonl": "jsonl", "json": "json_values", "csv": "delimited", "parquet": "parquet"}
FORMATS = tuple(_MODULES)
WHOLE = ("txt", "md")  # formats in which the whole file is one document
CONVERSIONS = (("jsonl", "parquet"), ("parquet", "jsonl"))
_SUFFIXES = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".markdown": "md",
    ".md": "md",
    ".mdown": "md",
    ".mkd": "md",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".tsv": "csv",
    ".txt": "txt",
}


def format_of(path: str, choice: Choice) -> str:
    """The format of a file: from --format, else by its suffix, else JSON lines with --field, CSV with --column, or text.

    >>> format_of("tin.jsonl.zst", Choice())
    'jsonl'
    >>> format_of("-", Choice(fields=("text",)))
    'jsonl'
    """
    if choice.format:
        return choice.format
    suffix = "" if path == STDIN else os.path.splitext(split_compression(path)[0])[1].lower()
    return _SUFFIXES.get(suffix) or ("jsonl" if choice.fields else "csv" if choice.columns else "txt")


def is_html(path: str, choice: Choice) -> bool:
    """Whether a file is a web page by its name, and no --format is given."""
    return choice.format is None and os.path.splitext(split_compression(path)[0])[1].lower() in (".html", ".htm", ".xhtml")


def known_format(path: str) -> str | None:
    """The format of a name by its suffix, None if the suffix is unknown."""
    return _SUFFIXES.get(os.path.splitext(split_compression(path)[0])[1].lower())


def converts(form: str, path: str) -> bool:
    """Whether the name of an output has another format than its input."""
    return (form, known_format(path)) in CONVERSIONS


def is_table(form: str, path: str) -> bool:
    """Whether the output is Parquet."""
    return (form == "parquet") != converts(form, path)


def reader(form: str) -> Callable[[BinaryIO, Choice], Pieces]:
    """The function that reads the pieces of a file; loads its module."""
    module = import_module(f"vnnorm.cli.{_MODULES[form]}")
    return cast("Callable[[BinaryIO, Choice], Pieces]", module.pieces)


def sink(form: str, stream: BinaryIO, path: str = "") -> Sink:
    """The sink for the pieces of a file, in the format of the output path."""
    if converts(form, path):
        from vnnorm.cli.conversion import LinesToParquet, RowsToLines

        return (LinesToParquet if form == "jsonl" else RowsToLines)(stream, path)
    if form == "parquet":
        from vnnorm.cli.parquet_sinks import ParquetSink

        return ParquetSink(stream)
    return cast(Sink, stream)
