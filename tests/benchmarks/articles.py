"""Generate any number of articles from the sentences of the evaluation. The same seed gives the same articles."""

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
    """Published paragraphs, word-segmented paragraphs, and pages with boilerplate."""
    news = [json.loads(line) for line in (NEWS / "news.jsonl").read_text("utf-8").splitlines()]
    pages = [json.loads(line) for line in (NEWS / "boilerplate.jsonl").read_text("utf-8").splitlines()]
    return (
        tuple(row["raw"] for row in news),
        tuple(row["segmented"] for row in news if "segmented" in row),
        tuple(row["text"] for row in pages),
    )


def articles(count: int, size: int = 3_000, seed: int = 0) -> Iterator[Article]:
    """Generate ``count`` articles. Of every five, two are published text, two are segmented, one is a page with boilerplate.

    size: minimum length of an article in bytes of UTF-8. An article ends with the paragraph that reaches it.
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
