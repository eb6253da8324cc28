"""The dialects of CSV and TSV: cells in quotes, as they are, or with backslashes.

``csv`` is RFC 4180, as spreadsheets, pandas and Polars write it. ``none`` is TSV without quotes (text/tab-separated-values), as
``cut`` and ``awk`` read it: a quote is an ordinary character. ``backslash`` is the text format of PostgreSQL's COPY, where
``\\n`` is a line feed, ``\\t`` a tab and ``\\N`` a null.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial

DIALECTS = ("csv", "none", "backslash")
_NULL = "\\N"
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_ESCAPES = str.maketrans({"\\": "\\\\", **{char: f"\\{letter}" for letter, char in _ESCAPED.items()}})
_escape = re.compile(r"\\(.)", re.DOTALL)


class Csv:
    """Cells in quotes if they need them."""

    has_quotes = True

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter

    def rows(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """The cells of each row; csv.Error if the quotes are wrong."""
        return csv.reader(lines, delimiter=self.delimiter, strict=True)

    def text(self, cell: str) -> str:
        """The text of a cell."""
        return cell

    def cell(self, text: str) -> str:
        """The cell for a text."""
        return text

    def row(self, cells: list[str], end: str, everywhere: bool = False) -> str:
        """A row as it is written, with quotes around the cells that need them, or around all."""
        out = io.StringIO(newline="")
        write = partial(csv.writer, out, delimiter=self.delimiter, lineterminator=end)
        (write(quoting=csv.QUOTE_ALL) if everywhere else write()).writerow(cells)
        return out.getvalue()

    def is_quoted_everywhere(self, cells: list[str], end: str, raw: bytes) -> bool:
        """Whether a row was written with quotes around every cell."""
        return self.row(cells, end, True).encode("utf-8", "surrogatepass") == raw


class Unquoted(Csv):
    """Cells as they are. A line break or delimiter that a step inserts becomes a space, because a cell cannot contain it."""

    has_quotes = False

    def rows(self, lines: Iterable[str]) -> Iterator[list[str]]:
        for line in lines:
            body = line.rstrip("\r\n")
            yield self._split(body) if body else []

    def cell(self, text: str) -> str:
        return re.sub(f"[\r\n{re.escape(self.delimiter)}]+", " ", text)

    def row(self, cells: list[str], end: str, everywhere: bool = False) -> str:
        return self.delimiter.join(cells) + end

    def is_quoted_everywhere(self, cells: list[str], end: str, raw: bytes) -> bool:
        return False

    def _split(self, body: str) -> list[str]:
        return body.split(self.delimiter)


class Escaped(Unquoted):
    """Cells whose line breaks, tabs and backslashes are escaped."""

    def __init__(self, delimiter: str) -> None:
        super().__init__(delimiter)
        self._cell = re.compile(rf"(?:[^\\{re.escape(delimiter)}]|\\.?)*+", re.DOTALL)

    def text(self, cell: str) -> str:
        return "" if cell == _NULL else _escape.sub(lambda found: _ESCAPED.get(found[1], found[1]), cell)

    def cell(self, text: str) -> str:
        escaped = text.translate(_ESCAPES)
        return escaped if self.delimiter == "\t" else escaped.replace(self.delimiter, f"\\{self.delimiter}")

    def _split(self, body: str) -> list[str]:
        cells, at = [], 0
        while True:
            found = self._cell.match(body, at)
            end = found.end() if found else at
            cells.append(body[at:end])
            if end == len(body):
                return cells
            at = end + 1


def dialect(quoting: str, delimiter: str) -> Csv:
    """The dialect of that name."""
    return {"csv": Csv, "none": Unquoted, "backslash": Escaped}[quoting](delimiter)
