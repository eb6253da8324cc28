"""Put the lines of a text on one line: a line end becomes a full stop between sentences, and a space in a wrapped paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_OPENING = "“\"‘'«([–- "
_CLOSING = "”\"’')]»"
_WRAPPED = 3  # lines: of only two lines, the first is often the longer one by chance, which does not show a width


def one_line(text: str) -> str:
    """The text on one line, with one space between words.

    A line that ends without punctuation, before a line that begins with a capital, is a headline or a list entry. A full stop
    is added to it, because no phrase continues on the next line. In a wrapped paragraph every line end becomes a space.

    >>> one_line("Bị phạt 1,5 triệu đồng\\nÔng An nhận lỗi hôm qua.")
    'Bị phạt 1,5 triệu đồng. Ông An nhận lỗi hôm qua.'
    >>> one_line("Theo bộ trưởng,\\nông An đã đến.")
    'Theo bộ trưởng, ông An đã đến.'
    """
    if "\n" not in text:
        return " ".join(text.split())
    pieces: list[str] = []
    for block in _blocks(text):
        wrapped = _is_wrapped(block)
        for line in block:
            if pieces:
                parted = line is block[0] or not wrapped
                pieces.append(". " if parted and _is_open(pieces[-1]) and _begins(line) else " ")
            pieces.append(line)
    return "".join(pieces)


def _blocks(text: str) -> Iterator[list[str]]:
    """The runs of lines between blank lines, with one space between words."""
    block: list[str] = []
    for line in text.split("\n"):
        if words := line.split():
            block.append(" ".join(words))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_wrapped(block: list[str]) -> bool:
    """Whether the lines of a block are wrapped: the first word of the next line fits on none of them."""
    width = max(map(len, block))
    return len(block) >= _WRAPPED and all(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width for line, following in pairwise(block)
    )


def _is_open(line: str) -> bool:
    """Whether a line ends in a word, perhaps before closing quotes or brackets, and not in other punctuation."""
    return line.rstrip(_CLOSING)[-1:].isalnum()


def _begins(line: str) -> bool:
    return line.lstrip(_OPENING)[:1].isupper()
