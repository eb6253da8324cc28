"""A page: its lines, their shapes, and the labels of the lines that are residue."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import BoilerplateWords
from vnnorm.rules.boilerplate.shape import Shape
from vnnorm.rules.boilerplate.signatures import signature

_LONGEST_SITE = 20  # maximum characters of a site's name that replaces a writer's name
_PIECES = 5  # maximum lines into which a converter breaks a sentence with inline tags
_ENDED = (".", "!", "?", "…", ":", ";", "”", '"')
_CONTINUING = frozenset(",abcdefghijklmnopqrstuvwxyz")
Label = tuple[str, str]  # kind, reason


class Page:
    """Stripped lines, their shapes, and the labels of the lines that are residue."""

    __slots__ = ("favor", "filled", "known", "labels", "lines", "names", "prose", "shapes")

    def __init__(self, lines: list[str], shapes: list[Shape], known: BoilerplateWords, favor: str | None = None) -> None:
        self.favor = favor
        self.lines = lines
        self.shapes = shapes
        self.names = [name for name, _ in shapes]
        self.known = known
        self.labels: list[Label | None] = [None] * len(lines)
        self.filled = [at for at, line in enumerate(lines) if line]
        mend(self.lines, self.names)
        self.prose = [at for at, name in enumerate(self.names) if name == "prose"]

    def label(self, first: int, last: int, kind: str, reason: str) -> None:
        """Label the filled lines from ``first`` to ``last`` that have no label yet."""
        for at in range(first, last + 1):
            if self.lines[at] and self.labels[at] is None:
                self.labels[at] = kind, reason

    def entry_at(self, at: int) -> Label:
        """The label that the data assign to a line."""
        entry = self.shapes[at].entry
        assert entry is not None
        return entry.kind, entry.reason

    def how(self, at: int) -> str:
        """The type of a line's data entry (``how``); empty if it has none."""
        entry = self.shapes[at].entry
        return entry.how if entry else ""

    def has_prose(self, first: int, last: int) -> bool:
        """Whether any line from ``first`` up to, but not including, ``last`` is prose."""
        return "prose" in self.names[first:last]

    def is_name(self, text: str) -> bool:
        """Whether a text may be the name of a writer or of the site."""
        sign = signature(text, self.known)
        return sign is not None or (text.isalnum() and len(text) <= _LONGEST_SITE)

    def next_filled(self, at: int) -> int:
        """The next line that is not blank; the number of lines if there is none."""
        following = at + 1
        while following < len(self.lines) and not self.lines[following]:
            following += 1
        return following


def mend(lines: list[str], names: list[str]) -> None:
    """Mark as prose the lines of a paragraph that a converter broke at inline tags, because together they form a sentence.

    ``Nhà chức trách`` / ``Mỹ`` / ``khởi động đàm phán về thuế.``: the last line cannot be the start of a sentence.
    """
    for at, name in enumerate(names):
        if name != "prose" or not at or not _continues(lines[at]):
            continue
        for before in range(at - 1, max(-1, at - 1 - _PIECES), -1):
            if names[before] in ("blank", "code", "prose", "start", "line", "heading") or lines[before].endswith(_ENDED):
                break
            names[before] = "prose"
            if lines[before].count(" ") > 2 and lines[before][0].isupper():
                break
        else:
            continue
        names[at] = "prose"


def _continues(line: str) -> bool:
    """Whether a line continues a sentence: it starts in lower case, with punctuation, or with brackets before more words."""
    if line[0].islower() or line[0] in ",;.)%":
        return True
    return line[0] == "(" and line.find(")") > 0 and line[line.find(")") + 1 :].lstrip()[:1] in _CONTINUING
