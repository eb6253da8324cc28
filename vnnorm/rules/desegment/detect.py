"""Is a paragraph word-segmented? What speaks for it and against, told from that paragraph alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from vnnorm.rules.desegment.joiners import is_written
from vnnorm.text.pattern import lazily

_BREAK = lazily(r"\n\s*\n")
_JOINED = lazily(r"[^\W_]_[^\W_]")
_SURELY_JOINED = lazily(r"_(?:(?<=[^\x00-\x7f]_)|(?=[^\x00-\x7f]))")
_TITLE = lazily(r"[A-Z][a-z]*(?:_[A-Z][a-z]*)+")
_SIGN = lazily(r"[#@]|://|\.[0-9A-Za-z]")  # in hashtags, handles, addresses, file names: they prove nothing
# A mark with a space on both sides; of a row of dots, as tables of contents have it, none counts.
_SPACED = lazily(r" (?<=[^\s.] )(?:[,;:!?…)”%\"]|\.{3}|\./\.|\.(?! \.))(?= |\Z)")
# In published text these marks cling to a word; a segmenter leaves none so. Each alternative starts with its mark, which is
# quick to look for; a letter speaks once: with the mark that opens (a), and not with the one that closes it.
_ATTACHED = lazily(
    r"[,;:)”](?<=[^\W\d_].)(?<!(?<!\S)[(“\"\[{][^\W\d_].)(?= |\Z)"
    r"|[.!?…]\Z(?<=[^\W\d_]{2}.)(?<!(?<!\S)[(“\"\[{][^\W\d_]{2}.)"
    r"|[(“\"\[{](?<!\S.)[^\W\d_]|\"[:,;]"
)


def may_be_segmented(text: str) -> bool:
    """Whether it has a joiner, or a mark that counts without one; most published texts have neither."""
    return "_" in text or " ," in text or " ." in text


def segmented_stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of whole lines that are segmented, in order: a paragraph, or some lines of a mixed one."""
    if not may_be_segmented(text):
        return
    start = 0
    for match in _BREAK.finditer(text):
        yield from _in_paragraph(text[start : match.start()], start)
        start = match.end()
    yield from _in_paragraph(text[start:], start)


def _in_paragraph(paragraph: str, offset: int) -> Iterator[tuple[int, int]]:
    if not may_be_segmented(paragraph):
        return
    if _is_segmented_throughout(paragraph):
        yield offset, offset + len(paragraph)
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


def _is_segmented_throughout(paragraph: str) -> bool:
    """A quick look that settles most segmented paragraphs: words joined, commas apart and none that clings to a word."""
    commas = paragraph.count(" , ")
    if not commas or commas != paragraph.count(", ") or any(sign in paragraph for sign in ("#", "@", "://")):
        return False
    return sum(1 for _ in islice(_SURELY_JOINED.finditer(paragraph), 4)) > 3


def _evidence(line: str) -> tuple[int, int, int]:
    """Words joined by underscores, marks set apart, and marks that cling to a word."""
    line = line.rstrip()
    marks = _SPACED.findall(line)
    joined = 0
    for token in line.split() if "_" in line else ():
        if "_" in token and _JOINED.search(token) and not _SIGN.search(token) and not is_written(token):
            # Joined ASCII may be an identifier: it counts as a name, and beside marks that stand apart.
            joined += not token.isascii() or (bool(marks) and _TITLE.fullmatch(token) is not None)
    # Some write " !" and " ?": without a joined word, these count beside a comma or full stop that stands apart.
    spaced = len(marks) if joined or " ," in marks or " ." in marks else 0
    return joined, spaced, len(_ATTACHED.findall(line))


def _verdict(joined: int, spaced: int, attached: int) -> bool | None:
    """True: segmented; False: as published; None: nothing decides."""
    signs = joined + spaced
    if attached and attached * 2 >= signs:
        return False
    if joined >= 2 or (joined and spaced) or spaced >= 3:
        return True
    return None
