"""Read and write the floors of the figures in ``floors.txt``. A floor lies slightly below the measured value."""

from __future__ import annotations

import math
from pathlib import Path

from tests.evaluation.figures import Figure

FILE = Path(__file__).parent / "floors.txt"
_SLACK = 0.005  # absolute for shares; relative for figures where less is better
Key = tuple[str, str, str]  # corpus, rule, figure


def floors() -> dict[Key, float]:
    """The floors in the file, by corpus, rule and figure."""
    rows = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {(corpus, rule, figure): float(floor) for corpus, rule, figure, floor in rows}


def a_little_under(figure: Figure) -> float:
    """The floor for a figure: it allows a change in the third decimal, and no mistake where there was none."""
    if figure.more_is_better:
        return max(0.0, math.floor(1000 * (figure.value - _SLACK)) / 1000)
    return math.ceil(1000 * figure.value * (1 + _SLACK)) / 1000


def pin(reached: dict[Key, Figure]) -> None:
    """Write the floors. A floor only rises. The floors of figures that no longer exist are removed."""
    before = floors()
    corpora = {corpus for corpus, _, _ in reached}
    rows = {key: floor for key, floor in before.items() if key[0] not in corpora}
    for key, figure in reached.items():
        floor = a_little_under(figure)
        if key in before:
            floor = max(floor, before[key]) if figure.more_is_better else min(floor, before[key])
        rows[key] = floor
    head = [line for line in FILE.read_text("utf-8").splitlines() if line.startswith("#")]
    lines = ["\t".join([*key, f"{floor:g}"]) for key, floor in sorted(rows.items())]
    FILE.write_text("\n".join([*head, *lines]) + "\n", "utf-8")
