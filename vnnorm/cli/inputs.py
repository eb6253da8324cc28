"""The inputs that the arguments name: files, the files of folders, standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vnnorm.cli.formats import is_html, known_format
from vnnorm.cli.messages import STDIN, UserError, cause, is_page, shown
from vnnorm.cli.pieces import Choice


class Source(NamedTuple):
    """A file to read."""

    path: str
    relative: str  # its path in an output folder
    folder: str | None = None  # the named folder in which it was found
    steps: int = 0  # the index of its list of steps among those of the run

    @property
    def shown(self) -> str:
        """Its name in printable form, on one line."""
        return shown(self.path)

    @property
    def size(self) -> int:
        """Its bytes on disk; 0 if unknown."""
        try:
            status = os.fstat(0) if self.path == STDIN else os.stat(self.path)
        except OSError:
            return 0
        return status.st_size if stat.S_ISREG(status.st_mode) else 0


class Skipped(NamedTuple):
    """A file of a folder that is not changed."""

    shown: str
    note: str


class Unreadable(NamedTuple):
    """An argument that names nothing readable."""

    shown: str
    error: UserError


def without_outside_links(sources: list[Source | Unreadable]) -> tuple[list[Source | Unreadable], list[Skipped]]:
    """The sources without files that are reached by a symbolic link out of their folder; and these files, for a report.

    A user who names a folder does not ask to change files elsewhere. Such a file can be named as an argument.
    """
    kept: list[Source | Unreadable] = []
    skipped: list[Skipped] = []
    for one in sources:
        if isinstance(one, Source) and one.folder is not None and not _is_below(one.path, os.path.realpath(one.folder)):
            target = shown(os.path.realpath(one.path))
            skipped.append(Skipped(one.shown, f"a link out of the folder, to {target}; name that file to change it"))
        else:
            kept.append(one)
    return kept, skipped


def find_sources(
    names: tuple[str, ...], pattern: str | None, choice: Choice, *, once: bool, output: str | None = None
) -> list[Source | Unreadable]:
    """The files that the arguments name, in their order, those of a folder sorted by path.

    pattern: a glob for the files of a folder; None: files whose suffix is that of a requested format.
    once: return a file that is named twice, also through a link, only once.
    output: the output folder; if it lies inside a folder that is named, its files are from an earlier run and are no inputs.
    """
    found: list[Source | Unreadable] = []
    seen: set[str] = set()
    for name in names or (STDIN,):
        if name != STDIN and os.path.isdir(name):
            earlier = _earlier(name, output)
            files: list[Source | Unreadable] = [
                one
                for one in _files(name, pattern, _formats(choice))
                if earlier is None or isinstance(one, Unreadable) or not _is_below(one.path, earlier)
            ]
            found += files or [Unreadable(shown(name), UserError(_nothing(pattern, choice)))]
        else:
            found.append(Source(name, os.path.basename(name)))
    found = [
        Unreadable(one.shown, is_page(one.path)) if isinstance(one, Source) and is_html(one.path, choice) else one
        for one in found
    ]
    if not once:
        return found
    return [one for one in found if isinstance(one, Unreadable) or _first(one.path, seen)]


def _formats(choice: Choice) -> list[str]:
    """The formats that the options ask for."""
    if choice.format:
        return [choice.format]
    formats = ["jsonl", "json"] if choice.fields else []
    return [*formats, "csv", "parquet"] if choice.columns else formats or ["txt"]


def _nothing(pattern: str | None, choice: Choice) -> str:
    if pattern is not None:
        return f"no file in this folder matches {pattern!r}; name another pattern with --glob"
    return f"no file of the format {' or '.join(_formats(choice))} is in this folder; say which to read with --glob '**/*.…'"


def _files(folder: str, pattern: str | None, formats: list[str]) -> Iterator[Source | Unreadable]:
    """The files of a folder that match; hidden ones only if the pattern names a dot."""
    for below in _unreadable(folder):
        yield Unreadable(shown(below), UserError("the folder cannot be read, and is left out; check its permissions"))
    try:
        paths = sorted(Path(folder).glob("**/*" if pattern is None else pattern), key=os.fsencode)
    except (ValueError, NotImplementedError, IndexError) as error:
        yield Unreadable(
            shown(folder), UserError(f"the pattern {pattern!r} does not match in a folder ({cause(error)}); try '**/*.txt'")
        )
        return
    hidden = pattern is not None and any(part.startswith(".") for part in pattern.split("/"))
    for path in paths:
        relative = path.relative_to(folder)
        wanted = pattern is not None or known_format(path.name) in formats
        if wanted and path.is_file() and (hidden or not any(part.startswith(".") for part in relative.parts)):
            yield Source(str(path), str(relative), folder)


def _unreadable(folder: str) -> list[str]:
    """The folders inside a folder that cannot be read. A glob would skip them silently."""
    errors: list[OSError] = []
    for _ in os.walk(folder, onerror=errors.append):
        pass
    return [str(error.filename) for error in errors]


def _first(path: str, seen: set[str]) -> bool:
    """Whether this file was not seen before."""
    real = STDIN if path == STDIN else os.path.realpath(path)
    if real in seen:
        return False
    seen.add(real)
    return True


def _earlier(folder: str, output: str | None) -> str | None:
    """The output folder if it lies inside the folder: its files come from an earlier run."""
    real = os.path.realpath(output) if output is not None else None
    return real if real and real.startswith(os.path.join(os.path.realpath(folder), "")) else None


def _is_below(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.join(folder, ""))
