"""The progress of a long run on disk: after a kill, ``--resume`` continues there, and the output is the same to the byte.

Next to ``clean.jsonl`` are ``.clean.jsonl.vnnorm-part``, the output so far, and ``.clean.jsonl.vnnorm-journal``, which records
how much of the input it covers, and from which input, options and version it was made. Both are deleted at the end.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from vnnorm import __version__
from vnnorm.cli.inputs import Source
from vnnorm.cli.messages import UserError, cause, shown, unreadable
from vnnorm.cli.pieces import Choice, Piece
from vnnorm.rules import StepName
from vnnorm.step import Step

# Bytes of input between two checkpoints: a few seconds of work. A compressed output has a member (gzip) or frame (zstd) for
# each checkpoint, at the same places of the input whether the run was interrupted or not, so the output is the same.
EVERY = 4 << 20
_HEAD = 1 << 16  # bytes at the start of the input that are compared
_LONG = 80  # code points of a setting that is shown; longer ones are shown as a digest


class Checkpoint(NamedTuple):
    """A place in the input up to which the output is on disk."""

    offset: int = 0  # bytes of the input, decompressed; of Parquet, bytes of the rows in memory
    lines: int = 0
    documents: int = 0
    written: int = 0  # bytes of the output on disk
    counts: Mapping[str, Any] = {}


class Journal:
    """The journal of one output."""

    def __init__(self, output: str, settings: dict[str, str]) -> None:
        folder, name = os.path.split(os.path.realpath(output))
        self.checkpoint = Checkpoint()
        self.part = os.path.join(folder, f".{name}.vnnorm-part")
        self._path = os.path.join(folder, f".{name}.vnnorm-journal")
        self._output = output
        self._settings = settings
        self._offset = self._lines = self._documents = self._next = 0
        self.note = ""  # a note for the user on an earlier run

    @property
    def is_saved(self) -> bool:
        """Whether a run could resume from here."""
        return self.checkpoint.offset > 0

    def start(self, resume: bool | None) -> None:
        """Resume an earlier run or start anew, as the user chooses; UserError if the choice is missing or impossible."""
        if resume is not False and os.path.exists(self._path):
            agrees = self._read(is_wanted=resume is True)
            if agrees and resume is None:
                raise UserError(
                    f"an earlier run has written a part of {shown(self._output)}; pass --resume to go on with it, "
                    "or --no-resume to start anew"
                )
        if not self.is_saved:
            self.forget()
        self._offset, self._lines, self._documents = self.checkpoint[:3]
        self._next = self._offset + EVERY

    def _read(self, is_wanted: bool) -> bool:
        """Read the checkpoint of an earlier run; whether its settings agree. UserError if they differ and ``is_wanted``."""
        anew = "start anew with --no-resume"
        try:
            with open(self._path, encoding="utf-8") as file:
                saved = json.load(file)
            checkpoint, before = Checkpoint(**saved["checkpoint"]), saved["settings"]
            is_whole = os.path.getsize(self.part) >= checkpoint.written
        except (OSError, ValueError, TypeError, KeyError) as error:
            if is_wanted:
                raise UserError(f"the journal {shown(self._path)} cannot be used ({cause(error)}); {anew}") from None
            self.note = f"starts anew, because what an earlier run left cannot be used ({cause(error)})"
            return False
        other = [key for key in {**before, **self._settings} if before.get(key) != self._settings.get(key)]
        told = ", ".join(f"{key}: {before.get(key)} then, {self._settings.get(key)} now" for key in other[:3])
        if (other or not is_whole) and not is_wanted:
            why = f"an earlier run had other settings ({told})" if other else "the part that an earlier run wrote is cut"
            self.note = f"starts anew, because {why}"
            return False
        if other:
            raise UserError(f"cannot go on where an earlier run stopped, which had other settings ({told}); {anew}")
        if not is_whole:
            raise UserError(f"cannot go on: {shown(self.part)} is shorter than its journal says; {anew}")
        self.checkpoint = checkpoint
        return True

    def passed(self, piece: Piece, is_written: bool) -> bool:
        """Count a piece; True if it is time for a checkpoint.

        A checkpoint follows a document that is written, so that a list has an item before it, and its end after it.
        """
        size = getattr(piece, "size", None)  # None for a piece that is in memory as bytes
        self._offset += len(piece.raw) if size is None else size
        self._lines += piece.raw.count(b"\n") if size is None else 1
        self._documents += piece.documents
        return is_written and piece.documents > 0 and self._offset >= self._next

    def save(self, written: int, counts: Mapping[str, Any]) -> None:
        """Write a checkpoint to disk, after the output up to it."""
        self.checkpoint = Checkpoint(self._offset, self._lines, self._documents, written, counts)
        self._next = self._offset + EVERY
        beside = self._path + ".tmp"
        with open(beside, "w", encoding="utf-8") as file:
            json.dump({"settings": self._settings, "checkpoint": self.checkpoint._asdict()}, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, self._path)

    def forget(self) -> None:
        """Delete the journal: the output is complete, or there is nothing to resume."""
        self.checkpoint = Checkpoint()
        for path in (self._path, self._path + ".tmp"):
            with contextlib.suppress(OSError):
                os.unlink(path)


def options_of(choice: Choice, steps: Iterable[StepName | Step]) -> dict[str, str]:
    """The settings that an output depends on besides its input, as strings that are the same in every process."""
    given: dict[str, object] = {
        "vnnorm": __version__,
        "steps": [[step, {}] if isinstance(step, str) else [step.name, step.options] for step in steps],
        "format": choice.format,
        "fields": choice.fields,
        "columns": choice.columns,
        "output fields": choice.field_outputs,
        "output columns": choice.column_outputs,
        "reference": choice.reference,
        "reference field": choice.reference_field,
        "quoting": choice.quoting,
    }
    return {key: _short(json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)) for key, value in given.items()}


def settings_of(source: Source, choice: Choice, steps: Iterable[StepName | Step]) -> dict[str, str]:
    """The settings that an output depends on; UserError if the input cannot be read."""
    try:
        status = os.stat(source.path)
        with open(source.path, "rb") as file:
            head = hashlib.sha256(file.read(_HEAD)).hexdigest()[:16]
    except OSError as error:
        raise unreadable(source.path, error) from None
    return {
        **options_of(choice, steps),
        "size of the input": f"{status.st_size} bytes",
        "time of the input": f"{status.st_mtime_ns} ns",
        "beginning of the input": head,
    }


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}… ({hashlib.sha256(text.encode()).hexdigest()[:16]})"
