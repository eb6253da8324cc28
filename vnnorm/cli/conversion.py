"""Convert JSON lines to Parquet and Parquet to JSON lines, if the name of the output has the suffix of the other format.

Parquet needs the type of every column before the first row, but a field may first occur in the last line. So the lines are
written to a temporary file next to the output, which is read twice: for the types, and for the rows.
"""

from __future__ import annotations

import datetime
import decimal
import json
import math
import os
import tempfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from vnnorm.cli.messages import UserError, cause

_BLOCK = 4096  # lines in memory at once
Rows = list[dict[str, Any]]


class LinesToParquet:
    """A sink that takes lines of JSON and writes a table."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        check_pyarrow()
        self._stream = stream
        self._lines = tempfile.TemporaryFile(dir=os.path.dirname(os.path.realpath(path)))  # noqa: SIM115 — closed below

    def write(self, built: bytes, /) -> None:
        self._lines.write(built)

    def close(self) -> None:
        """Write the table."""
        with self._lines:
            write_table(self._lines, self._stream)

    def discard(self) -> None:
        """Leave nothing."""
        self._lines.close()


class RowsToLines:
    """A sink that takes batches of a table and writes a line of JSON for each row."""

    def __init__(self, stream: BinaryIO, _path: str) -> None:
        self._stream = stream

    def write(self, built: tuple[Any, dict[str, Any]], /) -> None:
        try:
            rows = built[0].to_pylist()
        except ValueError as error:
            raise UserError(f"a row cannot be written as JSON ({cause(error)}); write Parquet, or leave it out") from None
        for row in rows:
            plain = {name: _plain(value, name) for name, value in row.items()}
            line = json.dumps(plain, ensure_ascii=False)
            self._stream.write(line.encode("utf-8", "surrogatepass") + b"\n")

    def close(self) -> None:
        """All rows are written."""

    def discard(self) -> None:
        """Leave nothing."""


def check_pyarrow() -> None:
    """UserError if pyarrow is not installed; it is needed only at the end, when hours of work would be lost."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise UserError("needs pyarrow; install it: pip install 'vnnorm[parquet]'") from None


def write_table(lines: IO[bytes], stream: BinaryIO) -> None:
    """Write the table of lines of JSON, which are read twice."""
    import pyarrow
    import pyarrow.parquet

    schema = pyarrow.schema([])
    for first, rows in _blocks(lines):
        schema = _together(schema, _schema(rows, first), first, len(rows))
    with pyarrow.parquet.ParquetWriter(stream, schema) as writer:
        for _, rows in _blocks(lines):
            arrays = [pyarrow.array([row.get(field.name) for row in rows], field.type) for field in schema]
            writer.write_table(pyarrow.table(arrays, schema=schema))


def _blocks(lines: IO[bytes]) -> Iterator[tuple[int, Rows]]:
    """The number of a line, from 1, and the rows from there on."""
    lines.seek(0)
    number = first = 1
    rows: Rows = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            rows.append(_row(line, number))
        if len(rows) == _BLOCK:
            yield first, rows
            first, rows = number + 1, []
    if rows:
        yield first, rows


def _row(line: bytes, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise UserError(f"line {number} of the output is no object, and cannot be a row of Parquet; pass --on-error skip")
    return row


def _schema(rows: Rows, first: int) -> Any:
    """The columns of some rows, in the order of their first occurrence."""
    import pyarrow

    fields = []
    for name in dict.fromkeys(name for row in rows for name in row):
        try:
            fields.append(pyarrow.field(name, pyarrow.array([row.get(name) for row in rows]).type))
        except (pyarrow.ArrowException, OverflowError, ValueError) as error:
            raise _mixed(f"field {name!r}", first, len(rows), error) from None
    return pyarrow.schema(fields)


def _together(before: Any, more: Any, first: int, count: int) -> Any:
    import pyarrow

    try:
        return pyarrow.unify_schemas([before, more], promote_options="permissive")
    except pyarrow.ArrowException as error:
        raise _mixed("a field", first, count, error) from None


def _mixed(field: str, first: int, count: int, error: BaseException) -> UserError:
    return UserError(
        f"lines {first} to {first + count - 1}: {field} has no one type that Parquet could hold ({cause(error)}); "
        "write JSON lines, or give its values one type"
    )


def _plain(value: Any, name: str) -> Any:
    """A value that JSON can encode: days and times in ISO 8601, NaN and infinity as null."""
    if isinstance(value, dict):
        return {key: _plain(inner, f"{name}.{key}") for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner, name) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, datetime.timedelta)):
        return str(value)
    if isinstance(value, bytes):
        raise UserError(f"column {name!r} is binary, which JSON cannot hold; write Parquet, or drop the column")
    return value
