"""Edits: what changed in a text, where and why, as a value that can be applied, undone, composed and mapped through.

``Edits`` follows ICU's class of that name: an ordered list of disjoint replacements, each of which holds the text that it
removes and the text that it inserts. This module depends on no language. All offsets are code points, half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from vnnorm.core.findings import disjoint


class Span(NamedTuple):
    """A stretch of a text, ``start`` up to but not including ``end``, in code points.

    >>> Span(6, 11).of("hello world")
    'world'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The part of ``text`` that this span covers."""
        return text[self.start : self.end]


class Edit(NamedTuple):
    """One replacement: ``old``, at ``start:end`` (code points) of the source, becomes ``new``.

    ``reasons`` holds one string for each rule that made the change. Only a composed edit has more than one.

    >>> Edit(3, 4, "_", " ", ("desegment: joiner",))
    Edit(start=3, end=4, old='_', new=' ', reasons=('desegment: joiner',))
    """

    start: int
    end: int
    old: str
    new: str
    reasons: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The span of the source that the edit replaces."""
        return Span(self.start, self.end)


# Inside, an edit is a plain tuple in the order of Edit's fields: segmented news has one every dozen characters, and most
# are never read.
_Row = tuple[int, int, str, str, tuple[str, ...]]


class Edits(Sequence[Edit]):
    """An ordered list of disjoint edits of one source text. Edits that change nothing are dropped.

    edits: in order of their starts; each starts where the previous one ends, or later. Adjacent edits are not merged.

    Raises ValueError if edits overlap or are out of order, or if a span is not as long as the old text.

    >>> edits = Edits([Edit(3, 4, "_", " "), Edit(8, 9, " ", "")])
    >>> edits.apply("Thủ_tướng .")
    Traceback (most recent call last):
    ...
    ValueError: edit 1 takes away ' ' at 8:9, but this text has 'g' there; apply edits to the text they were made for
    >>> edits = Edits([Edit(3, 4, "_", " "), Edit(9, 10, " ", "")])
    >>> edits.apply("Thủ_tướng .")
    'Thủ tướng.'
    >>> edits.inverse().apply("Thủ tướng.")
    'Thủ_tướng .'
    """

    __slots__ = ("_marks", "_rows")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        rows: list[_Row] = []
        last = 0
        for number, (start, end, old, new, reasons) in enumerate(edits):
            if not (isinstance(start, int) and isinstance(end, int) and isinstance(old, str) and isinstance(new, str)):
                raise TypeError(f"edit {number} has int offsets and str texts, not {(start, end, old, new)!r}")
            if isinstance(reasons, str):
                raise TypeError(f"the reasons of edit {number} are a tuple of str; write ({reasons!r},)")
            if not 0 <= start <= end or end - start != len(old):
                raise ValueError(f"edit {number} has the span {start}:{end} but takes away {len(old)} code points ({old!r})")
            if start < last:
                raise ValueError(
                    f"edit {number} starts at {start}, before the one ahead of it ends ({last}); edits are ordered and disjoint"
                )
            last = end
            if old != new:
                rows.append((start, end, old, new, tuple(reasons)))
        self._rows = rows
        self._marks: tuple[list[int], list[int]] | None = None

    @classmethod
    def _of(cls, rows: list[_Row]) -> Edits:
        """Edits from rows that the caller knows to be ordered and disjoint, each with a change."""
        edits = cls.__new__(cls)
        edits._rows = rows
        edits._marks = None
        return edits

    @classmethod
    def from_findings(cls, text: str, findings: Iterable[tuple[int, int, str, str]], label: str = "") -> Edits:
        """The edits of ``text`` that make the findings ``(start, end, replacement, entry)``.

        ``label`` is written before each entry in the edit's reasons. A finding that overlaps the previous one, is out of order
        or does not lie in the text is dropped with a ``FindingsWarning``.
        """
        rows: list[_Row] = []
        reasons: dict[str, tuple[str, ...]] = {}
        for start, end, new, entry in disjoint(findings, len(text), label):
            old = text[start:end]
            if old != new:
                why = reasons.get(entry)
                if why is None:
                    why = reasons[entry] = (f"{label}: {entry}" if label and entry else label or entry,)
                rows.append((start, end, old, new, why))
        return cls._of(rows)

    # ------------------------------------------------------------------ a sequence of Edit

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Edit]:
        return map(Edit._make, self._rows)

    @overload
    def __getitem__(self, index: int) -> Edit: ...
    @overload
    def __getitem__(self, index: slice) -> Edits: ...
    def __getitem__(self, index: int | slice) -> Edit | Edits:
        if isinstance(index, slice):
            return Edits(map(Edit._make, self._rows[index]))
        return Edit._make(self._rows[index])

    def __eq__(self, other: object) -> bool:
        return self._rows == other._rows if isinstance(other, Edits) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._rows))

    def __repr__(self) -> str:
        return f"Edits([{', '.join(map(repr, self))}])"

    def __reduce__(self) -> tuple[type[Edits], tuple[list[Edit]]]:
        return Edits, (list(self),)

    # ------------------------------------------------------------------ the algebra

    def apply(self, text: str) -> str:
        """``text`` with every edit made; the same object if there are no edits.

        Raises ValueError if the text does not contain the old text of an edit at its span.
        """
        if not self._rows:
            return text
        pieces: list[str] = []
        last = 0
        for start, end, old, new, _ in self._rows:
            if text[start:end] != old:
                self._misfit(text)
            pieces.append(text[last:start])
            pieces.append(new)
            last = end
        pieces.append(text[last:])
        return "".join(pieces)

    def _misfit(self, text: str) -> None:
        for number, (start, end, old, _, _) in enumerate(self._rows):
            if text[start:end] != old:
                raise ValueError(
                    f"edit {number} takes away {old!r} at {start}:{end}, but this text has {text[start:end]!r} there; "
                    "apply edits to the text they were made for"
                )

    def inverse(self, text: str | None = None) -> Edits:
        """The edits that undo these: they turn the result back into the source.

        text: the source, optional. Raises ValueError if it does not contain the old text of every edit.

        >>> Edits([Edit(0, 1, "a", "xyz"), Edit(1, 2, "b", "")]).inverse().apply("xyzc")
        'abc'
        """
        if text is not None:
            self._misfit(text)
        shift = 0
        rows: list[_Row] = []
        for start, _, old, new, reasons in self._rows:
            rows.append((start + shift, start + shift + len(new), new, old, reasons))
            shift += len(new) - len(old)
        return Edits._of(rows)

    def then(self, later: Edits) -> Edits:
        """These edits followed by ``later``, as one list. The source of ``later`` is the result of these edits.

        Edits that touch the same text become one edit with the reasons of both; others stay separate. Text that one edit
        inserts and a later one removes yields no edit. The cost grows with the number of edits, not with the text.

        >>> first = Edits([Edit(0, 1, "a", "bb")])
        >>> first.then(Edits([Edit(1, 2, "b", "c")]))
        Edits([Edit(start=0, end=1, old='a', new='bc', reasons=())])
        """
        if not isinstance(later, Edits):
            raise TypeError(f"then takes Edits, not {type(later).__name__}")
        first, second = self._rows, later._rows
        if not first or not second:
            return self if not second else later
        rows: list[_Row] = []
        i = j = shift = 0  # shift: code points that the edits first[:i] add to the source
        while i < len(first) and j < len(second):
            start, _, old, new, _ = first[i]
            low = start + shift
            if low + len(new) <= second[j][0]:
                rows.append(first[i])
                shift += len(new) - len(old)
                i += 1
            elif second[j][1] <= low:
                rows.append(_moved(second[j], -shift))
                j += 1
            else:
                row, i, j, shift = _merged(first, second, i, j, shift)
                if row[2] != row[3]:
                    rows.append(row)
        rows += first[i:]
        rows += [_moved(row, -shift) for row in second[j:]]
        return Edits._of(rows)

    # ------------------------------------------------------------------ spans across

    def to_result(self, span: tuple[int, int]) -> Span:
        """The span of the result that a span of the source became.

        span: start and end in the source, in code points. If an end lies inside an edit, the result includes all of its new
        text. Text inserted at an end of the span stays outside. An empty span becomes the text that is there now.

        >>> edits = Edits([Edit(0, 4, "ông ", "")])
        >>> edits.to_result((4, 7)), edits.to_result((0, 7))
        (Span(start=0, end=3), Span(start=0, end=3))
        """
        return self._mapped(span, *self._result_marks())

    def to_source(self, span: tuple[int, int]) -> Span:
        """The span of the source that a span of the result came from: ``to_result`` of the inverse.

        >>> Edits([Edit(0, 4, "ông ", "")]).to_source((0, 3))
        Span(start=4, end=7)
        """
        starts, sources = self._result_marks()
        return self._mapped(span, sources, starts, back=True)

    def _result_marks(self) -> tuple[list[int], list[int]]:
        """The start of every edit in the source and in the result."""
        if self._marks is None:
            shift = 0
            there: list[int] = []
            for start, _, old, new, _ in self._rows:
                there.append(start + shift)
                shift += len(new) - len(old)
            self._marks = [row[0] for row in self._rows], there
        return self._marks

    def _mapped(self, span: tuple[int, int], here: list[int], there: list[int], back: bool = False) -> Span:
        start, end = span
        if not 0 <= start <= end:
            raise ValueError(f"a span starts at 0 or later and does not end before it starts: {start}:{end}")

        def lengths(row: _Row) -> tuple[int, int]:
            """The lengths of the text that a row removes here and inserts there."""
            return (len(row[3]), len(row[2])) if back else (len(row[2]), len(row[3]))

        def at(position: int, index: int, inside: bool) -> int:
            if index < 0:
                return position
            taken, put = lengths(self._rows[index])
            beyond = position - here[index] - taken
            if beyond < 0:
                return there[index] + (0 if inside else put)
            return there[index] + put + beyond

        # A start belongs to the last edit at or before it, an end to the last edit before it. So text inserted at either
        # end stays outside the span.
        low = at(start, bisect_right(here, start) - 1, True)
        high = at(end, bisect_left(here, end) - 1, False)
        return Span(low, high) if start < end or low <= high else Span(high, low)


def _moved(row: _Row, by: int) -> _Row:
    start, end, old, new, reasons = row
    return start + by, end + by, old, new, reasons


def _merged(first: list[_Row], second: list[_Row], i: int, j: int, shift: int) -> tuple[_Row, int, int, int]:
    """One row for the edits that meet, from ``first[i]`` and ``second[j]`` on, with the next i, j and shift.

    Every code point of the middle text between the ends of the group is in the new text of an edit of ``first`` or in the
    old text of one of ``second``, so the row needs neither the source nor the middle text.
    """
    low = min(first[i][0] + shift, second[j][0])
    high = low
    ours: list[tuple[int, _Row]] = []
    theirs: list[_Row] = []
    begin = low - shift
    while True:
        if i < len(first) and (first[i][0] + shift < high or (not ours and not theirs and first[i][0] + shift == low)):
            row = first[i]
            at = row[0] + shift
            ours.append((at, row))
            high = max(high, at + len(row[3]))
            shift += len(row[3]) - len(row[2])
            i += 1
        elif j < len(second) and (second[j][0] < high or (not theirs and second[j][0] == low)):
            theirs.append(second[j])
            high = max(high, second[j][1])
            j += 1
        else:
            break
    news = [(at, row[3]) for at, row in ours]
    olds = [(row[0], row[2]) for row in theirs]
    old = _woven([(at, len(row[3]), row[2]) for at, row in ours], olds, low, high)
    new = _woven([(row[0], len(row[2]), row[3]) for row in theirs], news, low, high)
    reasons = tuple(dict.fromkeys(reason for row in (*(row for _, row in ours), *theirs) for reason in row[4]))
    return (begin, begin + len(old), old, new, reasons), i, j, shift


def _woven(replacements: list[tuple[int, int, str]], pieces: list[tuple[int, str]], low: int, high: int) -> str:
    """The middle text ``low:high``, given by ``pieces``, with each replacement (place, length, text) written over it."""
    out: list[str] = []
    piece = 0

    def middle(start: int, end: int) -> None:
        nonlocal piece
        while start < end:
            at, text = pieces[piece]
            if at + len(text) <= start:
                piece += 1
                continue
            stop = min(end, at + len(text))
            out.append(text[start - at : stop - at])
            start = stop

    last = low
    for at, length, text in replacements:
        middle(last, at)
        out.append(text)
        last = at + length
    middle(last, high)
    return "".join(out)
