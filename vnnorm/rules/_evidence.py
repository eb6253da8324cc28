"""Is a paragraph word-segmented? What speaks for it and against, told from that paragraph alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

_BREAK = re.compile(r"\n\s*\n")
_JOINED = re.compile(r"[^\W_]_[^\W_]")
_SIGNS = re.compile("[#@]|://")
_SPACED = re.compile(r"(?<=\w) [,.;:!?…)”](?= |\Z)")
# In published text these marks cling to a word; a segmenter leaves none so.
_ATTACHED = re.compile(r"[^\W\d_][,;:)”](?= |\Z)|[^\W\d_]{2}[.!?…]\Z| [(“][^\W\d_]")


def segmented_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole lines that are segmented, in order: a paragraph, or some lines of a mixed one."""
    if "_" not in text and " ," not in text and " ." not in text:
        return
    start = 0
    for match in _BREAK.finditer(text):
        yield from _in_paragraph(text[start : match.start()], start)
        start = match.end()
    yield from _in_paragraph(text[start:], start)


def _in_paragraph(paragraph: str, offset: int) -> Iterator[tuple[int, int]]:
    joined, spaced = paragraph.count("_"), paragraph.count(" , ") + paragraph.count(" .")
    if not joined and not spaced:
        return
    if joined > 2 and spaced > 1 and paragraph.count(", ") == paragraph.count(" , "):
        yield offset, offset + len(paragraph)  # as segmenters write from end to end
        return
    lines = paragraph.split("\n")
    shown = [_evidence(line) for line in lines]
    whole = _verdict(*map(sum, zip(*shown, strict=True)))
    verdicts = [whole if (verdict := _verdict(*counts)) is None else verdict for counts in shown]
    start = offset
    for segmented, group in groupby(zip(verdicts, lines, strict=True), lambda pair: pair[0]):
        end = start + sum(len(line) + 1 for _, line in group)
        if segmented:
            yield start, end - 1
        start = end


def _evidence(line: str) -> tuple[int, int, int]:
    """Words joined by underscores, marks set apart, and marks that cling to a word."""
    # Joined ASCII proves nothing: it may be an identifier; nor do hashtags, handles and links.
    joined = sum(
        "_" in token and not token.isascii() and not _SIGNS.search(token) and bool(_JOINED.search(token))
        for token in line.split()
    )
    return joined, len(_SPACED.findall(line)), len(_ATTACHED.findall(line))


def _verdict(joined: int, spaced: int, attached: int) -> bool | None:
    """True: segmented; False: as published; None: nothing decides."""
    signs = joined + spaced
    if attached and attached * 2 >= signs:
        return False
    if joined >= 2 or (joined and spaced) or spaced >= 3:
        return True
    return None
