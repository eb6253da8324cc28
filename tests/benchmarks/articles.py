"""Made-up news of any number of articles, the same for the same seed, put together from the sentences of the evaluation."""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

NEWS = Path(__file__).parent.parent / "evaluation" / "news"


class Article(NamedTuple):
    text: str
    published: datetime.date


@cache
def _paragraphs() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Published paragraphs, paragraphs from a word segmenter, and pages with their residue."""
    news = [json.loads(line) for line in (NEWS / "news.jsonl").read_text("utf-8").splitlines()]
    pages = [json.loads(line) for line in (NEWS / "boilerplate.jsonl").read_text("utf-8").splitlines()]
    return (
        tuple(row["raw"] for row in news),
        tuple(row["segmented"] for row in news if "segmented" in row),
        tuple(row["text"] for row in pages),
    )


def articles(count: int, size: int = 3_000, seed: int = 0) -> Iterator[Article]:
    """``count`` articles: of five, two as published, two through a word segmenter, one a page with its residue.

    size: bytes in UTF-8 that an article reaches; it ends with the paragraph that gets it there.
    """
    chance = random.Random(seed)
    published, segmented, pages = _paragraphs()
    day = datetime.date(2013, 1, 1)
    for number in range(count):
        kind = number % 5
        parts: list[str] = []
        left = size
        while left > 0:
            parts.append(chance.choice(segmented if kind in (1, 3) else published))
            left -= len(parts[-1].encode())
        if kind == 4:
            parts.append(chance.choice(pages))
        yield Article("\n\n".join(parts), day + datetime.timedelta(chance.randrange(4_000)))
