"""Sinks that write Parquet: at once, or at the end of a run that may be resumed.

The end of a Parquet file says where everything in it is, so a part of one cannot be read. The rows of a run that may be resumed
therefore wait as Arrow streams, one after another: each can be read as soon as it has ended, and a checkpoint ends one.
"""

from __future__ import annotations

from typing import Any, BinaryIO

_GROUP = 16 << 20  # bytes of a row group written


class ParquetSink:
    """Writes row groups that fit in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._writer: Any = None
        self._waiting: list[Any] = []
        self._size = 0

    def write(self, built: tuple[Any, dict[str, Any]], /) -> None:
        rows, options = built
        if self._writer is None:
            import pyarrow.parquet

            self._writer = pyarrow.parquet.ParquetWriter(self._stream, rows.schema, **options)
        if rows.num_rows:
            self._waiting.append(rows)
            self._size += rows.nbytes
        if self._size >= _GROUP:
            self._flush()

    def discard(self) -> None:
        """Close the file, which nobody reads."""
        self.close()

    def close(self) -> None:
        if self._writer is not None:
            try:
                self._flush()
            finally:
                self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        if self._waiting:
            self._writer.write_table(pyarrow.Table.from_batches(self._waiting))
            self._waiting = []
            self._size = 0


class WaitingRows:
    """Takes batches of a table."""

    def __init__(self, part: BinaryIO) -> None:
        self._part = part
        self._writer: Any = None
        self._empty: tuple[Any, dict[str, Any]] | None = None  # the first batch without its rows: schema and options

    def write(self, built: tuple[Any, dict[str, Any]], /) -> None:
        """Append a batch."""
        rows, options = built
        if self._empty is None:
            self._empty = (rows.slice(0, 0), options)
        if not rows.num_rows:
            return
        if self._writer is None:
            from pyarrow import Codec, ipc

            codec = "zstd" if Codec.is_available("zstd") else None
            self._writer = ipc.new_stream(self._part, rows.schema, options=ipc.IpcWriteOptions(compression=codec))
        self._writer.write_batch(rows)

    def pause(self) -> None:
        """End the stream; the next batch starts another."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def finish(self, part: str, stream: BinaryIO) -> None:
        """Write the table of all rows that wait in ``part``, a row group of it in memory."""
        from pyarrow import OSFile, ipc

        sink = ParquetSink(stream)
        try:
            if self._empty is not None:
                sink.write(self._empty)
            options = self._empty[1] if self._empty else {}
            with OSFile(part) as file:
                while file.tell() < file.size():
                    for rows in ipc.open_stream(file):
                        sink.write((rows, options))
        finally:
            sink.close()


class WaitingLines:
    """Takes lines of JSON, which become a table."""

    def __init__(self, part: BinaryIO) -> None:
        from vnnorm.cli.conversion import check_pyarrow

        check_pyarrow()
        self._part = part

    def write(self, built: bytes, /) -> None:
        """Append a line."""
        self._part.write(built)

    def pause(self) -> None:
        """Lines need no end."""

    def finish(self, part: str, stream: BinaryIO) -> None:
        """Write the table of all lines that wait in ``part``."""
        from vnnorm.cli.conversion import write_table

        with open(part, "rb") as lines:
            write_table(lines, stream)


def waiting(form: str, part: BinaryIO) -> WaitingRows | WaitingLines:
    """What takes the pieces of a file of this format until they can be written as Parquet."""
    return WaitingLines(part) if form == "jsonl" else WaitingRows(part)
