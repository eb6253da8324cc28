"""A size limit for each line, row or text, so that memory does not grow with the file.

A gzip file of 290 kB can contain one line of 300 MB, for which the steps would need gigabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import BinaryIO

from vnnorm.cli.messages import RecordError, UserError
from vnnorm.cli.pieces import Slot

LIMIT = 32 << 20  # bytes: ten long novels; the steps need 15 times the size of a text, so half a gigabyte for this size
_CHUNK = 1 << 20  # bytes
REMEDY = f"more than {LIMIT >> 20} MiB in one document; split it, or call vnnorm.normalize in a program of your own"


def read_document(stream: BinaryIO) -> bytes:
    """The bytes of a stream; ``UserError`` if they exceed the limit of a document."""
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > LIMIT:
            raise UserError(f"is too large: {REMEDY}")
        chunks.append(chunk)
        if len(chunk) < _CHUNK:
            break  # the end; on a terminal, another read would need a second Ctrl-D
    return b"".join(chunks)


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of a line that is too long, the first ``LIMIT + 1`` bytes. ``skip_line`` skips the rest."""
    return iter(partial(stream.readline, LIMIT + 1), b"")


def is_too_long(line: bytes) -> bool:
    """Whether a line from ``lines`` was cut."""
    return len(line) > LIMIT


def skip_line(stream: BinaryIO) -> int:
    """Skip to the end of a line; returns the number of bytes skipped."""
    skipped = 0
    while rest := stream.readline(_CHUNK):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


class TooLong:
    """A line that is too long to be read. It can be dropped but not copied, because it is not in memory."""

    documents = 1
    slots: Sequence[Slot] = ()
    raw = b""

    def __init__(self, place: str, size: int) -> None:
        self.size = size  # bytes
        self._place = place
        self.bad = (RecordError(f"{place}: too large: {REMEDY}"),)

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        if keep_bad:
            raise UserError(f"{self._place} is too large to be passed on; write to another file with --on-error skip")
        return b""
