"""Find credits anywhere in a line: ``Cây đổ. Ảnh: Hoài Thương``, ``… (Nguồn: AFP)``, ``Video: VTV``.

A credit is a label and a giver. The label is a separate word, never the second syllable of one (``truyền hình:``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vnnorm.rules.boilerplate.givers import TEXT_FOLLOWS, WINDOW, End, giver_end, in_brackets, is_giver
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

_LABEL = 30  # maximum letters of a label with its note: "Hình ảnh cắt từ clip"
_KINDS = {"photo": "credit", "film": "video", "origin": "credit"}  # by the role of the label
_GAP = 8  # maximum spaces before a label
_OPENS = ".!?…”\"')([–—-;|/*•"  # characters that may precede a label
_CLOSE = lazily(r"[)\]]")
_JOINS = "-–—;(["  # characters that join a label to the words before it
_NUMBERED = 4  # a picture's number is shorter: "Ảnh 12."
_CAPITALS = 4  # maximum words of an acronym as giver: "Ảnh ANTĐ."
# A label without a colon starts with one of these capitals, or follows a bracket or a dash.
_INITIALS = ("Ả", "Hình", "(", "- ảnh ")


class Credit(NamedTuple):
    """A credit in a line, from its label or the bracket before it to the end of the giver."""

    start: int
    end: int
    kind: str  # credit or video
    how: str  # the evidence for its end
    is_joined: bool  # whether only a bracket, a dash, a semicolon or nothing separates it from the words before
    is_source: bool  # whether the label names a source of any kind (``Nguồn``), not of a picture


class _Label(NamedTuple):
    start: int
    end: int
    role: str  # photo, film or origin
    has_colon: bool


def may_have_credits(line: str) -> bool:
    """Whether a line contains a character that every credit needs."""
    return ":" in line or "(" in line or "Ả" in line or "Hình" in line or "- ảnh " in line


def credits_in(line: str, known: Words) -> Iterator[Credit]:
    """The credits of a line, in order and disjoint."""
    labels: list[_Label] = []
    if ":" in line:
        labels += _before_colons(line, known)
    for initial in _INITIALS:
        if initial in line:
            labels += _without_colon(line, initial, known)
    last = 0
    for label in sorted(set(labels)) if len(labels) > 1 else labels:
        if label.start >= last:
            found = _credit(line, label, known)
            if found is not None:
                yield found
                last = found.end


def is_agency(line: str, credit: Credit, known: Words) -> bool:
    """Whether the giver is an agency or an outlet."""
    inside = line[credit.start : credit.end].strip("()[] .").split(":", 1)[-1]
    return known.source_at(inside.replace("/", " ").split()) > 0


def closes(line: str, at: int) -> bool:
    """Whether a position is the start of the line or follows the end of a sentence."""
    before = line[max(0, at - _GAP) : at].rstrip()
    return before[-1:] in tuple('.!?…”"') or (at <= _GAP and not before)


def _before_colons(line: str, known: Words) -> Iterator[_Label]:
    labels = known.labels_of
    colon = line.find(":")
    while colon >= 0:
        if labels.may_end(line, colon):
            low = max(0, colon - _LABEL)
            folded = fold(line[low:colon]).rstrip()
            starts = {
                "photo": labels.picture(folded, len(folded)),
                "film": labels.film.behind(folded, len(folded)),
                "origin": labels.origin.behind(folded, len(folded)),
            }
            role = next((role for role, start in starts.items() if start >= 0), None)
            if role:
                yield _Label(low + starts[role], colon + 1, role, has_colon=True)
        colon = line.find(":", colon + 1)


def _without_colon(line: str, initial: str, known: Words) -> Iterator[_Label]:
    heads = known.labels_of.heads
    at = line.find(initial)
    while at >= 0:
        start = at
        if not initial.isalpha():
            start = at + 1 + (line[at + 1 : at + 2] == " ")
        if line[start : start + 2].lower() in heads:
            yield from _labels_at(line, start, known)
        at = line.find(initial, at + 1)


def _labels_at(line: str, start: int, known: Words) -> Iterator[_Label]:
    """The labels that start at a position and have no colon, neither directly nor after a note (``Ảnh minh họa:``)."""
    labels = known.labels_of
    folded = fold(line[start : start + _LABEL])
    for role, phrases in (("photo", labels.photo), ("origin", labels.origin)):
        end = phrases.ahead(folded)
        rest = folded[end:].lstrip()
        noted = rest[max(0, labels.photo_note.ahead(rest)) :].lstrip()
        if end > 0 and ":" not in (rest[:1], noted[:1]):
            yield _Label(start, start + end, role, has_colon=False)


def _credit(line: str, label: _Label, known: Words) -> Credit | None:
    """The credit that starts with a label; None if the word is not a label or the end is uncertain."""
    start, end, role, has_colon = label
    opening = line[max(0, start - _GAP) : start].rstrip()[-1:]
    if opening in ("(", "["):
        found = _in_bracket(line, label, known)
        if found is not None or not has_colon or _CLOSE.search(line, end, end + WINDOW):
            return found
    is_apart = (not opening and start <= _GAP) or (opening != "" and opening in _OPENS)
    is_capital = line[start].isupper()
    if not is_capital and (not is_apart or (opening and opening not in _JOINS)):
        return None
    if (role == "origin" and not is_capital) or (not is_apart and (role == "origin" or not _may_follow(line, label))):
        return None
    is_joined = not is_apart or (opening != "" and opening in _JOINS)
    given = (_named if has_colon else _noted)(line, label, known)
    if given is None or (given[0] == end and not is_capital):  # an empty field of a form: "hình:"
        return None
    if opening in ("-", "–", "—") and closes(line, line.rfind(opening, 0, start)):
        start = line.rfind(opening, 0, start)
    return Credit(start, given[0], _KINDS[label.role], given[1], is_joined, role == "origin")


def _may_follow(line: str, label: _Label) -> bool:
    """True if a label may follow a word without a mark: it has a colon, no capitals only, and is no second part of a name."""
    before = line[max(0, label.start - _LABEL) : label.start].rstrip().rsplit(" ", maxsplit=1)[-1]
    return (
        label.has_colon and not line[label.start : label.end].isupper() and (label.role == "film" or not before[:1].isupper())
    )


def _in_bracket(line: str, label: _Label, known: Words) -> Credit | None:
    """A credit in brackets: ``(Ảnh: AFP)``, ``(Ảnh minh họa)``, ``(Nguồn: SCMP)``; ``(ảnh hưởng của gió mùa)`` is prose."""
    start, end, role, has_colon = label
    at = line.rfind(line[max(0, start - _GAP) : start].rstrip()[-1], 0, start)
    closing = _CLOSE.search(line, end, end + WINDOW)
    close = closing.start() if closing else -1
    inside = line[end : close if close >= 0 else end + WINDOW].strip(" :.,")
    is_own = line[start].isupper() and closes(line, at)  # the bracket is a separate sentence that starts with the label
    if not has_colon and not _says_whose(inside, known) and not (is_own and known.labels_of.taken.ahead(fold(inside)) > 0):
        return None
    if not has_colon and line[close + 1 : close + 2] in tuple(",;") and close > 0:
        return None  # the sentence runs on behind the bracket, which belongs to it: (Photo Hanoi ’23), triển lãm …
    if in_brackets(line, end, known) < 0 and not (is_own and close >= 0):
        return None
    found = Credit(at, close + 1, _KINDS[label.role], "a bracket", True, role == "origin")
    is_cited = role == "origin" and line[close + 1 : close + 2] == "." and close + 2 < len(line)
    return None if is_cited and not is_agency(line, found, known) else found  # the article cites the source of a figure


def _says_whose(inside: str, known: Words) -> bool:
    """Whether the words after a label without a colon, in brackets, give the picture's origin."""
    folded = fold(inside)
    labels = known.labels_of
    if labels.photo_note.ahead(folded) > 0 or known.source_at(inside.split()) or labels.given.behind(folded, len(folded)) > 0:
        return True
    return inside[:1].isupper() and " " in inside and inside == inside.title()


def _end(line: str, at: int) -> int:
    """The end of the current sentence, or of the line; -1 if neither lies within the window."""
    stop = min(len(line), at + WINDOW)
    end = next(sentence_ends(line, at, stop, glued=True), -1)
    return at + len(line[at:].rstrip()) if end < 0 and stop == len(line) else end


def _named(line: str, label: _Label, known: Words) -> End | None:
    """The end of a giver after a colon: of one that is named, that has given the picture, or of a description of it.

    A description follows the label of a video as often as a giver does, and in running text nothing shows where it ends.
    """
    given = giver_end(line, label.end, known)
    if given is not None and label.role == "film" and given[1] in TEXT_FOLLOWS:
        words = line[label.end : given[0]].replace("/", " ").split()
        given = given if known.source_at(words) or not any(word[0].islower() for word in words) else None
    return given or _given(line, label, known) or _described(line, label, known) or _alone(line, label, known)


def _alone(line: str, label: _Label, known: Words) -> End | None:
    """A giver that is all of the line after its label, where its end is sure: ``Ảnh: Văn phòng Thủ tướng Israel.``"""
    inside = line[label.end : label.end + WINDOW + 1].strip(" .")
    is_whole = label.start == 0 and len(line) <= label.end + WINDOW and next(sentence_ends(line), len(line)) == len(line)
    said = {fold(word) for word in inside.split() if word.islower()}
    is_alone = is_whole and known.predicates.isdisjoint(said) and is_giver(inside, known)
    return (len(line), "the end of the line") if is_alone else None


def _given(line: str, label: _Label, known: Words) -> End | None:
    """A giver who did something for the picture, however long the name: ``Ban Quản lý rừng phòng hộ Sông Quê cung cấp``."""
    stop = _end(line, label.end)
    inside = line[label.end : stop].strip(" .") if stop > 0 else ""
    folded = fold(inside)
    labels = known.labels_of
    is_given = labels.given.behind(folded, len(folded)) > 0 and (labels.taken.ahead(folded) > 0 or inside[0].isupper())
    return (stop, "what givers do") if is_given else None


def _described(line: str, label: _Label, known: Words) -> End | None:
    """A kind of picture, followed by a sentence that describes it: ``Ảnh minh họa: Một cảnh trong phim.``."""
    folded = fold(line[label.start : label.end - 1]).rstrip()
    if known.labels_of.photo_note.behind(folded, len(folded)) <= 0 or not line[label.end : label.end + 2].lstrip().isupper():
        return None
    stop = _end(line, label.end)
    return (stop, "a note and a colon") if stop > 0 and ":" not in line[label.end : stop] else None


def _noted(line: str, label: _Label, known: Words) -> End | None:
    """A separate sentence: ``Ảnh minh họa``, ``Ảnh Reuters.``, ``Ảnh do trại giam cung cấp``, ``Ảnh của Hoài Thương``."""
    labels = known.labels_of
    stop = _end(line, label.end)
    inside = line[label.end : stop].strip(" .") if stop > 0 else ""
    if not inside:
        return None
    folded = fold(inside)
    given = _given(line, label, known)
    if given is not None:
        return given
    of = labels.photo_of.ahead(fold(line[label.start : stop]))
    by = line[label.start + of : stop].strip(" .") if of > 0 else ""
    note = labels.photo_note.ahead(folded)
    is_noted = note == len(inside) or (note > 0 and is_giver(inside[note:].lstrip(" .:-"), known))
    if is_noted or (inside.isdigit() and len(inside) < _NUMBERED) or (by[:1].isupper() and is_giver(by, known)):
        return stop, "a note"
    words = inside.split()
    if known.source_at(words) == len(words):
        return stop, "a known source"
    is_acronym = inside.isupper() and len(words) <= _CAPITALS and not line[label.start : label.end].isupper()
    return (stop, "capitals") if is_acronym else None
