"""Classes of tokens that a segmenter treats alike: it keeps them whole (``20-22``) or splits them (``18 - 21``)."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

_NUMBER = lazily(r"(?![0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})[0-9]+(?:[.,][0-9]+)*")  # not a date with a year: 30.4.2025
_AMOUNT = lazily(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+[.,][0-9]+")  # with a separator: 100.000, 0,5
_QUANTITY = lazily(r"[0-9]+(?:[.,][0-9]+)*(?:%|[^\W\d_]{1,4}[23]?(?:/[^\W\d_]{1,4})?)")
_DATE = lazily(r"[0-9]{1,2}/[0-9]{1,2}")
_PLATE = lazily(r"[0-9]{2}[A-ZĐ][0-9A-ZĐ]?-[0-9]{4,5}")
_LONGEST_ABBREVIATION = 5  # letters; longer words in capitals, LĐTBXH included, are printed apart (INTERPOL - EU)


@lru_cache(maxsize=16_384)
def shape(piece: str) -> str:
    """The shape of one side of a mark; empty if it has none of these shapes.

    >>> [shape(piece) for piece in ("18", "2013", "125", "1.000", "70km", "30/4")]
    ['short', 'year', 'number', 'amount', 'quantity', 'date']
    >>> [shape(piece) for piece in ("F", "ĐHHV", "1Z", "VN30", "Nam", "kinh", "Jong", "hye")]
    ['letter', 'capitals', 'model', 'code', 'Name', 'word', 'Foreign', 'foreign']
    """
    if piece.isalpha():
        return _shape_of_letters(piece)
    if not piece[:1].isdecimal():
        return "code" if piece[:1].isalpha() and piece.isalnum() else ""
    if piece.isdecimal():
        if len(piece) == 4 and piece[:2] in ("19", "20"):
            return "year"
        if len(piece) < 3:
            return "short" if int(piece) else "nought"
        return "number"
    if _NUMBER.fullmatch(piece):
        return "amount" if _AMOUNT.fullmatch(piece) else "number"
    if _DATE.fullmatch(piece):
        return "date"
    if piece.isalnum() and piece.isupper():
        return "model"
    return "quantity" if _QUANTITY.fullmatch(piece) else ""


def _shape_of_letters(piece: str) -> str:
    if len(piece) == 1:
        return "letter" if piece.isupper() else "word"
    if is_syllable(piece):
        return "Name" if piece[0].isupper() else "word"
    if piece.isupper():
        return "capitals" if len(piece) <= _LONGEST_ABBREVIATION else ""
    return "Foreign" if piece[0].isupper() else "foreign"


def is_abbreviation(piece: str) -> bool:
    """Whether a piece is an abbreviation in capitals.

    >>> is_abbreviation("GD"), is_abbreviation("R"), is_abbreviation("UNESCO"), is_abbreviation("Poor")
    (True, True, False, False)
    """
    return 0 < len(piece) <= _LONGEST_ABBREVIATION and piece.isalpha() and piece.isupper()


def dash_class(before: str, mark: str, after: str) -> str:
    """The class of two pieces joined by a hyphen or an en dash; empty if they belong to no class.

    An en dash joins only numbers; between words it is a dash with spaces.

    >>> [dash_class(*token.partition("-")) for token in ("20-22", "2012-2015", "50-70km", "F-16", "GD-ĐT", "Jong-hye")]
    ['short range', 'year range', 'quantity range', 'model number', 'abbreviations', 'foreign word']
    >>> dash_class("Bắc", "-", "Nam"), dash_class("Bắc", "–", "Nam"), dash_class("200", "–", "300")
    ('names', '', 'number range')
    """
    if mark == "–" and not (before[:1].isdecimal() and after[:1].isdecimal()):
        return ""
    shapes = shape(before), shape(after)
    if mark == "-" and shapes == ("model", "number") and _PLATE.fullmatch(f"{before}-{after}"):
        return "plate"
    return _OF_SHAPES.get(shapes, "")


def dot_class(before: str) -> str:
    """The class of an abbreviation with a dot: of a place (``TP.HCM``, ``Q.1``), or of initials and titles (``GS.TS``)."""
    return "place abbreviation" if before in ("TP", "Tp", "TX", "Q", "H", "P") else "initials"


def unit_class(number: str, unit: str) -> str:
    """The class of a number and its unit.

    >>> unit_class("4", "%"), unit_class("35", "m"), unit_class("5", "GB"), unit_class("2,5", "m")
    ('percent', 'unit', 'unit in capitals', 'decimal with unit')
    """
    if unit == "%":
        return "percent"
    if "," in number or "." in number:
        return "decimal with unit"
    return "unit in capitals" if unit[0].isupper() else "unit"


_NUMBERS = ("short", "number", "year", "amount", "nought")
_SIGNS = ("letter", "capitals", "code")

# Class → the shapes of its two sides; later, more specific classes override. A missing pair is too rare in print to classify.
_SHAPES_OF_CLASS: dict[str, list[tuple[str, str]]] = {
    "number range": list(product(_NUMBERS, _NUMBERS)),
    "amount range": [*product(_NUMBERS, ["amount"]), *product(["amount"], _NUMBERS)],
    "score": [("nought", "nought"), ("nought", "short"), ("short", "nought")],
    "short range": [("short", "short")],
    "year range": [("year", "year")],
    "month": [("short", "year")],
    "date range": [("short", "date"), ("date", "date")],
    "quantity range": [*product((*_NUMBERS, "quantity"), ["quantity"])],
    "model number": [*product(_SIGNS, ("short", "number", "model")), ("model", "model"), ("letter", "year"), ("code", "code")],
    "model of a name": [*product(["Foreign"], ("short", "number", "model"))],
    "designation": [
        *product(["letter"], ("code", "foreign", "Foreign")),
        *product(["capitals"], ("code", "Foreign", "letter")),
        *product(["code"], ("Foreign", "letter")),
    ],
    "abbreviations": [("capitals", "capitals")],
    "foreign word": [*product(("Name", "Foreign", "foreign"), ["foreign"]), ("foreign", "Foreign"), ("Foreign", "letter")],
    "foreign names": [("Foreign", "Foreign")],
    "names": [("Name", "Name"), ("Name", "Foreign"), ("Foreign", "Name")],
    "words": [("word", "word"), ("Name", "word")],
}
_OF_SHAPES = {pair: name for name, pairs in _SHAPES_OF_CLASS.items() for pair in pairs}
