"""Measure the speed-up of ``normalize_many`` with two processes: ``python -m tests.benchmarks.many``."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from vnnorm import normalize_many

NEWS = Path(__file__).parent.parent / "evaluation" / "news" / "news.jsonl"
ROUNDS = 5


def seconds(texts: Sequence[str], jobs: int) -> float:
    """The time of one run over the texts."""
    start = time.perf_counter()
    for _ in normalize_many(texts, jobs=jobs):
        pass
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio of each round and the median."""
    rows = [json.loads(line) for line in NEWS.read_text("utf-8").split("\n") if line]
    texts = [row[form] for row in rows for form in ("raw", "segmented") if form in row] * 400
    ratios = [seconds(texts, 1) / seconds(texts, 2) for _ in range(ROUNDS)]
    print(f"{sum(map(len, texts)) / 1e6:.0f} million code points, {len(texts)} texts; two processes against one")
    print("times", *(f"{ratio:.2f}" for ratio in ratios), f"median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
