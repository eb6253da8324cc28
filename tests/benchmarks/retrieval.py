"""Measure how well one version of a story finds another: ``python -m tests.benchmarks.retrieval``, with VNNORM_CORPUS set.

VNNORM_CORPUS is a folder with ``news.jsonl``, one article a line: ``doc`` (``cluster/name``; the articles of a cluster report
one story), ``published`` (YYYY-MM-DD), ``raw`` (as published) and ``segmented`` (the output of a word segmenter).

Half of the articles are used segmented. A third lose their diacritics and a third their case, as other programs do to texts.
Each article then ranks all others by the Jaccard similarity of their shingles of three words. The result is the rank of the
first article on the same story, for the unchanged texts and for each kind of key.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from vnnorm import match_key, strip_diacritics

SHINGLE = 3  # words


class Article(NamedTuple):
    story: str
    published: datetime.date
    text: str


def degraded(rows: Iterable[dict[str, str]], seed: int = 0) -> list[Article]:
    """The articles, about half of them segmented, a third without diacritics, a third in capitals."""
    chance = random.Random(seed)
    blurs: list[Callable[[str], str]] = [str, strip_diacritics, str.upper]
    articles = []
    for row in rows:
        text = row[chance.choice(["raw", "segmented"])]
        text = chance.choice(blurs)(text)
        articles.append(Article(row["doc"].split("/")[0], datetime.date.fromisoformat(row["published"]), text))
    return articles


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(zip(*(words[start:] for start in range(SHINGLE)), strict=False))


def ranks(articles: list[Article], form: Callable[[Article], str]) -> list[int]:
    """For each article, the rank, from 1, of the first other article on its story.

    Articles on other stories with the same similarity count as ranked before it.
    """
    sets = [shingles(form(article)) for article in articles]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, held in enumerate(sets):
        for shingle in held:
            holders[shingle].append(index)
    found = []
    for index, article in enumerate(articles):
        common: dict[int, int] = defaultdict(int)
        for shingle in sets[index]:
            for other in holders[shingle]:
                common[other] += 1
        overlap = [
            common[other] / max(1, len(sets[index]) + len(sets[other]) - common[other]) if other != index else -1.0
            for other in range(len(articles))
        ]
        partners = [
            overlap[other] for other in range(len(articles)) if other != index and articles[other].story == article.story
        ]
        if partners:
            best = max(partners)
            strangers = (overlap[other] for other in range(len(articles)) if articles[other].story != article.story)
            found.append(1 + sum(value >= best for value in strangers))
    return found


FORMS: dict[str, Callable[[Article], str]] = {
    "as it came": lambda article: article.text,
    "str.lower": lambda article: article.text.lower(),
    "match_key": lambda article: match_key(article.text, reference=article.published),
    "match_key, without diacritics": lambda article: strip_diacritics(match_key(article.text, reference=article.published)),
}


def table(articles: list[Article]) -> str:
    lines = ["| text | partner first | partner in the first ten | mean reciprocal rank |", "|---|---|---|---|"]
    for name, form in FORMS.items():
        found = ranks(articles, form)
        first, ten = (sum(rank <= most for rank in found) / len(found) for most in (1, 10))
        lines.append(f"| {name} | {first:.0%} | {ten:.0%} | {statistics.mean(1 / rank for rank in found):.2f} |")
    return "\n".join(lines)


def main() -> int:
    folder = os.environ.get("VNNORM_CORPUS")
    if not folder:
        print("retrieval: VNNORM_CORPUS is not set; set it to a folder that holds news.jsonl", file=sys.stderr)
        return 2
    lines = (Path(folder) / "news.jsonl").read_text("utf-8").splitlines()
    articles = degraded(map(json.loads, lines))
    print(f"{len(articles)} articles, {len({article.story for article in articles})} stories\n\n{table(articles)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
