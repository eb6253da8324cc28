"""What stands before the title of an article, and after its last sentence: sections, bylines, sources, labels, headlines."""

from __future__ import annotations

import re
from itertools import takewhile

from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.shape import is_listed
from vnnorm.text.pattern import lazily

_PATH = lazily(r"[^.!?>»/]{2,30}(?: ?[>»/] ?[^.!?>»/]{2,40}){1,4}\Z")


def after_article(page: Page) -> None:
    """Bylines, sources, stamps and labels after the last sentence; headlines and sections once one of these has closed it."""
    body = [at for at in page.prose if page.labels[at] is None]
    if not body:
        return
    last = _after_end_mark(page, body)
    rest = [at for at in page.filled if at > last]
    is_list = _names_at_start(page, rest) > 2 or page.lines[last].endswith(":")
    near = 0  # lines that nothing has explained
    is_over = was_footer = False  # whether something has shown that the article is over
    for at in rest:
        label = page.labels[at]
        if label:
            is_over = is_over or label[0] not in ("caption", "credit", "video", "media-file")
            was_footer = was_footer or label[0] in ("footer", "copyright")
            continue
        name = page.names[at]
        if name in ("teaser", "short") and not is_over:
            continue  # a paragraph that trails off, a sentence of a word or two
        near += 1
        if name == "writer" and not is_list and (is_over or near < 3) and not page.known.is_section(page.lines[at]):
            page.labels[at] = "byline", "name after the article"
        elif name == "source":
            page.labels[at] = "source", "source after the article"
        elif name in ("stamp", "count"):
            page.labels[at] = ("dateline", "stamp") if name == "stamp" else ("sidebar", "count")
        elif name in ("line", "start") and (page.entry_at(at)[0] != "footer" or is_over):
            page.labels[at] = page.entry_at(at)
        elif was_footer and name in ("headline", "writer", "short"):
            page.labels[at] = "footer", "after a footer"
        elif is_over and page.known.is_section(page.lines[at]):
            page.labels[at] = "footer", "section"
        elif not is_over or name not in ("headline", "teaser") or is_listed(page.lines[at]):
            break
        else:
            page.labels[at] = "related", "headline after the article"
        is_over = True


def _names_at_start(page: Page, rest: list[int]) -> int:
    """How many lone names follow the article: many are a list that belongs to it."""
    writers = takewhile(lambda at: page.names[at] == "writer" and page.labels[at] is None, rest)
    return sum(1 for _ in writers)


def _after_end_mark(page: Page, body: list[int]) -> int:
    """The last line of the body; what follows its end mark is another item, where it is little."""
    for at in reversed(body[-4:]):
        line = page.lines[at]
        if line.endswith(("/.", "/ .")):
            after = [later for later in page.filled if later > at and page.labels[later] is None]
            if after and page.names[after[0]] == "headline" and len(after) <= 6 and body.index(at) >= 2:
                page.label(after[0], after[-1], "related", "after the end mark")
            return at
    return body[-1]


def before_article(page: Page) -> None:
    """Sections, paths and bars above the title; a bar below it, and a writer beside one or beside a stamp."""
    first = page.prose[0]
    _above_title(page, first)
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
    is_known = False  # whether anything above is of a page
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
