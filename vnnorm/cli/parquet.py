"""Parquet: a column of text, batch by batch; the schema, its metadata, the other columns and the compression stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from vnnorm.cli import records
from vnnorm.cli.columns import Path, has, names_of, new_path, path_of, type_at, values_at, with_values
from vnnorm.cli.messages import RecordError, UserError, cause
from vnnorm.cli.pieces import Choice, Piece, Reference, Slot, day, listed, reference_of

_BATCH = 256  # rows read at once; few, because texts are long and memory is bounded
_MOST_BYTES = 4  # bytes of a code point in UTF-8, at most; the bytes of a text below the limit / this need not be counted
_VERSIONS = ("1.0", "2.4", "2.6")  # of the format that pyarrow writes


class _Layout(NamedTuple):
    """The columns of the texts and of the results in a file."""

    texts: tuple[Path, ...]
    results: tuple[Path, ...]
    new: tuple[Any, ...]  # the type of each result without a column, None for the others
    dated: Path | None
    choice: Choice
    options: dict[str, Any]  # for writing


class Batch:
    """Some rows of a file."""

    def __init__(self, rows: Any, numbers: Sequence[int], layout: _Layout) -> None:
        """``numbers`` are the numbers of the rows, from 1."""
        self.raw = (rows, layout.options)
        self.documents = rows.num_rows
        self.size = rows.nbytes
        self.slots: list[Slot] = []
        self.bad: list[RecordError] = []
        self._rows = rows
        self._numbers = numbers
        self._layout = layout
        self._places: list[tuple[int, int]] = []  # row in the batch and column of each slot
        self._bad_rows: set[int] = set()
        columns = [values_at(rows, path) for path in layout.texts]
        days = None if layout.dated is None else values_at(rows, layout.dated)
        for index in range(rows.num_rows):
            try:
                self._read(index, columns, days)
            except RecordError as bad:
                self.bad.append(bad)
                self._bad_rows.add(index)

    def _read(self, index: int, columns: list[Any], days: Any) -> None:
        row, choice = self._numbers[index], self._layout.choice
        place = f"row {row}"
        reference: Reference = choice.reference
        if days is not None:
            reference = day(_cell(days, index, place), place, choice.reference_field or "") or reference
        texts = [_cell(column, index, place) for column in columns]
        for number, (name, text) in enumerate(zip(choice.columns, texts, strict=True)):
            if text is not None:
                _check_size(text, place)
                self._places.append((index, number))
                self.slots.append(Slot(text, reference_of(text, reference), {"row": row, "field": name}))

    def built(self, texts: Sequence[str], keep_bad: bool) -> tuple[Any, dict[str, Any]]:
        import pyarrow

        layout, rows = self._layout, self._rows
        kept = [index for index in range(rows.num_rows) if keep_bad or index not in self._bad_rows]
        if len(kept) < rows.num_rows:
            rows = rows.take(pyarrow.array(kept, pyarrow.int64()))
        news: list[dict[int, str]] = [{} for _ in layout.texts]
        for (index, number), text in zip(self._places, texts, strict=True):
            news[number][index] = text
        for source, result, kind, new in zip(layout.texts, layout.results, layout.new, news, strict=True):
            values = [None] * len(kept) if kind else [_raw(value) for value in values_at(rows, result)]
            wanted: list[bytes | str | None] = [new.get(index) for index in kept]
            if source == result:  # a bad or missing text stays
                wanted = [old if text is None else text for text, old in zip(wanted, values, strict=True)]
            if kind or wanted != values:
                rows = with_values(rows, result, _array(wanted, kind or type_at(rows.schema, result)))
        return self.raw if rows is self._rows else (rows, layout.options)

    def only(self, indices: Sequence[int]) -> Batch:
        """The batch with these of its rows."""
        import pyarrow

        rows = self._rows.take(pyarrow.array(indices, pyarrow.int64()))
        return Batch(rows, [self._numbers[index] for index in indices], self._layout)


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
        layout = _layout(schema, choice, _options(file.metadata))
        yield Batch(pyarrow.RecordBatch.from_pylist([], schema), (), layout)  # so that a file without rows is written, too
        for first, rows in _rows(file, choice.start[2]):
            yield Batch(rows, range(first, first + rows.num_rows), layout)
    except (pyarrow.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # from the disk, not from pyarrow
        raise UserError(f"is not Parquet, or damaged ({cause(error)}); check the file") from None


def _rows(file: Any, done: int) -> Iterator[tuple[int, Any]]:
    """The batches after the rows that an earlier run has done, each with the number of its first row.

    Reading starts at a row group where a batch starts, too, so that the batches are those of a run from the beginning.
    """
    first, groups = 0, list(range(file.num_row_groups))
    start = 0
    for group in range(file.num_row_groups):
        if start <= done and start % _BATCH == 0:
            first, groups = start, list(range(group, file.num_row_groups))
        start += file.metadata.row_group(group).num_rows
    for rows in file.iter_batches(_BATCH, row_groups=groups):
        new = rows.slice(max(done - first, 0))
        first += rows.num_rows
        if new.num_rows:
            yield first - new.num_rows + 1, new


def _layout(schema: Any, choice: Choice, options: dict[str, Any]) -> _Layout:
    if not choice.columns:
        raise UserError(f"which column holds the text? Pass --column; there are: {listed(list(names_of(schema)))}")
    dated = None if choice.reference_field is None else path_of(schema, choice.reference_field)
    texts = tuple(path_of(schema, name) for name in choice.columns)
    for name, path in zip(choice.columns, texts, strict=True):
        _check_type(schema, name, path)
    if not choice.column_outputs:
        return _Layout(texts, texts, (None,) * len(texts), dated, choice, options)
    results: list[Path] = []
    new: list[Any] = []
    for name, source in zip(choice.column_outputs, texts, strict=True):
        is_there = has(schema, name)
        if is_there:
            _check_type(schema, name, path_of(schema, name))
        results.append(path_of(schema, name) if is_there else new_path(schema, name))
        kind = type_at(schema, source)
        new.append(None if is_there else getattr(kind, "value_type", kind))
        codecs = options.get("compression", {})
        if not is_there and ".".join(source) in codecs:
            codecs[".".join(results[-1])] = codecs[".".join(source)]
    return _Layout(texts, tuple(results), tuple(new), dated, choice, options)


def _check_type(schema: Any, name: str, path: Path) -> None:
    """UserError for a column that holds no strings."""
    from pyarrow import types

    kind = type_at(schema, path)
    values = kind.value_type if types.is_dictionary(kind) else kind
    if not (types.is_string(values) or types.is_large_string(values) or types.is_string_view(values)):
        raise UserError(f"column {name!r} holds {kind}, not strings; there are: {listed(list(names_of(schema)))}")


def _options(metadata: Any) -> dict[str, Any]:
    """The options with which the file was written: the compression of each column, the version of the format."""
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
    """A cell as text, or as bytes if it is not UTF-8."""
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
