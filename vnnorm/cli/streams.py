"""Bytes in and out, compressed or not: ``tin.jsonl.gz`` → the bytes of its lines, and back."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, BinaryIO, cast

import click

from vnnorm.cli.messages import STDIN, UserError, cause, unreadable

COMPRESSIONS = (".gz", ".zst")
# Compared by name, because their modules are loaded only for compressed files; ``error`` is zlib's.
_DAMAGES = ("BadGzipFile", "EOFError", "ZstdError", "error")


def split_compression(path: str) -> tuple[str, str]:
    """A path without the suffix of its compression, and that suffix in lower case; empty if there is none.

    >>> split_compression("tin.jsonl.GZ")
    ('tin.jsonl', '.gz')
    """
    stem, suffix = os.path.splitext(path)
    return (stem, suffix.lower()) if suffix.lower() in COMPRESSIONS else (path, "")


class Reading:
    """A file being read: its status when it was opened, and the position."""

    def __init__(self) -> None:
        self.status: os.stat_result | None = None
        self._file: IO[bytes] | None = None

    def begins(self, file: IO[bytes]) -> None:
        """Record that the file is open."""
        self._file = file
        self.status = os.fstat(file.fileno())

    def position(self) -> int:
        """The bytes on disk that have been read, for the progress bar."""
        try:
            return self._file.tell() if self._file is not None and not self._file.closed else 0
        except OSError:
            return 0  # a pipe has no position


@contextmanager
def opened(path: str, reading: Reading) -> Iterator[BinaryIO]:
    """Open the decompressed bytes of a file; ``UserError`` if they cannot be read, now or later."""
    try:
        raw = _standard_input() if path == STDIN else open(path, "rb")  # noqa: SIM115 — closed below
    except OSError as error:
        raise unreadable(path, error) from None
    try:
        reading.begins(raw)
        suffix = split_compression(path)[1]
        yield raw if not suffix else _decompressed(raw, suffix)
    except Exception as error:
        if type(error).__name__ in _DAMAGES:
            raise UserError(f"is damaged ({cause(error)}); fetch or compress the file again") from None
        if isinstance(error, OSError):
            raise unreadable(path, error) from None
        raise
    finally:
        if path != STDIN:
            raw.close()


def compressed(raw: IO[bytes], suffix: str) -> BinaryIO:
    """A stream that writes to ``raw``, compressed by the suffix; closing it leaves ``raw`` open."""
    if suffix == ".gz":
        import gzip

        # No name and no time in the header: equal texts give equal files.
        return cast(BinaryIO, gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=raw, mtime=0))
    return cast(BinaryIO, _zstd().ZstdFile(raw, "wb"))


def _decompressed(raw: BinaryIO, suffix: str) -> BinaryIO:
    if suffix == ".gz":
        import gzip

        file: Any = gzip.GzipFile(fileobj=raw)
    else:
        file = _zstd().ZstdFile(raw)
    return cast(BinaryIO, io.BufferedReader(file, 1 << 17))


def _zstd() -> Any:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise UserError("needs zstd; install it: pip install 'vnnorm[zstd]'") from None
    return zstd


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise UserError("is closed; give a file, or text on standard input")
    if sys.stdin.isatty():
        click.echo("vnnorm: reading standard input; Ctrl-D on an empty line ends it, vnnorm --help tells more", err=True)
    return cast(BinaryIO, sys.stdin.buffer)
