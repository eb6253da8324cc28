"""Measure the speed and the memory of ``vnnorm normalize``: ``python -m tests.benchmarks.command_line``.

The input is a file of JSON lines, made of the articles in ``examples/``, plain and segmented in turn. Each row has a number of
its own, so that no two are equal. Memory is the peak of a single process, measured by GNU time (``/usr/bin/time -v``) and by
psutil, which samples every process of the run each 20 ms. Speed is the ratio of two times: that of the whole command with its
start, reading and writing, and that of a loop over ``vnnorm.normalize`` on the same texts in this process. Both are measured in
turns.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path

from tests.support.command import VNNORM
from tests.support.tables import DOCS, write
from vnnorm import normalize

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PLAIN = ("article-clean.txt", "segmented-restored.txt", "visit.txt")
SEGMENTED = ("article.txt", "segmented.txt")


@cache
def example(name: str) -> str:
    """The text of an example."""
    return (EXAMPLES / name).read_text("utf-8")


def articles() -> Iterator[str]:
    """Endless articles, plain and segmented in turn, of about three kilobytes, the mean length of news."""
    for number in count(1):
        texts = [example(name) for name in (SEGMENTED if number % 2 else PLAIN)]
        yield "\n\n".join([f"Tin số {number}", *texts, *texts])


def fill(path: Path, size: int) -> list[str]:
    """Write a file of ``size`` bytes, and return the texts of its first 20 MB."""
    written = 0
    texts = []
    with path.open("wb") as file:
        for number, text in enumerate(articles(), 1):
            row = {"id": number, "url": f"https://example.org/{number}", "text": text, "published": "2025-09-16"}
            written += file.write(json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n")
            if written < 20e6:
                texts.append(text)
            if written >= size:
                return texts
    raise AssertionError("articles have no end")


def memory(path: Path, jobs: int) -> tuple[float, float]:
    """The peak memory of one process in MB, by GNU time and by psutil."""
    import psutil  # imported here, because only this measure needs it

    command = ["/usr/bin/time", "-v", str(VNNORM), "normalize", "--field", "text", "--jobs", str(jobs), str(path)]
    peak = 0
    with tempfile.TemporaryFile() as told:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told) as run:
            us = psutil.Process(run.pid)
            while run.poll() is None:
                try:
                    for process in us.children(recursive=True):
                        peak = max(peak, process.memory_info().rss)
                except psutil.NoSuchProcess:
                    pass
                time.sleep(0.02)
        told.seek(0)
        found = re.search(rb"Maximum resident set size \(kbytes\): (\d+)", told.read())
    assert found
    assert run.returncode == 0
    return int(found[1]) * 1024 / 1e6, peak / 1e6


def speed(path: Path, texts: list[str], rounds: int) -> list[tuple[float, float]]:
    """The seconds of the command and of the loop, measured in turns."""
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        subprocess.run([VNNORM, "normalize", "--field", "text", path], stdout=subprocess.DEVNULL, check=True)
        between = time.perf_counter()
        for text in texts:
            normalize(text)
        seconds.append((between - started, time.perf_counter() - between))
    return seconds


def main() -> None:
    """Measure, and write the table into docs/command-line.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000, help="size of the file whose memory is measured")
    parser.add_argument("--rounds", type=int, default=5, help="how often speed is measured")
    parser.add_argument("--only", choices=["speed", "memory"], help="print one measure, and write nothing")
    options = parser.parse_args()
    rows = ["| measured | |", "|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tin.jsonl"
        if options.only != "memory":
            texts = fill(path, 20_000_000)
            times = speed(path, texts, options.rounds)
            print("seconds of the command and of the loop:", [(round(one, 2), round(two, 2)) for one, two in times])
            ratios = [command / loop for command, loop in times]
            rows.append(
                f"| time of the command over that of `normalize` alone, 20 MB, median of {options.rounds} "
                f"| {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) |"
            )
        if options.only != "speed":
            fill(path, options.megabytes * 1_000_000)
            for jobs in (1, 2):
                by_time, by_psutil = memory(path, jobs)
                rows.append(
                    f"| peak memory of a process, {options.megabytes} MB, `--jobs {jobs}`, by GNU time and psutil "
                    f"| {by_time:.0f} MB, {by_psutil:.0f} MB |"
                )
    print("\n".join(rows))
    if not options.only:
        write(DOCS / "command-line.md", "speed and memory", "\n".join(rows))


if __name__ == "__main__":
    main()
