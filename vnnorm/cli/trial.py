"""A trial on some documents of a run: the first ones (``--limit``), or a sample that is the same each time (``--sample``)."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence

import click

from vnnorm.cli.formats import WHOLE, format_of, reader
from vnnorm.cli.inputs import Source, Unreadable
from vnnorm.cli.jsonl import OtherLine
from vnnorm.cli.messages import STDIN, UserError
from vnnorm.cli.pieces import Choice, Piece
from vnnorm.cli.streams import Reading, opened


class Trial:
    """The chosen documents, by their number in the run, from 0."""

    def __init__(self, chosen: Sequence[int], sizes: dict[str, int] | None = None) -> None:
        """``chosen`` is in order; ``sizes`` is the number of documents of each file, if known."""
        self._chosen = chosen
        self._sizes = sizes or {}
        self._next = 0  # index in ``chosen``
        self._at = 0  # number of the next document

    @property
    def is_done(self) -> bool:
        """Whether all chosen documents were taken."""
        return self._next >= len(self._chosen)

    def wants(self, source: Source) -> bool:
        """Whether any document of the next file is chosen; otherwise the file need not be read."""
        if self.is_done:
            return False
        size = self._sizes.get(source.path)
        if size is not None and self._chosen[self._next] >= self._at + size:
            self._at += size
            return False
        return True

    def taken(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces of a file with only the chosen documents."""
        for piece in pieces:
            count = piece.documents
            first, self._at = self._at, self._at + count
            wanted = []
            while not self.is_done and self._chosen[self._next] < self._at:
                wanted.append(self._chosen[self._next] - first)
                self._next += 1
            if len(wanted) == count:
                yield piece
            elif wanted:
                yield piece.only(wanted)  # type: ignore[attr-defined]  # a batch: only batches have more than one document
            if self.is_done and count:
                if closing := getattr(piece, "closing", b""):
                    yield OtherLine(closing)
                return


def trial_of(
    limit: int | None, sample: int | None, seed: int, sources: Sequence[Source | Unreadable], choice: Choice
) -> Trial | None:
    """The trial by the options. For a sample, the files are read once to count their documents."""
    if limit is not None:
        return Trial(range(limit))
    if sample is None:
        return None
    sizes: dict[str, int] = {}
    total = 0
    for source in sources:
        if isinstance(source, Source):
            if source.path == STDIN or (os.path.exists(source.path) and not os.path.isfile(source.path)):
                raise click.UsageError("--sample reads its input twice, which a pipe cannot be; name files, or take --limit")
            sizes[source.path] = _documents(source, choice)
            total += sizes[source.path]
    chosen = random.Random(seed).sample(range(total), min(sample, total))
    return Trial(sorted(chosen), sizes)


def _documents(source: Source, choice: Choice) -> int:
    """The number of documents in a file, as far as it can be read."""
    form = format_of(source.path, choice)
    if form in WHOLE:
        return 1
    count = 0
    try:
        with opened(source.path, Reading()) as stream:
            for piece in reader(form)(stream, choice):
                count += piece.documents
    except UserError:
        pass  # reported when the file is read again
    return count
