"""Check which markers of residue a text contains, by a search for literals before any pattern is applied.

Nearly all prose contains none, and a search for literals is many times faster than a pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.lexicon import BoilerplateWords
from vnnorm.text.letters import LETTER, UPPER
from vnnorm.text.pattern import lazily

_HEAD = 600  # characters at the start of a text: title, stamp and lead
_LEAD = lazily(rf"(?P<initials>[A-ZĐ]{{3,6}}) ?[-–] (?P<rest>{UPPER}{LETTER}*+[ _](?!{UPPER}){LETTER}[^.!?\n]{{30,}}+[.!?])")


class Signs(NamedTuple):
    """The markers of residue that a text contains."""

    end_mark: bool
    link: bool
    phrases: tuple[tuple[str, Entry], ...]  # as the text spells them
    initials: str = ""  # capitals and a dash before a sentence, nowhere else in the text: an outlet, as in "TTO - Chuyến bay …"


def signs(text: str, known: BoilerplateWords) -> Signs:
    """Find the markers of residue in a text."""
    # A search for one character is faster than for two.
    has_end_mark = "/" in text and ("/." in text or "/ ." in text)
    return Signs(has_end_mark, ">" in text and ">>" in text, tuple(_phrases(searchable(text), known)), _initials(text))


def _initials(text: str) -> str:
    """The initials before the lead; a body that an article is about has its initials in other places as well."""
    for line in map(str.lstrip, text[:_HEAD].split("\n")):
        match = _LEAD.match(line) if line[:3].isupper() else None
        if match:
            is_apposed = " - " in match["rest"] or " – " in match["rest"]
            return match["initials"] if not is_apposed and text.count(match["initials"]) == 1 else ""
    return ""


def _phrases(lower: str, known: BoilerplateWords) -> Iterator[tuple[str, Entry]]:
    for literal, spelled in known.phrases.items():
        if literal in lower:
            for spelling, entry in spelled:
                if spelling in lower:
                    yield spelling, entry


def searchable(text: str) -> str:
    """The text in lower case with the same length, with spaces for underscores."""
    lower = (text.replace("İ", "i") if "İ" in text else text).lower()
    return lower.replace("_", " ") if "_" in lower else lower


def places(text: str, words: str) -> Iterator[int]:
    """Where words occur in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def after_body(line: str) -> int:
    """The position before which a text is certainly the article: a page prints at most as much below it, and half again."""
    return len(line) * 2 // 5
