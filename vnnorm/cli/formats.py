"""Which reader and writer a file has, by its name and what the user says: ``tin.jsonl.gz`` → JSON lines, gzip."""

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
WHOLE = ("txt", "md")  # of which the whole file is one document
LINES = ("jsonl", "csv")  # whose documents are lines, so that a run can go on at one
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
    """The format of a file: as the user says, else by its suffix, else JSON lines with --field, CSV with --column, or text.

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
    """Whether a name says that a file is a web page, and the user does not say otherwise."""
    return choice.format is None and os.path.splitext(split_compression(path)[0])[1].lower() in (".html", ".htm", ".xhtml")


def known_format(path: str) -> str | None:
    """The format that a name says, None where it says none."""
    return _SUFFIXES.get(os.path.splitext(split_compression(path)[0])[1].lower())


def converts(form: str, path: str) -> bool:
    """Whether what is read in one format is written in another, since the name of the output says so."""
    return (form, known_format(path)) in CONVERSIONS


def reader(form: str) -> Callable[[BinaryIO, Choice], Pieces]:
    """The function that reads the pieces of a file; its module is not loaded before."""
    module = import_module(f"vnnorm.cli.{_MODULES[form]}")
    return cast("Callable[[BinaryIO, Choice], Pieces]", module.pieces)


def sink(form: str, stream: BinaryIO, path: str = "") -> Sink:
    """Where the pieces of a file of that format are written, in the format that the path names."""
    if converts(form, path):
        from vnnorm.cli.conversion import LinesToParquet, RowsToLines

        return (LinesToParquet if form == "jsonl" else RowsToLines)(stream, path)
    if form == "parquet":
        from vnnorm.cli.parquet import ParquetSink

        return ParquetSink(stream)
    return cast(Sink, stream)
