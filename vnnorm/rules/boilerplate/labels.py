"""Labels of pages (``Ảnh:``, ``Xem thêm:``, ``Theo``, ``2 giờ trước``), looked up at a position in folded text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vnnorm.core.lexicon import load
from vnnorm.text.fold import fold
from vnnorm.text.listed import fold_entry, spell_entry
from vnnorm.text.pattern import lazily

_LONGEST_WORD = 12  # maximum letters of the last word of a label, with a space: "Infographic"
_SITE = lazily(r"[a-z]+\d|(?:[\w-]+\.)+[a-z]{2,4}(?![\w.])")
_AND = lazily(r" ?[,&/–-] ?| và ")


class Phrases(frozenset[str]):
    """Words and phrases that can be looked up by their start or end position in folded text."""

    by_first: dict[str, tuple[str, ...]]
    by_last: dict[str, tuple[str, ...]]

    def __new__(cls, phrases: Iterable[str]) -> Phrases:
        made = super().__new__(cls, phrases)
        longest = sorted(made, key=lambda phrase: (-len(phrase), phrase))
        made.by_first = {first: tuple(p for p in longest if p[0] == first) for first in {p[0] for p in longest}}
        made.by_last = {last: tuple(p for p in longest if p[-1] == last) for last in {p[-1] for p in longest}}
        return made

    def ahead(self, folded: str, at: int = 0) -> int:
        """The end of the longest phrase that starts at a position; -1 if there is none."""
        for phrase in self.by_first.get(folded[at : at + 1], ()):
            end = at + len(phrase)
            if folded.startswith(phrase, at) and not folded[end : end + 1].isalnum():
                return end
        return -1

    def behind(self, folded: str, end: int) -> int:
        """The start of the longest phrase that ends at a position; -1 if there is none."""
        for phrase in self.by_last.get(folded[end - 1 : end], ()):
            start = end - len(phrase)
            if start >= 0 and folded.startswith(phrase, start) and not folded[max(0, start - 1) : start].isalnum():
                return start
        return -1


class Labels(NamedTuple):
    """The words of ``labels.txt`` by their role, and the date words that occur in stamps."""

    back: Phrases
    by: Phrases
    contact: Phrases
    crew: Phrases
    film: Phrases
    follow: Phrases
    given: Phrases
    invite: Phrases
    made: Phrases
    medium: Phrases
    origin: Phrases
    past: Phrases
    photo: Phrases
    photo_note: Phrases
    photo_of: Phrases
    preposition: Phrases
    publisher: Phrases
    reader: Phrases
    scene: Phrases
    see: Phrases
    source: Phrases
    stamp: Phrases
    taken: Phrases
    weekday: Phrases
    clock: Phrases
    month: Phrases
    year: Phrases
    before_colon: tuple[str, ...]  # the last words of the labels of pictures and films
    source_words: tuple[str, ...]  # every label of a source contains one of them
    film_words: tuple[str, ...]  # every label of a video contains one of them
    heads: frozenset[str]  # the first two letters of the labels that need no colon; folding does not change them

    def may_end(self, line: str, colon: int) -> bool:
        """Whether the label of a picture or a video may precede a colon."""
        return line[max(0, colon - _LONGEST_WORD) : colon].rstrip().lower().endswith(self.before_colon)

    def may_have_source(self, text: str) -> bool:
        """Whether a text contains a word that every label of a source contains."""
        lower = text.lower()
        return any(map(lower.__contains__, self.source_words))

    def are_by(self, label: str) -> bool:
        """Whether a label precedes the name of a writer: ``Bài``, or several kinds of work: ``Tin, ảnh``, ``Bài & clip``."""
        parts = _AND.split(fold(label).strip())
        return all(part in self.by or part in self.photo or part in self.film for part in parts) and (
            len(parts) > 1 or parts[0] in self.by
        )

    def is_general(self, giver: str) -> bool:
        """Whether a giver says what kind of picture or person it is, not which: ``Tư liệu``, ``CTV``."""
        folded = fold(giver)
        return folded in self.photo_note or folded in self.crew

    def picture(self, folded: str, end: int) -> int:
        """The start of the picture label, with its note, that ends at a position; -1 if there is none."""
        note = self.photo_note.behind(folded, end)
        if note > 0:
            start = self.photo.behind(folded, len(folded[:note].rstrip()))
            if start >= 0:
                return start
        return self.photo.behind(folded, end)

    def source_at(self, line: str, folded: str, at: int) -> tuple[int, bool]:
        """The end of the source label that starts at a position, and whether it has a colon; -1 if there is none."""
        end = self.source.ahead(folded, at)
        if end < 0:
            return -1, False
        rest = end + (folded[end : end + 1] == " ")
        if folded[rest : rest + 1] == ":":
            return rest + 1 + (folded[rest + 1 : rest + 2] == " "), True
        named = self.publisher.ahead(folded, rest)
        if named > 0 and folded[named : named + 1] == " ":
            return named + 1, False
        is_name = line[rest : rest + 1].isupper() or _SITE.match(line, rest)
        return (rest, False) if rest > end and is_name else (-1, False)


_MADE = 4  # number of fields of ``Labels`` that are derived from others


def made(rows: Iterable[tuple[str, ...]]) -> Labels:
    """Make ``Labels`` from rows of ``labels.txt``."""
    roles: dict[str, set[str]] = {}
    for role, word in rows:
        roles.setdefault(role.replace(" ", "_"), set()).add(fold_entry(word))
    roles["by"] = roles.get("by", set()) | roles.get("crew", set())
    roles["stamp"] = {*roles.get("stamp", ()), *_dates("day"), *_dates("at")}
    roles.update({role: {*_dates(role)} for role in ("weekday", "clock", "month", "year")})
    named = {name: Phrases(roles.get(name, ())) for name in Labels._fields[:-_MADE]}
    marked = [*named["photo"], *named["photo_note"], *named["film"], *named["origin"]]
    return Labels(
        **named,
        before_colon=tuple(sorted({spelling.split(" ")[-1] for phrase in marked for spelling in spell_entry(phrase)})),
        source_words=_least(named["source"]),
        film_words=_least(named["film"]),
        heads=frozenset([phrase[:2] for phrase in named["photo"] | named["origin"]]),
    )


def _least(phrases: Iterable[str]) -> tuple[str, ...]:
    """The spellings that contain no other one: any text with a spelling contains one of these."""
    known = sorted({spelling for phrase in phrases for spelling in spell_entry(phrase)})
    return tuple(phrase for phrase in known if not any(other in phrase for other in known if other != phrase))


def _dates(asked: str) -> Iterator[str]:
    return (fold_entry(word) for role, word, _ in load("dates/words").rows if role == asked)
