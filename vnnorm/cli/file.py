"""The options of a run, and its current file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vnnorm.cli.earlier import FolderJournal
from vnnorm.cli.events import Read, faults
from vnnorm.cli.inputs import Source
from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import Choice, Slot
from vnnorm.cli.tally import Tally
from vnnorm.cli.targets import Target
from vnnorm.cli.trial import Trial
from vnnorm.cli.work import Outcome


class RunOptions(NamedTuple):
    """The options for the results."""

    choice: Choice
    output_paths: Mapping[str, str]  # path of the output by path of the source, if outputs are files
    in_place: bool = False
    check: bool = False
    diff: bool = False
    on_error: str = "stop"
    jobs: int = 1
    force: bool = False  # also replace files that are read-only
    trial: Trial | None = None
    resume: bool | None = None  # None: not set
    finished: FolderJournal | None = None  # records which files are done

    @property
    def dry(self) -> bool:
        """Whether only a report is written."""
        return self.check or self.diff

    @property
    def keeps_bad(self) -> bool:
        """Whether an unreadable document is copied; always true in place, because no document may be lost."""
        return self.on_error == "keep" or self.in_place or self.dry


class File:
    """The current file: its target and its counts."""

    def __init__(self, source: Source, form: str) -> None:
        self.source = source
        self.form = form
        self.target = Target()
        self.tally = Tally()
        self.differs = False  # whether the output differs from the input
        self.failed = False
        self.other_format: str | None = None  # the format of its first text; None before that text

    def take(self, event: Read, done: list[Outcome], *, keep_bad: bool) -> list[Slot]:
        """Count and write a piece; returns the texts that changed. UserError if it cannot be written."""
        piece = event.piece
        self.target.read_from = event.status
        texts = [slot.text if outcome.text is None else outcome.text for slot, outcome in zip(piece.slots, done, strict=True)]
        changed = [slot for slot, text in zip(piece.slots, texts, strict=True) if text is not slot.text]
        self.tally.documents += piece.documents
        self.tally.changed += len({_place(slot) for slot in changed})
        for outcome in done:
            if outcome.counts:
                self.tally.add(outcome.counts)
        built = piece.built(texts, keep_bad)
        differs = built is not piece.raw
        self.differs |= differs
        self.target.write(built, differs)
        self.target.passed(piece, bool(built))
        return changed

    def errors(self, event: Read, done: list[Outcome], *, stop: bool) -> Sequence[UserError]:
        """The errors of a piece, counted; only the first if errors stop the file."""
        found: list[UserError] = []
        for error in [*event.piece.bad, *faults(event.piece, done)]:
            found.append(error)
            self.tally.bad += 1
            if stop:
                self.failed = True
                break
        return found


def _place(slot: Slot) -> int | str | None:
    """The number of the document of a text; None if the file is one document."""
    return next((slot.place[key] for key in ("item", "line", "row") if key in slot.place), None)
