"""Targets of results: standard output, a file, a folder with the structure of the input, or the input itself."""

from __future__ import annotations

import contextlib
import os
from typing import Any, BinaryIO

from vnnorm.cli.console import Console
from vnnorm.cli.formats import CONVERSIONS, WHOLE, converts, known_format, sink
from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.messages import STDIN, UserError, shown, unwritable
from vnnorm.cli.pieces import Piece
from vnnorm.cli.replacing import Replacement

_NAMES = {"txt": "text", "md": "Markdown", "jsonl": "JSON lines", "json": "JSON", "csv": "CSV", "parquet": "Parquet"}


class Target:
    """The target of the pieces of one file; this one drops them, for ``--check`` and ``--diff``."""

    read_from: os.stat_result | None = None  # the status of the file when it was opened
    note = ""  # a note for the user on the written file
    left = ""  # what the user can do with a partial output after an error

    def write(self, built: Any, changed: bool) -> None:
        """Take a piece."""

    def passed(self, piece: Piece, is_written: bool) -> None:
        """Record that a piece is processed; ``is_written`` is False if it was left out."""

    def commit(self) -> None:
        """Put the file into place after the last piece."""

    def close(self) -> None:
        """Remove the file if it was not committed."""


class Printed(Target):
    """Standard output. A file of lines or rows starts on a new line after another file; texts are joined as they are."""

    def __init__(self, console: Console, form: str) -> None:
        self._console = console
        self._needs_line = form not in WHOLE and not console.at_line_start

    def write(self, built: bytes, changed: bool) -> None:
        if built:
            self._console.write(b"\n" + built if self._needs_line else built)
            self._needs_line = False


class Written(Target):
    """A file. In place, a text without a change is not written, so its file is not touched."""

    def __init__(self, path: str, form: str, in_place: bool, force: bool = False) -> None:
        self._path = path
        self._force = force
        self._form = form
        self._lazy = in_place and form in WHOLE
        self._in_place = in_place
        self._has_sink = form == "parquet" or converts(form, path)
        self._changed = False
        self._replacement: Replacement | None = None
        self._sink: Any = None

    def write(self, built: Any, changed: bool) -> None:
        self._changed |= changed
        if self._lazy and not changed:
            return
        try:
            self._opened().write(built)
        except OSError as error:
            raise self._failed(error) from None

    def commit(self) -> None:
        if self._in_place and not self._changed:
            return
        try:
            opened = self._opened()
            if self._has_sink:
                opened.close()
            if self._replacement is not None:
                self._replacement.commit()
                self.note = self._replacement.note
        except OSError as error:
            raise self._failed(error) from None

    def close(self) -> None:
        if self._has_sink and self._sink is not None:
            with contextlib.suppress(Exception):  # otherwise the writer raises when it is garbage-collected
                self._sink.discard()
        if self._replacement is not None:
            self._replacement.close()
            self._replacement = None

    def _opened(self) -> Any:
        if self._replacement is None:
            if not self._in_place:
                folder = os.path.dirname(os.path.realpath(self._path))
                try:
                    os.makedirs(folder, exist_ok=True)
                except OSError as error:
                    raise unwritable(error, f"the folder {shown(folder)} cannot be made") from None
            self._replacement = self._replaces()
            stream: BinaryIO = self._replacement.stream
            self._sink = self._sink_of(stream)
        return self._sink

    def _sink_of(self, stream: BinaryIO) -> Any:
        """What takes the pieces and writes to the stream."""
        return sink(self._form, stream, self._path)

    def _replaces(self) -> Replacement:
        return Replacement(self._path, self.read_from if self._in_place else None, force=self._force)

    def _failed(self, error: OSError) -> UserError:
        left = "is left as it was: the new text " if self._in_place else ""
        return unwritable(error, f"{left}cannot be written{'' if self._in_place else f' to {shown(self._path)}'}")


def is_folder(sources: list[Source | Unreadable], output: str) -> bool:
    """Whether the output is a folder."""
    if output.endswith(os.sep) or os.path.isdir(output) or len(sources) > 1:
        return True
    return any(isinstance(one, Source) and one.folder is not None for one in sources)


def output_paths(sources: list[Source | Unreadable], output: str) -> dict[str, str]:
    """The output path of each source path; ``UserError`` if two outputs would be one file."""
    files = [one for one in sources if isinstance(one, Source)]
    if not is_folder(sources, output):
        return {one.path: output for one in files}
    inputs = f"there are {len(sources)} inputs" if len(sources) > 1 else "the input is a folder"
    if not os.path.exists(output) and not output.endswith(os.sep) and known_format(output):
        raise UserError(
            f"{inputs}, and {shown(output)} is the name of a file; name a folder (with a slash at its end, if it is one), "
            f"or print them into one file: > {shown(output)}"
        )
    if os.path.exists(output) and not os.path.isdir(output):
        raise UserError(f"{shown(output)} is a file, and {inputs}; name a folder")
    made: dict[str, str] = {}
    owners: dict[str, Source] = {}
    for one in files:
        if one.path == STDIN:
            raise UserError("standard input has no name in a folder; write it to a file of its own")
        path = os.path.join(output, one.relative)
        if path in owners:
            raise UserError(
                f"{shown(path)} would be written twice, for {owners[path].shown} and {one.shown}; name another folder"
            )
        owners[path] = one
        made[one.path] = path
    return made


def check_output_paths(made: dict[str, str], forms: dict[str, str]) -> None:
    """``UserError`` if an output is also an input, or its name has the suffix of another format."""
    inputs = {os.path.realpath(path) for path in made if path != STDIN}
    for source, path in made.items():
        if os.path.realpath(path) in inputs:
            raise UserError(f"{shown(path)} is an input as well; to change files where they are, pass --in-place")
        form, read = known_format(path), forms[source]
        if form and form != read and (read, form) not in (*CONVERSIONS, ("jsonl", "json")):
            lines = "; for lines of JSON pass --format jsonl" if (read, form) == ("json", "jsonl") else ""
            raise UserError(
                f"{shown(path)} would be {_NAMES[form]}, but {shown(source)} is {_NAMES[read]}; "
                f"JSON lines and Parquet can be written as each other, for the rest give both the same suffix{lines}"
            )


def check_in_place(source: Source) -> None:
    """``UserError`` for a source that cannot be replaced."""
    if source.path == STDIN:
        raise UserError("standard input has no place to be written to; name a file, or leave out --in-place")
    if not os.path.isfile(source.path) and os.path.exists(source.path):
        raise UserError("is no regular file, and cannot be replaced; leave out --in-place")


def check_printed(form: str) -> None:
    """``UserError`` for a format that cannot be printed."""
    if form == "parquet":
        raise UserError("Parquet is not printed; pass --output FILE or --in-place")
