"""The results of earlier runs in a folder of outputs: existing files, and the files that a killed run has finished."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping

import click

from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.messages import cause, shown

Sources = list["Source | Unreadable"]
_NAME = ".vnnorm-journal"


def without_existing(sources: Sources, outputs: Mapping[str, str]) -> tuple[Sources, int]:
    """The sources without an existing output, and the number of the others. Every existing output is complete."""
    kept = [one for one in sources if isinstance(one, Unreadable) or not os.path.exists(outputs[one.path])]
    return kept, len(sources) - len(kept)


class FolderJournal:
    """A file in the folder of outputs that lists the finished files of a run. It is deleted when the run ends."""

    def __init__(self, folder: str, options: dict[str, str]) -> None:
        self._path = os.path.join(folder, _NAME)
        self._options = options
        self._done: dict[str, list[int]] = {}

    def start(self, resume: bool | None) -> None:
        """Read the journal of an earlier run; UsageError if its options differ, or the user made no choice."""
        before = self._read() if resume is not False else None
        if before is None:
            self._done = {}
        elif resume is None and self._done and before == self._options:
            raise click.UsageError(
                f"an earlier run has finished {len(self._done)} files in {shown(os.path.dirname(self._path))}; "
                "pass --resume to do the others, or --no-resume to start anew"
            )
        elif resume is None:
            self._done = {}
        elif before != self._options:
            key = next(key for key in {**before, **self._options} if before.get(key) != self._options.get(key))
            raise click.UsageError(
                f"--resume: the earlier run had other settings ({key}: {before.get(key)} then, {self._options.get(key)} now); "
                "start anew with --no-resume"
            )

    def without_done(self, sources: Sources, outputs: Mapping[str, str]) -> tuple[Sources, int]:
        """The sources that the earlier run has not finished, or that changed since; and the number of the others."""
        kept = [one for one in sources if isinstance(one, Unreadable) or not self._is_done(one, outputs[one.path])]
        return kept, len(sources) - len(kept)

    def finished(self, source: Source) -> None:
        """Record that the output of a file is complete."""
        if not self._done or not os.path.exists(self._path):
            self._write({"options": self._options})
        self._done[source.relative] = _state(source)
        self._write({"file": source.relative, "state": self._done[source.relative]})

    def forget(self) -> None:
        """Delete the journal at the end of the run."""
        with contextlib.suppress(OSError):
            os.unlink(self._path)

    def _is_done(self, source: Source, output: str) -> bool:
        return self._done.get(source.relative) == _state(source) and os.path.exists(output)

    def _read(self) -> dict[str, str] | None:
        """Read the finished files; returns the options of that run."""
        options: dict[str, str] | None = None
        try:
            with open(self._path, encoding="utf-8", errors="surrogateescape") as file:
                for line in file:
                    row = json.loads(line) if line.endswith("\n") else {}  # a kill may cut the last line
                    options = row.get("options", options)
                    if "file" in row:
                        self._done[row["file"]] = row["state"]
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise click.UsageError(
                f"the journal {shown(self._path)} cannot be used ({cause(error)}); start anew with --no-resume"
            ) from None
        return options

    def _write(self, row: dict[str, object]) -> None:
        mode = "w" if "options" in row else "a"
        with contextlib.suppress(OSError), open(self._path, mode, encoding="utf-8", errors="surrogateescape") as file:
            file.write(json.dumps(row) + "\n")


def _state(source: Source) -> list[int]:
    """What identifies the work on a file: its size, its time, and the number of its list of steps."""
    try:
        status = os.stat(source.path)
    except OSError:
        return []
    return [status.st_size, status.st_mtime_ns, source.steps]
