"""The lines of a page, their shapes, and the labels of those that are residue."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.rules.boilerplate.shape import Shape
from vnnorm.rules.boilerplate.signatures import signature

_LONGEST_SITE = 20  # letters of the name of a site that signs for its writers
_PIECES = 5  # lines that a converter makes of a sentence with an inline tag or two
_ENDED = (".", "!", "?", "…", ":", ";", "”", '"')
Label = tuple[str, str]  # kind, and what says so


class Page:
    """Lines without the white space around them, their shapes, and the labels of those that are residue."""

    __slots__ = ("favor", "filled", "known", "labels", "lines", "names", "prose", "shapes")

    def __init__(self, lines: list[str], shapes: list[Shape], known: Words, favor: str | None = None) -> None:
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

    def is_name(self, text: str) -> bool:
        """Whether some words are a name: of a writer, of the site."""
        sign = signature(text, self.known)
        return sign is not None or (text.isalnum() and len(text) <= _LONGEST_SITE)

    def next_filled(self, at: int) -> int:
        """The next line that is not blank; the number of lines where there is none."""
        following = at + 1
        while following < len(self.lines) and not self.lines[following]:
            following += 1
        return following


def mend(lines: list[str], names: list[str]) -> None:
    """Call prose the lines of a paragraph that a converter broke at its inline tags: only together are they a sentence.

    ``Nhà chức trách`` / ``Mỹ`` / ``khởi động đàm phán về thuế.``: the last of them starts as no sentence does.
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
    """Whether a line goes on with a sentence: with a small letter, a comma, or a bracket that something follows."""
    if line[0].islower() or line[0] in ",;.)%":
        return True
    return line[0] == "(" and line.find(")") > 0 and line[line.find(")") + 1 :].lstrip()[:1] in (",", *map(chr, range(97, 123)))
