"""Make the table of the figures of every corpus with their floors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.evaluation import boilerplate, dates, desegment, other, titles
from tests.evaluation.corpus import Corpus
from tests.evaluation.figures import Figure
from tests.evaluation.pins import floors

RULES = {
    "desegment": desegment.score,
    "dates": dates.score,
    "titles": titles.score,
    "boilerplate": boilerplate.score,
    "pages": boilerplate.score_pages,
    "segmented": desegment.score_segmented,
    "other": other.score,
}
OURS, ANNOTATED = "ours", "annotated"
VARIABLE = "VNNORM_CORPUS"


class Line(NamedTuple):
    """One figure with its floor, if it has one."""

    corpus: str
    rule: str
    figure: Figure
    floor: float | None

    @property
    def holds(self) -> bool:
        return self.floor is not None and self.figure.meets(self.floor)


def folders() -> dict[str, Path]:
    """The folders of the corpora: our own sentences, and the folder in VNNORM_CORPUS if it is set."""
    given = os.environ.get(VARIABLE)
    return {OURS: Path(__file__).parent / "news", **({ANNOTATED: Path(given)} if given else {})}


def scored(name: str, corpus: Corpus) -> Iterator[tuple[list[Line], list[str]]]:
    """The lines and the mistakes of each rule."""
    pinned = floors()
    for rule, score in RULES.items():
        scores = score(corpus)
        yield (
            [Line(name, rule, figure, pinned.get((name, rule, figure.name))) for figure in scores.figures],
            [f"{name}, {rule}: {mistake}" for mistake in scores.mistakes],
        )


def markdown(lines: list[Line]) -> str:
    """The lines as a table; ``≥`` or ``≤`` shows the better direction."""
    rows = ["| corpus | rule | figure | value | floor |", "|---|---|---|---|---|"]
    for line in lines:
        sign = "≥" if line.figure.more_is_better else "≤"
        floor = "none" if line.floor is None else f"{sign} {line.floor:g}{'' if line.holds else ', missed'}"
        rows.append(f"| {line.corpus} | {line.rule} | {line.figure.name} | {line.figure.value:.4g} | {floor} |")
    return "\n".join(rows)
