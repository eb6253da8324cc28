"""Label menus: runs of short lines that name newspaper sections, plain, numbered or bulleted: ``* Xã hội``, ``2. Y tế``."""

from __future__ import annotations

from collections.abc import Collection

from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.title import title_of
from vnnorm.text.pattern import lazily

_ITEMS = frozenset({"headline", "writer", "heading", "line", "short", "source", "start"})
_ITEM = 32  # maximum characters of an item
_SECTIONS = 3  # minimum sections of a menu above the title, where an article does not list sections
_WITHIN, _BELOW = 6, 5  # minimum sections between the paragraphs and below them, where an article may list some
_LONGEST_ITEM = 6  # maximum words of an item: "Tin tức - Sự kiện"; a short title may have more
_BANNER = 2  # maximum lines of the publisher's name above a menu
_FOOT = ("dateline", "share")  # kinds of the lines between title and lead that a page prints
_FRAME = frozenset({"sidebar", "related", "tags", "share", "comments", "footer", "copyright"})  # kinds below an article
_FRAMED = 3  # minimum short lines above a title: one or two may be the name of a column and of its author
_STEP = lazily(r" (?:>{1,2}|[»›/]) ")  # between the steps of a path
_FEWEST = 8  # maximum lines per known section: any list of words may occasionally name a section
_SHORTEST = 4  # minimum lines of a menu


def menus(page: Page) -> None:
    """Label menus: above the title a run with three sections, between or below paragraphs a run of mostly sections."""
    lines, names, known = page.lines, page.names, page.known
    items = {at for at in page.filled if names[at] in _ITEMS and len(lines[at]) <= _ITEM}
    sections = {at for at in items if known.is_section(lines[at])} if len(items) >= _SHORTEST else set()
    if len(sections) < _SECTIONS:
        return
    title = title_of(page)
    for run in _runs(page.filled, items):
        of_run = [at for at in run if at in sections]
        if len(of_run) < _SECTIONS or len(run) > _FEWEST * len(of_run):
            continue
        if run[0] < title:
            page.label(
                run[0] if len(run) > _SHORTEST else of_run[0], min(run[-1], title - 1), "breadcrumb", "menu above the title"
            )
        elif title < 0 and run[0] < page.prose[0]:
            page.label(of_run[0], of_run[-1], "breadcrumb", "menu")
        elif len(of_run) >= (_WITHIN if run[0] < page.prose[-1] else _BELOW) and 2 * len(of_run) >= len(run):
            page.label(of_run[0], of_run[-1], "footer", "menu")


def portal(page: Page) -> None:
    """Label the menu and the banner above a title if a stamp, a counter or a bar below the title shows that a page frames it.

    Neither is evidence alone: an article may name a section above its title, and a text may start with its date.
    """
    title = title_of(page)
    above = [at for at in page.filled if at < title]
    if not above or not _has(page, title + 1, page.prose[0], _FOOT):
        return
    entries = [at for at in above if _is_entry(page, at)]
    if not entries or above.index(entries[0]) > _BANNER:
        return
    banner = {at for at in above[:_BANNER] if page.lines[at].isupper() and not page.lines[title].isupper()}
    if all(page.labels[at] or at in entries or at in banner or _is_item(page, at) for at in above):
        page.label(above[0], above[-1], "breadcrumb", "menu above a title with a stamp or a counter below it")


def framed(page: Page) -> None:
    """Label the short lines above a title, known or not, if a page frames the article on both sides.

    A stamp, a counter or a bar stands between title and lead, and a sidebar, a bar or a footer below the article.
    """
    title = title_of(page)
    above = [at for at in page.filled if at < title]
    if len(above) < _FRAMED or not _has(page, title + 1, page.prose[0], _FOOT):
        return
    last = max([at for at in page.prose if page.labels[at] is None], default=len(page.lines))
    if _has(page, last + 1, len(page.lines), _FRAME) and all(page.labels[at] or _is_item(page, at) for at in above):
        page.label(above[0], above[-1], "breadcrumb", "short lines above a title in a page with a frame")


def _has(page: Page, first: int, last: int, kinds: Collection[str]) -> bool:
    """Whether a line from ``first`` up to, but not including, ``last`` is labelled as one of some kinds."""
    return any(label is not None and label[0] in kinds for label in page.labels[first:last])


def _is_entry(page: Page, at: int) -> bool:
    """Whether a line is a known entry of a menu: a section, a link of the page frame, or a path that starts with one."""
    line = page.lines[at]
    if page.names[at] == "line" and page.entry_at(at)[0] == "footer":
        return True
    return page.known.is_section(_STEP.split(line, maxsplit=1)[0].strip())


def _is_item(page: Page, at: int) -> bool:
    """Whether a line is too short for a title, or says which day it is."""
    return page.names[at] == "stamp" or (
        page.names[at] in _ITEMS and len(page.lines[at]) <= _ITEM and page.lines[at].count(" ") < _LONGEST_ITEM
    )


def _runs(places: list[int], wanted: set[int]) -> list[list[int]]:
    """The runs of successive places that are wanted."""
    runs: list[list[int]] = []
    is_open = False
    for at in places:
        if at in wanted:
            if not is_open:
                runs.append([])
            runs[-1].append(at)
        is_open = at in wanted
    return runs
