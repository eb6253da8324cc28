"""Lines set between the paragraphs of an article: captions, credits, file names, links, stamps, the title again."""

from __future__ import annotations

from vnnorm.rules.boilerplate.gates import lowered
from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.shape import CLOSING, is_listed
from vnnorm.text.pattern import lazily

# Words of a line that is no sentence: fewer may be a sub-heading, or, set in, a verse.
_FEWEST, _SET_IN = 8, 9
_NEAR = 6  # lines on each side in which a paragraph may say the words of a caption
_CLOCK = lazily(r"\d ?[:hg]")
_CONTACT = lazily(r"@|www\.|https?:|\d{4}[. ]?\d{3}|:\Z")


def pictures(page: Page) -> None:
    """Captions, credits, files, videos, links, stamps, the title again, notes with an address: each by its own shape."""
    captions = sum(1 for at in page.filled if page.names[at] == "caption" and page.labels[at] is None)
    is_story = captions > 2 * len(page.prose) + 2  # told in captions
    title = _title(page)
    is_chronicle = _stamps_within(page) > 1
    for index, at in enumerate(page.filled):
        name = page.names[at]
        if name == "prose" or page.labels[at]:
            continue
        line = page.lines[at]
        if name == "file":
            page.labels[at] = "media-file", "file name"
            _caption_under(page, at)
        elif name == "stamp":
            if _is_of_page(page, index, is_chronicle):
                page.labels[at] = "dateline", "stamp"
        elif index == 0:
            continue
        elif name in ("caption", "credit", "video") and not is_story:
            page.labels[at] = name, "credit at the end"
            _caption_over(page, at)
        elif name in ("line", "start") and page.entry_at(at)[0] == "caption":
            page.labels[at] = page.entry_at(at)
        elif name == "link":
            page.labels[at] = "related", "link"
        elif at > title >= 0 and line == page.lines[title]:
            page.labels[at] = "repeated-title", "the title again"
        elif name == "start" and page.entry_at(at)[0] in ("promo", "reader-note", "share") and _leads_away(page, line):
            page.labels[at] = page.entry_at(at)


def _is_of_page(page: Page, index: int, is_chronicle: bool) -> bool:
    """Whether a stamp is of the page, not above an entry of a chronicle; a day without a clock stands by the title."""
    at = page.filled[index]
    is_within = at > page.prose[0]
    if _CLOCK.search(page.lines[at]):
        return not (is_chronicle and is_within)
    return 0 < index < 4 and not is_within


def _stamps_within(page: Page) -> int:
    """How many paragraphs have a stamp above them that is not the article's own: of a chronicle, most do."""
    following = zip(page.filled, page.filled[1:], strict=False)
    return sum(page.names[at] == "stamp" and page.names[after] == "prose" and at > page.prose[0] for at, after in following)


def _leads_away(page: Page, line: str) -> bool:
    """Whether a note has an address or a number, or points at a link."""
    return _CONTACT.search(line) is not None or any(map(lowered(line).__contains__, page.known.labels_of.contact))


def _caption_over(page: Page, at: int) -> None:
    """The line that stands right over a credit, where blank lines set the two apart from what is around them."""
    over = at - 1
    if (
        page.names[at] != "credit"
        or over < 1
        or page.names[over] != "headline"
        or page.labels[over] is not None
        or page.lines[over - 1]
    ):
        return
    if at + 1 < len(page.lines) and not page.lines[at + 1] and over > page.filled[0]:
        page.labels[over] = "caption", "over its credit"


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
    for index in places:
        at = page.filled[index]
        words = page.lines[at].lower().split()
        if at < page.prose[0]:
            continue
        beside = page.filled[max(index - 1, 0)], page.filled[min(index + 1, len(page.filled) - 1)]
        if any(page.names[place] == "prose" and page.lines[place].startswith(page.lines[at]) for place in beside):
            page.labels[at] = "caption", "words of the paragraph beside it"
        elif at in page.indented and _is_set_in(page, index):
            page.labels[at] = "related", "headlines set in"
        elif not _is_between_paragraphs(page, index):
            continue
        elif at > title >= 0 and len(said.intersection(words)) >= 0.8 * max(len(said), len(words)):
            page.labels[at] = "related", "the title in other words"
        elif _is_said_near(page, index):
            page.labels[at] = "caption", "words of a paragraph near it"


def _is_said_near(page: Page, index: int) -> bool:
    """Whether a paragraph near a line says all of it, so that nothing is lost with it."""
    said = page.lines[page.filled[index]].lower()[1:]
    near = page.filled[max(index - _NEAR, 0) : index + _NEAR + 1]
    return any(page.names[at] == "prose" and said in page.lines[at].lower() for at in near)


def _is_set_in(page: Page, index: int) -> bool:
    """Whether a line is one of two headlines or more that are set in; lines of verse are shorter, or some of them."""
    first = last = index
    while first > max(0, index - _NEAR) and page.filled[first - 1] in page.indented:
        first -= 1
    while last + 1 < min(len(page.filled), index + _NEAR) and page.filled[last + 1] in page.indented:
        last += 1
    return first < last and all(_is_headline(page, at) for at in page.filled[first : last + 1])


def _is_headline(page: Page, at: int) -> bool:
    line = page.lines[at]
    return page.names[at] == "headline" and line.count(" ") >= _SET_IN - 1 and not is_listed(line)


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
