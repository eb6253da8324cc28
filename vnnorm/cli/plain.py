"""Text files: the whole file is one document, ``Thủ_tướng nói .`` → ``Thủ tướng nói.``; line ends are kept if asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from vnnorm.cli.messages import STDIN, RecordError, is_page
from vnnorm.cli.pieces import Choice, Piece, Slot, reference_of
from vnnorm.cli.records import read_document

BOM = b"\xef\xbb\xbf"
_MAGIC = {
    b"\xff\xfe": "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8",
    b"\xfe\xff": "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8",
    b"\x1f\x8b": "it looks like gzip; name it .gz, or pipe it through gunzip",
    b"\x28\xb5\x2f\xfd": "it looks like zstd; name it .zst, or pipe it through unzstd",
    b"PAR1": "it looks like Parquet; name it .parquet",
}


_page = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html[\s>])", re.IGNORECASE).match


class Whole:
    """A text file."""

    documents = 1
    bad: Sequence[RecordError] = ()

    def __init__(self, content: bytes, slot: Slot, mark: bytes = b"") -> None:
        self.slots = (slot,)
        self.raw = content
        self._mark = mark  # the byte order mark; other programs may need it

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        (slot,) = self.slots
        if texts[0] is slot.text:
            return self.raw
        text = texts[0] if slot.line_end == "\n" else texts[0].replace("\n", slot.line_end)
        return self._mark + text.encode("utf-8")


class NotText:
    """A file that is not UTF-8."""

    documents = 1
    slots: Sequence[Slot] = ()

    def __init__(self, content: bytes, bad: RecordError) -> None:
        self.bad = (bad,)
        self.raw = content

    def built(self, texts: Sequence[str], keep_bad: bool) -> bytes:
        return self.raw if keep_bad else b""


def pieces(stream: BinaryIO, choice: Choice, form: str = "") -> Iterator[Piece]:
    """The one piece of a text file."""
    content = read_document(stream)
    if choice.format is None and not form and _page(content):
        raise is_page(STDIN)
    mark = BOM if choice.keep_frame and not choice.drop_bom and content.startswith(BOM) else b""
    try:
        text = content[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as error:
        yield NotText(content, not_utf8(content, len(mark) + error.start))
    else:
        end = line_end(text) if choice.keep_frame else "\n"
        shown = text.replace(end, "\n")
        yield Whole(content, Slot(shown, reference_of(shown, choice.reference), {}, end, form), mark)


def not_utf8(content: bytes, at: int, offset: int = 0, place: str = "") -> RecordError:
    """The error for a byte that is not UTF-8; ``content`` starts ``offset`` bytes into the file."""
    remedy = next((hint for magic, hint in _MAGIC.items() if not offset and content.startswith(magic)), None)
    convert = "convert it first: iconv -f WINDOWS-1258 -t UTF-8"
    if not remedy and place:
        remedy = f"pass --on-error skip or keep; if the whole file is so, {convert}"
    remedy = remedy or f"save the file as UTF-8, or {convert}"
    return RecordError(f"{place}not UTF-8 at byte {offset + at} (0x{content[at]:02x}); {remedy}")


def line_end(text: str) -> str:
    """The line end of a text if all lines have the same one; else a line feed, and the steps unify them.

    >>> line_end("một\\r\\nhai\\r\\n")
    '\\r\\n'
    """
    returns, feeds, both = text.count("\r"), text.count("\n"), text.count("\r\n")
    if returns == feeds == both and both:
        return "\r\n"
    return "\r" if returns and not feeds else "\n"
