"""Straight quotes and apostrophes: ``" hữu_nghị "`` → ``"hữu nghị"``, ``Eto ' o`` → ``Eto'o``."""

from __future__ import annotations

from vnnorm.rules.desegment.tokens import BOTH, LEFT, NONE, RIGHT, Joins, Line, Stretch


def pair(line: Line, index: int) -> Joins:
    """A straight quote, read together with the others of its line."""
    opening = _quotes(line)[index]
    return NONE if opening is None else RIGHT if opening else LEFT


def _quotes(line: Line) -> dict[int, bool | None]:
    """The straight quotes of a line, by index: opening (True), closing (False), or nothing says which (None)."""
    stretch = line.stretch
    if stretch.quotes_read[0] != line.start:
        read: dict[int, bool | None] = {}
        for mark in ('"', "'"):
            places = [place for place, token in enumerate(line.tokens) if token == mark and not _is_apostrophe(line, place)]
            if places:
                labels = cheapest(line, places, mark == '"' and _is_open_before(stretch, line.start))
                read.update(zip(places, labels, strict=True))
                if mark == '"':
                    stretch.last_is_open = labels[-1] is True
        stretch.quotes_read = line.start, read
    return stretch.quotes_read[1]


def _is_open_before(stretch: Stretch, start: int) -> bool:
    """Whether the last double quote before a line is an opening one."""
    text = stretch.text
    place = text.rfind('"', 0, start)
    if place < 0:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after.isspace():
        return stretch.last_is_open if not before.strip() else False
    return not before.strip() or stretch.known.wanted[before] == "right"


def cheapest(line: Line, places: list[int], is_open: bool) -> list[bool | None]:
    """The cheapest reading of the quotes of one line as opening and closing, by dynamic programming.

    It costs something when an opening quote stands before a closing mark or ends the line, when a closing one begins the
    line or follows a colon or bracket, when two of a kind follow each other, and when the line begins or ends otherwise
    than quotes go on: so one quote that is missing spoils its neighbours only.
    """
    if len(places) == 1 and not is_open and _cost_of_opening(line, places[0]) == _cost_of_closing(line, places[0]):
        return [None]
    opening, closing = (1.0, 0.0) if is_open else (0.0, 1.0)
    opening += _cost_of_opening(line, places[0])
    closing += _cost_of_closing(line, places[0])
    ways: list[tuple[bool, bool]] = []  # whether the quote before opens: where this one opens, where it closes
    for place in places[1:]:
        ways.append((opening + 1.5 < closing, opening <= closing + 1.5))
        opening, closing = min(opening + 1.5, closing), min(opening, closing + 1.5)
        opening += _cost_of_opening(line, place)
        closing += _cost_of_closing(line, place)
    labels: list[bool | None] = [opening + 0.5 < closing]
    for before in reversed(ways):
        labels.append(before[not labels[-1]])
    return labels[::-1]


def _cost_of_opening(line: Line, index: int) -> float:
    after = line.after(index)
    return 1.0 if not after else 2.0 if line.is_mark(after, "left", "stop", "comma", "colon") else 0.0


def _cost_of_closing(line: Line, index: int) -> float:
    before = line.before(index)
    return 1.0 if not before else 2.0 if line.is_mark(before[-1], "right", "colon") else 0.0


def apostrophe(line: Line, index: int) -> Joins:
    """A mark that is an apostrophe inside a word, or else a closing curly or a straight single quote."""
    if _is_apostrophe(line, index):
        return BOTH  # can ’ t, Eto ’ o, H ’ Mông
    return LEFT if line.tokens[index] == "’" else pair(line, index)


def _is_apostrophe(line: Line, index: int) -> bool:
    before, after = line.before(index), line.after(index)
    if not (before[-1:].isalpha() and after[:1].isalpha()) or not line.is_mark(line.tokens[index], "apostrophe"):
        return False
    return after in line.known.words["apostrophe"] or (len(before) == 1 and before.isupper() and before not in "AEIOUY")
