"""Compare vnnorm with its peers in quality and speed on our own sentences. ``pip install --group peers`` installs the peers.

In each round, every contender of a task runs once, so that a busy moment of the machine affects all of them. The figures are
the medians of the rounds. A peer that cannot be imported has empty cells and the reason.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
import warnings
from typing import NamedTuple

from tests.benchmarks import footprint
from tests.benchmarks.contenders import CONTENDERS, Contender, Function
from tests.benchmarks.goodness import TASKS, texts
from tests.benchmarks.plot import plot, points
from tests.support.tables import DOCS, write

_ROUND = 0.2  # approximate seconds of a round
_ROUNDS = 7


class Result(NamedTuple):
    contender: Contender
    first: float | None  # share repaired or found
    second: float | None  # share left alone
    speed: float | None  # million code points a second
    ratio: float | None  # speed against vnnorm's, in the same rounds
    reason: str = ""


def _load(contender: Contender) -> tuple[Function | None, str]:
    try:
        return contender.make(), ""
    except Exception as error:  # a peer may raise any exception at import
        return None, f"{type(error).__name__}: {error}".split("\n")[0]


def _seconds(function: Function, chosen: list[str], repeat: int) -> float:
    start = time.perf_counter()
    for _ in range(repeat):
        for text in chosen:
            function(text)
    return time.perf_counter() - start


def measured(task: str, rounds: int) -> list[Result]:
    """The results of a task; the first is that of vnnorm."""
    mine = [contender for contender in CONTENDERS if contender.task == task]
    loaded = [(contender, *_load(contender)) for contender in mine]
    chosen = texts(task)
    size = sum(map(len, chosen))
    repeats, speeds = {}, {contender.name: [] for contender in mine}  # type: dict[str, int], dict[str, list[float]]
    for contender, function, _ in loaded:
        if function:
            _seconds(function, chosen, 1)
            repeats[contender.name] = max(1, int(_ROUND / _seconds(function, chosen, 1)))
    for _ in range(rounds):
        for contender, function, _ in loaded:
            if function:
                repeat = repeats[contender.name]
                speeds[contender.name].append(size * repeat / _seconds(function, chosen, repeat) / 1e6)
    results = []
    for contender, function, reason in loaded:
        if not function:
            results.append(Result(contender, None, None, None, None, reason))
            continue
        first, second = TASKS[task][0](function)
        pairs = zip(speeds[contender.name], speeds[mine[0].name], strict=True)
        ratio = statistics.median(theirs / ours for theirs, ours in pairs)
        results.append(Result(contender, first, second, statistics.median(speeds[contender.name]), ratio))
    return results


def machine() -> str:
    """A description of the machine."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.partition(": ")[2].strip() for line in file if line.startswith("model name")), platform.machine())
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def table(results: list[Result]) -> str:
    """One table per task."""
    out = []
    for task, (_, first, second) in TASKS.items():
        out += [f"### {task}", "", f"| | {first} | {second} | million code points a second | speed against vnnorm's |"]
        out.append("|---|---|---|---|---|")
        for result in results:
            if result.contender.task == task and result.first is not None and result.second is not None:
                cells = [f"{result.first:.1%}", f"{result.second:.1%}", f"{result.speed:.3g}", f"{result.ratio:.3g}"]
                out.append(f"| {result.contender.name} | {' | '.join(cells)} |")
            elif result.contender.task == task:
                out.append(f"| {result.contender.name} | | | | not measured: {result.reason} |")
        out.append("")
    return "\n".join(out).rstrip()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--task", action="append", choices=list(TASKS), help="only this one; may be repeated")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="how often speed is measured")
    parser.add_argument("--write", action="store_true", help="write the results into docs/benchmarks.md")


def run(options: argparse.Namespace) -> int:
    """Print the tables, and with ``--write`` write them and the plot into the docs."""
    warnings.simplefilter("ignore")  # warnings of the peers
    results = [result for task in options.task or TASKS for result in measured(task, options.rounds)]
    told = f"{machine()}; medians of {options.rounds} rounds.\n\n{table(results)}"
    print(told)
    weight = footprint.table()
    print(f"\n{weight}")
    if options.write:
        write(DOCS / "benchmarks.md", "peers", told)
        write(DOCS / "benchmarks.md", "footprint", weight)
        (DOCS / "_static" / "peers.svg").write_text(plot(points((DOCS / "benchmarks.md").read_text("utf-8"))), "utf-8")
    return 0
