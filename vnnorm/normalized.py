"""The result of ``explain``: source, text, and every change between them."""

from __future__ import annotations

import datetime
from functools import reduce
from typing import NamedTuple

from vnnorm.core.edits import Edits


class StepEdits(NamedTuple):
    """The name of a step and its edits. Their source is the result of the previous step."""

    name: str
    edits: Edits


class Normalized:
    """A normalized text and every change that led to it.

    It is an immutable value. ``edits`` are the edits of all steps in source offsets; they turn ``source`` into ``text``. A
    notebook shows the text with its changes marked.
    """

    __slots__ = ("_edits", "_reference", "_source", "_steps", "_text")

    def __init__(self, source: str, text: str, steps: tuple[StepEdits, ...], reference: datetime.date | None = None) -> None:
        self._source = source
        self._text = text
        self._steps = steps
        self._reference = reference
        self._edits: Edits | None = None

    @property
    def source(self) -> str:
        """The text as it was passed in."""
        return self._source

    @property
    def text(self) -> str:
        """The result."""
        return self._text

    @property
    def steps(self) -> tuple[StepEdits, ...]:
        """The name and edits of each step, in the order they ran."""
        return self._steps

    @property
    def reference(self) -> datetime.date | None:
        """The day of publication that was passed in."""
        return self._reference

    @property
    def edits(self) -> Edits:
        """Every change, as one list in offsets of the source. Its ``inverse()`` undoes all of them."""
        if self._edits is None:
            self._edits = reduce(Edits.then, (step.edits for step in self.steps), Edits())
        return self._edits

    def diff(self, name: str = "text") -> str:
        """The changed lines as a unified diff, made from the edits; empty if nothing changed.

        name: the name in the two header lines, such as the path of a file.

        >>> from vnnorm import explain
        >>> print(explain("Hai bên hợp_tác chặt_chẽ .").diff("tin.txt"))
        --- tin.txt
        +++ tin.txt (normalized)
        @@ -1 +1 @@
        -Hai bên hợp_tác chặt_chẽ .
        \\ No newline at end of file
        +Hai bên hợp tác chặt chẽ.
        \\ No newline at end of file
        <BLANKLINE>
        """
        from vnnorm.diff import unified  # not needed to normalize

        return unified(self.source, self.text, self.edits, name)

    def to_html(self, title: str = "vnnorm") -> str:
        """A page that shows source and result side by side, each change marked by its step, with its reason.

        Below the switches it lists the dates with their values and the people with their titles, except those in removed
        text. title: the heading, such as the name of a file. The page is one file and loads nothing. It never runs what the
        text contains, and it can be encoded as UTF-8 even if the text has lone surrogates.

        >>> from vnnorm import explain
        >>> page = explain("Hai bên hợp_tác .").to_html("tin.txt")
        >>> "2 edits; 17 code points became 16." in page
        True
        """
        from vnnorm.report import page  # not needed to normalize

        return page(self, title)

    def _repr_html_(self) -> str:
        """The output in a notebook: the text with its first hundred edits and their reasons; ``to_html`` shows all."""
        from vnnorm.notebook import cell  # not needed to normalize

        return cell(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Normalized):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((self.source, self.text))

    def __repr__(self) -> str:
        counts = ", ".join(f"{step.name}: {len(step.edits)}" for step in self.steps)
        return f"<Normalized {len(self.source)} → {len(self.text)} code points; edits: {counts or 'no steps'}>"

    def __reduce__(self) -> tuple[type[Normalized], tuple[str, str, tuple[StepEdits, ...], datetime.date | None]]:
        return Normalized, self._parts()

    def _parts(self) -> tuple[str, str, tuple[StepEdits, ...], datetime.date | None]:
        return self._source, self._text, self._steps, self._reference
