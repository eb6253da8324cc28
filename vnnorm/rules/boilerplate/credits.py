"""Credits and the captions before them, wherever they stand: ``Cây đổ. Ảnh: Hoài Thương``, ``… (Nguồn: AFP)``, ``Video: VTV``.

A credit is a label and a giver. The label is a word of its own, never the second syllable of one (``truyền hình:``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.givers import WINDOW, giver_end, in_brackets, is_giver
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.sentences import sentence_ends

LONGEST_CAPTION = 320  # letters: two long sentences
_LABEL = 30  # letters of the longest label with its note: "Hình ảnh cắt từ clip"
_PHRASE = 16  # words of a name phrase
_OPENS = ".!?…”\"')([–—-;|/*•"
_ENDED = '.!?…”"'
_JOINS = "-–—;"
# Where a label without a colon may stand: behind these, with a capital of its own or in a bracket.
_INITIALS = ("Ả", "Hình", "(")
_BRACKETED = frozenset("ảẢhHpPđĐnN")  # first letters of labels in a bracket


class Credit(NamedTuple):
    """A credit in a line: from its label, or the bracket before it, to the end of the giver."""

    start: int
    end: int
    kind: str  # credit or video
    how: str  # what makes its end sure
    is_joined: bool  # whether a bracket, a dash or nothing at all parts it from the words before
    is_source: bool  # a source of anything (``Nguồn``), not the label of a picture


def may_have_credits(line: str) -> bool:
    """Whether a line has a mark that every credit has."""
    return ":" in line or any(map(line.__contains__, _INITIALS))


def credits_in(line: str, known: Words) -> Iterator[Credit]:
    """The credits of a line, in order and disjoint."""
    places = sorted({*_before_colons(line, known), *_without_colons(line, known)})
    last = 0
    for start, end, role, has_colon in places:
        if start >= last:
            found = _credit(line, start, end, role, has_colon, known)
            if found is not None:
                yield found
                last = found.end


_Label = tuple[int, int, str, bool]  # start, end, role, whether a colon ends it


def _before_colons(line: str, known: Words) -> Iterator[_Label]:
    labels = known.labels_of
    colon = line.find(":")
    while colon >= 0:
        if labels.may_end(line, colon):
            low = max(0, colon - _LABEL)
            folded = fold(line[low:colon]).rstrip()
            for role, start in (
                ("photo", labels.picture(folded, len(folded))),
                ("film", labels.film.behind(folded, len(folded))),
                ("origin", labels.origin.behind(folded, len(folded))),
            ):
                if start >= 0:
                    yield low + start, colon + 1, role, True
                    break
        colon = line.find(":", colon + 1)


def _without_colons(line: str, known: Words) -> Iterator[_Label]:
    labels = known.labels_of
    for initial in _INITIALS:
        at = line.find(initial)
        while at >= 0:
            start = at
            if initial == "(":
                start = at + 1 + (line[at + 1 : at + 2] == " ")
                if line[start : start + 1] not in _BRACKETED:
                    at = line.find("(", at + 1)
                    continue
            folded = fold(line[start : start + _LABEL])
            for role, phrases in (("photo", labels.photo), ("origin", labels.origin)):
                end = phrases.ahead(folded)
                if end > 0 and not _has_colon(folded[end:].lstrip(), known):
                    yield start, start + end, role, False
            at = line.find(initial, at + 1)


def _has_colon(rest: str, known: Words) -> bool:
    """Whether a colon ends a label, or its note: ``Ảnh minh họa:``."""
    return rest[:1] == ":" or rest[max(0, known.labels_of.photo_note.ahead(rest)) :].lstrip()[:1] == ":"


def _credit(line: str, start: int, end: int, role: str, has_colon: bool, known: Words) -> Credit | None:
    before = line[:start].rstrip() if start < 400 else line[start - 400 : start].rstrip()
    opening = before[-1:]
    kind = "video" if role == "film" else "credit"
    if opening in ("(", "["):
        at = line.rfind(opening, 0, start)
        is_own = line[start].isupper() and (not line[:at].strip() or line[:at].rstrip()[-1] in _ENDED)
        if not has_colon and not _is_note(line, end, known, bracketed=True) and not (is_own and _is_taken(line, end)):
            return None
        close = in_brackets(line, end, known)
        if close < 0 and is_own:
            bracket = line.find(")", end, end + WINDOW)  # a sentence of its own, which a label starts
            close = bracket + 1 if bracket > 0 else close
        if close < 0 and not has_colon:
            return None
        if close > 0:
            found = Credit(at, close, kind, "a bracket", True, role == "origin")
            is_cited = role == "origin" and line[close : close + 1] == "." and not is_agency(line, found, known)
            return None if is_cited and close + 1 < len(line) else found  # a figure and where it is from
    is_apart = not opening or opening in _OPENS
    is_capital = line[start].isupper()
    if not (is_apart or (is_capital and has_colon and _may_follow(before, line[start:end], role))):
        return None
    if is_apart and not is_capital and opening and opening not in _JOINS + "([":
        return None
    if role == "origin" and not (is_capital and is_apart):
        return None
    joined = bool(opening) and (opening in _JOINS + "([" or not is_apart)
    if not has_colon:
        return _noted(line, start, end, kind, joined, known)
    found = giver_end(line, end, known) or _described(line, start, end, known)
    if found and found[0] == end and not is_capital:
        return None  # of a form: "hình:"
    return Credit(start, found[0], kind, found[1], joined, role == "origin") if found else None


def _described(line: str, start: int, end: int, known: Words) -> tuple[int, str] | None:
    """``Ảnh minh họa: Một cảnh trong phim.``: what kind of picture it is, and a sentence of what it shows."""
    folded = fold(line[start : end - 1]).rstrip()
    if known.labels_of.photo_note.behind(folded, len(folded)) < 0 or not line[end:].lstrip()[:1].isupper():
        return None
    stop = next(iter(sentence_ends(line, end, min(len(line), end + WINDOW), glued=True)), -1)
    if stop < 0 and len(line.rstrip()) - end <= WINDOW:
        stop = len(line.rstrip())
    return (stop, "a note and a colon") if stop > 0 and ":" not in line[end:stop] else None


def _may_follow(before: str, label: str, role: str) -> bool:
    """Whether a label with a capital may follow a word with no mark between: not in capitals, not the half of a word."""
    word = before.rsplit(" ", maxsplit=1)[-1]
    return not label.isupper() and (role == "film" or not word[:1].isupper())


def _is_note(line: str, end: int, known: Words, bracketed: bool = False) -> bool:
    """Whether what follows a label without a colon says where the picture is from."""
    rest = line[end : end + WINDOW]
    close = rest.find(")")
    inside = (rest[:close] if bracketed and close >= 0 else rest).strip()
    folded = fold(inside)
    labels = known.labels_of
    if labels.photo_note.ahead(folded) > 0 or known.source_at(inside.split()):
        return True
    return bracketed and (
        labels.given.behind(folded, len(folded)) > 0 or (inside[:1].isupper() and " " in inside and inside == inside.title())
    )


def _is_taken(line: str, end: int) -> bool:
    """``Ảnh chụp chiều 2/11``, ``Ảnh trích từ tờ rơi``: how a picture was made."""
    return line[end : end + 12].split(" ")[1:2] in (["chụp"], ["cắt"], ["trích"], ["lấy"], ["do"], ["của"], ["từ"], ["minh"])


def _noted(line: str, start: int, end: int, kind: str, joined: bool, known: Words) -> Credit | None:
    """``Ảnh minh họa``, ``Ảnh Reuters.``, ``Ảnh do trại giam cung cấp``, ``Ảnh của Hoài Thương``: a sentence of its own."""
    stop = next(iter(sentence_ends(line, start, min(len(line), start + WINDOW), glued=True)), -1)
    if stop < 0:
        stop = len(line.rstrip()) if len(line) - start <= WINDOW else -1
    labels = known.labels_of
    folded = fold(line[end : start + WINDOW])
    body = folded[: stop - end].strip(" .)")
    is_given = labels.given.behind(body, len(body)) > 0 or (
        body.startswith("do ") and any(map(body.__contains__, labels.given))
    )
    if stop > 0 and is_given and (body.startswith("do ") or line[end:].lstrip()[:1].isupper()):
        return Credit(start, stop, kind, "what givers do", joined, False)
    if stop > 0:
        inside = line[end:stop].strip().rstrip(".").rstrip()
        of = labels.photo_of.ahead(fold(line[start : start + WINDOW]))
        by = line[start + of : stop].strip(" .") if of > 0 else ""
        note = labels.photo_note.ahead(fold(inside))
        is_whole = note == len(inside) or (note > 0 and is_giver(inside[note:].lstrip(" .:-"), known) and len(inside) <= 60)
        if is_whole or (inside.isdigit() and len(inside) < 4) or (by and by[0].isupper() and is_giver(by, known)):
            return Credit(start, stop, kind, "a note", joined, False)
        count = known.source_at(inside.split())
        if inside and count and count == len(inside.split()):
            return Credit(start, stop, kind, "a known source", joined, False)
        if inside.isupper() and len(inside.split()) <= 4 and not line[start:end].isupper():
            return Credit(start, stop, kind, "capitals", joined, False)
    return None


def caption_start(line: str, credit: Credit, known: Words, low: int = 0, *, is_sure: bool = True) -> int:
    """Where the caption starts that a credit in running text belongs to; the credit's own start where it is none.

    A caption is joined to its credit by a bracket, a dash or nothing, or it is a name phrase. A full sentence stays: it may
    be the article's own, unless that need not be sure.
    """
    head = line[: credit.start].rstrip(" -–—;(")
    if len(head) <= low:
        return credit.start
    window = max(low, credit.start - LONGEST_CAPTION)
    ends = [end for end in sentence_ends(line, window, len(head), glued=True) if end < len(head)]
    start = ends[-1] if ends else (low if window == low else -1)
    if start < 0:
        return credit.start
    start += len(line[start:]) - len(line[start:].lstrip())
    sentence = line[start : len(head)]
    is_closed = head[-1:] in '.!?…”"'
    if credit.is_joined and not is_closed:
        if credit.is_source and (line[credit.end : credit.end + 1] == "." or not is_agency(line, credit, known)):
            return credit.start  # a figure and where it is from
        return start
    is_caption = not is_sure or is_name_phrase(sentence, known)
    return start if is_caption and not credit.is_source else credit.start


def is_agency(line: str, credit: Credit, known: Words) -> bool:
    """Whether the giver is an agency or an outlet."""
    inside = line[credit.start : credit.end].strip("() .").split(":", 1)[-1]
    return known.source_at(inside.replace("/", " ").split()) > 0


def is_name_phrase(sentence: str, known: Words) -> bool:
    """Whether a sentence names what is to be seen, and says nothing of it.

    It has none of the words of a clause, and it has a name, or starts as captions do: ``Toàn cảnh buổi lễ``.
    """
    first, *words = sentence.rstrip(".").split() or [""]
    said = [fold(first), *(fold(word).strip(",") for word in words if word.islower())]  # a word of a name has a capital
    if not first or len(words) >= _PHRASE or ":" in sentence or not known.predicates.isdisjoint(said):
        return False
    return known.labels_of.scene.ahead(fold(sentence)) > 0 or any(word[0].isupper() for word in words)
