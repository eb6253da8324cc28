"""Text files: the whole is one document, ``Thủ_tướng nói .\\r\\n`` → ``Thủ tướng nói.\\r\\n``, its line ends kept on demand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from vnnorm.cli.messages import Bad
from vnnorm.cli.pieces import Choice, Piece, Slot

_LINE_END = re.compile("\r\n|\n|\r")
_MAGIC = {
    b"\xff\xfe": "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8",
    b"\xfe\xff": "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8",
    b"\x1f\x8b": "it looks like gzip; name it .gz, or pipe it through gunzip",
    b"\x28\xb5\x2f\xfd": "it looks like zstd; name it .zst, or pipe it through unzstd",
    b"PAR1": "it looks like Parquet; name it .parquet",
}


class Whole:
    """A text file."""

    documents = 1
    bad: Sequence[Bad] = ()

    def __init__(self, content: bytes, slot: Slot) -> None:
        self.slots = (slot,)
        self._content = content

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self._content if texts[0] is self.slots[0].text else texts[0].encode("utf-8")


class NotText:
    """A file that is not UTF-8."""

    documents = 1
    slots: Sequence[Slot] = ()

    def __init__(self, content: bytes, bad: Bad) -> None:
        self.bad = (bad,)
        self._content = content

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self._content if keep_bad else b""


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The one piece of a text file."""
    content = stream.read()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield NotText(content, not_utf8(content, error.start))
    else:
        yield Whole(content, Slot(text, choice.reference, {}))


def not_utf8(content: bytes, at: int, offset: int = 0, place: str = "") -> Bad:
    """Which byte is not UTF-8, counted in the file, which starts ``offset`` bytes before ``content``."""
    remedy = next((hint for magic, hint in _MAGIC.items() if not offset and content.startswith(magic)), None)
    remedy = remedy or "save the file as UTF-8, or convert it first: iconv -f WINDOWS-1258 -t UTF-8"
    return Bad(f"{place}not UTF-8 at byte {offset + at} (0x{content[at]:02x}); {remedy}")


def line_end(text: str) -> str:
    """How most lines of a text end; a line feed where none does."""
    returns, feeds, both = text.count("\r"), text.count("\n"), text.count("\r\n")
    counts = {"\n": feeds - both, "\r\n": both, "\r": returns - both}
    return max(counts, key=lambda end: counts[end])


def with_line_ends(source: str, result: str) -> str:
    """The result with the line ends of its source, where the steps made all of them line feeds.

    >>> with_line_ends("a_b\\r\\nc\\r\\n", "a b\\nc\\n")
    'a b\\r\\nc\\r\\n'
    """
    if result is source or "\r" in result or "\r" not in source:
        return result
    end = line_end(source)
    return result if end == "\n" else result.replace("\n", end)


def with_line_feeds(text: str) -> str:
    """The text with a line feed at the end of each line."""
    return _LINE_END.sub("\n", text) if "\r" in text else text
