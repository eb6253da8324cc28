"""The lines of a page, their shapes, and the labels of those that are residue."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.rules.boilerplate.shape import Shape

Label = tuple[str, str]  # kind, and what says so


class Page:
    """Lines without the white space around them, their shapes, and the labels of those that are residue."""

    __slots__ = ("filled", "indented", "known", "labels", "lines", "names", "prose", "shapes")

    def __init__(self, lines: list[str], shapes: list[Shape], known: Words, indented: frozenset[int]) -> None:
        self.lines = lines
        self.indented = indented
        self.shapes = shapes
        self.names = [name for name, _ in shapes]
        self.known = known
        self.labels: list[Label | None] = [None] * len(lines)
        self.filled = [at for at, line in enumerate(lines) if line]
        self.prose = [at for at, name in enumerate(self.names) if name == "prose"]

    def label(self, first: int, last: int, kind: str, reason: str) -> None:
        """Label the lines from one to another that have no label yet."""
        for at in range(first, last + 1):
            if self.lines[at] and self.labels[at] is None:
                self.labels[at] = kind, reason

    def entry_at(self, at: int) -> Label:
        """The label that the data give a line."""
        entry = self.shapes[at].entry
        assert entry is not None
        return entry.kind, entry.reason

    def how(self, at: int) -> str:
        """How the data know a line."""
        entry = self.shapes[at].entry
        return entry.how if entry else ""

    def has_prose(self, first: int, last: int) -> bool:
        """Whether any line from one up to another is prose."""
        return "prose" in self.names[first:last]

    def next_filled(self, at: int) -> int:
        """The next line that is not blank; the number of lines where there is none."""
        following = at + 1
        while following < len(self.lines) and not self.lines[following]:
            following += 1
        return following
