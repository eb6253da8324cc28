"""Reattach separated quotes and apostrophes: ``" hữu_nghị "`` → ``"hữu nghị"``, ``Eto ' o`` → ``Eto'o``.

All quotes of a line are read together, as the cheapest path through four states: outside, in speech (after a colon), in a
phrase, in a phrase within speech. A missing quote has a cost, so that it only affects its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.rules.desegment.classes import shape
from vnnorm.rules.desegment.lines import BOTH, LEFT, NONE, RIGHT, Joins, Line, SegmentedText

_BESIDE = {'"': frozenset('"“„”'), "'": frozenset("'‘’")}  # a straight quote, and the curly ones that are read with it
_OPENING, _CLOSING = frozenset("“„‘"), frozenset("”’")

_OUTSIDE, _SPEECH, _PHRASE, _NESTED = range(4)
_AT_END = (0.0, 0.5, 0.5, 1.0)  # by state: a quotation may continue on the next line, two rarely do
_MISSING = 1.5  # a quote that print omitted: less likely than a quotation that continues, likelier than one on the wrong side
_NESTING = 0.5  # a nested quotation is rarer than two separate ones, but more frequent than a missing quote
_UNENDED = 1.0  # speech ends with a full stop or comma at its quote; without one it more likely continues
_WRONG_SIDE = 2.0  # a quote rarely opens before closing punctuation or closes after a colon or an opening bracket
_AT_EDGE = 1.0  # a quote rarely opens at the end of a line or closes at its start, but lines may be cut anywhere
_BEFORE_NAME = 0.25  # a capital after a quote is the start of the quotation, unless a sentence ended before the quote


def pair(line: Line, index: int) -> Joins:
    """The side to which a straight quote attaches, read together with the other quotes of its line."""
    opening = _quotes(line)[index]
    return NONE if opening is None else RIGHT if opening else LEFT


def guillemet(line: Line, index: int) -> Joins:
    """``»`` closes a quotation that ``«`` opened; alone it is a bullet."""
    return LEFT if _quotes(line)[index] is False else NONE


def apostrophe(line: Line, index: int) -> Joins:
    """The attachment of an apostrophe within a word; otherwise of a closing curly or straight single quote."""
    before, mark, after = line.before(index), line.tokens[index], line.after(index)
    if is_apostrophe(line, before, mark, after):
        return BOTH  # can ’ t, Eto ’ o, H ’ Mông
    return LEFT if mark == "’" else pair(line, index)


def is_apostrophe(line: Line, before: str, mark: str, after: str) -> bool:
    """Whether a mark between two tokens is an apostrophe inside a word."""
    if not (before[-1:].isalpha() and after[:1].isalpha()) or not line.is_mark(mark, "apostrophe"):
        return False
    if after in line.words["apostrophe"]:
        return True
    if before == "O":
        return shape(after) == "Foreign"  # O ' Donnell
    return len(before) == 1 and before.isupper() and before not in "AEIOUY"


def _quotes(line: Line) -> dict[int, bool | None]:
    """The straight quotes and guillemets of a line, by index: opening (True), closing (False) or undecided (None)."""
    document = line.document
    if document.quotes_read[0] != line.start:
        read: dict[int, bool | None] = dict(_guillemets(line)) if "»" in line.tokens else {}
        for straight, marks in _BESIDE.items():
            if straight in line.tokens:
                read.update(_read(line, straight, [place for place, token in enumerate(line.tokens) if token in marks]))
        document.quotes_read = line.start, read
    return document.quotes_read[1]


def _guillemets(line: Line) -> Iterator[tuple[int, bool | None]]:
    """Every ``»`` of a line: closing if a ``«`` is open, else undecided."""
    opened = 0
    for place, token in enumerate(line.tokens):
        if token == "«":
            opened += 1
        elif token == "»":
            yield place, False if opened else None
            opened = max(0, opened - 1)


def _read(line: Line, straight: str, places: list[int]) -> dict[int, bool | None]:
    if straight == "'":
        places = [place for place in places if not _is_inside_word(line, place)]
    if not any(line.tokens[place] == straight for place in places):
        return {}
    labels = cheapest(line, places, straight == '"' and _is_open_before(line.document, line.start))
    if straight == '"':
        line.document.last_is_open = labels[-1] is True
    return dict(zip(places, labels, strict=True))


def _is_inside_word(line: Line, index: int) -> bool:
    return is_apostrophe(line, line.before(index), line.tokens[index], line.after(index))


def _is_open_before(document: SegmentedText, start: int) -> bool:
    """Whether the last double quote before a line is an opening one."""
    text = document.text
    place = text.rfind('"', 0, start)
    if place < 0:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after.isspace():
        return document.last_is_open if not before.strip() else False
    return not before.strip() or document.vocabulary.readings[before] == "right"


def cheapest(line: Line, places: list[int], is_open: bool) -> list[bool | None]:
    """The cheapest reading of the quotes of a line as opening or closing, by dynamic programming over the states."""
    if not is_open and _alternate(line, places):
        return [at % 2 == 0 for at in range(len(places))]
    opens, closes = [_cost_of_opening(line, place) for place in places], [_cost_of_closing(line, place) for place in places]
    if len(places) == 1 and not is_open and int(opens[0]) == int(closes[0]):
        return [None]
    costs = {_OUTSIDE: 1.0 if is_open else 0.0, _SPEECH: 0.0 if is_open else 1.0}
    ways: list[dict[int, tuple[int, bool]]] = []  # by quote: state after it → state before it, whether it opens
    for place, opening, closing in zip(places, opens, closes, strict=True):
        behind: dict[int, float] = {}
        way: dict[int, tuple[int, bool]] = {}
        for state, cost in costs.items():
            for after, price, is_opening in _moves(line, place, state):
                total = cost + price + (opening if is_opening else closing)
                if total < behind.get(after, float("inf")):
                    behind[after], way[after] = total, (state, is_opening)
        costs = behind
        ways.append(way)
    state = min(costs, key=lambda state: costs[state] + _AT_END[state])
    labels: list[bool | None] = []
    for way in reversed(ways):
        state, is_opening = way[state]
        labels.append(is_opening)
    return labels[::-1]


def _alternate(line: Line, places: list[int]) -> bool:
    """Whether strictly alternating quotes cost nothing, as in most lines; no other reading can then be cheaper."""
    if len(places) % 2:
        return False
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        if line.tokens[opening] in _CLOSING or line.tokens[closing] in _OPENING:
            return False
        if _cost_of_opening(line, opening) or _cost_of_closing(line, closing):
            return False
        if line.is_mark(line.before(opening), "colon") and not _ends_sentence(line, closing):
            return False
    return True


def _moves(line: Line, place: int, state: int) -> list[tuple[int, float, bool]]:
    """The options of a quote in a state: the next state, the cost, whether it opens. Closing comes first, so it wins ties."""
    mark = line.tokens[place]
    moves: list[tuple[int, float, bool]] = []
    if mark not in _OPENING:
        if state == _OUTSIDE:
            moves.append((_OUTSIDE, _MISSING, False))
        elif state == _SPEECH:
            moves.append((_OUTSIDE, 0.0 if _ends_sentence(line, place) else _UNENDED, False))
        else:
            moves.append((_OUTSIDE if state == _PHRASE else _SPEECH, 0.0, False))
    if mark not in _CLOSING:
        quotation = _SPEECH if line.is_mark(line.before(place), "colon") else _PHRASE
        moves.append((quotation, 0.0 if state == _OUTSIDE else _MISSING, True))
        if state == _SPEECH:
            moves.append((_NESTED, _NESTING, True))
    return moves


def _ends_sentence(line: Line, index: int) -> bool:
    """Whether a full stop or a comma is next to a quote, or the line ends after it."""
    before, after = line.before(index), line.after(index)
    return not after or any(side and line.is_mark(side, "left", "stop", "comma") for side in (before[-1:], after))


def _cost_of_opening(line: Line, index: int) -> float:
    after = line.after(index)
    return _AT_EDGE if not after else _WRONG_SIDE if line.is_mark(after, "left", "stop", "comma", "colon") else 0.0


def _cost_of_closing(line: Line, index: int) -> float:
    before, after = line.before(index), line.after(index)
    if not before:
        return _AT_EDGE
    if line.is_mark(before[-1], "right", "colon"):
        return _WRONG_SIDE
    return _BEFORE_NAME if after[:1].isupper() and not line.is_mark(before[-1], "left", "stop", "comma") else 0.0
