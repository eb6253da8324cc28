"""Read an annotated corpus: a folder of JSON lines. docs/quality.md describes the files."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]


class CorpusError(ValueError):
    """An annotation that does not match its text; the message names the file and the line."""


class Corpus(NamedTuple):
    """Texts with their annotations. Every span has offsets."""

    news: dict[str, Row]
    dates: dict[str, list[Row]]
    date_traps: dict[str, list[Row]]
    rare_dates: list[Row]
    titles: dict[str, list[Row]]
    title_traps: dict[str, list[Row]]
    title_cases: list[Row]
    boilerplate: list[Row]

    def published(self, doc: str) -> datetime.date:
        """The day on which an article was published."""
        return datetime.date.fromisoformat(self.news[doc]["published"])


def read(folder: Path) -> Corpus:
    """The corpus in a folder. A missing file counts as empty. Raises CorpusError if a span does not match its text."""
    news = {row["doc"]: row for _, row in _rows(folder, "news")}

    def located(name: str, *prefixes: str) -> list[Row]:
        rows = []
        for where, row in _rows(folder, name):
            if row["doc"] not in news:
                raise CorpusError(f"{where}: no article {row['doc']!r} in news.jsonl")
            for prefix in prefixes:
                _locate(where, row, news[row["doc"]]["raw"], prefix)
            rows.append(row)
        return rows

    boilerplate = []
    for where, row in _rows(folder, "boilerplate"):
        for span in row["spans"]:
            _locate(where, span, row["text"])
        boilerplate.append(row)
    return Corpus(
        news,
        _by_doc(located("dates", "")),
        _by_doc(located("date_traps", "")),
        located("rare_dates", ""),
        _by_doc(located("titles", "name", "title", "appos")),
        _by_doc(located("title_traps", "")),
        [row for _, row in _rows(folder, "title_cases")],
        boilerplate,
    )


def _rows(folder: Path, name: str) -> list[tuple[str, Row]]:
    path = folder / f"{name}.jsonl"
    lines = path.read_bytes().decode("utf-8").split("\n") if path.exists() else []
    return [(f"{path}, line {number}", json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]


def _by_doc(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["doc"]].append(row)
    return grouped


def _locate(where: str, row: Row, text: str, prefix: str = "") -> None:
    """Set the offsets of a span that has none, and check those of a span that has them."""
    start, end = (f"{prefix}_start", f"{prefix}_end") if prefix else ("start", "end")
    surface = row.get(prefix or "surface")
    if surface is not None and row.get(start) is None:
        if text.count(surface) != 1:
            raise CorpusError(f"{where}: {surface!r} stands {text.count(surface)} times in its text; give {start} and {end}")
        row[start] = text.index(surface)
        row[end] = row[start] + len(surface)
    if surface is not None and text[row[start] : row[end]] != surface:
        raise CorpusError(f"{where}: {text[row[start] : row[end]]!r} stands at {row[start]}:{row[end]}, not {surface!r}")
