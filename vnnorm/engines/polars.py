"""Polars: ``import vnnorm.engines.polars`` registers ``Expr.vn`` and ``Series.vn``, the functions of vnnorm on texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any

from vnnorm import NEWS, Span, Step, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key
from vnnorm.engines._errors import failed, missing
from vnnorm.pipeline import check_options
from vnnorm.rules import StepName

try:
    import polars
except ImportError as error:
    raise missing(__name__, "polars", "polars") from error

Day = datetime.date | None

_REFERENCE = "vnnorm: reference"  # the name of a temporary column

_OFFSET, _TEXT = polars.Int64, polars.String
_SPAN = polars.Struct({"start": _OFFSET, "end": _OFFSET})
_DATE = polars.Struct(
    {"start": _OFFSET, "end": _OFFSET, "text": _TEXT, "core": _SPAN}
    | dict.fromkeys(["kind", "value", "time", "part_of_day", "modifier", "calendar"], _TEXT)
    | {"first_day": polars.Date, "last_day": polars.Date}
)
_TITLED_NAME = polars.Struct({"name": _SPAN, "title": _SPAN, "apposition": _SPAN, "kinds": polars.List(_TEXT)})
_BOILERPLATE = polars.Struct({"start": _OFFSET, "end": _OFFSET, "kind": _TEXT})


class VnExpr:
    """``Expr.vn``, on an expression of texts, lazy like every expression.

    Each value is the result of the plain function for its text, or null for null. The result has the name of the expression.
    ``reference``, where a method takes it, is the day of publication: one date for all texts, or the name of a column or an
    expression of dates or datetimes, in which null means unknown.

    Raises ValueError on an unknown step at once. While the query runs, it fails on texts of a type other than ``String``,
    ``Categorical`` or ``Enum``, on references of a type other than ``Date`` or ``Datetime``, and on an error in a step of your
    own, with the beginning of the text.

    >>> news = polars.DataFrame({"text": ["Hai bên hợp_tác chặt_chẽ .", None]})
    >>> news.select(polars.col("text").vn.normalize())["text"].to_list()
    ['Hai bên hợp tác chặt chẽ.', None]
    """

    def __init__(self, expr: Any) -> None:
        self._expr = expr

    def normalize(self, *, steps: Sequence[StepName | Step] = NEWS, reference: Any = None) -> Any:
        """The texts after every step, as ``vnnorm.normalize`` returns them, with the same ``steps``."""
        chosen = check_options(steps, None)
        return self._call(lambda text, day: normalize(text, steps=chosen, reference=day), _TEXT, reference)

    def match_key(self, *, reference: Any = None) -> Any:
        """The keys of ``vnnorm.match_key``, for ``unique``, ``group_by`` and ``join``."""
        return self._call(lambda text, day: match_key(text, reference=day), _TEXT, reference)

    def sort_key(self) -> Any:
        """The keys of ``vnnorm.sort_key``, as Binary: ``news.sort(polars.col("name").vn.sort_key())``."""
        return self._call(lambda text, _: sort_key(text), polars.Binary, None)

    def find_dates(self, *, reference: Any = None) -> Any:
        """The dates of each text, as ``vnnorm.find_dates``: a list of structs with the fields of ``DateMention``.

        ``core`` is a struct of ``start`` and ``end``; ``first_day`` and ``last_day`` are fields too. Offsets are code points
        into the text, as in ``str.slice``.
        """
        return self._call(_dates, polars.List(_DATE), reference)

    def find_titles(self) -> Any:
        """The titled names of each text, as ``vnnorm.find_titles``: a list of structs with the fields of ``TitledName``.

        Spans are structs of ``start`` and ``end``, which count code points into the text.
        """
        return self._call(lambda text, _: [_struct(found) for found in find_titles(text)], polars.List(_TITLED_NAME), None)

    def find_boilerplate(self) -> Any:
        """The page residue of each text, as ``vnnorm.find_boilerplate``: a list of structs of ``start``, ``end``, ``kind``."""
        return self._call(lambda text, _: [_struct(found) for found in find_boilerplate(text)], polars.List(_BOILERPLATE), None)

    def _call(self, work: Callable[[str, Day], Any], returns: Any, reference: Any) -> Any:
        if isinstance(reference, (str, polars.Expr)):
            day = polars.col(reference) if isinstance(reference, str) else reference
            texts = polars.struct(self._expr, day.alias(_REFERENCE))
        else:
            check_options((), reference)
            texts = self._expr
        run = partial(_results, work, reference, returns)
        return texts.map_batches(run, return_dtype=returns, is_elementwise=True)


class VnSeries:
    """``Series.vn``: the methods of ``Expr.vn``, not lazy. ``reference`` is one date for all texts, or a Series of dates.

    >>> polars.Series("text", ["Hai bên hợp_tác chặt_chẽ .", None]).vn.normalize().to_list()
    ['Hai bên hợp tác chặt chẽ.', None]
    """

    def __init__(self, series: Any) -> None:
        self._series = series

    def normalize(self, *, steps: Sequence[StepName | Step] = NEWS, reference: Any = None) -> Any:
        """As ``Expr.vn.normalize``."""
        return self._run(reference, lambda texts, days: texts.normalize(steps=steps, reference=days))

    def match_key(self, *, reference: Any = None) -> Any:
        """As ``Expr.vn.match_key``."""
        return self._run(reference, lambda texts, days: texts.match_key(reference=days))

    def sort_key(self) -> Any:
        """As ``Expr.vn.sort_key``."""
        return self._run(None, lambda texts, _: texts.sort_key())

    def find_dates(self, *, reference: Any = None) -> Any:
        """As ``Expr.vn.find_dates``."""
        return self._run(reference, lambda texts, days: texts.find_dates(reference=days))

    def find_titles(self) -> Any:
        """As ``Expr.vn.find_titles``."""
        return self._run(None, lambda texts, _: texts.find_titles())

    def find_boilerplate(self) -> Any:
        """As ``Expr.vn.find_boilerplate``."""
        return self._run(None, lambda texts, _: texts.find_boilerplate())

    def _run(self, reference: Any, method: Callable[[VnExpr, Any], Any]) -> Any:
        columns = [self._series.alias("text")]
        if isinstance(reference, polars.Series):
            columns.append(reference.alias(_REFERENCE))
            reference = _REFERENCE
        else:
            check_options((), reference)  # raises on a name of a column, which only Expr.vn takes
        result = polars.DataFrame(columns).select(method(VnExpr(polars.col("text")), reference))
        return result.to_series().alias(self._series.name)


# ---------------------------------------------------------------- on a batch


def _results(work: Callable[[str, Day], Any], reference: Any, returns: Any, batch: Any) -> Any:
    """The results of ``work`` for a batch of texts, or of structs of a text and a day of publication."""
    days: Iterable[Day] = repeat(reference)
    texts = batch
    if isinstance(batch.dtype, polars.Struct):
        texts, days = (batch.struct.field(field) for field in batch.struct.fields)
        _require(days, (polars.Date, polars.Datetime, polars.Null), "the reference", "dates")
    _require(texts, (polars.String, polars.Categorical, polars.Enum, polars.Null), f"the column {texts.name!r}", "texts")
    values = []
    for row, (text, day) in enumerate(zip(texts, days, strict=False)):
        try:
            values.append(None if text is None else work(text, day))
        except Exception as error:
            raise failed(f"row {row} of the batch", text, error) from error
    return polars.Series(texts.name, values, returns)


def _require(series: Any, dtypes: tuple[Any, ...], what: str, kind: str) -> None:
    if series.dtype not in dtypes:
        raise TypeError(f"{what} holds {series.dtype}, not {kind}; cast it first")


def _dates(text: str, day: Day) -> list[dict[str, Any]]:
    return [
        {**_struct(found), "first_day": found.first_day, "last_day": found.last_day}
        for found in find_dates(text, reference=day)
    ]


def _struct(found: Any) -> dict[str, Any]:
    """A finding with its spans as the dict that Polars takes for a struct."""
    return {name: value._asdict() if isinstance(value, Span) else value for name, value in found._asdict().items()}


polars.api.register_expr_namespace("vn")(VnExpr)
polars.api.register_series_namespace("vn")(VnSeries)
