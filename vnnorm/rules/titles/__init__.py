"""Strip the title before a name: ``Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn`` → ``Bùi Thanh Sơn``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from vnnorm.core.checks import require_str, unknown
from vnnorm.core.edits import Span
from vnnorm.core.rule import Finding, Rule
from vnnorm.rules.titles.lexicon import tables
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.people import Found, people
from vnnorm.rules.titles.sentence import Stretch
from vnnorm.text.repaired import Repaired

_CLOSING = re.compile(" {0,2}([-,–—]) ?")  # what closes an apposition that a comma or dash has opened

DEFAULT_KINDS = frozenset(["degree", "foreign", "honorific", "kinship", "office", "party", "profession", "rank"])
"""The kinds of titles that ``strip_titles`` takes away unless it is told which."""

TITLE_KINDS = DEFAULT_KINDS | {"relation", "role"}


class TitledName(NamedTuple):
    """A name with a title before it, an apposition after it, or both. Spans are in code points of the text passed in.

    ``title`` reaches from the first word of the title to its last, ``apposition`` from the mark that opens it to its end,
    without a comma or dash that closes it. ``kinds`` are the kinds of the posts of the title, in order, each once.
    """

    name: Span
    title: Span | None
    apposition: Span | None
    kinds: tuple[str, ...]


def _found(text: str, extra: tuple[str, ...]) -> Iterator[Found]:
    """The names with titles or appositions, in order, of a text in repaired characters."""
    words = tables(extra)
    document = Document(text.replace("_", " "), words)
    for stretch in document.scan.stretches():
        yield from people(stretch, document, words)[0]


# ---------------------------------------------------------------- the step


def _findings(text: str, kinds: Collection[str], appositions: bool, extra: tuple[str, ...]) -> Iterator[Finding]:
    """The cuts of each stretch; of one in which what they leave would be cut again there are none: too little is sure there."""
    words = tables(extra)
    document = Document(text.replace("_", " "), words)
    for stretch in document.scan.stretches():
        found, unsettled = people(stretch, document, words)
        cuts = [*_cuts(text, found, kinds, appositions)]
        if cuts and (unsettled or appositions or any(part[1] not in kinds for one in found for part in one.parts)):
            left = _without(text, stretch.span, cuts)
            plain = left.replace("_", " ")
            found, _ = people(Stretch(plain, 0, words), Document(plain, words, document), words)
            if any(_cuts(left, found, kinds, appositions)):
                continue
        yield from cuts


def _without(text: str, span: tuple[int, int], cuts: list[Finding]) -> str:
    """A part of the text without the cuts made in it."""
    ends = [span[0], *(end for _, end, _, _ in cuts)]
    starts = [*(start for start, _, _, _ in cuts), span[1]]
    return "".join([text[end:start] for end, start in zip(ends, starts, strict=True)])


def _cuts(text: str, people: list[Found], kinds: Collection[str], appositions: bool) -> Iterator[Finding]:
    for found, following in pairwise([*people, None]):
        assert found is not None
        start, entries = found.name, ""
        for offset, kind, entry in reversed(found.parts):
            if kind not in kinds:
                break
            start, entries = offset, f"{kind} {entry}" + (f"; {entries}" if entries else "")
        if start < found.name:
            yield start, found.name, "", entries
        if appositions and found.apposition:
            yield found.name_end, _apposition_end(text, *found.apposition, following), "", "apposition"


def _apposition_end(text: str, start: int, end: int, following: Found | None) -> int:
    """Where the cut of an apposition ends: behind the mark that closes it, unless the mark parts two people."""
    closing = _CLOSING.match(text, end)
    if text[start] == "(" or not closing:
        return end
    after = closing.end()
    person = following.parts[0][0] if following and following.parts else None
    return end if after == person or text[after : after + 1].isupper() else closing.end(1)


def find(
    text: str,
    *,
    kinds: Collection[str] = DEFAULT_KINDS,
    appositions: bool = False,
    extra: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Every title of the kinds asked for, and the space between it and the name."""
    sound = Repaired(text)
    yield from sound.findings(_findings(sound.text, kinds, appositions, extra))


def rewrite(
    text: str,
    *,
    kinds: Collection[str] = DEFAULT_KINDS,
    appositions: bool = False,
    extra: tuple[str, ...] = (),
) -> str:
    """The text without them."""
    pieces: list[str] = []
    last = 0
    for start, end, _, _ in find(text, kinds=kinds, appositions=appositions, extra=extra):
        pieces.append(text[last:start])
        last = end
    if not last:
        return text
    pieces.append(text[last:])
    return "".join(pieces)


def check(*, kinds: Collection[str] = DEFAULT_KINDS, appositions: bool = False, extra: tuple[str, ...] = ()) -> None:
    """TypeError or ValueError on options that are none."""
    if isinstance(kinds, str) or not isinstance(kinds, Collection):
        raise TypeError(f"kinds takes a set of names, not {kinds!r}; write kinds={{'office'}}")
    for kind in kinds:
        if kind not in TITLE_KINDS:
            raise ValueError(unknown("kind of title", kind, TITLE_KINDS))
    if not isinstance(appositions, bool):
        raise TypeError(f"appositions takes True or False, not {appositions!r}")
    tables(extra)


RULE = Rule("titles", find, rewrite, ("kinds", "appositions", "extra"), check)


def find_titles(text: str) -> list[TitledName]:
    """The names of a news text that have a title before them or an apposition after them, in order.

    A title without a name is none (``Thủ tướng thăm Huế``), nor are words that only look like one in the name of a person, a
    street or a body (``phố Ông Ích Khiêm``). Returns a ``TitledName`` each, with spans in code points. Raises TypeError on
    anything but ``str``.

    >>> [(name.title.of(text), name.name.of(text), name.kinds) for text in ["Theo TS. Lê Văn An, giá sẽ giảm."]
    ...  for name in find_titles(text)]
    [('TS', 'Lê Văn An', ('degree',))]
    """
    require_str(text, "find_titles")
    sound = Repaired(text)
    return [
        TitledName(
            sound.span(found.name, found.name_end),
            sound.span(found.parts[0][0], found.title_end) if found.parts else None,
            sound.span(*found.apposition) if found.apposition else None,
            tuple(dict.fromkeys(kind for _, kind, _ in found.parts)),
        )
        for found in _found(sound.text, ())
    ]


def strip_titles(text: str, *, kinds: Collection[str] = DEFAULT_KINDS, appositions: bool = False) -> str:
    """The text without the titles that stand directly before personal names.

    kinds: the kinds that go, ``DEFAULT_KINDS`` unless told, all there are in ``TITLE_KINDS``. appositions: also take away what
    a name has after it (``Trần Cương, Bí thư Quảng Tây,``), up to an end that is certain. Where a title has no name and where a
    cut would make another title of what is left, the text stays. Idempotent. Returns the same object where nothing goes.
    Raises TypeError on anything but ``str``, ValueError on an unknown kind.

    >>> strip_titles("Sáng nay Thủ tướng Chính phủ Phạm Minh Chính đến Huế.")
    'Sáng nay Phạm Minh Chính đến Huế.'
    """
    require_str(text, "strip_titles")
    check(kinds=kinds, appositions=appositions)
    return rewrite(text, kinds=kinds, appositions=appositions)
