"""Lines set between the paragraphs of an article: captions, credits, file names, links, stamps, the title again."""

from __future__ import annotations

from vnnorm.pattern import lazily
from vnnorm.rules._residue_gates import lowered
from vnnorm.rules._residue_page import Page
from vnnorm.rules._residue_shape import CLOSING, is_listed

# Words of a line that is no sentence: fewer may be a sub-heading, these a caption by themselves, or among other captions.
_FEWEST, _CAPTION, _AMONG_CAPTIONS = 8, 16, 10
_CLOCK = lazily(r"\d ?[:hg]")
_CONTACT = lazily(r"@|www\.|https?:|\d{4}[. ]?\d{3}|:\Z")


def pictures(page: Page) -> None:
    """Captions, credits, files, videos, links, stamps, the title again, notes with an address: each by its own shape."""
    captions = sum(1 for at in page.filled if page.names[at] == "caption" and page.labels[at] is None)
    is_story = captions > 2 * len(page.prose) + 2  # told in captions
    title = _title(page)
    for index, at in enumerate(page.filled):
        name = page.names[at]
        if name == "prose" or page.labels[at]:
            continue
        line = page.lines[at]
        if name == "file":
            page.labels[at] = "media-file", "file name"
            _caption_under(page, at)
        elif name == "stamp" and (_CLOCK.search(line) or 0 < index < 4):
            page.labels[at] = "dateline", "stamp"
        elif index == 0:
            continue
        elif name in ("caption", "credit", "video") and not is_story:
            page.labels[at] = name, "credit at the end"
        elif name in ("line", "start") and page.entry_at(at)[0] == "caption":
            page.labels[at] = page.entry_at(at)
        elif name == "link":
            page.labels[at] = "related", "link"
        elif at > title >= 0 and line == page.lines[title]:
            page.labels[at] = "repeated-title", "the title again"
        elif name == "start" and page.entry_at(at)[0] in ("promo", "reader-note", "share") and _leads_away(page, line):
            page.labels[at] = page.entry_at(at)


def _leads_away(page: Page, line: str) -> bool:
    """Whether a note has an address or a number, or points at a link."""
    return _CONTACT.search(line) is not None or any(map(lowered(line).__contains__, page.known.labels_of.contact))


def _caption_under(page: Page, at: int) -> None:
    following = at + 1
    if following < len(page.lines) and page.names[following] == "headline" and page.labels[following] is None:
        page.labels[following] = "caption", "under a file name"


def _title(page: Page) -> int:
    """The line of the title; -1 where there is none that could be told when it comes again."""
    for at in page.filled:
        if page.labels[at] is None and page.names[at] == "headline" and not page.known.is_section(page.lines[at]):
            return at if len(page.lines[at].split()) >= 4 else -1
        if page.names[at] == "prose":
            return -1
    return -1


def headlines_within(page: Page) -> None:
    """Unmarked links and captions between paragraphs: no sentences where sentences stand, and one sign more."""
    names, labels, lines = page.names, page.labels, page.lines
    places = [
        index
        for index, at in enumerate(page.filled)
        if names[at] == "headline" and labels[at] is None and lines[at].count(" ") >= _FEWEST - 1
    ]
    if not places:
        return
    title = _title(page)
    said = set(page.lines[title].lower().split()) if title >= 0 else set()
    captions = sum(label is not None and label[0] == "caption" for label in page.labels)
    unmarked = 0
    for index in places:
        at = page.filled[index]
        words = page.lines[at].lower().split()
        if at < page.prose[0]:
            continue
        beside = page.filled[max(index - 1, 0)], page.filled[min(index + 1, len(page.filled) - 1)]
        if any(page.names[place] == "prose" and page.lines[place].startswith(page.lines[at]) for place in beside):
            page.labels[at] = "caption", "words of the paragraph beside it"
        elif at in page.indented and any(place != at and place in page.indented for place in beside):
            page.labels[at] = "related", "headlines set in"
        elif not _is_between_paragraphs(page, index):
            continue
        elif at > title >= 0 and len(said.intersection(words)) >= 0.8 * max(len(said), len(words)):
            page.labels[at] = "related", "the title in other words"
        elif len(words) >= _CAPTION or (len(words) >= _AMONG_CAPTIONS and captions >= 3):
            unmarked += 1
            if 4 * unmarked <= len(page.prose):  # more are how this text is written
                page.labels[at] = "caption", "no sentence between sentences"


def _is_between_paragraphs(page: Page, index: int) -> bool:
    """Whether an unlabelled line is no item of a list, and stands between two that end and begin as sentences do."""
    at = page.filled[index]
    line = page.lines[at]
    before = [place for place in page.filled[max(index - 3, 0) : index] if page.labels[place] is None]
    after = page.filled[index + 1 : index + 2]
    if not before or not after or is_listed(line) or not line[0].isupper() or not line[-1].isalnum():
        return False
    is_ended = page.names[before[-1]] == "prose" and page.lines[before[-1]].rstrip(CLOSING)[-1:] in tuple(".!?…")
    return is_ended and page.names[after[0]] == "prose" and not page.lines[after[0]][0].islower()
