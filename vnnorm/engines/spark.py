"""Spark: a column of text → the column normalized, or a column of findings.

The adapter is an Arrow-optimised Python UDF: Spark sends only the columns that it reads to Python, leaves the others as they
are, and optimises the query around the call as around any expression. (``mapInArrow`` sends whole rows, and was no faster.)
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from vnnorm import NEWS, Step, find_boilerplate, find_dates, find_titles, normalize
from vnnorm.engines._columns import Path, field_at, find_path, path_of, quoted, with_values
from vnnorm.engines._errors import failed, missing
from vnnorm.engines._fields import value_of
from vnnorm.pipeline import check_options
from vnnorm.rules import StepName

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

Reference = datetime.date | str | None

_SPAN = "struct<start: int, end: int>"
_DATE = (
    f"struct<start: int, end: int, text: string, core: {_SPAN}, kind: string, value: string, time: string, "
    "part_of_day: string, modifier: string, calendar: string, first_day: date, last_day: date>"
)
_TITLED_NAME = f"struct<name: {_SPAN}, title: {_SPAN}, apposition: {_SPAN}, kinds: array<string>>"
_BOILERPLATE = "struct<start: int, end: int, kind: string>"


def normalize_column(
    df: DataFrame,
    column: str,
    *,
    output: str | None = None,
    steps: Sequence[StepName | Step] = NEWS,
    reference: Reference = None,
) -> DataFrame:
    """The data frame with a column of text normalized. Every other column, the order and the schema stay.

    column: the name of a column of strings, or of a field of a struct, as in ``"article.body"`` (a column with this name,
    including the dot, takes precedence). output: the name of a new last column, or of a new last field of a struct, for the
    result; by default the result replaces the column, with the same metadata and nullability. steps: as for ``normalize``.
    reference: the day of publication, one for all rows, or the name of a column of dates or timestamps (a timestamp counts by
    its date in the time zone of the session), where null means unknown. A null text stays null, and so does a null struct.

    Lazy, like every transformation. Raises ImportError without pyspark, ValueError on a missing column, an output that exists
    or an unknown step, TypeError on a column of another type, or a ``Column`` instead of its name. A failure on a worker fails
    the job with the number of the row in its partition (from 0) and the beginning of its text.
    """
    done = _call(df, column, partial(normalize, steps=check_options(steps, None)), "string", reference)
    return _replaced(df, column, done) if output in (None, column) else _added(df, output, done)


def find_dates_column(df: DataFrame, column: str, *, output: str = "dates", reference: Reference = None) -> DataFrame:
    """The data frame with a new last column: the dates of each text, an array of structs with the fields of ``DateMention``.

    Offsets are code points, from 0, into the text; ``substring(text, start + 1, end - start)`` returns a date. The value of a
    null text is null. The parameters and errors are those of ``normalize_column``.
    """
    return _added(df, output, _call(df, column, _dates, f"array<{_DATE}>", reference))


def find_titles_column(df: DataFrame, column: str, *, output: str = "titles") -> DataFrame:
    """The data frame with a new last column: the titled names of each text, structs with the fields of ``TitledName``.

    Offsets, nulls, parameters and errors are as for ``find_dates_column``.
    """
    return _added(df, output, _call(df, column, _titles, f"array<{_TITLED_NAME}>", None))


def find_boilerplate_column(df: DataFrame, column: str, *, output: str = "boilerplate") -> DataFrame:
    """The data frame with a new last column: the page residue of each text, structs with the fields of ``Boilerplate``.

    Offsets, nulls, parameters and errors are as for ``find_dates_column``.
    """
    return _added(df, output, _call(df, column, find_boilerplate, f"array<{_BOILERPLATE}>", None))


def _dates(text: str, *, reference: datetime.date | None = None) -> list[tuple[Any, ...]]:
    return [
        (found.start, found.end, found.text, found.core, *value_of(found)) for found in find_dates(text, reference=reference)
    ]


def _titles(text: str) -> list[tuple[Any, ...]]:
    return [(found.name, found.title, found.apposition, list(found.kinds)) for found in find_titles(text)]


# ---------------------------------------------------------------- on the driver


def _call(df: DataFrame, column: str, work: Callable[..., Any], returns: str, reference: Reference) -> Column:
    """The call of ``work`` on each text of a column, as an expression."""
    try:
        from pyspark.sql import Column, functions, types
    except ImportError as error:
        raise missing(__name__, "pyspark", "spark") from error

    if not isinstance(kind := field_at(df, path_of(df, column)).dataType, types.StringType):
        raise TypeError(f"column {column!r} holds {kind.simpleString()}, not strings; cast it first")
    arguments = [functions.col(quoted(path_of(df, column)))]
    if isinstance(reference, Column):
        raise TypeError("reference takes a date or the name of a column, not a Column; pass the name, as in 'published'")
    if isinstance(reference, str):
        if not isinstance(
            kind := field_at(df, path_of(df, reference)).dataType, (types.DateType, types.TimestampType, types.TimestampNTZType)
        ):
            raise TypeError(f"reference column {reference!r} holds {kind.simpleString()}, not dates; use to_date first")
        arguments.append(functions.col(quoted(path_of(df, reference))).cast("date"))
    elif reference is not None:
        check_options((), reference)
        work = partial(work, reference=reference)
    return functions.udf(_Rows(work), returns, useArrow=True)(*arguments)


def _added(df: DataFrame, output: str, values: Column) -> DataFrame:
    from pyspark.sql import types

    if not isinstance(output, str):
        raise TypeError(f"output takes the name of a column, not {type(output).__name__}; pass a name, as in 'clean'")
    above: Path = ()
    if output not in df.columns and "." in output:
        before = output.rpartition(".")[0]
        found = find_path(df.schema, before)
        if found is not None and isinstance(field_at(df, found).dataType, types.StructType):
            above = found
    names = field_at(df, above).dataType.names if above else df.columns
    last = output.rpartition(".")[2] if above else output
    fold = str if df.sparkSession.conf.get("spark.sql.caseSensitive") == "true" else str.lower
    if fold(last) in map(fold, names):
        raise ValueError(f"there is a column {output!r} already; name another with output=, or drop it first")
    return with_values(df, (*above, last), values)


def _replaced(df: DataFrame, column: str, values: Column) -> DataFrame:
    from pyspark.sql import functions

    path = path_of(df, column)
    field = field_at(df, path)
    if len(path) > 1:
        if not field.nullable:
            values = functions.coalesce(values, functions.lit(""))  # tells Spark that no text becomes null
        return with_values(df, path, values).to(df.schema)  # restores the metadata of the field
    if not field.nullable:
        values = functions.coalesce(values, functions.col(quoted(path)))
    return with_values(df, path, values.alias(path[-1], metadata=field.metadata))


# ---------------------------------------------------------------- on a worker


class _Rows:
    """The function on each row of a task. Spark unpickles a copy for each task, so the count starts anew in each partition."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self._work = work
        self._count = count()

    def __call__(self, text: str | None, reference: datetime.date | None = None) -> Any:
        row = next(self._count)
        if text is None:
            return None
        try:
            return self._work(text) if reference is None else self._work(text, reference=reference)
        except Exception as error:
            from pyspark import TaskContext

            task = TaskContext.get()
            raise failed(f"row {row} of partition {task.partitionId() if task else '?'}", text, error) from error
