"""Lookup tables made from the data on page residue: headings, widget lines, phrases, sources, sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from vnnorm.core.lexicon import LexiconError, extended, load
from vnnorm.rules.boilerplate.entries import COPYRIGHT, REGISTERED, Entry, by_literal
from vnnorm.rules.boilerplate.labels import Labels, Phrases, made
from vnnorm.text.fold import fold
from vnnorm.text.listed import fold_entry, spell_entry
from vnnorm.text.pattern import lazily

BoilerplateKind = Literal[
    "sidebar",
    "related",
    "caption",
    "credit",
    "media-file",
    "video",
    "dateline",
    "byline",
    "source",
    "outlet-prefix",
    "breadcrumb",
    "tags",
    "share",
    "comments",
    "reader-note",
    "footer",
    "copyright",
    "promo",
    "end-mark",
    "repeated-title",
    "repeated",
]
"""The kinds of residue, for type checkers and editors."""

KINDS: tuple[BoilerplateKind, ...] = get_args(BoilerplateKind)

LONGEST_KEY = 60  # maximum characters of a heading or widget line
LONGEST_SOURCE = 6  # maximum words of a source in the data
_DECORATION = " \t:.…!>»|•▪■◆►*#-–+"
_JOINT = lazily(r" [-–&] |, ")  # between sections
_NUMBERED = lazily(r"\d{1,3} ?[.)] ?")
_OPENING = _DECORATION + "(®©"
_COUNT = lazily(r" ?\(? ?\d{1,5} ?\)?$")


_LABELS = ("footer", "copyright", "share", "promo")  # kinds of labels that occur in footers

LineFinding = tuple[int, int, str, str]
"""What a part of the rule found in a line: start and end in the line, kind, reason."""


class BoilerplateWords(NamedTuple):
    """The data files as lookup tables."""

    headings: dict[str, Entry]
    lines: dict[str, Entry]
    starts: dict[str, tuple[Entry, ...]]  # by first word
    phrases: dict[str, tuple[tuple[str, Entry], ...]]  # spellings, by a pair of words that they contain
    labels: dict[str, Entry]  # footer labels by spelling
    comments: tuple[str, ...]  # headings of comment boxes
    sources: frozenset[str]  # outlets and agencies, as written
    first_words: frozenset[str]  # first words of sources
    prefixes: frozenset[str]  # outlets that may precede a lead
    sections: frozenset[str]
    section_words: frozenset[str]  # first words of sections
    starters: dict[str, bool]  # words that start sentences, and whether they do so before a capital as well
    predicates: frozenset[str]  # words that occur in clauses but not in name phrases
    surnames: frozenset[str]
    gate: dict[str, frozenset[str]]  # the second words of headings, lines and starts, by the first; empty if there is none
    closers: frozenset[str]  # last words of sources and of the words after a writer's name
    labels_of: Labels
    widget_words: frozenset[str]  # words that accompany counts under a title
    stamp_letters: frozenset[str]  # first letters of stamps
    see_letters: frozenset[str]  # first letters of links
    back_letters: frozenset[str]  # first letters of links back to a section, in both cases

    def entry(self, line: str) -> Entry | None:
        """The entry that equals the whole line, apart from signs and a count, else the entry that the line starts with."""
        first, *more = line.lstrip(_OPENING)[:LONGEST_KEY].split(None, 2) or [""]
        seconds = self.gate.get(key_word(first))
        if seconds is None or not ("" in seconds or (more and key_word(more[0]) in seconds)):  # nearly all lines
            return None
        if len(line) <= LONGEST_KEY:
            whole = key(line)
            entry = self.headings.get(whole) or self.lines.get(whole)
            if entry is not None:
                return entry
        head = fold(line[:LONGEST_KEY]).lstrip(_OPENING)
        for entry in self.starts.get(head.split(" ", 1)[0].rstrip(":,"), ()):
            rest = line.lstrip(_OPENING)[len(entry.words) :]
            if head.startswith(entry.words) and _is_apart(rest, entry.kind == "breadcrumb"):
                return entry
        return None

    def is_section(self, line: str) -> bool:
        """Whether a whole line names a section of a newspaper, or several of them: ``Tin tức & Sự kiện``."""
        number = _NUMBERED.match(line)
        if number:
            line = line[number.end() :]
        return (
            len(line) <= LONGEST_KEY
            and key_word(line.lstrip(_DECORATION).split(" ", 1)[0]) in self.section_words
            and (key(line) in self.sections or all(key(part) in self.sections for part in _JOINT.split(line)))
        )

    def source_at(self, words: list[str]) -> int:
        """The number of leading words that name a source; 0 if there is none."""
        if not words or words[0].rstrip(".,;") not in self.first_words:
            return 0
        for count in range(min(LONGEST_SOURCE, len(words)), 0, -1):
            if " ".join(words[:count]).rstrip(".,;") in self.sources:
                return count
        return 0


def _is_apart(rest: str, by_capital: bool) -> bool:
    """True if no letter continues the word; with ``by_capital``, the rest must also be empty or start with a capital."""
    if rest[:1].isalpha():
        return False
    return not by_capital or not rest.strip() or rest.lstrip("“\"‘' ")[:1].isupper()


@lru_cache(1 << 12)
def key_word(first: str) -> str:
    """A word of a line, folded; of words joined by a segmenter, only the first."""
    return fold(first).split(" ", 1)[0].strip(_DECORATION)


@lru_cache(1 << 12)
def key(line: str) -> str:
    """A short line, normalized as in the data: folded, without decoration and count."""
    folded = fold(line).strip(_DECORATION)
    if folded[-1:].isdigit() or folded[-1:] == ")":
        folded = _COUNT.sub("", folded)
    return folded.rstrip(_DECORATION)


def _entries(extra: tuple[str, ...]) -> dict[str, dict[str, Entry]]:
    """The rows of ``residue.txt`` and the user's own by type (``how``) and folded words; LexiconError for a faulty row."""
    by_how: dict[str, dict[str, Entry]] = {
        how: {} for how in ("contact", "general", "heading", "line", "phrase", "run", "start", "titled")
    }
    for kind, how, text in extended(load("boilerplate/residue"), extra).rows:
        folded = fold_entry(text)
        if len(folded) > LONGEST_KEY:
            raise LexiconError(f"boilerplate: {text!r} has more than {LONGEST_KEY} letters; its first words are enough")
        if text != text.lower():
            raise LexiconError(f"boilerplate: {text!r} has capitals; write {text.lower()!r}, which every case matches")
        by_how[how][folded] = Entry(kind, how, folded, text)
    return by_how


@cache  # one function: a field of the result each
def words(extra: tuple[str, ...] = ()) -> BoilerplateWords:
    """The lookup tables, with the user's extra lines."""
    by_how = _entries(extra)
    headings, first_words = by_how["heading"] | by_how["general"], by_how["start"] | by_how["contact"]
    starts: dict[str, list[Entry]] = {}
    for entry in first_words.values():
        starts.setdefault(entry.words.split(" ", 1)[0].rstrip(":,"), []).append(entry)
    labels = [entry for entry in first_words.values() if entry.kind in _LABELS] + [COPYRIGHT, REGISTERED]
    outlets = load("boilerplate/outlets").rows
    sources = frozenset(name for _, name in outlets)
    labels_of = made(load("boilerplate/labels").rows)
    sections = frozenset(fold_entry(section) for (section,) in load("boilerplate/sections").rows)
    whole = [*headings, *by_how["line"], *first_words]
    widgets = [*by_how["line"], *by_how["general"], *(words for words, entry in first_words.items() if entry.kind == "share")]
    return BoilerplateWords(
        headings=headings,
        lines=by_how["line"],
        starts={first: tuple(sorted(found, key=lambda entry: -len(entry.words))) for first, found in starts.items()},
        phrases=by_literal([*by_how["phrase"].values(), *by_how["run"].values(), *by_how["titled"].values()]),
        labels={spelling: entry for entry in labels for spelling in spell_entry(entry.text)},
        comments=tuple(words for words, entry in headings.items() if entry.kind == "comments"),
        sources=sources,
        first_words=frozenset(name.split(" ", 1)[0] for name in sources),
        prefixes=frozenset(name for kind, name in outlets if kind == "outlet"),
        sections=sections,
        section_words=frozenset(section.split(" ", 1)[0] for section in sections),
        starters={word: before == "any" for before, word in load("boilerplate/sentence_starts").rows},
        predicates=frozenset(fold_entry(word) for (word,) in load("boilerplate/predicates").rows),
        surnames=frozenset(name for _, name in load("names/surnames").rows),
        gate=_by_first(whole),
        closers=_last_words([*sources, *labels_of.made, *labels_of.by]),
        labels_of=labels_of,
        widget_words=frozenset(word for words in widgets for word in words.rstrip(":").split(" ")),
        stamp_letters=_first_letters(labels_of.stamp | labels_of.weekday),
        see_letters=_first_letters(labels_of.see),
        back_letters=_first_letters(labels_of.back) | {phrase[0] for phrase in labels_of.back},
    )


@cache
def bodies() -> Phrases:
    """The words that names of bodies begin with: ``bộ``, ``trung tâm``."""
    return Phrases(fold(words) for kind, words in load("titles/bodies").rows if kind == "head")


def _by_first(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    """The second words of folded phrases by the first; the empty string for a phrase of one word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, *more in (phrase.split(" ") for phrase in phrases):
        found[first.strip(_DECORATION)].add(more[0].strip(_DECORATION) if more else "")
    return {first: frozenset(seconds) for first, seconds in found.items()}


def _last_words(names: list[str]) -> frozenset[str]:
    """The last words of names as ``key_word`` gives them, folded in a single call."""
    words = "\n".join([name.rsplit(" ", 1)[-1] for name in names])
    return frozenset(word.split(" ", 1)[0].strip(_DECORATION) for word in fold(words).split("\n"))


def _first_letters(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase[0].upper() for phrase in phrases)
