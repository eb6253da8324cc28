"""What a whole text shows of names: Nguyễn Văn Thắng makes Thắng a name, thẩm mỹ viện Cát Tường makes Cát Tường none."""

from __future__ import annotations

from vnnorm.rules.titles.lexicon import Words
from vnnorm.rules.titles.tokens import Scan


class Document:
    """The names of one text, gathered when they are first asked for.

    besides: what is known of a text that this one is a part of. ``missed`` is set where a name was asked for that is not shown.
    """

    __slots__ = ("_alone", "_besides", "_bodies", "_last", "_scanned", "_text", "_words", "missed")

    def __init__(self, text: str, words: Words, besides: Document | None = None) -> None:
        self._text = text
        self._words = words
        self._scanned: Scan | None = None  # few of the texts that are read a second time are asked for their names
        self._besides = besides
        self.missed = False
        self._last: set[str] | None = None
        self._alone: set[str] | None = None
        self._bodies: set[tuple[str, str]] | None = None

    @property
    def scan(self) -> Scan:
        """The tokens of the text."""
        if self._scanned is None:
            self._scanned = Scan(self._text, self._words)
        return self._scanned

    def is_shown(self, folded: str) -> bool:
        """Whether the text shows a single name by itself, or as the last of a full name."""
        if self.is_last(folded):
            return True
        if self._alone is None:
            self._alone = self.scan.lone_names()
        shown = folded in self._alone or (self._besides is not None and self._besides.is_shown(folded))
        self.missed = self.missed or not shown
        return shown

    def is_last(self, folded: str) -> bool:
        """Whether the text holds a full name that ends so: after Nguyễn Văn Thắng, Thắng is a name."""
        if self._last is None:
            self._last = self.scan.last_names()
        shown = folded in self._last or (self._besides is not None and self._besides.is_last(folded))
        self.missed = self.missed or not shown
        return shown

    def is_body(self, first: str, second: str) -> bool:
        """Whether the text calls a company or the like by these two words: thẩm mỹ viện Cát Tường."""
        if self._bodies is None:
            self._bodies = self.scan.named_bodies()
        return (first, second) in self._bodies or (self._besides is not None and self._besides.is_body(first, second))
