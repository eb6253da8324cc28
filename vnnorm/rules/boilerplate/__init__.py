"""Remove page residue from an article: sidebars, captions, credits, bylines, tags, comments and footers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple, get_args

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.boilerplate.cuts import cuts
from vnnorm.rules.boilerplate.lexicon import KINDS, BoilerplateKind, words
from vnnorm.rules.boilerplate.repeated import RepeatedLines, repeated_lines
from vnnorm.rules.boilerplate.rounds import residue, without_residue

__all__ = [
    "ALL_KINDS",
    "RULE",
    "Boilerplate",
    "BoilerplateKind",
    "Favor",
    "RepeatedLines",
    "find_boilerplate",
    "remove_boilerplate",
    "repeated_lines",
]

ALL_KINDS: frozenset[BoilerplateKind] = frozenset(KINDS)
"""Every kind of residue."""

Favor = Literal["precision", "recall"]
"""What to prefer where a sentence may be residue, for type checkers and editors."""


class Boilerplate(NamedTuple):
    """A stretch of residue, in code points of the text, and its kind."""

    start: int
    end: int
    kind: str


def find(
    text: str,
    *,
    kinds: Collection[str] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> Iterator[Finding]:
    """Yield the residue of the requested kinds, with the white space that becomes superfluous."""
    found = residue(text, kinds, frozenset(repeated), extra, favor)
    for start, end, reason in cuts(text, ((start, end, reason) for start, end, _, reason in found)):
        yield start, end, "", reason


def rewrite(
    text: str,
    *,
    kinds: Collection[str] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: str | None = None,
) -> str:
    """The text without the residue of the requested kinds."""
    return without_residue(text, kinds, frozenset(repeated), extra, favor)


def check(
    *,
    kinds: Collection[BoilerplateKind] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    extra: tuple[str, ...] = (),
    favor: Favor | None = None,
) -> None:
    """Raise TypeError or ValueError for invalid options."""
    if favor is not None and favor not in get_args(Favor):
        raise ValueError(unknown("favor", favor, get_args(Favor)))
    if kinds is ALL_KINDS and not repeated and not extra:
        return  # the usual call
    for name, value in (("kinds", kinds), ("repeated", repeated)):
        if isinstance(value, str) or not isinstance(value, Collection) or not all(isinstance(item, str) for item in value):
            raise TypeError(f"{name} takes a collection of strings, not {value!r}")
    for kind in kinds:
        if kind not in ALL_KINDS:
            raise ValueError(unknown("kind of residue", kind, ALL_KINDS))
    words(extra)


RULE = Rule("boilerplate", find, rewrite, ("kinds", "repeated", "extra", "favor"), check, uncovers=("desegment",))


def find_boilerplate(text: str) -> list[Boilerplate]:
    """Find the residue that the web page left in a text: spans in order and disjoint, each with its kind.

    The kinds are those of ``ALL_KINDS``. If the whole text is one candidate, it contains no article and nothing counts as
    residue. Raises TypeError on anything but ``str``.

    >>> page = "Bão vào bờ\\n\\nBão số 5 vào bờ sáng nay.\\n\\nẢnh: Hoài Thương\\n\\nTin liên quan\\nMưa ở miền Trung"
    >>> [(found.kind, page[found.start : found.end]) for found in find_boilerplate(page)]
    [('credit', 'Ảnh: Hoài Thương'), ('sidebar', 'Tin liên quan\\nMưa ở miền Trung')]
    """
    require_str(text, "find_boilerplate")
    return [Boilerplate(start, end, kind) for start, end, kind, _ in residue(text)]


def remove_boilerplate(
    text: str,
    *,
    kinds: Collection[BoilerplateKind] = ALL_KINDS,
    repeated: Collection[str] = frozenset(),
    favor: Favor | None = None,
) -> str:
    """Remove the residue that the web page left in a text, and the duplicate blank lines that result.

    kinds: the kinds to remove, all by default. repeated: lines that many texts share (``repeated_lines``); they are residue
    whatever they say. favor: ``"precision"`` for archives, which must not lose a sentence: in running text only the credit
    of a caption is removed, and teasers that are sentences stay. ``"recall"`` for training corpora, which must not contain
    captions: it also removes sentences before a credit in running text, and lines without a full stop between two
    paragraphs. None is a compromise. The article's title, lead, prose, sub-headings, quotes, tables and lists stay, and so
    does a doubtful line. Idempotent: the result has no residue of the requested kinds. Returns the same object if nothing
    is removed. Raises TypeError on anything but ``str``, ValueError on an unknown kind or favor.

    >>> remove_boilerplate("(Dân trí) - Bão số 5 vào bờ sáng nay./.\\n\\nCùng chuyên mục\\nMưa lớn ở miền Trung")
    'Bão số 5 vào bờ sáng nay.'
    >>> remove_boilerplate("Ảnh: Hoài Thương")
    'Ảnh: Hoài Thương'
    >>> remove_boilerplate("Bão tan. Cây đổ trên phố biển. Ảnh: AFP Theo xã, điện đã có.", favor="recall")
    'Bão tan. Theo xã, điện đã có.'
    """
    require_str(text, "remove_boilerplate")
    check(kinds=kinds, repeated=repeated, favor=favor)
    return rewrite(text, kinds=kinds, repeated=repeated, favor=favor)
