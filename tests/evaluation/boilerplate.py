"""Score boilerplate in characters other than white space: the share removed, and the share of the prose that is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.evaluation.corpus import Corpus, Row
from tests.evaluation.figures import Figure, Scores, Tally, f1, share
from vnnorm import find_boilerplate

COMMON = {"sidebar", "related", "caption", "credit", "video", "byline", "source", "dateline"}
COMMON |= {"outlet-prefix", "end-mark", "repeated-title", "media-file"}
_REMOVED, _LOST = "residue removed, F1 of characters", "prose lost, per mille"
_OF_PAGES = (_REMOVED, _LOST)


def inked(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets inside the spans whose characters are not white space."""
    return {at for start, end in spans for at in range(start, end) if not text[at].isspace()}


def score(corpus: Corpus) -> Scores:
    """The figures of boilerplate. ``optional`` spans are not counted; COMMON holds the kinds that most outlets print."""
    return _scored(corpus.boilerplate)


def score_pages(corpus: Corpus) -> Scores:
    """The figures of pages, for each shape: in lines, in one line (flat), glued, or a whole page."""
    figures, mistakes = [], []
    for shape, rows in sorted(corpus.pages.items()):
        scores = _scored(rows)
        figures += [figure._replace(name=f"{shape}: {figure.name}") for figure in scores.figures if figure.name in _OF_PAGES]
        mistakes += scores.mistakes
    return Scores(figures, mistakes)


def _scored(rows: list[Row]) -> Scores:
    count = Tally()
    for row in rows:
        text = row["text"]
        residue = _of(row, lambda span: not span.get("optional"))
        common = _of(row, lambda span: not span.get("optional") and span["kind"] in COMMON)
        optional = _of(row, lambda span: span.get("optional")) - residue
        prose = inked(text, [(0, len(text))]) - residue - optional
        gone = inked(text, [(found.start, found.end) for found in find_boilerplate(text)])
        count["residue"] += len(residue)
        count["gone"] += len(residue & gone)
        count["common"] += len(common)
        count["common gone"] += len(common & gone)
        count["prose"] += len(prose)
        count["lost"] += len(prose & gone)
        count["exact"] += residue <= gone and not prose & gone
        count.mistakes += [f"{row['doc']}: prose lost {piece!r}" for piece in _pieces(text, prose & gone)]
        count.mistakes += [f"{row['doc']}: residue kept {piece!r}" for piece in _pieces(text, residue - gone)]
    figures = [
        Figure(_REMOVED, f1(count["gone"], count["gone"] + count["lost"], count["residue"])),
        Figure("common kinds removed, characters", share(count["common gone"], count["common"])),
        Figure(_LOST, 1000 * share(count["lost"], count["prose"]), more_is_better=False),
        Figure("documents exactly right", share(count["exact"], len(rows))),
    ]
    return Scores(figures if rows else [], count.mistakes)


def _of(row: Row, asked: Callable[[Row], object]) -> set[int]:
    return inked(row["text"], [(span["start"], span["end"]) for span in row["spans"] if asked(span)])


def _pieces(text: str, places: set[int]) -> list[str]:
    """The pieces of text at these offsets; white space between two offsets does not end a piece."""
    pieces: list[list[int]] = []
    for at in sorted(places):
        if pieces and not text[pieces[-1][1] : at].strip():
            pieces[-1][1] = at + 1
        else:
            pieces.append([at, at + 1])
    return [text[start:end] for start, end in pieces]
