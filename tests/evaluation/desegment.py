"""Score de-segmentation: compare the restored text with the text as it was published."""

from __future__ import annotations

from itertools import accumulate

from tests.evaluation.corpus import Corpus, Row
from tests.evaluation.figures import Figure, Scores, share
from vnnorm import desegment, strip_diacritics


def gaps(text: str) -> set[int]:
    """The places of white space, each as the number of other characters before it."""
    return set(accumulate(map(len, text.split())))


def score(corpus: Corpus) -> Scores:
    """The figures of de-segmentation: wrong gaps (missing or extra white space) in a thousand words, documents without one."""
    rows = [row for row in corpus.news.values() if "segmented" in row]
    return _scored(rows)


def score_segmented(corpus: Corpus) -> Scores:
    """The wrong gaps of the output of each segmenter."""
    figures, mistakes = [], []
    for name, rows in sorted(corpus.segmented.items()):
        scores = _scored(rows)
        figures += [figure._replace(name=f"{name}: {figure.name}") for figure in scores.figures[:1]]
        mistakes += [f"{name}, {mistake}" for mistake in scores.mistakes]
    return Scores(figures, mistakes)


def _scored(rows: list[Row]) -> Scores:
    """If a letter changed, all gaps of the document count as wrong; a segmenter may move a tone mark, so marks do not count.

    Articles published with an underscore are left out, because their underscores look like those of a segmenter.
    """
    words = wrong = exact = documents = 0
    mistakes = []
    for row in rows:
        if "_" in row["raw"]:
            continue
        doc, result = row["doc"], desegment(row["segmented"])
        wanted, got = gaps(row["raw"]), gaps(result)
        letters = "".join(result.split())
        if strip_diacritics(letters) != strip_diacritics("".join(row["raw"].split())):
            slips = wanted
            mistakes.append(f"{doc}: letters changed")
        else:
            slips = wanted ^ got
            for at in sorted(slips):
                kind = "missing" if at in wanted else "extra"
                mistakes.append(f"{doc}: {kind} space in …{letters[max(0, at - 15) : at]}·{letters[at : at + 15]}…")
        documents += 1
        words += len(row["raw"].split())
        wrong += len(slips)
        exact += not slips
    figures = [
        Figure("wrong gaps in 1000 words", 1000 * share(wrong, words), more_is_better=False),
        Figure("documents restored exactly", share(exact, documents)),
    ]
    return Scores(figures if documents else [], mistakes)
