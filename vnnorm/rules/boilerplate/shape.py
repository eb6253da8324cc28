"""The shape of a line of a page: prose, headline, teaser, heading, stamp, caption, file name, name of a writer, …"""

from __future__ import annotations

from typing import NamedTuple

from vnnorm.rules.boilerplate.captions import LONGEST as LONGEST_CAPTION
from vnnorm.rules.boilerplate.credits import Credit, credits_in, is_agency, may_have_credits
from vnnorm.rules.boilerplate.entries import BACK, COPYRIGHT, Entry
from vnnorm.rules.boilerplate.invitations import INVITATION, is_invitation
from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY, BoilerplateWords
from vnnorm.rules.boilerplate.signatures import signature
from vnnorm.rules.boilerplate.stamps import LONGEST as LONGEST_STAMP
from vnnorm.rules.boilerplate.stamps import LONGEST_AGE, is_past, is_stamp
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

_YEAR = lazily(r"\d{4}")
_NUMBER = lazily(r"[\d.,]{1,7}\Z")
_FILE = lazily(r"[\w()%.+ -]{1,100}\.(?:jpe?g|png|gif|webp|bmp|mp4|mp3|flv|avi|mov|JPE?G|PNG|GIF|MP4)\Z")
_FEW = 8  # maximum words of a numbered heading: "Điều 2. Phạm vi áp dụng"
_LONGEST_HEADLINE = 200  # maximum characters
_LONGEST_TEASER = 260  # maximum characters of a teaser that the page cut short
_SENTENCE = 4  # minimum words of a sentence; a shorter one may be a question or an answer
_LINK = lazily(rf"(?:>>>?|») ?(?=[“\"‘'\[(]?(?:{UPPER}|\d))")
_LONGEST_LINK = 140  # maximum characters of a link's headline
_BULLET = lazily(r"[-–•*+▪■◆►\d(]")
_LONGEST_SEE = 20  # maximum characters before the colon of a link, and of the words that lead back to a section
_STAMP_ENDS = frozenset("0123456789)|Mm.")
_ENDS = ".!?…:;"
CLOSING = "”\"’')»]"
LONGEST_SHAPED = 400  # characters; a longer line is prose


class Shape(NamedTuple):
    """The form of a line, and the data entry that determines it, if any."""

    name: str
    entry: Entry | None = None


BLANK = Shape("blank")
CODE = Shape("code")
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
SIGNED = Shape("signed")
SOURCE = Shape("source")
_NAMES = {"general": "heading", "contact": "start"}  # types of entries that need more evidence
_COPYRIGHT = lazily(rf"©[\s\d–-]*+(?:{UPPER}|\Z)")
_TAIL = 140  # characters at the end of a line that are searched for a credit
_SENTENCES = 2  # maximum sentences of a caption
_LONGEST_FILM = 200  # maximum characters of a video label with its description


def shape(line: str, known: BoilerplateWords) -> Shape:
    """The shape of one stripped line."""
    if not line:
        return BLANK
    if len(line) > LONGEST_SHAPED:
        return PROSE
    found = _listed(line, known)
    if found is None and (line[0].isdigit() or line[0] in known.stamp_letters):
        found = _dated(line, known)
    return (
        found
        or _linked(line, known)
        or (may_have_credits(line[-_TAIL:]) and _credited(line, known))
        or _signed(line, known)
        or _plain(line)
    )


def _listed(line: str, known: BoilerplateWords) -> Shape | None:
    """The shape of a line in the data, a copyright line (``©``), or a link back to a section."""
    entry = known.entry(line)
    if entry is not None:
        return Shape(_NAMES.get(entry.how, entry.how), entry)
    if is_invitation(line, known):
        return Shape("start", INVITATION)
    if ("©" in line and _COPYRIGHT.search(line)) or "®" in line[:3]:
        return Shape("start", COPYRIGHT)
    if line[0] not in known.back_letters or len(line) > LONGEST_KEY:
        return None
    back = known.labels_of.back.ahead(fold(line[:_LONGEST_SEE]))
    return Shape("line", BACK) if back > 0 and known.is_section(line[back:].strip()) else None


def _dated(line: str, known: BoilerplateWords) -> Shape | None:
    """The shape of a stamp, an age or a count; the line starts as these do."""
    is_number = line[0].isdigit()
    if len(line) > LONGEST_STAMP or (line[-1] not in _STAMP_ENDS and not is_number):
        return None
    if _YEAR.search(line) and is_stamp(fold(line), known.labels_of):
        return STAMP_LINE
    is_count = is_number and (_NUMBER.match(line) or (len(line) <= LONGEST_AGE and is_past(fold(line), known.labels_of)))
    return COUNT if is_count else None


def _linked(line: str, known: BoilerplateWords) -> Shape | None:
    """The shape of a file name, or of a link to another article: ``>> …``, ``Xem thêm: …``."""
    if line[-1].isalnum() and "." in line[-5:] and _FILE.match(line):
        return FILE
    if line[0] in ">»" and is_link(line):
        return LINK
    colon = line.find(":", 0, _LONGEST_SEE) if line[0] in known.see_letters else -1
    if 0 < colon < len(line) - 1 and fold(line[:colon]).rstrip() in known.labels_of.see:
        rest = line[colon + 1 :].lstrip()
        if not rest[:1].islower() and is_headline(rest):
            return LINK
    return None


def _credited(line: str, known: BoilerplateWords) -> Shape | None:
    """The shape of a credit, of a video label, or of a caption of one or two sentences that ends in a credit."""
    found = list(credits_in(line, known))
    first = found[0] if found else None
    if first is not None and not line[: first.start].strip(" .–-"):
        return (VIDEO if first.kind == "video" else CREDIT) if _reaches_end(line, found) else None
    if _is_film(line, known):
        return VIDEO
    if first is None or not _reaches_end(line, found):
        return None
    head = line[: first.start].rstrip(" ([–-")
    ends = list(sentence_ends(head, glued=True))
    is_glued = any(end < len(head) and not head[end].isspace() for end in ends)
    if is_glued or len(head) > LONGEST_CAPTION or len(ends) > _SENTENCES:
        return None
    if first.is_source and first.is_joined and line.endswith(").") and not is_agency(line, first, known):
        return None  # the article cites the source of a figure
    return VIDEO if first.kind == "video" else CAPTION


def _reaches_end(line: str, found: list[Credit]) -> bool:
    """Whether the line contains only credits from the first one on."""
    at = found[0].start
    for credit in found:
        if line[at : credit.start].strip(" .,;–-()[]/"):
            return False
        at = credit.end
    return not line[at:].strip(" .)")


def _is_film(line: str, known: BoilerplateWords) -> bool:
    """Whether a line is a video label with a description: ``Video: Sóng lớn ở cửa biển``."""
    colon = line.find(":", 0, _LONGEST_SEE)
    if colon < 0 or len(line) > _LONGEST_FILM or fold(line[:colon]).rstrip() not in known.labels_of.film:
        return False
    rest = line[colon + 1 :].strip()
    return rest[:1].isupper() and len(list(sentence_ends(rest))) < _SENTENCES


def _signed(line: str, known: BoilerplateWords) -> Shape | None:
    sign = signature(line, known)
    if sign is None:
        return None
    if sign.source == 0:
        return SOURCE
    return SIGNED if sign.source < len(line) else WRITER


def _plain(line: str) -> Shape:
    bare = line.rstrip(CLOSING)
    if line.endswith(("...", "…")):
        return TEASER if len(line) <= _LONGEST_TEASER else PROSE
    words = line.count(" ") + 1
    if bare[-1:] in _ENDS and bare:
        return PROSE if words >= _SENTENCE else SHORT
    if len(line) > _LONGEST_HEADLINE or (words > _FEW and _has_stop(line)):
        return PROSE
    return HEADLINE


def _has_stop(line: str) -> bool:
    """Whether a full stop ends a sentence before the end of a line; headlines may contain other sentence ends."""
    if "." not in line:  # nearly all headlines
        return False
    return any(line[:end].rstrip(CLOSING)[-1] == "." for end in sentence_ends(line, 0, len(line) - 1) if end < len(line) - 1)


def is_link(line: str) -> bool:
    """Whether a line is a link mark and a headline (``>> Mưa lớn kéo dài``); a sentence after the mark is a quotation."""
    link = _LINK.match(line)
    return link is not None and is_headline(line[link.end() :])


def is_headline(text: str) -> bool:
    """Whether a text may be the headline of a link: short, not ended by a full stop, and without a sentence end inside."""
    if len(text) > _LONGEST_LINK or text.rstrip(CLOSING)[-1:] in (".", ",", ":", ";", "{", "…"):
        return False
    return not any(end < len(text) for end in sentence_ends(text, glued=True))


def is_listed(line: str) -> bool:
    """Whether a line starts like an item of a list."""
    return _BULLET.match(line) is not None
