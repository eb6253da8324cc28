"""Lines that end in a credit: captions, credits, labels of videos."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.letters import UPPER
from vnnorm.text.pattern import lazily

_SENTENCE = lazily(rf"[.!?…][”\"’')]* +(?=[“\"‘'(]?{UPPER})")
_BRACKET = lazily(r"\(([^()\n]*)\) ?\.?\Z")
_DASHED = lazily(r"[.–-] ?([^.–-]{3,70}?) ?\.?\Z")
_TAIL = 90  # letters at the end of a line in which its credit stands
_LONGEST_BY = 16  # letters before the colon of a writer
_BY = 60  # letters of whom a picture is by
_OPENS = frozenset(" .!?…”\"')(–-")  # before the label of a credit


def credit_of(line: str, known: Words) -> str | None:
    """``caption``, ``credit`` or ``video``, where a line ends as one."""
    low = max(0, len(line) - _TAIL)
    colon = line.rfind(":", low)
    at: int | None = None
    lower = line[low:].lower()
    if any(map(lower.__contains__, known.labels_of.photo_words)):
        if 0 < colon < _LONGEST_BY and fold(line[:colon]).rstrip() in known.labels_of.by:
            return None  # of a writer who took pictures too
        at = _before_colon(line, colon, known) if colon > 0 else None
        if at is None and line[-1] in ").":
            at = _in_brackets(line, known)
        if at is None:
            at = _without_colon(line, low, known)
    if at is not None:
        if not line[:at].strip(" (.-–"):
            return "credit"
        if _is_caption(line[:at]):
            return "caption"
    elif line[-1] in ")." and "(" in lower and _from_source(line, known):
        return "caption"
    elif colon > 0 and _film(line, colon, known):
        return "video"
    return None


def _before_colon(line: str, colon: int, known: Words) -> int | None:
    """Where the label of a picture starts before the last colon of a line."""
    if not known.labels_of.may_end(line, colon):
        return None
    low = max(0, colon - 30)
    folded = fold(line[low:colon]).rstrip()
    at = known.labels_of.picture(folded, len(folded))
    if at < 0 or (at + low and line[at + low - 1] not in _OPENS):
        return None
    return at + low if _is_by(line[colon + 1 :]) else None


def _in_brackets(line: str, known: Words) -> int | None:
    """``… (Ảnh: AFP)``, ``… (Ảnh CAND)``."""
    bracket = _BRACKET.search(line, max(0, len(line) - _TAIL))
    if bracket is None:
        return None
    inside = fold(bracket[1]).strip()
    end = known.labels_of.photo.ahead(inside)
    return bracket.start() if end > 0 and len(inside) - end <= 51 else None


def _without_colon(line: str, low: int, known: Words) -> int | None:
    """``… . Ảnh minh họa``, ``… - Ảnh do trại giam cung cấp``, ``… . Ảnh của Hoài Thương``, ``… - Ảnh 2.``."""
    dashed = _DASHED.search(line, low) if "." in line[low:-1] or "-" in line[low:] or "–" in line[low:] else None
    inside = dashed[1] if dashed else line if len(line) <= _TAIL else ""
    if inside[:1].lower() not in known.photo_letters:
        return None
    folded = fold(inside)
    labels = known.labels_of
    of = labels.photo_of.ahead(folded)
    if of > 0 and inside[of:].lstrip()[:1].isupper() and _is_by(inside[of:]):
        return dashed.start() if dashed else 0
    end = labels.photo.ahead(folded)
    rest = folded[end:].strip()
    if dashed is None or end < 0 or not rest:
        return None
    is_note = rest in labels.photo_note or (rest.isdigit() and len(rest) < 4)
    return dashed.start() if is_note or (len(rest) <= 60 and labels.given.behind(rest, len(rest)) > 0) else None


def _is_by(by: str) -> bool:
    """Whether the words after a label may be whom a picture is by."""
    words = by.split()
    return len(by.strip()) <= _BY and len(words) <= 7 and sum(word[0].islower() for word in words) <= 3


def _is_caption(head: str) -> bool:
    """A caption is a sentence or two; more is prose with a credit at its end."""
    return len(head) <= 320 and len(_SENTENCE.findall(head)) <= 2


def _from_source(line: str, known: Words) -> bool:
    """``Cây đổ trên phố biển (Nguồn: AFP)``."""
    if len(line) > 220 or line[0] == "(":
        return False
    bracket = _BRACKET.search(line, max(0, len(line) - _TAIL))
    if bracket is None or bracket.start() <= 20:
        return False
    inside = fold(bracket[1]).strip()
    end = known.labels_of.origin.ahead(inside)
    return end > 0 and 0 < len(inside[end:].strip(" :")) <= 40 and not _SENTENCE.findall(line[: bracket.start()])


def _film(line: str, colon: int, known: Words) -> bool:
    """``Sóng lớn ở cửa biển. Video: VTV``: the label of a film at the end of a sentence or two."""
    if _is_sourced(line, colon, known):
        return True
    if not known.labels_of.may_end(line, colon):
        return False
    low = max(0, colon - 12)
    folded = fold(line[low:colon]).rstrip()
    at = known.labels_of.film.behind(folded, len(folded))
    if at < 0 or not _is_by(line[colon + 1 :]):
        return False
    return len(line) <= 250 and len(_SENTENCE.findall(line)) <= 1


def _is_sourced(line: str, colon: int, known: Words) -> bool:
    """``Video: Sóng lớn ở cửa biển. Nguồn: VTV``."""
    if line[0].lower() not in known.labels_of.film.by_first or len(line) > 250 or not _is_by(line[colon + 1 :]):
        return False
    first = line.find(":")
    if first == colon or fold(line[:first]).rstrip() not in known.labels_of.film:
        return False
    low = max(0, colon - 12)
    folded = fold(line[low:colon]).rstrip()
    start = known.labels_of.origin.behind(folded, len(folded))
    return start > 0 and line[: low + start].rstrip(" (")[-1:] in (".", "!", "…", "-", "–")
