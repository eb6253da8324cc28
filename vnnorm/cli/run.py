"""The run of ``vnnorm normalize``: files are read piece by piece, their texts worked on, the pieces written, in order.

One stream goes through all files, so that other processes have work while one file ends and the next begins:

    sources ─ events ─▶ opened, read, read, …, ended ─ texts ─▶ outcomes ─ back to their pieces ─▶ targets
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnnorm.cli.console import Console
from vnnorm.cli.covers import explained
from vnnorm.cli.events import Ended, Event, Opened, Read, faults, slots, with_return
from vnnorm.cli.formats import WHOLE, format_of, reader
from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import Choice, Slot
from vnnorm.cli.streams import Reading, opened
from vnnorm.cli.tally import Tally
from vnnorm.cli.targets import Printed, Target, Written, check_in_place, check_printed
from vnnorm.cli.work import Item, Job, Outcome, outcomes

# An event without texts sends this one, so that it comes back in its turn; else a million of them would wait in memory.
_NOTHING: Item = ("", None, "")


class RunOptions(NamedTuple):
    """What the user wants done with the results."""

    choice: Choice
    output_paths: dict[str, str]  # path to write by path of source, where they go to files
    in_place: bool = False
    check: bool = False
    diff: bool = False
    on_error: str = "stop"
    jobs: int = 1
    force: bool = False  # also replace files that are read-only

    @property
    def dry(self) -> bool:
        """Whether nothing is written but a report."""
        return self.check or self.diff


class _File:
    """The file at hand: where its pieces go, and what became of it."""

    def __init__(self, source: Source, form: str) -> None:
        self.source = source
        self.form = form
        self.target = Target()
        self.documents = 0
        self.changed = 0
        self.failed = False
        self.other_format: str | None = None  # the format of its first text; None before that


class Run:
    """One run over all files."""

    def __init__(self, run_options: RunOptions, job: Job, console: Console, tally: Tally) -> None:
        self.changed_files = 0
        self.same_files = 0
        self._options = run_options
        self._job = job
        self._console = console
        self._tally = tally
        self._file: _File | None = None

    def over(self, sources: Sequence[Source | Unreadable]) -> None:
        """Work through all files. An error in one does not stop the others; the loss of a worker process stops all."""
        try:
            for event, done in self._paired(sources):
                if isinstance(event, Opened):
                    self._open(event.source)
                elif isinstance(event, Read):
                    self._console.progress.at(event.position, self._tally.documents)
                    self._take(event, done)
                else:
                    self._end(event.error)
        except UserError as error:  # of the workers, not of a file
            self._console.error(self._file.source.shown if self._file else "normalize", error)
        finally:
            if self._file is not None:
                self._file.target.close()
            self._console.progress.close()

    def _paired(self, sources: Sequence[Source | Unreadable]) -> Iterator[tuple[Event, list[Outcome]]]:
        """The events in order, each with the outcomes of its texts."""
        waiting: deque[Event] = deque()

        def texts() -> Iterator[Item]:
            for event in self._events(sources):
                waiting.append(event)
                yield from ((slot.text, slot.reference, slot.form) for slot in slots(event))
                if not slots(event):
                    yield _NOTHING

        done: list[Outcome] = []
        for outcome in outcomes(self._job, texts(), self._options.jobs):
            done.append(outcome)
            texts_of = slots(waiting[0])
            if len(done) == max(len(texts_of), 1):
                yield waiting.popleft(), done[: len(texts_of)]
                done = []

    def _events(self, sources: Sequence[Source | Unreadable]) -> Iterator[Event]:
        before = 0
        for source in sources:
            if isinstance(source, Unreadable):
                yield Opened(Source(source.shown, ""))
                yield Ended(source.error)
                continue
            yield Opened(source)
            try:
                yield from self._pieces(source, before)
            except UserError as error:
                yield Ended(error)
            else:
                yield Ended(None)
            before += source.size

    def _pieces(self, source: Source, before: int) -> Iterator[Event]:
        reading = Reading()
        form = format_of(source.path, self._options.choice)
        self._check(source, form)
        read = reader(form)
        with opened(source.path, reading) as stream:
            for piece in read(stream, self._options.choice):
                yield Read(piece, before + reading.position(), reading.status)
                if piece.bad and self._options.on_error == "stop":
                    return

    def _open(self, source: Source) -> None:
        self._file = _File(source, format_of(source.path, self._options.choice))
        if self._options.dry:
            return
        path = source.path if self._options.in_place else self._options.output_paths.get(source.path)
        if path is None:
            self._file.target = Printed(self._console, self._file.form)
        else:
            self._file.target = Written(path, self._file.form, self._options.in_place, self._options.force)

    def _check(self, source: Source, form: str) -> None:
        """``UserError`` where a file need not be read, since there is no way for its result."""
        if self._options.in_place:
            check_in_place(source)
        elif not self._options.dry and source.path not in self._options.output_paths:
            check_printed(form)

    def _take(self, event: Read, done: list[Outcome]) -> None:
        """A piece whose texts are done goes to its target."""
        file, piece = self._file, event.piece
        if file is None or file.failed:
            return
        file.target.read_from = event.status
        stop = self._options.on_error == "stop"
        for error in [*piece.bad, *faults(piece, done)]:
            self._console.error(file.source.shown, error)
            self._tally.bad += 1
            file.failed |= stop
            if stop:
                return
        texts = [slot.text if outcome.text is None else outcome.text for slot, outcome in zip(piece.slots, done, strict=True)]
        changed = [slot for slot, text in zip(piece.slots, texts, strict=True) if text is not slot.text]
        if file.other_format is None and piece.slots:
            file.other_format = self._other_format(piece.slots[0].text)
        file.documents += piece.documents
        file.changed += len({slot.place.get("line", slot.place.get("row")) for slot in changed})
        self._tally.documents += piece.documents
        for outcome in done:
            if outcome.counts:
                self._tally.add(outcome.counts)
        if self._options.diff:
            for slot in changed:
                self._show(file, slot)
        # In its place, nothing is left out of a file: what cannot be read there may be read by another program.
        keep_bad = self._options.on_error == "keep" or self._options.in_place
        try:
            file.target.write(piece.built(texts, keep_bad), bool(changed))
        except UserError as error:
            self._fail(error)

    def _other_format(self, text: str) -> str:
        """The name of a format that the steps recognise and leave as it is; the first text stands for its file."""
        if "desegment" not in self._job.steps:
            return ""  # not asked for, or with options: the user decided
        from vnnorm.rules.desegment.formats import format_of

        return format_of(text)

    def _show(self, file: _File, slot: Slot) -> None:
        """The diff of one text."""
        name = ":".join([file.source.shown, *map(str, slot.place.values())])
        diff = explained(slot.text, slot.form, self._job.steps, slot.reference).diff(name)
        if slot.line_end == "\r\n":
            lines = diff.split("\n")  # two of them name the file
            diff = "\n".join(lines[:2] + [with_return(line) for line in lines[2:]])
        self._console.diff(diff)

    def _fail(self, error: UserError) -> None:
        if self._file is not None:
            self._file.failed = True
            self._console.error(self._file.source.shown, error)

    def _end(self, error: UserError | None) -> None:
        """The file at hand is read to its end, or as far as it can be."""
        file = self._file
        if file is None:
            return
        try:
            if error is not None and not file.failed:
                self._fail(error)
            if not file.failed:
                try:
                    file.target.commit()
                except UserError as fault:
                    self._fail(fault)
        finally:
            file.target.close()
            self._file = None
        self._tally.changed += file.changed
        if not file.failed:
            self._tell(file)
            if file.target.note:
                self._console.note(f"{file.source.shown} {file.target.note}")

    def _tell(self, file: _File) -> None:
        if file.other_format:
            self._console.note(
                f"{file.source.shown} holds {file.other_format}, which stay; --set desegment.formats=yes undoes them"
            )
        verb = "changed" if self._options.in_place else "would change" if self._options.dry else "changes"
        of = f" ({file.changed:,} of {file.documents:,} documents)" if file.form not in WHOLE else ""
        if file.changed:
            self.changed_files += 1
            if self._options.in_place or self._options.check or self._console.verbose:
                self._console.note(f"{verb} {file.source.shown}{of}")
        else:
            self.same_files += 1
            if self._console.verbose:
                self._console.note(f"unchanged {file.source.shown}")
