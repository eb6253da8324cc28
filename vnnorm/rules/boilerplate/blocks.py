"""Label whole blocks of a page: footers, and headings with the headlines below them. A heading alone is no evidence."""

from __future__ import annotations

from vnnorm.rules.boilerplate.lexicon import LONGEST_KEY
from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.shape import is_listed
from vnnorm.rules.boilerplate.title import asks
from vnnorm.text.pattern import lazily

_BLOCK = frozenset(
    {"headline", "teaser", "count", "writer", "signed", "short", "stamp", "caption", "credit", "file", "link", "video"}
)
_HEADS = frozenset({"headline", "count", "stamp"})  # a summary follows one of these
_TEASED = 250  # maximum characters of a teaser
_TIMED = lazily(r"\d{1,2}[:h]\d\d \S")
_NUMBER = lazily(r"\d{1,2} ?[.)] ?[^\d\s]")  # of a sub-heading
_ZONE = 6  # maximum lines between residue and a footer
_FRAMES = frozenset({"sidebar", "tags", "share", "comments", "footer", "copyright"})  # kinds outside the article
_CONTACTS = 3  # minimum lines of an address at the end of a text without another footer label
_TITLE = 4  # minimum words of the headline of another article
_LONG = 5  # minimum words of a headline that is no item of a list
_SUBHEADING = 6  # words; a shorter line above prose may be a sub-heading
_LONGEST_TAG = 7  # maximum words of a tag
_PAIRS = 2  # minimum headlines that have a teaser each
_ENOUGH = 3  # minimum items under a heading that may also belong to an article
_LABELS_APART = 6  # maximum distance in lines of two labels of one footer


def footers(page: Page) -> None:
    """Label neighbouring footer labels (``Giấy phép số …``, ``Điện thoại: …``) and the lines between them."""
    if "start" not in page.names:
        return
    marked = [
        at
        for at in page.filled
        if page.names[at] == "start" and page.entry_at(at)[0] in ("footer", "copyright") and page.labels[at] is None
    ]
    runs: list[list[int]] = []
    for at in marked:
        if runs and at - runs[-1][-1] <= _LABELS_APART and not page.has_prose(runs[-1][-1] + 1, at):
            runs[-1].append(at)
        else:
            runs.append([at])
    for run in runs:
        if len(run) == 1 and page.entry_at(run[0])[0] == "footer":
            continue
        if all(page.how(at) == "contact" for at in run) and not _ends_text(page, run):
            continue
        for at in run:
            page.labels[at] = page.entry_at(at)
        for at in range(run[0], run[-1]):
            if page.lines[at] and page.labels[at] is None:
                page.labels[at] = "footer", "between labels"


def _ends_text(page: Page, run: list[int]) -> bool:
    """Whether the lines of an address end the text, and no line ending in a colon introduces them."""
    before = [at for at in page.prose if at < run[0]]
    if len(run) < _CONTACTS or run[-1] < page.prose[-1] or not before:
        return False
    return not page.lines[before[-1]].endswith(":")


def between(page: Page) -> None:
    """Label short lines below the article that stand between residue and a footer: ``Đang online: 25``, ``Hôm nay: 1.024``."""
    last = max([at for at in page.prose if page.labels[at] is None], default=-1)
    zone: list[int] = []
    is_outside = False  # whether residue stands above the zone
    for at in [at for at in page.filled if at > last]:
        label = page.labels[at]
        if label is None:
            zone.append(at)
            continue
        if label[0] in ("footer", "copyright") and is_outside and len(zone) <= _ZONE and not _may_be_article(page, zone):
            for line in zone:
                page.labels[line] = "footer", "between residue and a footer"
        is_outside = label[0] in _FRAMES
        zone = []


def _may_be_article(page: Page, zone: list[int]) -> bool:
    """Whether any line of a zone is long, or an item of a list."""
    return any(len(page.lines[at]) > LONGEST_KEY or is_listed(page.lines[at]) for at in zone)


def blocks(page: Page) -> None:
    """Label the headings in the data with the lines of their blocks."""
    if "heading" not in page.names:
        return
    fits = fits_from(page)
    free = 0  # the first line that no block has taken
    for at in page.filled:
        if at < free or page.names[at] != "heading" or page.labels[at]:
            continue
        kind, reason = page.entry_at(at)
        last = _block_end(page, at, kind, at > page.prose[0] and fits[at + 1])
        if last >= at:
            page.label(at, last, kind, reason)
            free = last + 1


def fits_from(page: Page) -> list[bool]:
    """For each line, whether the text from there to its end may consist only of headlines, teasers and similar lines.

    A sentence may be among them if it is a headline that is a question, an exclamation or long, if it occurs twice, or if it
    is the summary under a headline. A single summary is taken as the continuation of the article, unless a
    question or an exclamation between two headlines is another one.
    """
    fits = [True] * (len(page.lines) + 1)
    fit, summaries, asked = True, 0, 0
    before = {at: page.filled[index - 1] for index, at in enumerate(page.filled) if index}
    following = -1
    for at in range(len(page.lines) - 1, -1, -1):
        if page.names[at] == "prose" and page.labels[at] is None and fit:
            line, previous = page.lines[at], before.get(at, at)
            is_headline = previous < at and (page.names[previous] in _HEADS or _is_open(page, previous))
            is_open = line[-1].isalnum()
            calls = following >= 0 and (is_open or (line[-1] in "?!" and page.names[following] in _BLOCK))
            again = following >= 0 and line in (page.lines[following], page.lines[previous] if previous < at else "")
            summaries += is_headline and not calls and not again
            asked += is_headline and calls and following >= 0 and page.names[following] in _HEADS
            fit = len(line) <= _TEASED and (is_headline or calls or again)
        fits[at] = fit and (summaries != 1 or asked > 0)
        if page.lines[at]:
            following = at
    return fits


def _is_open(page: Page, at: int) -> bool:
    """Whether a line is a headline too long to be recognized by its shape: a paragraph without punctuation at its end."""
    return page.names[at] == "prose" and page.lines[at][-1].isalnum()


def _block_end(page: Page, heading: int, kind: str, at_end: bool) -> int:
    """The last line of the block under a heading; less than the heading's own line if it has no block."""
    items, stop = _items(page, heading, kind, at_end)
    if kind == "tags":
        return _tags_end(page, heading, items)
    if page.how(heading) == "general" and items and not _is_enough(page, items):
        return heading - 1
    if at_end:
        return items[-1] if items else heading
    if kind != "sidebar":
        return heading - 1
    if stop >= len(page.lines):  # everything before the first prose, or nothing after
        return items[-1] if items else heading
    if page.names[stop] == "prose":
        is_article = heading > page.prose[0] and not asks(page, stop)
        items = _without_title(page, heading, _without_paragraphs(page, items, stop) if is_article else items)
    if not items:
        return heading if heading == page.filled[0] else heading - 1
    enough = any(len(page.lines[at].split()) >= _TITLE for at in items)
    return items[-1] if enough else heading - 1


def _items(page: Page, heading: int, kind: str, at_end: bool) -> tuple[list[int], int]:
    """The lines under a heading that may be of its block, and the line that ends it; prose is among them only at the end."""
    items: list[int] = []
    stop = heading + 1
    while stop < len(page.lines):
        name = page.names[stop]
        if name == "blank":
            stop += 1
            continue
        if page.labels[stop] or name in ("heading", "start") or (name == "source" and not items):
            break
        if name == "line" and page.entry_at(stop)[0] != kind:
            break
        if name == "prose" and not at_end:
            break
        if name not in _BLOCK and name not in ("line", "prose", "source"):
            break
        items.append(stop)
        stop += 1
    return items, stop


def _is_enough(page: Page, items: list[int]) -> bool:
    """True if lines certainly belong to a sidebar: they contain a time, a teaser, a repeated headline or many headlines."""
    names = [page.names[at] for at in items]
    if not {"stamp", "count", "teaser", "link"}.isdisjoint(names) or any(_TIMED.match(page.lines[at]) for at in items):
        return True
    headlines = [page.lines[at] for at in items if page.names[at] == "headline"]
    long = [line for line in headlines if line.count(" ") >= _LONG - 1 and not is_listed(line)]
    return len(set(headlines)) < len(headlines) or len(long) >= _ENOUGH


def _tags_end(page: Page, heading: int, items: list[int]) -> int:
    last = heading - 1
    for at in items:
        if len(page.lines[at].split()) > _LONGEST_TAG or (last >= heading and at - last > 1):
            break
        last = at
    return last


def _without_paragraphs(page: Page, items: list[int], stop: int) -> list[int]:
    """The items before prose, without the last ones that may belong to the article.

    Those are a teaser, which may be a paragraph that trails off, unless each headline has one; a numbered sub-heading
    under items without numbers; and the last headline if the article has sub-headings of the same form elsewhere. If only
    the end of the block is followed by a blank line, all items are its own.
    """
    kept = list(items)
    if len(kept) > 1 and kept[-1] - kept[-2] < stop - kept[-1]:
        return kept
    names = [page.names[at] for at in kept]
    is_paired = len(names) >= 2 * _PAIRS and names == ["headline", "teaser"] * (len(names) // 2)
    while kept and page.names[kept[-1]] == "teaser" and not is_paired:
        kept.pop()
    if len(kept) > 1 and page.names[kept[-1]] == "headline":
        is_listed_alone = bool(_NUMBER.match(page.lines[kept[-1]])) and not _NUMBER.match(page.lines[kept[0]])
        if is_listed_alone or (kept == items and _has_subheading(page, kept)):
            kept.pop()
    return kept


def _has_subheading(page: Page, items: list[int]) -> bool:
    """Whether a headline stands between two paragraphs, away from a block: a sub-heading of the article."""
    for before, at, after in zip(page.filled, page.filled[1:], page.filled[2:], strict=False):
        is_between = page.names[before] == page.names[after] == "prose" and page.names[at] == "headline"
        if is_between and page.labels[at] is None and not items[0] <= at <= items[-1]:
            return True
    return False


def _without_title(page: Page, heading: int, items: list[int]) -> list[int]:
    """The items before prose, without those that may be its title or sub-heading: a separate paragraph or a short line."""
    kept = list(items)
    if not kept:
        return []
    is_above = heading < page.prose[0]
    at = len(kept) - 1
    while at > 0 and kept[at] - kept[at - 1] == 1:
        at -= 1
    is_apart = kept[at] - (kept[at - 1] if at else heading) > 1
    if is_apart and (at > 0 or is_above):
        while is_above and at > 0 and all(page.names[place] == "stamp" for place in kept[at:]):
            kept = kept[:at]  # the stamp of the article, below its title
            at -= 1
        return kept[:at]
    if kept[-1] + 1 == page.next_filled(kept[-1]) and is_above:
        while kept and page.names[kept[-1]] == "stamp":
            kept.pop()
        return kept[:-1]
    if is_above and sum(page.names[place] == "headline" for place in kept) == 1:
        return []  # one line under a heading above an article is its title as well
    is_short = len(page.lines[kept[-1]].split()) < _SUBHEADING
    return kept[:-1] if is_short and page.names[kept[-1]] in ("headline", "writer", "short") else kept
