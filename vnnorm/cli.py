"""The command line: ``vnnorm normalize FILE…`` → the text of the files, normalized, or what would change in it."""

from __future__ import annotations

import datetime
import errno
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from vnnorm import __version__
from vnnorm.pipeline import NEWS, explain, normalize
from vnnorm.rules import RULES
from vnnorm.step import Step

_STDIN = "-"


class InputError(Exception):
    """An input that cannot be read; the message is one line that names it, the place and the remedy."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="vnnorm")
def cli() -> None:
    """Normalize Vietnamese news text."""


def _steps(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str | Step, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if not names:
        raise click.BadParameter(f"names no step; choose from {', '.join(sorted(RULES))}")
    try:
        for name in names:
            Step(name)
    except ValueError as error:
        raise click.BadParameter(str(error).partition("; a step of your own")[0]) from error
    return names


@cli.command("normalize")
@click.argument("files", nargs=-1, metavar="[FILE… | -]", type=click.Path(path_type=str))
@click.option(
    "--steps",
    default=",".join(str(step) for step in NEWS),
    show_default=True,
    callback=_steps,
    help=f"Steps to run, in this order, separated by commas. There are: {', '.join(sorted(RULES))}.",
)
@click.option("--diff", "as_diff", is_flag=True, help="Print what would change, as a unified diff, instead of the text.")
@click.pass_context
def normalize_command(context: click.Context, files: tuple[str, ...], steps: tuple[str | Step, ...], as_diff: bool) -> None:
    """Print the text of FILEs (standard input for - or without any), normalized.

    Files are UTF-8 text, each normalized on its own and printed in the order given. What cannot be read is told on standard
    error, one line each; the other files are still done, and the exit status is 2.
    """
    for shown, text in _texts(context, files):
        _write(explain(text, steps=steps).diff(shown) if as_diff else normalize(text, steps=steps))


@cli.group("find")
def find_group() -> None:
    """Print what is found in files, one JSON object a mention."""


@find_group.command("dates")
@click.argument("files", nargs=-1, metavar="[FILE… | -]", type=click.Path(path_type=str))
@click.option("--reference", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication; without it nothing is guessed.")
@click.pass_context
def find_dates_command(context: click.Context, files: tuple[str, ...], reference: datetime.datetime | None) -> None:
    """Print the dates in FILEs (standard input for - or without any), one JSON object a line, offsets in code points."""
    from vnnorm.rules.dates import find_dates

    for shown, text in _texts(context, files):
        for date in find_dates(text, reference=reference):
            days = {"first_day": date.first_day, "last_day": date.last_day}
            _write_row({"file": shown, **asdict(date), **{key: day and day.isoformat() for key, day in days.items()}})


@find_group.command("titles")
@click.argument("files", nargs=-1, metavar="[FILE… | -]", type=click.Path(path_type=str))
@click.pass_context
def find_titles_command(context: click.Context, files: tuple[str, ...]) -> None:
    """Print the titled names in FILEs (standard input for - or without any), one JSON object a line, offsets in code points."""
    from vnnorm.rules.titles import find_titles

    for shown, text in _texts(context, files):
        for found in find_titles(text):
            spans = {"name": found.name, "title": found.title, "apposition": found.apposition}
            told = {part: span and {**span._asdict(), "text": span.of(text)} for part, span in spans.items()}
            _write_row({"file": shown, **told, "kinds": found.kinds})


@find_group.command("boilerplate")
@click.argument("files", nargs=-1, metavar="[FILE… | -]", type=click.Path(path_type=str))
@click.pass_context
def find_boilerplate_command(context: click.Context, files: tuple[str, ...]) -> None:
    """Print the page residue in FILEs (standard input for - or without any), one JSON object a line, offsets in code points."""
    from vnnorm.rules.boilerplate import find_boilerplate

    for shown, text in _texts(context, files):
        for found in find_boilerplate(text):
            _write_row({"file": shown, **found._asdict(), "text": text[found.start : found.end]})


def _texts(context: click.Context, files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The name, as it can be shown, and the text of every file that can be read; the others are told, and end in status 2."""
    failed = False
    for name in files or (_STDIN,):
        try:
            yield _shown(name), _read(name)
        except InputError as error:
            click.echo(f"vnnorm: {error}", err=True)
            failed = True
    context.exit(2 if failed else 0)


def _write_row(row: dict[str, object]) -> None:
    _write(json.dumps(row, ensure_ascii=False) + "\n")


def _read(name: str) -> str:
    """The text of a file, its line ends as they are."""
    shown = _shown(name)
    try:
        if name == _STDIN:
            if sys.stdin is None:
                raise InputError(f"{shown}: is closed; give a file, or text on standard input")
            content = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                content = file.read()
    except IsADirectoryError:
        raise InputError(f"{shown}: is a directory; name the files in it, for instance {shown}/*.txt") from None
    except FileNotFoundError:
        raise InputError(f"{shown}: no such file; check the path{_base(name)}") from None
    except OSError as error:
        raise InputError(f"{shown}: cannot be read ({error.strerror}); check the file and its permissions") from None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        found = content[error.start]
        raise InputError(f"{shown}: not UTF-8 at byte {error.start} (0x{found:02x}); {_encoding_hint(content)}") from None


def _base(name: str) -> str:
    """Where a relative path starts, as far as it can be told."""
    try:
        return "" if os.path.isabs(name) else f", which starts at {_shown(os.getcwd())}"
    except OSError:
        return ": the folder it starts at is gone"


def _encoding_hint(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"
    return "save the file as UTF-8, or convert it first: iconv -f WINDOWS-1258 -t UTF-8"


def _shown(name: str) -> str:
    """A file name as it can be printed on one line, whatever it holds."""
    if name == _STDIN:
        return "<stdin>"
    if not name:
        return "''"
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in shown)


def _write(text: str) -> None:
    """Print text as UTF-8, whatever the locale, and its line ends as they are."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def main() -> None:
    """Run the command line; a closed pipe ends it quietly, output that cannot be written with one line."""
    try:
        cli()
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)
    except OSError as error:
        click.echo(f"vnnorm: the output cannot be written ({error.strerror}); free some space, or write elsewhere", err=True)
        _drop_output()
        sys.exit(2)


def _drop_output() -> None:
    """Nobody takes the output any more: what Python would still flush at exit goes nowhere."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
