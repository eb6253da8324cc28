"""Read an annotated corpus: a folder of JSON lines. docs/quality.md describes the files."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    pages: dict[str, list[Row]]  # by shape
    segmented: dict[str, list[Row]]  # by segmenter
    other: list[Row]

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

    return Corpus(
        news,
        _by(located("dates", ""), "doc"),
        _by(located("date_traps", ""), "doc"),
        located("rare_dates", ""),
        _by(located("titles", "name", "title", "appos"), "doc"),
        _by(located("title_traps", ""), "doc"),
        [row for _, row in _rows(folder, "title_cases")],
        list(_scraped(folder, "boilerplate")),
        _by((row for name in _names(folder / "pages") for row in _scraped(folder / "pages", name)), "shape"),
        {name: _pairs(folder / "segmented", name) for name in _names(folder / "segmented")},
        [row for _, row in _rows(folder, "other")],
    )


def _names(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.jsonl"))


def _scraped(folder: Path, name: str) -> Iterator[Row]:
    """The texts of a file whose residue is annotated; one without ``spans`` is there to be read."""
    for where, row in _rows(folder, name):
        for span in row.get("spans", []):
            _locate(where, span, row["text"])
        if "spans" in row:
            yield row


def _pairs(folder: Path, name: str) -> list[Row]:
    """The texts of a file of which the published form is known."""
    return [row for _, row in _rows(folder, name) if "raw" in row]


def _rows(folder: Path, name: str) -> list[tuple[str, Row]]:
    path = folder / f"{name}.jsonl"
    lines = path.read_bytes().decode("utf-8").split("\n") if path.exists() else []
    return [(f"{path}, line {number}", json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]


def _by(rows: Iterable[Row], field: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[field]].append(row)
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
