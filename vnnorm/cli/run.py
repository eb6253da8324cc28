"""The run of ``vnnorm normalize``: read files piece by piece, normalize their texts, write the pieces in order.

One stream goes through all files, so that other processes have work while one file ends and the next begins:

    sources ─ events ─▶ opened, read, read, …, ended ─ texts ─▶ outcomes ─ back to their pieces ─▶ targets
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence

from vnnorm.cli.console import Console
from vnnorm.cli.covers import explained
from vnnorm.cli.events import Ended, Event, Opened, Read, slots, with_return
from vnnorm.cli.file import File, RunOptions
from vnnorm.cli.formats import WHOLE, format_of, reader
from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.journal import Journal, settings_of
from vnnorm.cli.messages import STDIN, UserError
from vnnorm.cli.pieces import Slot
from vnnorm.cli.resumable import resumable
from vnnorm.cli.streams import Reading, opened
from vnnorm.cli.tally import Tally
from vnnorm.cli.targets import Printed, Written, check_in_place, check_printed
from vnnorm.cli.work import Item, Job, Outcome, outcomes
from vnnorm.step import Step

# An event without texts sends this item to keep its turn; otherwise a million such events could wait in memory.
_NOTHING: Item = ("", None, "", 0)


class Run:
    """One run over all files."""

    def __init__(self, run_options: RunOptions, job: Job, console: Console, tally: Tally) -> None:
        self.changed_files = 0
        self.same_files = 0
        self._options = run_options
        self._job = job
        self._console = console
        self._tally = tally
        self._file: File | None = None

    def over(self, sources: Sequence[Source | Unreadable]) -> None:
        """Work through all files. An error in one does not stop the others; the loss of a worker process stops all."""
        try:
            for event, done in self._paired(sources):
                if isinstance(event, Opened):
                    self._open(event)
                elif isinstance(event, Read):
                    done_here = self._file.tally.documents if self._file else 0
                    self._console.progress.at(event.position, self._tally.documents + done_here)
                    self._take(event, done)
                else:
                    self._end(event.error)
        except UserError as error:  # from the workers, not from a file
            self._console.error(self._file.source.shown if self._file else "normalize", error)
        finally:
            if self._file is not None:
                self._file.target.close()
            self._console.progress.close()

    def _paired(self, sources: Sequence[Source | Unreadable]) -> Iterator[tuple[Event, list[Outcome]]]:
        """The events in order, each with the outcomes of its texts."""
        waiting: deque[Event] = deque()

        def texts() -> Iterator[Item]:
            number = 0
            for event in self._events(sources):
                waiting.append(event)
                number = event.source.steps if isinstance(event, Opened) else number
                yield from ((slot.text, slot.reference, slot.form, number) for slot in slots(event))
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
            trial = self._options.trial
            if trial is not None and not trial.wants(source):
                continue
            try:
                journal = self._journal(source)
            except UserError as error:
                yield from (Opened(source), Ended(error))
                continue
            yield Opened(source, journal)
            try:
                yield from self._pieces(source, before, journal)
            except UserError as error:
                yield Ended(error)
            else:
                yield Ended(None)
            before += source.size

    def _pieces(self, source: Source, before: int, journal: Journal | None) -> Iterator[Event]:
        reading = Reading()
        form = format_of(source.path, self._options.choice)
        self._check(source, form)
        choice = self._options.choice
        if journal is not None:
            choice = choice._replace(start=journal.checkpoint[:3])
        with opened(source.path, reading) as stream:
            found = reader(form)(stream, choice)
            for piece in self._options.trial.taken(found) if self._options.trial else found:
                yield Read(piece, before + reading.position(), reading.status)
                if piece.bad and self._options.on_error == "stop":
                    return

    def _journal(self, source: Source) -> Journal | None:
        """The journal if a file of documents is written to another file; UserError if an earlier run left a part of it."""
        options = self._options
        form = format_of(source.path, options.choice)
        path = options.output_paths.get(source.path)
        if path is None or form in WHOLE or source.path == STDIN or options.trial:
            return None
        if not os.path.isfile(source.path) or (os.path.exists(path) and not os.path.isfile(path)):
            return None
        journal = Journal(path, settings_of(source, options.choice, self._job.lists[source.steps]))
        journal.start(options.resume)
        return journal

    def _open(self, event: Opened) -> None:
        source, options = event.source, self._options
        self._file = file = File(source, format_of(source.path, options.choice))
        if options.dry:
            return
        path = source.path if options.in_place else options.output_paths.get(source.path)
        if path is None:
            file.target = Printed(self._console, file.form)
        elif event.journal is not None:
            file.tally = Tally.of(event.journal.checkpoint.counts)
            self._console.failed |= file.tally.bad > 0
            if self._job.tally and event.journal.is_saved and not file.tally.has_steps:
                self._console.note(f"{source.shown}: --stats counts steps and characters from where the run goes on")
            if event.journal.note:
                self._console.note(f"{source.shown} {event.journal.note}")
            file.target = resumable(path, file.form, options.force, event.journal, file.tally.state)
        else:
            file.target = Written(path, file.form, options.in_place, options.force)

    def _check(self, source: Source, form: str) -> None:
        """``UserError`` if the result of a file could not be written."""
        if self._options.in_place:
            check_in_place(source)
        elif not self._options.dry and source.path not in self._options.output_paths:
            check_printed(form)

    def _take(self, event: Read, done: list[Outcome]) -> None:
        """Write a piece whose texts are done, and report its errors."""
        file = self._file
        if file is None or file.failed:
            return
        for error in file.errors(event, done, stop=self._options.on_error == "stop"):
            self._console.error(file.source.shown, error)
        if file.failed:
            return
        if file.other_format is None and event.piece.slots:
            file.other_format = self._other_format(file.source, event.piece.slots[0].text)
        try:
            changed = file.take(event, done, keep_bad=self._options.keeps_bad)
        except UserError as error:
            self._fail(error)
            return
        if self._options.diff:
            for slot in changed:
                self._show(file, slot)

    def _other_format(self, source: Source, text: str) -> str:
        """The format of a text that the steps recognise and leave unchanged; the first text of a file represents all."""
        if Step("desegment") not in self._job.lists[source.steps]:
            return ""  # the step does not run, or the user set its options
        from vnnorm.rules.desegment.formats import format_of as format_of_text

        return format_of_text(text)

    def _show(self, file: File, slot: Slot) -> None:
        """Print the diff of one text."""
        name = ":".join([file.source.shown, *map(str, slot.place.values())])
        diff = explained(slot.text, slot.form, self._job.lists[file.source.steps], slot.reference).diff(name)
        if slot.line_end == "\r\n":
            lines = diff.split("\n")  # the first two name the file
            diff = "\n".join(lines[:2] + [with_return(line) for line in lines[2:]])
        self._console.diff(diff)

    def _fail(self, error: UserError) -> None:
        if self._file is not None:
            self._file.failed = True
            self._console.error(self._file.source.shown, error)

    def _end(self, error: UserError | None) -> None:
        """Commit the current file, or report why not."""
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
        self._tally.merge(file.tally)
        if file.failed and file.target.left:
            self._console.note(f"{file.source.shown}: {file.target.left}")
        if not file.failed:
            if self._options.finished is not None:
                self._options.finished.finished(file.source)
            self._tell(file)
            if file.target.note:
                self._console.note(f"{file.source.shown} {file.target.note}")

    def _tell(self, file: File) -> None:
        if file.other_format:
            self._console.note(
                f"{file.source.shown} holds {file.other_format}, which stay; --set desegment.formats=yes undoes them"
            )
        verb = "changed" if self._options.in_place else "would change" if self._options.dry else "changes"
        of = f" ({file.tally.changed:,} of {file.tally.documents:,} documents)" if file.form not in WHOLE else ""
        if file.differs:
            self.changed_files += 1
            if self._options.in_place or self._options.check or self._console.verbose:
                self._console.note(f"{verb} {file.source.shown}{of}")
        else:
            self.same_files += 1
            if self._console.verbose:
                self._console.note(f"unchanged {file.source.shown}")
