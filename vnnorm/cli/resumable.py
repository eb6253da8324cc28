"""A file that is written with checkpoints, so that a killed run can resume where it stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from vnnorm.cli.formats import is_table
from vnnorm.cli.journal import Journal
from vnnorm.cli.messages import UserError
from vnnorm.cli.parquet_sinks import waiting
from vnnorm.cli.pieces import Piece
from vnnorm.cli.replacing import PartFile, Replacement
from vnnorm.cli.targets import Written

Counts = Callable[[], Mapping[str, Any]]


class Resumable(Written):
    """A file with a journal next to it."""

    def __init__(self, path: str, form: str, force: bool, journal: Journal, counts: Counts) -> None:
        """``counts`` returns the counts so far, for each checkpoint."""
        super().__init__(path, form, False, force)
        self._journal = journal
        self._counts = counts

    def passed(self, piece: Piece, is_written: bool) -> None:
        if self._journal.passed(piece, is_written) and self._replacement is not None:
            try:
                self._save(self._replacement)
            except OSError as error:
                raise self._failed(error) from None

    @property
    def left(self) -> str:  # type: ignore[override]
        """The message on how to resume."""
        return "what comes before the error is done; after the remedy, --resume goes on there" if self._journal.is_saved else ""

    def commit(self) -> None:
        super().commit()
        self._journal.forget()

    def close(self) -> None:
        if self._replacement is not None:
            self._replacement.close(keep=self._journal.is_saved)
            self._replacement = None

    def _save(self, part: Replacement) -> None:
        """Make a checkpoint."""
        written = part.checkpoint()
        self._sink = self._sink_of(part.stream)
        self._journal.save(written, self._counts())

    def _replaces(self) -> Replacement:
        checkpoint = self._journal.checkpoint
        return Replacement(self._path, None, force=self._force, part=PartFile(self._journal.part, checkpoint.written))


class ResumableTable(Resumable):
    """Parquet with a journal beside it: what is done waits in the part, and the table is made of it at the end."""

    def commit(self) -> None:
        try:
            self._opened()
            if self._replacement is not None:
                self._save(self._replacement)
                self._make_table(self._replacement.before)
        except OSError as error:
            raise self._failed(error) from None
        self._journal.forget()

    def _make_table(self, before: os.stat_result | None) -> None:
        table = Replacement(self._path, before, force=self._force)
        try:
            try:
                self._sink.finish(self._journal.part, table.stream)
            except UserError:  # of what waits, which another run would not change
                self._journal.forget()
                raise
            table.commit()
            self.note = table.note
        finally:
            table.close()

    def _save(self, part: Replacement) -> None:
        self._sink.pause()
        self._journal.save(part.checkpoint(), self._counts())

    def _sink_of(self, stream: BinaryIO) -> Any:
        return waiting(self._form, stream)

    def _replaces(self) -> Replacement:
        part = PartFile(self._journal.part, self._journal.checkpoint.written, is_plain=True)
        return Replacement(self._path, None, force=self._force, part=part)


def resumable(path: str, form: str, force: bool, journal: Journal, counts: Counts) -> Resumable:
    """The target of a file with a journal."""
    return (ResumableTable if is_table(form, path) else Resumable)(path, form, force, journal, counts)
