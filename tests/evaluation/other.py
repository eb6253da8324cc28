"""Score texts that are not news: what ``normalize`` changes in them and should not."""

from __future__ import annotations

from collections.abc import Iterable

from tests.evaluation.corpus import Corpus
from tests.evaluation.figures import Figure, Scores, Tally, share
from vnnorm import Edit, explain

CODE = {"code", "data", "markdown"}


def score(corpus: Corpus) -> Scores:
    """The harmful edits of the default steps in a million characters: one that reaches beyond the ``allowed`` spans.

    White space beside an allowed span may change with it.
    """
    count = Tally()
    for row in corpus.other:
        text, group = row["text"], "code and data" if row["kind"] in CODE else "other writing"
        free = _allowed(text, ((start, end) for start, end, *_ in row["allowed"]))
        count[f"length of {group}"] += len(text)
        for edit in explain(text).edits:
            if _is_harmful(edit, free):
                count[group] += 1
                count.mistakes.append(f"{row['doc']}: {edit.old!r} → {edit.new!r}, {', '.join(edit.reasons)}")
    figures = [
        Figure(
            f"harmful edits in a million characters of {group}",
            1_000_000 * share(count[group], count[f"length of {group}"]),
            more_is_better=False,
        )
        for group in ("code and data", "other writing")
        if count[f"length of {group}"]
    ]
    return Scores(figures, count.mistakes)


def _allowed(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets in the spans, and of the white space beside them."""
    free: set[int] = set()
    for start, end in spans:
        before = len(text[:start].rstrip())
        after = len(text) - len(text[end:].lstrip())
        free.update(range(before, after))
    return free


def _is_harmful(edit: Edit, free: set[int]) -> bool:
    if edit.start == edit.end:
        return not {edit.start - 1, edit.start} & free
    return not free.issuperset(range(edit.start, edit.end))
