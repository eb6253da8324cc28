"""Output: results on standard output; errors and notes on standard error, one line each."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from typing import BinaryIO, cast

import click

from vnnorm.cli.messages import UserError, without_controls
from vnnorm.cli.progress import Progress

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_HEADER = re.compile(r"(--- .*|\+\+\+ .*)")


class OutputError(Exception):
    """Standard output cannot be written to."""


class ClosedPipeError(Exception):
    """The reader has closed standard output, as ``head`` does."""


class Console:
    """The two streams of a run, and whether an error was reported."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.verbose = verbose
        self.failed = False
        self.at_line_start = True  # whether the last byte on standard output ended a line
        self.progress = Progress(0, False)
        self._quiet = quiet

    def error(self, name: str, error: UserError) -> None:
        """Report the fault of a file and its remedy."""
        self.failed = True
        self._say(f"vnnorm: {name}: {error}")

    def note(self, line: str) -> None:
        """Report a result, unless --quiet is set."""
        if not self._quiet:
            self._say(line)

    def write(self, content: bytes) -> None:
        """Write bytes to standard output and flush, so that a pipe passes each result on at once."""
        try:
            stream = standard_output()
            stream.write(content)
            stream.flush()
            self.at_line_start = content.endswith(b"\n")
        except BrokenPipeError:
            raise ClosedPipeError from None  # on the error itself, click would exit with status 1
        except OSError as error:
            raise OutputError(f"the output cannot be written ({error.strerror}); free some space, or write elsewhere") from None

    def row(self, row: dict[str, object]) -> None:
        """Write a JSON object on a line of standard output."""
        line = json.dumps(row, ensure_ascii=False)
        try:
            self.write(line.encode("utf-8") + b"\n")
        except UnicodeEncodeError:  # half of a surrogate pair, from an escape in JSON
            self.write(json.dumps(row).encode("ascii") + b"\n")

    def diff(self, diff: str) -> None:
        """Write a unified diff to standard output, coloured and without control characters on a terminal."""
        if coloured():
            lines = without_controls(diff).split("\n")
            diff = "\n".join(_coloured(line, number < 2) for number, line in enumerate(lines))
        self.write(diff.encode("utf-8", "surrogatepass"))

    def _say(self, line: str) -> None:
        self.progress.clear()
        click.echo(line, err=True)


def standard_output() -> BinaryIO:
    """Standard output as a stream of bytes; OSError if it is closed."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    return cast(BinaryIO, sys.stdout.buffer)


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def coloured() -> bool:
    """Whether standard output shows colours and the user has not turned them off (https://no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _coloured(line: str, header: bool) -> str:
    if header and _HEADER.fullmatch(line):
        return click.style(line, bold=True)
    colour = _COLOURS.get(line[:1])
    return click.style(line, fg=colour) if colour else line
