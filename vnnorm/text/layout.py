"""Lines laid out as one: a line end that parts two sentences becomes a stop, one that an editor wrapped a space."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_OPENING = "“\"‘'«([–- "
_CLOSING = "”\"’')]»"
_WRAPPED = 3  # lines: of two, the first is the longest as often as not, so it shows no width


def one_line(text: str) -> str:
    """The text on one line, with one space between words.

    A line that ends without a mark, before a line that begins with a capital, is a headline or a list entry: a stop closes it,
    because words of the two lines are no phrase. In a wrapped paragraph a line end says nothing and becomes a space.

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
    """Whether an editor broke the lines of a block: the next line's first word fits on none of them."""
    width = max(map(len, block))
    return len(block) >= _WRAPPED and all(
        len(line) + 1 + len(following.split(" ", 1)[0]) > width for line, following in pairwise(block)
    )


def _is_open(line: str) -> bool:
    """Whether a line ends in a word, perhaps in quotes or brackets, and not in a mark."""
    return line.rstrip(_CLOSING)[-1:].isalnum()


def _begins(line: str) -> bool:
    return line.lstrip(_OPENING)[:1].isupper()
