"""The table: every figure of every corpus beside its floor."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.evaluation import boilerplate, dates, desegment, titles
from tests.evaluation.corpus import Corpus
from tests.evaluation.figures import Figure
from tests.evaluation.pins import floors

RULES = {
    "desegment": desegment.score,
    "dates": dates.score,
    "titles": titles.score,
    "boilerplate": boilerplate.score,
}
OURS, ANNOTATED = "ours", "annotated"
VARIABLE = "VNNORM_CORPUS"


class Line(NamedTuple):
    """One figure and the floor that is pinned for it, if one is."""

    corpus: str
    rule: str
    figure: Figure
    floor: float | None

    @property
    def holds(self) -> bool:
        return self.floor is not None and self.figure.meets(self.floor)


def folders() -> dict[str, Path]:
    """Our own sentences, and the corpus that VNNORM_CORPUS names where it is set."""
    given = os.environ.get(VARIABLE)
    return {OURS: Path(__file__).parent / "news", **({ANNOTATED: Path(given)} if given else {})}


def scored(name: str, corpus: Corpus) -> Iterator[tuple[list[Line], list[str]]]:
    """For each rule, its lines and its mistakes."""
    pinned = floors()
    for rule, score in RULES.items():
        scores = score(corpus)
        yield (
            [Line(name, rule, figure, pinned.get((name, rule, figure.name))) for figure in scores.figures],
            [f"{name}, {rule}: {mistake}" for mistake in scores.mistakes],
        )


def markdown(lines: list[Line]) -> str:
    """The lines as a table; ``≥`` or ``≤`` says which way is better."""
    rows = ["| corpus | rule | figure | value | floor |", "|---|---|---|---|---|"]
    for line in lines:
        sign = "≥" if line.figure.more_is_better else "≤"
        floor = "none" if line.floor is None else f"{sign} {line.floor:g}{'' if line.holds else ', missed'}"
        rows.append(f"| {line.corpus} | {line.rule} | {line.figure.name} | {line.figure.value:.4g} | {floor} |")
    return "\n".join(rows)
