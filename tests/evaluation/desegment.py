"""Score de-segmentation: compare the restored text with the text as it was published."""

from __future__ import annotations

from itertools import accumulate

from tests.evaluation.corpus import Corpus
from tests.evaluation.figures import Figure, Scores, share
from vnnorm import desegment


def gaps(text: str) -> set[int]:
    """The places of white space, each as the number of other characters before it."""
    return set(accumulate(map(len, text.split())))


def score(corpus: Corpus) -> Scores:
    """The figures of de-segmentation: wrong gaps (missing or extra white space) in a thousand words, documents without one.

    If anything but white space and underscores changed, all gaps of the document count as wrong. Articles published with an
    underscore are left out, because their underscores look like those of a segmenter.
    """
    words = wrong = exact = documents = 0
    mistakes = []
    for doc, row in corpus.news.items():
        if "segmented" not in row or "_" in row["raw"]:
            continue
        result = desegment(row["segmented"])
        wanted, got = gaps(row["raw"]), gaps(result)
        letters = "".join(result.split())
        if letters != "".join(row["raw"].split()):
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
