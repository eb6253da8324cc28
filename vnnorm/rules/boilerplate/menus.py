"""Label menus: runs of short lines that name newspaper sections, plain, numbered or bulleted: ``* Xã hội``, ``2. Y tế``."""

from __future__ import annotations

from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.title import title_of

_ITEMS = frozenset({"headline", "writer", "heading", "line", "short", "source", "start"})
_ITEM = 32  # maximum characters of an item
_SECTIONS = 3  # minimum sections of a menu above the title, where an article does not list sections
_WITHIN, _BELOW = 6, 5  # minimum sections between the paragraphs and below them, where an article may list some
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
