"""A segmented text and its tokenized lines, the input of the rules for gaps."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from vnnorm.rules.desegment.habits import Habits
from vnnorm.rules.desegment.vocabulary import Vocabulary
from vnnorm.text.pattern import lazily

Joins = tuple[bool, bool]
"""Whether a mark attaches to the token before it, and to the token after it."""

LEFT, RIGHT, BOTH, NONE = (True, False), (False, True), (True, True), (False, False)


_JOINED = lazily(r"[^\W_]_[^\W_]")

CLOSED = "\0"
"""Marks a token whose preceding gap closes, in the fast path of ``rewritten``."""


class SegmentedText:
    """The text that contains the lines: evidence for the habits of the segmenter and for quotations across lines."""

    def __init__(self, text: str, spans: list[tuple[int, int]], vocabulary: Vocabulary, is_declared: bool) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.reading = vocabulary.readings.__getitem__
        self.last_is_open = False  # whether the last straight double quote was read as opening
        self.quotes_read: tuple[int, dict[int, bool | None]] = (-1, {})  # the line last read for quotes, by its start
        self.is_odd = CLOSED in text or "\r" in text  # some lines may need the slow path
        self._spans = spans
        self._is_declared = is_declared

    @cached_property
    def segmented(self) -> str:
        """Only the segmented lines, since a plain paragraph gives no evidence about the segmenter."""
        if self._spans == [(0, len(self.text))]:
            return self.text
        return "\n".join([self.text[start:end] for start, end in self._spans])

    @cached_property
    def joins_words(self) -> bool:
        """Whether its segmented lines join words, or the caller declared the text segmented."""
        return self._is_declared or _JOINED.search(self.segmented) is not None

    @cached_property
    def habits(self) -> Habits:
        """The habits of the segmenter and the outlet, estimated from the segmented lines."""
        return Habits(self.segmented)


class Line(NamedTuple):
    """A line as tokens."""

    tokens: list[str]
    start: int  # in the text
    document: SegmentedText
    asked: dict[int, tuple[str, str]]  # by token index: the class whose habit was decisive, and its unit

    @property
    def words(self) -> dict[str, frozenset[str]]:
        return self.document.vocabulary.words

    def before(self, index: int) -> str:
        """The previous token, or its part after the last underscore; empty at the start of the line."""
        return self.tokens[index - 1].rpartition("_")[2] if index > 0 else ""

    def after(self, index: int) -> str:
        """The next token, or its part before the first underscore; empty at the end of the line."""
        return self.tokens[index + 1].partition("_")[0] if index + 1 < len(self.tokens) else ""

    def token(self, index: int) -> str:
        """A token by its index; empty outside the line."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def is_mark(self, token: str, *readings: str) -> bool:
        return self.document.reading(token) in readings

    def closes(self, index: int, name: str, typical: float | None = None, unit: str = "") -> bool:
        """Whether the gaps of the token at ``index`` close, by the habits of the text for the class ``name``."""
        self.asked[index] = name, unit
        return self.document.habits.closes(name, typical, unit)
