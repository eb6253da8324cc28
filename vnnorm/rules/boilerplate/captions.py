"""Find captions before a credit: ``Toàn cảnh buổi lễ. Ảnh: AFP``, ``Cây đổ trên phố biển (Nguồn: AFP)``."""

from __future__ import annotations

from vnnorm.rules.boilerplate.credits import Credit, is_agency
from vnnorm.rules.boilerplate.glued import glued_starts
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.sentences import sentence_ends

LONGEST = 320  # maximum characters of a caption: two long sentences
_PHRASE = 16  # maximum words of a name phrase


def caption_start(line: str, credit: Credit, known: Words, low: int = 0, *, is_sure: bool = True) -> int:
    """The start of the caption before a credit in running text; the start of the credit if it has no caption.

    Only a bracket, a dash or nothing separates a caption from its credit, or the caption is a name phrase. A full sentence
    may belong to the article, so it is a caption only if ``is_sure`` is False.
    """
    window = max(low, credit.start - LONGEST)
    head = window + len(line[window : credit.start].rstrip(" -–—;(["))
    if head <= window:
        return credit.start
    ends = [end for end in sentence_ends(line, window, head, glued=True) if end < head]
    start = ends[-1] if ends else (low if window == low else -1)
    if start < 0:
        return credit.start
    if line[head - 1] == ":":
        return credit.start  # words that introduce something
    start += len(line[start:head]) - len(line[start:head].lstrip())
    start = max([start, *glued_starts(line, start, head, known)])
    start = _scene_start(line, start, head, known)
    if line.count('"', start, head) % 2 or line.count("“", start, head) != line.count("”", start, head):
        return credit.start  # a quotation that started before the caption, so no sentence end shows where it starts
    if credit.is_joined and line[head - 1] not in '.!?…”"':
        is_cited = credit.is_source and (line[credit.end : credit.end + 1] == "." or not is_agency(line, credit, known))
        return credit.start if is_cited else start  # the article cites the source of a figure
    is_caption = not is_sure or is_name_phrase(line[start:head], known)
    return start if is_caption and not credit.is_source else credit.start


def _scene_start(line: str, start: int, head: int, known: Words) -> int:
    """The start of the words that open captions (``Toàn cảnh …``), if a sub-heading without a stop precedes them."""
    folded = fold(line[start:head])
    at = folded.find(" ")
    while 0 <= at < len(folded) == head - start:
        if line[start + at + 1].isupper() and known.labels_of.scene.ahead(folded, at + 1) > 0:
            return start + at + 1
        at = folded.find(" ", at + 1)
    return start


def is_name_phrase(sentence: str, known: Words) -> bool:
    """Whether a sentence only names what a picture shows and has no predicate.

    It has no words typical of clauses, and it contains a name or starts as captions do: ``Toàn cảnh buổi lễ``.
    """
    first, *words = sentence.rstrip(".").split() or [""]
    said = [fold(first), *(fold(word).strip(",") for word in words if word.islower())]  # a word of a name has a capital
    if not first or len(words) >= _PHRASE or ":" in sentence or not known.predicates.isdisjoint(said):
        return False
    return known.labels_of.scene.ahead(fold(sentence)) > 0 or any(word[0].isupper() for word in words)
