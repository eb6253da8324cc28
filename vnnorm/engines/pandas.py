"""pandas: ``import vnnorm.engines.pandas`` registers ``Series.vn``, the functions of vnnorm on a column of texts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

from vnnorm import NEWS, Span, Step, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key
from vnnorm.engines._errors import failed, missing
from vnnorm.engines._fields import value_of
from vnnorm.pipeline import check_options
from vnnorm.rules import StepName

try:
    import pandas
except ImportError as error:
    raise missing(__name__, "pandas", "pandas") from error

Day = datetime.date | None

# The columns of the frames, in order. "string[python]" has the same missing value in every version of pandas, and accepts lone
# surrogates, which Arrow rejects. Days in seconds cover the years 1 to 9999, as Python's dates do.
_TEXT, _OFFSET, _NO_OFFSET, _DAY = "string[python]", "int64", "Int64", "datetime64[s]"
_SPAN = {"": _TEXT, "_start": _NO_OFFSET, "_end": _NO_OFFSET}
_DATES = {"start": _OFFSET, "end": _OFFSET, "text": _TEXT, "core": _TEXT, "core_start": _OFFSET, "core_end": _OFFSET}
_DATES |= dict.fromkeys(["kind", "value", "time", "part_of_day", "modifier", "calendar"], _TEXT)
_DATES |= {"first_day": _DAY, "last_day": _DAY}
_TITLES = {field + end: dtype for field in ("name", "title", "apposition") for end, dtype in _SPAN.items()}
_TITLES |= {"kinds": "object"}
_BOILERPLATE = {"start": _OFFSET, "end": _OFFSET, "kind": _TEXT, "text": _TEXT}


class VnAccessor:
    """``Series.vn``, on a column of texts: of the dtype ``str``, ``string`` or ``object``, or of categories that are texts.

    Each value is the result of the plain function for its text. Missing values (None, NaN, NA) stay. The result of a
    method that returns a Series has the index, the name and the dtype of the column. ``reference``, where a method takes it,
    is the day of publication: one date for all texts, or a Series of dates with the index of the column, in which a missing
    value (NaT) means unknown.

    Raises AttributeError on a column of another dtype, TypeError on a value that is neither a text nor missing, ValueError on
    an unknown step or a reference with another index. A failure in a step of your own raises RuntimeError with the label of
    the row and the beginning of its text.

    >>> news = pandas.Series(["Hai bên hợp_tác chặt_chẽ .", None])
    >>> news.vn.normalize().dropna().tolist()
    ['Hai bên hợp tác chặt chẽ.']
    """

    def __init__(self, series: Any) -> None:
        texts = getattr(series.dtype, "categories", series)  # of categories, the type of their values counts
        if not (pandas.api.types.is_string_dtype(texts.dtype) or series.isna().all()):
            raise AttributeError(f"Series.vn is for texts, and this Series holds {series.dtype}; convert it first")
        self._series = series
        self._dtype = texts.dtype

    def normalize(self, *, steps: Sequence[StepName | Step] = NEWS, reference: Any = None) -> Any:
        """The column after every step, as ``vnnorm.normalize`` returns it, with the same ``steps``."""
        chosen = check_options(steps, None)
        return self._column(lambda text, day: normalize(text, steps=chosen, reference=day), reference, self._dtype)

    def match_key(self, *, reference: Any = None) -> Any:
        """The keys of ``vnnorm.match_key``, for ``drop_duplicates``, ``groupby`` and ``merge``."""
        return self._column(lambda text, day: match_key(text, reference=day), reference, self._dtype)

    def sort_key(self) -> Any:
        """The keys of ``vnnorm.sort_key``, as bytes: ``news.sort_values("name", key=lambda names: names.vn.sort_key())``."""
        return self._column(lambda text, _: sort_key(text), None, "object")

    def find_dates(self, *, reference: Any = None) -> Any:
        """The dates of all texts, as ``vnnorm.find_dates`` returns them: a DataFrame with one row per date.

        The index is that of the text, with an additional level ``match`` that counts from 0 in each text, as in
        ``str.extractall``. The columns are the fields of ``DateMention``; the span ``core`` has its text in ``core``, and its
        offsets in ``core_start`` and ``core_end``. Offsets are code points into the text. A text without dates, or a missing
        one, has no row.
        """
        return self._frame(_dates, reference, _DATES)

    def find_titles(self) -> Any:
        """The titled names of all texts, as ``vnnorm.find_titles`` returns them: a DataFrame with one row per name.

        The index is as for ``find_dates``. Each span of ``TitledName`` (``name``, ``title``, ``apposition``) has its
        text in the column of that name, and its offsets in ``name_start``, ``name_end`` and so on; ``kinds`` holds tuples.
        """
        return self._frame(_titles, None, _TITLES)

    def find_boilerplate(self) -> Any:
        """The page residue of all texts, as ``vnnorm.find_boilerplate`` returns it: a DataFrame with one row per piece.

        The index is as for ``find_dates``; the columns are ``start``, ``end``, ``kind`` and ``text``.
        """
        return self._frame(_boilerplate, None, _BOILERPLATE)

    def _column(self, work: Callable[[str, Day], Any], reference: Any, dtype: Any) -> Any:
        values = list(self._results(work, reference))
        return pandas.Series(values, index=self._series.index, name=self._series.name, dtype=dtype)

    def _frame(self, work: Callable[[str, Day], list[tuple[Any, ...]]], reference: Any, columns: dict[str, str]) -> Any:
        rows: list[tuple[Any, ...]] = []
        texts: list[int] = []
        matches: list[int] = []
        for position, found in enumerate(self._results(work, reference)):
            if isinstance(found, list):  # else it is a missing value
                rows += found
                texts += repeat(position, len(found))
                matches += range(len(found))
        index = self._series.index.take(texts)
        cells = zip(*rows, strict=True) if rows else repeat((), len(columns))
        named = zip(columns.items(), cells, strict=True)
        frame = pandas.DataFrame({name: pandas.Series(list(cell), index, dtype) for (name, dtype), cell in named}, index)
        return frame.set_index(pandas.Index(matches, dtype="int64", name="match"), append=True)

    def _results(self, work: Callable[[str, Day], Any], reference: Any) -> Iterator[Any]:
        """The result of ``work`` for each text; missing values stay."""
        for label, text, day in zip(self._series.index, self._series, self._references(reference), strict=False):
            if isinstance(text, str):
                try:
                    yield work(text, day)
                except Exception as error:
                    raise failed(f"row {label!r}", text, error) from error
            elif pandas.api.types.is_scalar(text) and pandas.isna(text):
                yield text
            else:
                raise TypeError(f"Series.vn is for texts, and row {label!r} holds {type(text).__name__}")

    def _references(self, reference: Any) -> Iterable[Day]:
        """The day of publication of each row."""
        if not isinstance(reference, pandas.Series):
            check_options((), reference)
            return repeat(reference)
        if not reference.index.equals(self._series.index):
            raise ValueError("the Series of references has another index than the texts; take both from one DataFrame")
        days = [None if pandas.isna(day) else day for day in reference]
        for day in days:
            check_options((), day)
        return days


def _cut(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (span.of(text), *span) if span else (None, None, None)


def _dates(text: str, day: Day) -> list[tuple[Any, ...]]:
    return [
        (found.start, found.end, found.text, *_cut(text, found.core), *value_of(found))
        for found in find_dates(text, reference=day)
    ]


def _titles(text: str, _: Day) -> list[tuple[Any, ...]]:
    return [
        (*_cut(text, found.name), *_cut(text, found.title), *_cut(text, found.apposition), found.kinds)
        for found in find_titles(text)
    ]


def _boilerplate(text: str, _: Day) -> list[tuple[Any, ...]]:
    return [(found.start, found.end, found.kind, text[found.start : found.end]) for found in find_boilerplate(text)]


pandas.api.extensions.register_series_accessor("vn")(VnAccessor)
