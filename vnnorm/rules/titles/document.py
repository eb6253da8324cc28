"""Evidence from the whole text: Nguyễn Văn Thắng shows that Thắng is a name, thẩm mỹ viện Cát Tường that Cát Tường is none."""

from __future__ import annotations

from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.tokens import TokenScan


class Document:
    """The names of one text, collected on first use.

    besides: the document that this text is part of. ``missed`` becomes True when a looked-up name is not shown by the text.
    """

    __slots__ = ("_alone", "_besides", "_bodies", "_last", "_scanned", "_text", "_words", "missed")

    def __init__(self, text: str, words: TitleWords, besides: Document | None = None) -> None:
        self._text = text
        self._words = words
        self._scanned: TokenScan | None = None  # built on demand: few of the texts that are read twice need it
        self._besides = besides
        self.missed = False
        self._last: set[str] | None = None
        self._alone: set[str] | None = None
        self._bodies: set[tuple[str, str]] | None = None

    @property
    def scan(self) -> TokenScan:
        """The tokens of the text."""
        if self._scanned is None:
            self._scanned = TokenScan(self._text, self._words)
        return self._scanned

    def is_shown(self, folded: str) -> bool:
        """Whether the text has a single name by itself, or as the last word of a full name."""
        if self.is_last(folded):
            return True
        if self._alone is None:
            self._alone = self.scan.lone_names()
        shown = folded in self._alone or (self._besides is not None and self._besides.is_shown(folded))
        self.missed = self.missed or not shown
        return shown

    def is_last(self, folded: str) -> bool:
        """Whether a full name in the text ends in this word: after Nguyễn Văn Thắng, Thắng is a name."""
        if self._last is None:
            self._last = self.scan.last_names()
        shown = folded in self._last or (self._besides is not None and self._besides.is_last(folded))
        self.missed = self.missed or not shown
        return shown

    def is_body(self, first: str, second: str) -> bool:
        """Whether a company or similar body in the text is named by these two words: thẩm mỹ viện Cát Tường."""
        if self._bodies is None:
            self._bodies = self.scan.named_bodies()
        return (first, second) in self._bodies or (self._besides is not None and self._besides.is_body(first, second))
