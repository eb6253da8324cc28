"""What ``explain`` returns: source, result, and every change between them."""

from __future__ import annotations

import datetime
from functools import reduce
from typing import NamedTuple

from vnnorm.core.edits import Edits


class StepEdits(NamedTuple):
    """A step's name and its edits, whose source is the text that the step before it left."""

    name: str
    edits: Edits


class Normalized:
    """A normalized text and every change that led to it.

    A value: ``edits``, which are those of all steps composed, in source offsets, turn ``source`` into ``text``. A notebook
    shows it as the text with its changes marked.
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
        """Every change, as one list against the source; its ``inverse()`` undoes them all."""
        if self._edits is None:
            self._edits = reduce(Edits.then, (step.edits for step in self.steps), Edits())
        return self._edits

    def diff(self, name: str = "text") -> str:
        """The changed lines as a unified diff, made from the edits; empty where nothing changed.

        name: stands in the two header lines, as the path of a file would.

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

        Below the switches it lists the dates with their values and the people with their titles, of the text that stays.
        title: stands above it, as the name of a file would. The page is one file: it loads nothing, shows whatever the text
        holds without running it, and can be written as UTF-8 even where the text has lone surrogates.

        >>> from vnnorm import explain
        >>> page = explain("Hai bên hợp_tác .").to_html("tin.txt")
        >>> "2 edits; 17 code points became 16." in page
        True
        """
        from vnnorm.report import page  # not needed to normalize

        return page(self, title)

    def _repr_html_(self) -> str:
        """What a notebook shows of it: the first hundred edits in the text, with their reasons; ``to_html`` shows all."""
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
