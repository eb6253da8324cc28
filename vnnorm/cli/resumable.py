"""A file that is written with checkpoints, so that a killed run can resume where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from vnnorm.cli.journal import Journal
from vnnorm.cli.pieces import Piece
from vnnorm.cli.replacing import Replacement
from vnnorm.cli.targets import Written


class Resumable(Written):
    """A file with a journal next to it."""

    def __init__(self, path: str, form: str, force: bool, journal: Journal, counts: Callable[[], Mapping[str, Any]]) -> None:
        """``counts`` returns the counts so far, for each checkpoint."""
        super().__init__(path, form, False, force)
        self._journal = journal
        self._counts = counts

    def passed(self, piece: Piece) -> None:
        if self._journal.passed(piece) and self._replacement is not None:
            try:
                written = self._replacement.checkpoint()
                self._sink = self._replacement.stream
                self._journal.save(written, self._counts())
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

    def _replaces(self) -> Replacement:
        checkpoint = self._journal.checkpoint
        return Replacement(self._path, None, force=self._force, part=self._journal.part, keep=checkpoint.written)
