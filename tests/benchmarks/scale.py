"""Measure the speed of vnnorm on each engine and the growth of its cost: ``python -m tests.benchmarks.scale --write``.

The command writes the tables of docs/scale.md. It needs the extras ``spark``, ``datatrove`` and ``recipes``, Java and a quiet
machine. Every measurement runs in a process of its own (``scale_engines``) and counts all cores that an engine uses, also
those of Java, readers and writers. A round runs every engine once, each beside the plain function in the same number of
processes, so that a ratio compares runs of the same minute. The figures are the medians of the rounds. The articles are
generated from the sentences of the evaluation, with three thousand bytes each, the usual size of news.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import vnnorm
from tests.benchmarks.articles import Article, articles
from tests.benchmarks.scale_engines import ENGINES, ONE_CORE, texts_in
from tests.support.tables import DOCS, write

PAGE = DOCS / "scale.md"
FILES = 8
GROWTH = (1, 2, 4, 8)
CORPUS = 20_000_000, 60e9  # articles, bytes
PRESETS = ("NEWS", "MATCH")
Told = dict[str, float]


def make(folder: Path, news: list[Article]) -> Path:
    """Write the articles as Parquet and as JSON lines, in ``FILES`` files each, and return the folder."""
    import pyarrow
    from pyarrow import parquet

    for form in ("parquet", "jsonl"):
        (folder / form).mkdir(parents=True)
    for number in range(FILES):
        part = news[number::FILES]
        ids = [f"{number}/{at}" for at in range(len(part))]
        columns = {"id": ids, "text": [row.text for row in part], "published": [row.published for row in part]}
        parquet.write_table(pyarrow.table(columns), folder / "parquet" / f"{number}.parquet")
        with (folder / "jsonl" / f"{number}.jsonl").open("w", encoding="utf-8") as file:
            for key, row in zip(ids, part, strict=True):
                told = {"id": key, "text": row.text, "metadata": {"published": row.published.isoformat()}}
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return folder


def size(folder: Path) -> float:
    """The bytes of the texts in a folder of articles."""
    return float(sum(len(text.encode()) for text in texts_in(folder / "parquet")))


def measured(engine: str, folder: Path, workers: int = 1, preset: str = "NEWS") -> Told:
    command = [sys.executable, "-m", "tests.benchmarks.scale_engines", engine, str(folder), str(workers), preset]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr.decode())
        raise SystemExit(f"scale: {' '.join(command)} failed; is the extra of the engine installed, and Java for Spark?")
    told: Told = json.loads(done.stdout.splitlines()[-1])
    print(f"{engine:>15} {preset} workers={workers} {folder.name:>5}: {told}", file=sys.stderr)
    return told


def medians(rounds: list[Told]) -> Told:
    return {name: statistics.median(told[name] for told in rounds) for name in rounds[0]}


def throughput(folder: Path, engines: list[str], rounds: int) -> tuple[str, dict[tuple[str, int], Told]]:
    """The table of each engine beside the plain function, and its figures."""
    cells = [(engine, workers) for workers in (1, 2) for engine in engines if workers == 1 or engine not in ONE_CORE]
    runs: dict[tuple[str, int], list[Told]] = {}
    for _ in range(rounds):
        for engine, workers in cells:
            alone, told = measured("plain", folder, workers), measured(engine, folder, workers)
            told |= {"ratio": alone["seconds"] / told["seconds"], "per core": alone["cores"] / told["cores"]}
            runs.setdefault(("plain function", workers), []).append({**alone, "ratio": 1.0, "per core": 1.0})
            runs.setdefault((engine, workers), []).append(told)
    found = {cell: medians(told) for cell, told in runs.items()}
    rows, total = int(folder.name), size(folder)
    heads = ["engine", "workers", "articles/s", "MB/s", "by the clock", "per core", "start, s", "memory, MB"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for (engine, workers), told in sorted(found.items(), key=lambda item: (item[0][0] != "plain function", item[0])):
        rate = rows / told["seconds"]
        start = f"{told['start']:.1f}" if told["start"] else ""
        speed = f"{rate:,.0f} | {rate * total / rows / 1e6:.1f} | {told['ratio']:.2f} | {told['per core']:.2f}"
        lines.append(f"| {engine} | {workers} | {speed} | {start} | {told['peak']:.0f} |")
    return "\n".join(lines), found


def growth(folders: list[Path], engines: list[str]) -> str:
    heads = ["engine", "workers", *(f"{int(folder.name):,} articles" for folder in folders), f"{GROWTH[-1]}× the articles take"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for engine in ["plain", *engines]:
        for workers in (1, 2):
            seconds = [measured(engine, folder, workers)["seconds"] for folder in folders]
            shown = " | ".join(f"{second:.1f} s" for second in seconds)
            lines.append(f"| {engine} | {workers} | {shown} | {seconds[-1] / seconds[0]:.1f}× |")
    return "\n".join(lines)


def start(rounds: int) -> str:
    """The table of the cost of a process that normalizes one short text, and of one that does nothing."""
    lines = ["| a worker that | seconds | memory, MB |", "|---|---|---|"]
    for name, code in [
        ("does nothing", "pass"),
        *(
            (f"loads {name} at its first text", f"import vnnorm; vnnorm.normalize('Hà_Nội .', steps=vnnorm.{name})")
            for name in PRESETS
        ),
    ]:
        runs = []
        for _ in range(rounds + 2):
            began = time.perf_counter()
            command = [sys.executable, "-c", f"{code}; print(open('/proc/self/status').read())"]
            done = subprocess.run(command, capture_output=True, check=True)
            seconds = time.perf_counter() - began
            [peak] = [int(line.split()[1]) for line in done.stdout.decode().splitlines() if line.startswith("VmHWM")]
            runs.append({"seconds": seconds, "peak": peak / 1024})
        told = medians(runs)
        lines.append(f"| {name} | {told['seconds']:.2f} | {told['peak']:.0f} |")
    return "\n".join(lines)


def corpus(folder: Path, engines: list[str], rounds: int) -> str:
    """The table of the core hours for a large corpus: its size divided by the rate per core of the engine."""
    total = size(folder)
    lines = ["| steps | engine | MB/s and core | core hours |", "|---|---|---|---|"]
    for preset in PRESETS:
        for engine in ["plain", *engines]:
            told = medians([measured(engine, folder, 1, preset) for _ in range(rounds)])
            rate = total / told["cores"]
            lines.append(f"| `{preset}` | {engine} | {rate / 1e6:.2f} | {CORPUS[1] / rate / 3600:.1f} |")
    return "\n".join(lines)


def machine() -> str:
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")
    ]
    versions = []
    for package in ("pyspark", "datatrove", "pandas", "polars", "datasets", "duckdb"):
        from importlib.metadata import PackageNotFoundError, version

        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return (
        f"Measured on {os.cpu_count()} cores of {names[0] if names else platform.processor() or 'an unnamed processor'}, "
        f"Python {platform.python_version()}, vnnorm {vnnorm.__version__}, {', '.join(versions)}; "
        f"load average at the start {os.getloadavg()[0]:.1f}."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=32_000, help="in the largest run; others take a half, quarter, eighth")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--write", action="store_true", help="put the tables into docs/scale.md")
    options = parser.parse_args()
    spread = [engine for engine in options.engines if engine in ("spark", "datatrove")]
    tables = {"machine": machine()}
    with tempfile.TemporaryDirectory() as home:
        news = list(articles(options.articles))
        folders = [Path(home, str(options.articles * times // GROWTH[-1])) for times in GROWTH]
        for folder in folders:
            make(folder, news[: int(folder.name)])
        make(Path(home, "few"), news[:FILES])
        tables |= {
            "throughput": throughput(folders[-1], options.engines, options.rounds)[0],
            "growth": growth(folders, spread),
            "start": start(options.rounds),
            "corpus": corpus(folders[-2], spread, options.rounds),
        }
    for name, table in tables.items():
        print(f"{table}\n")
        if options.write:
            write(PAGE, name, table)


if __name__ == "__main__":
    main()
