"""Label residue before the title and after the last sentence: sections, bylines, sources, labels, headlines."""

from __future__ import annotations

import re
from itertools import pairwise

from vnnorm.rules.boilerplate.blocks import fits_from
from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.shape import CLOSING, is_listed
from vnnorm.rules.boilerplate.signatures import has_position
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily

_FRAME = frozenset({"share", "tags", "comments", "sidebar", "footer", "copyright"})
_CLOSERS = frozenset({"heading", "line", "start", "stamp"})
_SIGNED = {
    "source": ("source", "source after the article"),
    "signed": ("byline", "name and source after the article"),
    "writer": ("byline", "name after the article"),
}
_LISTED = frozenset({"headline", "teaser", "prose", "short", "writer", "signed", "source"})
_LIST = 3  # minimum successive names that form a list, such as a roster
_TITLE, _ITEM = 5, 6  # minimum words of a headline, and maximum lines of an item, below an end mark
_PARAGRAPHS = 2  # minimum paragraphs above the end mark: in a digest each item may have an end mark
_CLOSING = 4  # last paragraphs that are searched for the end mark of the article, since notes may follow it
_LABEL = 22  # maximum characters before the colon of a label
_LONGEST = 160  # maximum characters of a headline
_HEADLINE = 8  # minimum words of a headline; items of lists and verses are shorter
_HEAD = 5  # first lines of a text that are searched for a byline with a source
_NEAR = 2  # unexplained lines before a signature are fewer
_PATH = lazily(r"[^.!?>»/]{2,30}(?: ?[>»/] ?[^.!?>»/]{2,40}){1,4}\Z")


# One function: each line is judged by what the lines above it showed, and the branches stand in the order of their evidence.
def after_article(page: Page) -> None:
    """Label bylines, sources, stamps and labels after the last sentence, then the headlines and sections that follow."""
    body = [at for at in page.prose if page.labels[at] is None]
    if not body:
        return
    fits = fits_from(page) if _may_close(page) else []
    last = min(_after_end_mark(page, body), _before_listing(page, body, fits) if fits else body[-1])
    rest = [at for at in page.filled if at > last]
    _sign(page, rest, last)
    _above_signature(page, rest, last)
    is_over = was_footer = is_listing = False  # is_over: a line showed that the article has ended
    for at in rest:
        label = page.labels[at]
        if label:
            is_over = is_over or label[0] in _FRAME
            is_listing = is_listing or (is_over and fits[at + 1])
            was_footer = was_footer or label[0] in ("footer", "copyright")
            continue
        name = page.names[at]
        if name in ("teaser", "short") and not is_over:
            continue  # may be a paragraph that ends in dots, or a very short sentence
        if name in ("stamp", "count"):
            page.labels[at] = ("dateline", "stamp") if name == "stamp" else ("sidebar", "count")
        elif name in ("line", "start") and (page.entry_at(at)[0] != "footer" or is_over):
            page.labels[at] = page.entry_at(at)
        elif was_footer and name in ("headline", "writer", "short"):
            page.labels[at] = "footer", "after a footer"
        elif is_over and page.known.is_section(page.lines[at]):
            page.labels[at] = "footer", "section after the article"
        elif is_over and name == "heading":
            page.labels[at] = page.entry_at(at)
        elif is_listing and name in _LISTED and not (name == "prose" and page.favor == "precision"):
            page.labels[at] = "related", "headline or teaser below what closes the article"
        elif not is_over or name not in ("headline", "teaser") or is_listed(page.lines[at]):
            break
        else:
            page.labels[at] = "related", "headline below what closes the article"
        is_over = is_over or name in ("stamp", "line", "start")
        is_listing = is_listing or (is_over and fits[at + 1])


def _sign(page: Page, rest: list[int], last: int) -> None:
    """Label the signatures in the first lines after the article and in the last line of the text."""
    near = 0  # number of lines without an explanation
    roster = _rosters(page, rest)
    is_ended = _is_ended(page, last)
    for at in rest:
        name = page.names[at]
        if page.labels[at] or name in ("stamp", "count", "short", "teaser"):
            is_ended = is_ended or (not page.labels[at] and _is_ended(page, at))
            continue
        if name in ("source", "signed"):
            is_signature = near < _NEAR or at == rest[-1]
        else:
            is_crew = at == rest[-1] and fold(page.lines[at]) in page.known.labels_of.crew
            is_after = is_crew or (is_ended and not near)
            is_signature = name == "writer" and is_after and at not in roster and _is_byline(page, at)
        if is_signature:
            page.labels[at] = _SIGNED[name]
        elif at == rest[0] == page.filled[-1] and has_position(page.lines[at]):
            page.labels[at] = "byline", "name and position after the article"
        elif name not in ("source", "signed"):
            near += 1


def _is_ended(page: Page, at: int) -> bool:
    """Whether a line ends as a sentence does."""
    line = page.lines[at]
    return line.rstrip(CLOSING + "/ ")[-1:] in tuple(".!?…") or line[-1] in CLOSING


def _above_signature(page: Page, rest: list[int], last: int) -> None:
    """Label one or two headlines between the last sentence and a source in the last line: they are not the article's own."""
    label = page.labels[rest[-1]] if rest else None
    if label not in (_SIGNED["source"], _SIGNED["signed"]) or page.lines[last].endswith(":") or page.favor == "precision":
        return
    above: list[int] = []
    for at in reversed([at for at in page.filled if at < rest[-1]]):
        if page.labels[at] or not _is_long_headline(page, at):
            break
        above.append(at)
    before = above[-1] - 1 if above else -1
    is_framed = before >= 0 and page.labels[before] is not None
    if len(above) > _NEAR or not (is_framed or all(page.names[at] == "headline" for at in above)):
        return
    for at in above:
        page.labels[at] = "related", "headline above the source that ends the text"


def _is_long_headline(page: Page, at: int) -> bool:
    line = page.lines[at]
    is_open = line[-1].isalnum() or line[-1] in '?!”"'
    return page.names[at] in ("headline", "prose") and line.count(" ") >= _HEADLINE - 1 and len(line) <= _LONGEST and is_open


def _is_byline(page: Page, at: int) -> bool:
    """True if a name is a byline: neither a newspaper section nor a field of a form (``Tác giả: …`` / ``Thể loại: …``)."""
    labelled = [line for line in page.lines[max(0, at - 1) : at + 2] if 0 < line.find(":") < _LABEL]
    is_of_form = page.lines[at] in labelled and len(labelled) > 1
    return not is_of_form and not page.known.is_section(page.lines[at])


def _before_listing(page: Page, body: list[int], fits: list[bool]) -> int:
    """The last paragraph before a line of the page frame that only headlines and teasers follow; else the last paragraph."""
    for index, at in enumerate(page.filled[:-1]):
        if at < body[0] or not _is_page_frame(page, at) or not fits[page.filled[index + 1]]:
            continue
        before = [line for line in body if line < at]
        return before[-1] if before else body[-1]
    return body[-1]


def _may_close(page: Page) -> bool:
    """Whether any line may show that the article has ended; without one, what follows the last sentence needs no reading."""
    return any(page.labels) or not _CLOSERS.isdisjoint(page.names)


def _is_page_frame(page: Page, at: int) -> bool:
    """Whether a line belongs to the page frame: a share bar, tags, comments, a list of headlines, a footer."""
    label = page.labels[at] or (page.entry_at(at) if page.names[at] in ("line", "start", "heading") else ("", ""))
    return label[0] in _FRAME


def _rosters(page: Page, rest: list[int]) -> set[int]:
    """The lines with names that form a list; such a list belongs to the article."""
    found: set[int] = set()
    run: list[int] = []
    for at in [*rest, -1]:
        if at >= 0 and page.names[at] in ("writer", "source") and page.labels[at] is None:
            run.append(at)
            continue
        is_decree = any(page.lines[one].isupper() > page.lines[next_].isupper() for one, next_ in pairwise(run))
        if len(run) >= _LIST or is_decree:  # is_decree: an office in capitals above a name
            found.update(run)
        run = []
    return found


def _after_end_mark(page: Page, body: list[int]) -> int:
    """The last line of the body: the one with an end mark, if any. A headline below it starts another item: label that."""
    for at in reversed(body[-_CLOSING:]):
        if page.lines[at].endswith(("/.", "/ .")):
            after = [later for later in page.filled if later > at and page.labels[later] is None]
            is_item = bool(after) and page.names[after[0]] == "headline" and page.lines[after[0]].count(" ") >= _TITLE - 1
            if is_item and len(after) <= _ITEM and body.index(at) >= _PARAGRAPHS:
                page.label(after[0], after[-1], "related", "after the end mark")
            return at
    return body[-1]


def before_article(page: Page) -> None:
    """Label sections, breadcrumb paths and share bars near the title, and a writer next to a share bar or a stamp."""
    first = page.prose[0]
    _above_title(page, first)
    head = [at for at in page.filled[1:_HEAD] if page.labels[at] is None]
    for at in head:
        if page.names[at] == "signed":
            page.labels[at] = "byline", "name and source near the title"
    for at, after in pairwise(head):
        if page.names[at] == "writer" and page.names[after] == "source" and after < first:
            page.labels[at], page.labels[after] = (
                ("byline", "name and source near the title"),
                ("source", "source near the title"),
            )
    above = [at for at in page.filled if at < first]
    for at in above[1:]:
        if page.labels[at] is None and page.names[at] == "line" and page.entry_at(at)[0] == "share":
            page.labels[at] = page.entry_at(at)
    for before, at, after in zip(above, above[1:], above[2:], strict=False):
        if page.names[at] != "writer" or page.labels[at] or page.known.is_section(page.lines[at]):
            continue
        beside = page.labels[before], page.labels[after]
        if any(label is not None and label[0] in ("dateline", "share") for label in beside):
            page.labels[at] = "byline", "name beside a stamp or a bar"


def _above_title(page: Page, first: int) -> None:
    is_known = False  # whether a line above is labelled
    for index, at in enumerate(page.filled):
        if at >= first:
            return
        if page.labels[at]:
            is_known = True
            continue
        line = page.lines[at]
        if index + 1 < len(page.filled) and page.filled[index + 1] == first and not is_known:
            return  # the title itself
        if page.known.is_section(line) or (_PATH.match(line) and page.known.is_section(re.split("[>»/]", line)[0])):
            page.labels[at] = "breadcrumb", "section"
        elif page.names[at] in ("line", "start") and page.entry_at(at)[0] in ("share", "promo", "breadcrumb"):
            page.labels[at] = page.entry_at(at)
        else:
            return
        is_known = True
