"""Lines that sign an article: its writer (``Hoài Thương (tổng hợp)``), its source (``Theo AFP``)."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.letters import LETTER, UPPER
from vnnorm.text.pattern import lazily

_NAMES = lazily(rf"(?:{UPPER}(?:{LETTER}|[._’'])*\.?)(?: ?[\s–,/-] ?(?:{UPPER}(?:{LETTER}|[._’'+])*\.?|&)){{0,7}} ?\.?\Z")
_SOURCE = lazily(rf"[^,;:!?\n]{{0,70}}(?:, ?{UPPER}[^,;:.!?\n]{{1,40}}){{0,3}}\)?\.?\Z|\s*https?://\S+\Z")
_CAPITALS = lazily(rf"{UPPER}+")
_HEADLINE = 6  # words in capitals that are no names
_LONGEST_BY = 16  # letters before the colon of a writer
_LONGEST_MADE = 14  # letters of the words after one


def is_writer(line: str, known: Words) -> bool:
    """Whether a line is nothing but names, with a label before them and how they worked after them."""
    if _NAMES.match(line):
        return not line.isupper() or line.count(" ") <= 4 or len(_CAPITALS.findall(line)) < _HEADLINE
    if ":" not in line[:_LONGEST_BY] and line[-1] not in ")." and line.rsplit(" ", 1)[-1] not in known.labels_of.closing:
        return False
    start, end = after_label(line, known), before_made(line, known)
    return (start > 0 or end < len(line)) and start < end and _NAMES.match(line[start:end]) is not None


def after_label(line: str, known: Words) -> int:
    """Where the names start: after ``Bài và ảnh:``."""
    colon = line.find(":", 0, _LONGEST_BY)
    if colon < 0 or fold(line[:colon]).rstrip() not in known.labels_of.by:
        return 0
    return colon + 1 + (line[colon + 1 : colon + 2] == " ")


def before_made(line: str, known: Words) -> int:
    """Where the names end: before ``(tổng hợp)``, ``(Theo AFP)``, ``, dịch``."""
    bare = line.rstrip(". ")
    if bare.endswith(")"):
        opening = bare.rfind("(")
        inside = fold(bare[opening + 1 : -1]).strip()
        labels = known.labels_of
        is_made = labels.made.ahead(inside) > 0 or labels.source.ahead(inside) > 0
        if opening > 0 and len(inside) <= 60 and (is_made or known.source_at(bare[opening + 1 : -1].split())):
            return len(line[:opening].rstrip(" -"))
        return len(line)
    if bare.rsplit(" ", 1)[-1][:1].islower():
        low = max(0, len(bare) - _LONGEST_MADE)
        made = known.labels_of.made.behind(fold(bare[low:]), len(bare) - low)
        if made > 0:
            return len(line[: low + made].rstrip(", "))
    return len(line)


def is_source(line: str, known: Words) -> bool:
    """Whether a line is nothing but the label of a source and what may be its name."""
    start = len(line) - len(line.lstrip("( "))
    if line[start:].split(" ", 1)[0].rstrip(":").lower() not in known.labels_of.source_starts:
        return False
    at, _ = known.labels_of.source_at(line, fold(line), start)
    return at > 0 and _SOURCE.match(line, at) is not None
