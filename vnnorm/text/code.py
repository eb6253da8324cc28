"""Find code, markup and data in a text: the lines to which no rule for prose applies.

A line is code if it has the form of a formal language, or enough of its signs for its length (`code_signs`). Successive rows
with equal columns are data. Lines between lines of code belong to the code.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from vnnorm.text.code_signs import SURE, is_loose, weigh
from vnnorm.text.lines import LINE
from vnnorm.text.pattern import lazily

# Every text with code contains one of these; plain news rarely does. Separate literal searches are fast.
_GATES = (
    *"{}<=|\t\\`\u2500\u1fef",  # the last is a grave accent in NFC
    *("---\n", "---\r", "\n  ", "   "),
    *("SELECT ", "INSERT ", "CREATE ", "import ", "Traceback ", "INFO", "DEBUG", "ERROR", "WARN"),
)
# More gates, by a character that each contains: a search for one character is ten times faster.
_GATES_WITH = {
    ">": ("->", ">>> "),
    "#": ("#!",),
    "$": ("$ ",),
    '"': ('","', '",\n', '": ', '("'),
    "'": ("','", "('"),
}
_CELLS = lazily(r",[^\s,]+,[^\s,]")
_SNAKE = lazily(r"_[a-z0-9]+ ?[:(]")  # segmented news has it too, but not after a word without diacritics: "thời_gian :"
_SNAKE_WORD = lazily(r"(?:(?<!\S)|(?<=[{,.]))[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+ ?[:(]")
GAP = 3  # maximum lines of prose between lines of code that count as code: a docstring, a comment of several lines
GAP_WORDS = 25  # maximum words of such a line: docstrings are wrapped at 80 to 120 characters, unlike paragraphs of news
ROWS = 3  # minimum rows of a table: a caption and its credit are two rows with equal columns
WIDE = 2  # with so many separators two rows are enough, except for commas and semicolons, which also occur in prose

_CLOSED = SURE + 1  # a block with explicit limits: adjacent lines do not belong to it
_FENCE = lazily(r"\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(```+[^`]*|~~~+\s*[A-Za-z0-9_+.-]+\s*)\Z")
_KEY = lazily(r"[\"']?[A-Za-z_][\w.-]*[\"']?:(?:\s|\Z)")
_OPEN_KEY = lazily(r"(\s*)(?:- )?[A-Za-z_][\w.-]*:\s*\Z")
_SETTING = lazily(r"\s*[A-Za-z][A-Za-z0-9_.\[\]-]* ?= ?[^=]|\[[A-Za-z][^\]]*\]\s*\Z")
_NESTED = lazily(r"(\s+)(?:- \S|[A-Za-z_][\w.-]*:(?:\s|\Z))")
_QUOTED = lazily(r"\"(?<![^,;|\t\n\r]\")(?:[^\"]|\"\")*\"(?=[,;|\t\r\n]|\Z)")  # the initial literal makes the search fast


class _Separator(NamedTuple):
    """A separator of cells, without the spaces that prose has next to the same character."""

    literal: str  # every row contains it; a line without it is skipped
    pattern: re.Pattern[str]
    least: int = 1  # minimum separators in a row
    words: int = 0  # maximum words per separator, if the separator also occurs in prose; 0 for no limit


_SEPARATORS = (
    _Separator("\t", lazily(r"(?<=[^\s])\t(?=\S)|(?<=\t)\t")),
    _Separator("|", lazily(r"(?<=\S)\|(?=\S)")),
    _Separator(",", lazily(r"(?<=\S),(?=\S)"), 2, 4),
    _Separator(";", lazily(r"(?<=\S);(?=\S)"), 2, 4),
    _Separator("   ", lazily(r"(?<=\S) {3,}(?=\S)"), 3),  # three, because verses are indented and signatures form two columns
)


class _Line(NamedTuple):
    start: int
    end: int
    text: str  # in NFC
    words: int


def code_spans(text: str) -> list[tuple[int, int]]:
    """Find the stretches of whole lines that are code, markup or data, in order and disjoint.

    These are source code, tags, JSON, YAML, SQL, shell, logs, settings, tables, columns, fenced and indented blocks, and front
    matter. Prose of every kind, verse, dialogues, decrees, line-ups and segmented text are not code, nor is prose with a
    single sign of code. A line is code if the whole line has the form of a formal language, or if it contains two of its
    signs and at least one per dozen words. Rows of equal columns are code too, as are lines between lines of code, and the
    whole text if most of it is code.

    text: any ``str``. Returns spans in code points, each from the first character of a line to the end of that line or a later
    one, without the final line break.

    >>> code_spans("Ông Bình cho biết.\\nAUTH_USERNAME=tên_mới\\nTheo đó, giá tăng.")
    [(19, 40)]
    >>> code_spans("Thủ_tướng : “ Không thể chậm_trễ ” .")
    []
    """
    if not _may_hold(text):
        return []
    is_sound = unicodedata.is_normalized("NFC", text)
    if not is_sound and not _may_hold(unicodedata.normalize("NFC", text)):
        return []
    lines = list(_lines(text, is_sound=is_sound))
    weights = [weigh(line.text) for line in lines]
    _weigh_rows(text, lines, weights)
    _weigh_nested(lines, weights)
    _close_blocks(lines, weights)
    if max(weights, default=0) < SURE:
        return []
    _spread(text, lines, weights)
    _fill(lines, weights)
    return list(_spans(lines, weights))


def _may_hold(text: str) -> bool:
    if any(map(text.__contains__, _GATES)):
        return True
    for char, gates in _GATES_WITH.items():
        if char in text and any(map(text.__contains__, gates)):
            return True
    return bool(_CELLS.search(text) or (_SNAKE.search(text) and _SNAKE_WORD.search(text)))


def _lines(text: str, *, is_sound: bool) -> Iterator[_Line]:
    """The lines that are not blank. is_sound: whether the text is in NFC."""
    for match in LINE.finditer(text):
        line = match[0]
        if not line.isspace():
            line = line if is_sound else unicodedata.normalize("NFC", line)
            yield _Line(match.start(), match.end(), line, line.count(" ") + 1)


def _weigh_rows(text: str, lines: list[_Line], weights: list[int]) -> None:
    """Mark rows of equal columns as code. A quoted cell is one column, whatever it contains, including line breaks."""
    masked = _QUOTED.sub(lambda match: "x" * len(match[0]), text) if '"' in text else text
    separators = [separator for separator in _SEPARATORS if _may_separate(masked, separator)]
    if not separators:
        return
    rows = [match.span() for match in LINE.finditer(masked) if not match[0].isspace()]
    starts = [line.start for line in lines]
    for separator in separators:
        first, width = 0, 0
        for at in range(len(rows) + 1):
            here = _columns(masked[slice(*rows[at])], separator) if at < len(rows) else -1
            if here == width:
                continue
            if width > 0 and at - first >= (ROWS if width < WIDE or separator.words else ROWS - 1):
                below = bisect_left(starts, rows[at - 1][1])
                above = bisect_left(starts, rows[first][0])
                weights[above:below] = [SURE] * (below - above)
            first, width = at, here


def _may_separate(text: str, separator: _Separator) -> bool:
    """Whether a text has as many separators as the smallest table needs; most texts have too few of most separators."""
    count = text.count(separator.literal)
    if not separator.words:
        return count >= ROWS - 1
    return count >= ROWS * separator.least and count - text.count(separator.literal + " ") >= ROWS * separator.least


def _columns(row: str, separator: _Separator) -> int:
    """The number of separators in a row; 0 if it is not a row of a table."""
    if separator.literal not in row or (separator.words and separator.literal + " " in row):
        return 0
    count = sum(1 for _ in separator.pattern.finditer(row))
    if separator.words and row.count(" ") > separator.words * count:
        return 0
    return 0 if count < separator.least else WIDE if separator.literal == "   " else count


def _weigh_nested(lines: list[_Line], weights: list[int]) -> None:
    """Mark YAML and INI as code: a key alone on its line above an indented key or item, and successive settings."""
    for at in range(len(lines) - 1):
        line, following = lines[at].text, lines[at + 1].text
        this = _OPEN_KEY.match(line) if ":" in line else None
        below = _NESTED.match(following) if this else None
        nests = this and below and len(this[1]) < len(below[1])
        if nests or ("=" in following and _SETTING.match(line) and _SETTING.match(following)):
            weights[at] = weights[at + 1] = SURE


def _close_blocks(lines: list[_Line], weights: list[int]) -> None:
    """Mark fenced blocks with their content, and front matter, as closed blocks."""
    fence = ""
    has_fence = any("```" in line.text or "~~~" in line.text for line in lines)
    for at, line in enumerate(lines if has_fence else ()):
        bare = line.text.lstrip(" \t>").rstrip()
        if fence:
            weights[at] = _CLOSED
            if bare.startswith(fence) and not bare.strip(fence[0]):
                fence = ""
        elif ("```" in bare or "~~~" in bare) and (opening := _FENCE.match(line.text)):
            weights[at] = _CLOSED
            fence = opening[1][0] * (len(opening[1]) - len(opening[1].lstrip(opening[1][0])))
    if len(lines) > 2 and lines[0].text.strip("\ufeff ") == "---" and _KEY.match(lines[1].text):
        end = next((at for at in range(1, len(lines)) if lines[at].text.rstrip() in {"---", "..."}), -1)
        weights[: end + 1] = [_CLOSED] * (end + 1)


def _spread(text: str, lines: list[_Line], weights: list[int]) -> None:
    """Mark lines that are code only next to code, without a blank line between: comments, keys, items, indented lines."""
    for step in (1, -1):
        for at in range(len(lines))[::step][1:]:
            before, after = sorted((at, at - step))
            between = text[lines[before].end : lines[after].start]
            if weights[at] < SURE == weights[at - step] and max(between.count("\n"), between.count("\r")) < 2:
                weights[at] = SURE if weights[at] or is_loose(lines[at].text) else 0


def _fill(lines: list[_Line], weights: list[int]) -> None:
    """Mark lines between lines of code as code, and all lines if most of the text is code."""
    sure = [at for at, weight in enumerate(weights) if weight == SURE]
    for before, after in pairwise(sure):
        if after - before - 1 <= GAP and all(line.words <= GAP_WORDS for line in lines[before + 1 : after]):
            weights[before:after] = [SURE] * (after - before)
    code = [line.words for line, weight in zip(lines, weights, strict=True) if weight == SURE]
    if 2 * len(code) >= len(lines) and 2 * sum(code) >= sum(line.words for line in lines):
        weights[:] = [SURE] * len(lines)


def _spans(lines: list[_Line], weights: list[int]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, weight in enumerate([*weights, 0]):
        if weight >= SURE and start < 0:
            start = at
        elif weight < SURE and start >= 0:
            yield lines[start].start, lines[at - 1].end
            start = -1
