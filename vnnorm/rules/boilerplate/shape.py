"""The shape of a line of a page: prose, headline, teaser, heading, stamp, caption, file name, name of a writer, …"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.boilerplate.bylines import is_source, is_writer
from vnnorm.rules.boilerplate.captions import credit_of
from vnnorm.rules.boilerplate.lexicon import COPYRIGHT, Entry, Words
from vnnorm.rules.boilerplate.stamps import LONGEST as LONGEST_STAMP
from vnnorm.rules.boilerplate.stamps import is_past, is_stamp
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

_NUMBER = lazily(r"[\d.,]{1,7}\Z")
_FILE = lazily(r"[\w()%.+ -]{1,100}\.(?:jpe?g|png|gif|webp|bmp|mp4|mp3|flv|avi|mov|JPE?G|PNG|GIF|MP4)\Z")
# A stop after a word, not an initial.
_STOP = lazily(rf"(?:[^\W\d_]{{2}}|/) ?\. +(?=[“\"‘'(]?{UPPER})")
_LINK = lazily(r"(?:>>|»|>>>) ?\S")
_BULLET = lazily(r"[-–•*+▪■◆►\d(]")
_LONGEST_SEE = 20  # letters before the colon of a link
_STAMP_ENDS = frozenset("0123456789)|Mm.")
_ENDS = ".!?…:;"
CLOSING = "”\"’')»]"
LONGEST_SHAPED = 400  # letters; a longer line is prose


class Shape(NamedTuple):
    """What a line looks like, and the data entry that says so, where one does."""

    name: str
    entry: Entry | None = None


BLANK = Shape("blank")
PROSE = Shape("prose")
TEASER = Shape("teaser")
HEADLINE = Shape("headline")
SHORT = Shape("short")
LINK = Shape("link")
STAMP_LINE = Shape("stamp")
COUNT = Shape("count")
FILE = Shape("file")
CREDIT = Shape("credit")
CAPTION = Shape("caption")
VIDEO = Shape("video")
WRITER = Shape("writer")
SOURCE = Shape("source")
_NAMES = {"general": "heading", "contact": "start"}  # of entries that need more proof
_CREDITED = {"caption": CAPTION, "credit": CREDIT, "video": VIDEO}


def shape(line: str, known: Words) -> Shape:
    """The shape of one line without white space around it."""
    if not line:
        return BLANK
    size = len(line)
    if size > LONGEST_SHAPED:
        return PROSE
    entry = known.entry(line)
    if entry is not None:
        return Shape(_NAMES.get(entry.how, entry.how), entry)
    if "©" in line or "®" in line[:3]:
        return Shape("start", COPYRIGHT)
    first = line[0]
    labels = known.labels_of
    if size <= LONGEST_STAMP and (first.isdigit() or (first in known.stamp_letters and line[-1] in _STAMP_ENDS)):
        folded = fold(line)
        if is_stamp(folded, labels):
            return STAMP_LINE
        if _NUMBER.match(line) or is_past(folded, labels):
            return COUNT
    if line[-1].isalnum() and "." in line[-5:] and _FILE.match(line):
        return FILE
    if first in ">»" and _LINK.match(line):
        return LINK
    colon = line.find(":", 0, _LONGEST_SEE) if first in known.see_letters else -1
    if 0 < colon < size - 1 and not line[colon + 1 :].lstrip()[:1].islower() and fold(line[:colon]).rstrip() in labels.see:
        return LINK
    credited = credit_of(line, known)
    if credited is not None:
        return _CREDITED[credited]
    if size <= 110 and first in known.source_letters and is_source(line, known) and len(line.split()) <= 12:
        return SOURCE
    return _plain(line, known)


def _plain(line: str, known: Words) -> Shape:
    bare = line.rstrip(CLOSING)
    if line.endswith(("...", "…")):
        return TEASER if len(line) <= 260 else PROSE
    words = line.count(" ") + 1
    if bare[-1:] in _ENDS and bare:
        if words <= 9 and is_writer(line, known) and bare[-1:] == "." and len(line) <= 20:
            return WRITER
        return PROSE if words >= 4 else SHORT
    if words <= 12 and len(line) <= 90 and bare[:1].isupper() and is_writer(line, known):
        return WRITER
    if len(line) > 200 or (". " in line and words > 8 and _STOP.search(line)):
        return PROSE
    return HEADLINE


def is_listed(line: str) -> bool:
    """Whether a line starts as items of lists do."""
    return _BULLET.match(line) is not None
