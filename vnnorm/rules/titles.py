"""Strip the title before a name: ``Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn`` → ``Bùi Thanh Sơn``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from vnnorm.checks import require_str, unknown
from vnnorm.edits import Edits, Span
from vnnorm.rule import Finding, Rule
from vnnorm.rules import characters
from vnnorm.rules._title_appositions import Appositions
from vnnorm.rules._title_grammar import ADDRESS, Grammar
from vnnorm.rules._title_names import Names, phrase_at
from vnnorm.rules._title_tokens import Scan, Stretch
from vnnorm.rules._title_words import Words, tables

DEFAULT_KINDS = frozenset(["degree", "foreign", "honorific", "kinship", "office", "party", "profession", "rank"])
"""The kinds of titles that ``strip_titles`` takes away unless it is told which."""

_KEEPER_REACH = 5  # words

TITLE_KINDS = DEFAULT_KINDS | {"relation", "role"}


@dataclass(frozen=True)
class TitledName:
    """A name with a title before it, an apposition after it, or both. Spans are in code points of the text passed in.

    ``title`` reaches from the first word of the title to its last, ``apposition`` from the mark that opens it to its end,
    without a comma or dash that closes it. ``kinds`` are the kinds of the posts of the title, in order, each once.
    """

    name: Span
    title: Span | None
    apposition: Span | None
    kinds: tuple[str, ...]


class _Found(NamedTuple):
    parts: tuple[tuple[int, str, str], ...]  # of the title: offset, kind, entry
    title_end: int
    name: int
    name_end: int
    apposition: tuple[int, int] | None


def _found(text: str, extra: tuple[str, ...]) -> Iterator[_Found]:
    """The names with titles or appositions, in order, of a text in repaired characters."""
    words = tables(extra)
    scanned = text.replace("_", " ")
    scan = Scan(scanned, words)
    names = Names(scan, words)
    for stretch in scan.stretches():
        yield from _in_stretch(stretch, names, words)


def _in_stretch(stretch: Stretch, names: Names, words: Words) -> Iterator[_Found]:
    grammar = Grammar(stretch, names, words)
    appositions = Appositions(stretch, grammar, names, words)
    at = 0
    kept: _Found | None = None
    kept_end = -1  # the word after the name of kept
    loose = -1  # the word after the last post that no name was found for
    for index in stretch.title_starts(words):
        seconds = words.starts[stretch.folded[index]]
        if index < at or not ("" in seconds or stretch.folded[index + 1] in seconds):
            continue
        at = index + 1
        found = grammar.post(index)
        grouped = _group_end(stretch, index, words, found[0] if found else index)
        if grouped:
            at = grouped
            continue
        title = grammar.title(index, found=found) if found else None
        if title and _is_kept(stretch, index, words, kept_end):
            title = None
        elif title and (title.name in grammar.blocked or _would_join(stretch, loose, index)):
            continue
        if title:
            if kept:
                yield kept
            parts = tuple((stretch.start(part.start), part.kind, part.entry) for part in title.parts)
            kept = _Found(parts, stretch.end(title.name - 1), stretch.start(title.name), stretch.end(title.name_end - 1), None)
            kept_end = at = title.name_end
        elif found:
            at = loose = found[0]
        opens = not title and found and found[1].kind not in ADDRESS and appositions.opens(index)
        ended = appositions.end(index, any(map(grammar.is_stop, range(index)))) if opens else None
        if ended:
            if kept_end != index:
                if kept:
                    yield kept
                kept = _untitled(stretch, names, index)
            if kept:
                opening = stretch.start(index) - len(stretch.gap[index].lstrip())
                kept = kept._replace(apposition=(opening, ended[1]))
                at = ended[0]
    if kept:
        yield kept


def _group_end(stretch: Stretch, index: int, words: Words, post_end: int) -> int | None:
    around = phrase_at(words.around, stretch, index) if stretch.folded[index] in words.around else None
    if around and around.kind == "group" and index + len(around.words) >= post_end:
        return index + len(around.words)
    return None


def _would_join(stretch: Stretch, loose: int, index: int) -> bool:
    """Whether nothing but capitalised words stand between a post without a name and a title: its cut would make them a name."""
    return (
        0 <= loose < index
        and all(map(stretch.blank.__getitem__, range(loose, index + 1)))
        and not any(stretch.word[at][0].islower() for at in range(loose, index))
    )


def _is_kept(stretch: Stretch, index: int, words: Words, last: int) -> bool:
    """Whether a title belongs to what is called after a person: Khu di tích Chủ tịch Hồ Chí Minh, đường Ông Ích Khiêm.

    last: the word after the last name, which is not looked beyond.
    """
    if not stretch.word[index][0].isupper():
        return False
    for before in range(index - 1, max(last, index - _KEEPER_REACH, 0) - 1, -1):
        if not stretch.blank[before + 1]:
            return False
        if stretch.folded[before] in ("của", "và", "do"):
            return False
        if stretch.folded[before] not in words.around:
            continue
        around = phrase_at(words.around, stretch, before)
        if around and around.kind == "keeper" and before + len(around.words) <= index:
            body = phrase_at(words.inside, stretch, before)
            return not (body and len(body.words) > len(around.words))
        if around and around.kind == "stop" and not stretch.word[before][0].isupper():
            return False
    return False


def _untitled(stretch: Stretch, names: Names, index: int) -> _Found | None:
    """The bare name that ends before a word."""
    first = index
    while (
        first > 0
        and stretch.word[first - 1][0].isupper()
        and (first == index or stretch.blank[first] or stretch.gap[first] in "-'’")
    ):
        first -= 1
    for at in range(first, index - 1):
        name = names.at(stretch, at)
        if name and name.end == index:
            return _Found((), 0, stretch.start(at), stretch.end(index - 1), None)
    return None


# ---------------------------------------------------------------- the step


def _findings(text: str, kinds: Collection[str], appositions: bool, extra: tuple[str, ...]) -> Iterator[Finding]:
    for found in _found(text, extra):
        start, entries = found.name, ""
        for offset, kind, entry in reversed(found.parts):
            if kind not in kinds:
                break
            start, entries = offset, f"{kind} {entry}" + (f"; {entries}" if entries else "")
        if start < found.name:
            yield start, found.name, "", entries
        if appositions and found.apposition:
            yield _apposition_cut(text, found)


def _apposition_cut(text: str, found: _Found) -> Finding:
    assert found.apposition is not None
    start, end = found.apposition
    opening = text[start]
    start = found.name_end
    rest = text[end : end + 3].lstrip(" ")
    if opening in ",-–—" and rest[:1] and rest[:1] in ",-–—":
        end = text.index(rest[0], end) + 1
    return start, end, "", "apposition"


def find(
    text: str,
    *,
    kinds: Collection[str] = DEFAULT_KINDS,
    appositions: bool = False,
    extra: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Every title of the kinds asked for, and the space between it and the name."""
    repaired = characters.rewrite(text)
    if repaired is text:
        yield from _findings(text, kinds, appositions, extra)
        return
    edits = Edits.from_findings(text, characters.find(text))
    for start, end, new, entry in _findings(repaired, kinds, appositions, extra):
        span = edits.to_source((start, end))
        yield span.start, span.end, new, entry


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

    >>> [(name.title.of(text), name.name.of(text), name.kinds) for text in ["Theo TS. Lê Văn An, giá sẽ giảm."]
    ...  for name in find_titles(text)]
    [('TS', 'Lê Văn An', ('degree',))]
    """
    require_str(text, "find_titles")
    repaired = characters.rewrite(text)
    edits = None if repaired is text else Edits.from_findings(text, characters.find(text))

    def span(start: int, end: int) -> Span:
        return edits.to_source((start, end)) if edits is not None else Span(start, end)

    return [
        TitledName(
            span(found.name, found.name_end),
            span(found.parts[0][0], found.title_end) if found.parts else None,
            span(*found.apposition) if found.apposition else None,
            tuple(dict.fromkeys(kind for _, kind, _ in found.parts)),
        )
        for found in _found(repaired, ())
    ]


def strip_titles(text: str, *, kinds: Collection[str] = DEFAULT_KINDS, appositions: bool = False) -> str:
    """The text without the titles that stand directly before personal names.

    >>> strip_titles("Sáng nay Thủ tướng Chính phủ Phạm Minh Chính đến Huế.")
    'Sáng nay Phạm Minh Chính đến Huế.'
    """
    require_str(text, "strip_titles")
    check(kinds=kinds, appositions=appositions)
    return rewrite(text, kinds=kinds, appositions=appositions)
