"""Other formats of segmented text: tagged tokens, columns, token lists, word pieces. They are converted only on request.

``Thủ_tướng/N gặp/V``, one token per line with tags, ``['Thủ tướng', 'gặp']``, ``[Thủ tướng] [gặp]``, ``Thủ_@@ tướng``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vnnorm.core.rule import Finding
from vnnorm.text.pattern import lazily

_FEWEST = 3  # minimum tokens, pieces or lines of a format; fewer may be a fraction, a quotation or a short line
_MOST_COLUMNS = 10  # of CoNLL-U and CoNLL-X
_SHARE = 0.8  # minimum share of tokens or lines in the format; the rest are titles and errors

_TAGGED = lazily(r"(?<!\S)(\S+?)/(?:[A-Z][A-Za-z]{0,3}|[^\w\s]{1,3})(?!\S)")
_LISTED = lazily(r"([\"'])[^\"'\n]*\1, (?=[\"'])")
_BRACKETED = lazily(r"\[[^\[\]\n]+\] (?=\[)")
_PIECE = lazily(r"\S@@(?= |$)|(?<!\S)##\S|▁\S", re.M)
_ROW = lazily(r"(?:[0-9]+\t)?[^\s\t]+(?:\t[^\s\t]+)+|[^\s]+ (?:O|[BI]-[A-Z]+)")


def is_of_other_format(line: str) -> bool:
    """Whether a line is tagged, a list of tokens, or made of word pieces.

    >>> is_of_other_format("Thủ_tướng/N gặp/V đoàn/N ./."), is_of_other_format("Thủ_tướng gặp đoàn .")
    (True, False)
    """
    return any(form.recognises(line) for form in _OF_LINE)


def is_in_columns(text: str) -> bool:
    """Whether a text has one token per line, with or without further columns.

    >>> is_in_columns("Thủ_tướng\\tN\\ngặp\\tV\\nđoàn\\tN\\n.\\tCH"), is_in_columns("Thủ_tướng gặp đoàn .")
    (True, False)
    """
    end = text.find("\n")
    if end < 0 or len(text[:end].split()) > _MOST_COLUMNS:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST:
        return False
    rows = sum(1 for line in lines if _ROW.fullmatch(line.rstrip()))
    tokens = sum(1 for line in lines if len(line.split()) == 1)
    return max(rows, tokens) >= _SHARE * len(lines)


def format_of(text: str) -> str:
    """The name of the first other format in a text; empty if there is none.

    >>> format_of("Tin.\\nThủ_tướng/N gặp/V đoàn/N ./."), format_of("Thủ_tướng gặp đoàn .")
    ('tagged tokens', '')
    """
    if is_in_columns(text):
        return "columns"
    return next((form.name for line in text.split("\n") for form in _OF_LINE if form.recognises(line)), "")


def unwrapped(text: str) -> Iterator[Finding]:
    """Edits that convert other formats to segmented text: remove tags, brackets and piece marks, join rows to lines."""
    if is_in_columns(text):
        yield from _rows(text)
        return
    start = 0
    for line in text.split("\n"):
        form = next((form for form in _OF_LINE if form.recognises(line)), None)
        if form:
            for low, high, new in form.changes(line):
                yield start + low, start + high, new, form.name
        start += len(line) + 1


class _Format(NamedTuple):
    """A format that can be recognized in a single line."""

    name: str
    recognises: Callable[[str], bool]
    changes: Callable[[str], Iterator[tuple[int, int, str]]]


def _is_tagged(line: str) -> bool:
    if line.count("/") < _FEWEST:
        return False
    tagged = sum(1 for _ in _TAGGED.finditer(line))
    return tagged >= _FEWEST and tagged >= _SHARE * len(line.split())


def _without_tags(line: str) -> Iterator[tuple[int, int, str]]:
    for match in _TAGGED.finditer(line):
        yield match.end(1), match.end(), ""


def _is_listed(line: str) -> bool:
    return line.lstrip()[:1] == "[" and sum(1 for _ in _LISTED.finditer(line)) + 1 >= _FEWEST


def _without_list(line: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\[[\"']|[\"'], [\"']|[\"']\]", line):
        yield match.start(), match.end(), " " if "," in match[0] else ""


def _is_bracketed(line: str) -> bool:
    return line.lstrip()[:1] == "[" and sum(1 for _ in _BRACKETED.finditer(line)) + 1 >= _FEWEST


def _without_brackets(line: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"[\[\]]", line):
        yield match.start(), match.end(), ""


def _is_in_pieces(line: str) -> bool:
    return ("@@" in line or "##" in line or "▁" in line) and _PIECE.search(line) is not None


def _without_pieces(line: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"@@(?: |$)| ##(?=\S)|\A▁| ?▁", line):
        yield match.start(), match.end(), " " if "▁" in match[0] and match.start() else ""


_OF_LINE = (
    _Format("tagged tokens", _is_tagged, _without_tags),
    _Format("token list", _is_listed, _without_list),
    _Format("bracketed words", _is_bracketed, _without_brackets),
    _Format("word pieces", _is_in_pieces, _without_pieces),
)


def _rows(text: str) -> Iterator[Finding]:
    """Replace the columns and end of each row by a space, and the blank line between sentences by a line break."""
    start = 0
    rows = text.split("\n")
    for index, row in enumerate(rows):
        end = start + len(row)
        if row.strip():
            low, high = _token_of(row)
            if low:
                yield start, start + low, "", "columns"
            follows = index + 1 < len(rows) and rows[index + 1].strip() != ""
            if follows:
                yield start + high, end + 1, " ", "columns"
            elif start + high < end:
                yield start + high, end, "", "columns"
        elif index and end < len(text):
            yield start, end + 1, "", "columns"
        start = end + 1


def _token_of(row: str) -> tuple[int, int]:
    """The span of the token in a row: the first column, or the second after a running number."""
    match = re.match(r"(?:[0-9]+\t)?([^\s\t]+)", row)
    return match.span(1) if match else (0, 0)
