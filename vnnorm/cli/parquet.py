"""Parquet: a column of text, batch by batch; the schema, its metadata, the other columns and the compression stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from vnnorm.cli import records
from vnnorm.cli.messages import RecordError, UserError, cause
from vnnorm.cli.pieces import Choice, Piece, Reference, Slot, choices, day, listed, reference_of

_BATCH = 256  # rows read at once: texts are long, and memory stays flat
_GROUP = 16 << 20  # bytes of a row group written
_MOST_BYTES = 4  # of a code point in UTF-8; a shorter text is not counted
_VERSIONS = ("1.0", "2.4", "2.6")  # that can be written


class Batch:
    """Some rows of a file."""

    def __init__(self, rows: Any, first: int, choice: Choice, options: dict[str, Any]) -> None:
        self.documents = rows.num_rows
        self.slots: list[Slot] = []
        self.bad: list[RecordError] = []
        self._rows = rows
        self._options = options
        self._columns = choice.columns
        self._places: list[tuple[int, int]] = []  # row in the batch and column of each slot
        self._bad_rows: set[int] = set()
        for index in range(rows.num_rows):
            try:
                self._read(index, first + index, choice)
            except RecordError as bad:
                self.bad.append(bad)
                self._bad_rows.add(index)

    def _read(self, index: int, row: int, choice: Choice) -> None:
        place = f"row {row}"
        reference: Reference = choice.reference
        if choice.reference_field is not None:
            value = _cell(self._rows.column(choice.reference_field), index, place)
            reference = day(value, place, choice.reference_field) or reference
        texts = [_cell(self._rows.column(name), index, place) for name in choice.columns]
        for number, (name, text) in enumerate(zip(choice.columns, texts, strict=True)):
            if text is not None:
                _check_size(text, place)
                self._places.append((index, number))
                self.slots.append(Slot(text, reference_of(text, reference), {"row": row, "field": name}))

    def built(self, texts: Sequence[str], keep_bad: bool) -> tuple[Any, dict[str, Any]]:
        import pyarrow

        changed: dict[int, dict[int, str]] = {}
        for (index, number), slot, text in zip(self._places, self.slots, texts, strict=True):
            if text is not slot.text and text != slot.text:
                changed.setdefault(number, {})[index] = text
        rows = self._rows
        kept = [index for index in range(rows.num_rows) if keep_bad or index not in self._bad_rows]
        if not changed and len(kept) == rows.num_rows:
            return self._rows, self._options
        if len(kept) < rows.num_rows:
            rows = rows.take(pyarrow.array(kept, pyarrow.int64()))
        for number, news in changed.items():
            column = rows.schema.get_field_index(self._columns[number])
            field = rows.schema.field(column)
            values = [news[index] if index in news else rows.column(column)[at] for at, index in enumerate(kept)]
            values = [value if isinstance(value, str) else _raw(value) for value in values]
            rows = rows.set_column(column, field, _array(values, field.type))
        return rows, self._options


class ParquetSink:
    """A file of row groups of a size that fits in memory."""

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


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The batches of a file, in order."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UserError("needs pyarrow; install it: pip install 'vnnorm[parquet]'") from None
    if not stream.seekable():
        raise UserError("Parquet cannot be read from a pipe; name the file")
    try:
        file = pyarrow.parquet.ParquetFile(stream, buffer_size=1 << 20, pre_buffer=False)
        schema = file.schema_arrow
        _check(schema, choice, pyarrow.types)
        options = _options(file.metadata)
        yield Batch(pyarrow.RecordBatch.from_pylist([], schema), 1, choice, options)  # a file without rows is written, too
        first = 1
        for rows in file.iter_batches(_BATCH):
            yield Batch(rows, first, choice, options)
            first += rows.num_rows
    except (pyarrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # of the disk, not of pyarrow
        raise UserError(f"is not Parquet, or damaged ({cause(error)}); check the file") from None


def _check(schema: Any, choice: Choice, types: Any) -> None:
    if not choice.columns:
        raise UserError(f"which column holds the text? Pass --column; there are: {listed(schema.names)}")
    for name in [*choice.columns, *([choice.reference_field] if choice.reference_field is not None else [])]:
        if (found := schema.names.count(name)) != 1:
            raise UserError(choices("column", name, schema.names) if not found else f"column {name!r} is there {found} times")
    for name in choice.columns:
        kind = schema.field(name).type
        values = kind.value_type if types.is_dictionary(kind) else kind
        if not (types.is_string(values) or types.is_large_string(values) or types.is_string_view(values)):
            raise UserError(f"column {name!r} holds {kind}, not strings; there are: {listed(schema.names)}")


def _options(metadata: Any) -> dict[str, Any]:
    """How the file was written: the compression of each column, the version of the format."""
    if not metadata.num_row_groups:
        return {}
    group = metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    codecs = {column.path_in_schema: column.compression.replace("UNCOMPRESSED", "NONE") for column in columns}
    options: dict[str, Any] = {"compression": codecs}
    if metadata.format_version in _VERSIONS:
        options["version"] = metadata.format_version
    return options


def _cell(column: Any, index: int, place: str) -> Any:
    try:
        return column[index].as_py()
    except UnicodeDecodeError as error:
        raise RecordError(f"{place}: not UTF-8 at byte {error.start} of the text; pass --on-error skip or keep") from None
    except (ValueError, OverflowError) as error:
        raise RecordError(f"{place}: cannot be read ({cause(error)}); pass --on-error skip or keep") from None


def _check_size(text: str, place: str) -> None:
    """``RecordError`` for a text that has more bytes than one document may have."""
    if len(text) > records.LIMIT // _MOST_BYTES and len(text.encode("utf-8", "surrogatepass")) > records.LIMIT:
        raise RecordError(f"{place}: too large: {records.REMEDY}")


def _raw(value: Any) -> bytes | str | None:
    """A cell's own bytes where there are any: what is not UTF-8 stays so."""
    try:
        text: str | None = value.as_py()
    except UnicodeDecodeError:
        raw: bytes = value.as_buffer().to_pybytes()
        return raw
    return text


def _array(values: list[Any], kind: Any) -> Any:
    import pyarrow

    if any(isinstance(value, bytes) for value in values):
        encoded = [value.encode("utf-8") if isinstance(value, str) else value for value in values]
        return pyarrow.array(encoded, pyarrow.large_binary()).view(pyarrow.large_string()).cast(kind, safe=False)
    return pyarrow.array(values, kind)
