"""Label lines that occur more than once, such as a caption printed under each of its pictures."""

from __future__ import annotations

from collections import Counter

from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.title import title_of

_WORDS = 8  # minimum words of a caption; a shorter line may be a sub-heading, a refrain or a field of a form


def repeats(page: Page) -> None:
    """Label lines without a full stop that occur at least twice, always between paragraphs; if recall is favored, also once."""
    if page.favor == "precision":
        return
    said = [
        at
        for at in page.filled
        if page.names[at] == "headline" and page.labels[at] is None and page.lines[at].count(" ") >= _WORDS - 1
    ]
    counts = Counter([page.lines[at] for at in said])
    if page.favor != "recall" and len(counts) == len(said):
        return  # none is repeated
    title = page.lines[max(title_of(page), 0)]
    places = {at: index for index, at in enumerate(page.filled)}
    for at in said if page.favor == "recall" else ():
        if page.lines[at] != title and counts[page.lines[at]] == 1 and _is_between(page, places[at]):
            page.labels[at] = "caption", "no sentence between paragraphs"
    between = [at for at in said if counts[page.lines[at]] > 1 and page.lines[at] != title and _is_between(page, places[at])]
    again = Counter(page.lines[at] for at in between)
    for at in between:
        if again[page.lines[at]] == counts[page.lines[at]]:
            page.labels[at] = "caption", "the same line again between paragraphs"


def _is_between(page: Page, index: int) -> bool:
    if index == 0 or index + 1 == len(page.filled):
        return False
    line = page.lines[page.filled[index]]
    beside = page.filled[index - 1], page.filled[index + 1]
    return all(page.names[at] == "prose" or page.labels[at] is not None or page.lines[at] == line for at in beside)
