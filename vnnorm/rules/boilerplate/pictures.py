"""Label lines between the paragraphs of an article: captions, credits, file names, links, stamps, the repeated title."""

from __future__ import annotations

from vnnorm.rules.boilerplate.credits import credits_in
from vnnorm.rules.boilerplate.gates import searchable
from vnnorm.rules.boilerplate.page import Page
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

_CLOCK = lazily(r"\d ?[:hg]")
_TITLE = 4  # minimum words of a title whose repetition is evidence
_NEAR_TITLE = 4  # lines from the start of a page to a date below its title
_CONTACT = lazily(r"@|www\.|https?:|\d{4}[. ]?\d{3}|:\Z")


# One function: its branches are a table from shape to label, in the order of their evidence.
def pictures(page: Page) -> None:
    """Label captions, credits, files, videos, links, stamps, the repeated title and notes with an address, by their shape."""
    captions = sum(1 for name, label in zip(page.names, page.labels, strict=True) if name == "caption" and label is None)
    is_story = captions > 2 * len(page.prose) + 2  # a photo story, whose text is its captions
    title = _title(page)
    is_chronicle = _stamps_within(page) > 1
    is_quoted = "link" in page.names and any(
        line.startswith(">") and name != "link" for line, name in zip(page.lines, page.names, strict=True)
    )
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
            if page.favor == "precision" and name != "credit" and _says_more(page.lines[at], page):
                continue  # only the credit within the line is removed
            page.labels[at] = name, "credit at the end" if name == "credit" else "a line of its own; a credit at its end"
            _caption_over(page, at)
        elif name in ("line", "start") and page.entry_at(at)[0] == "caption":
            page.labels[at] = page.entry_at(at)
        elif name == "link" and not (is_quoted and line[0] == ">"):
            page.labels[at] = "related", "link"
        elif at > title >= 0 and line == page.lines[title]:
            page.labels[at] = "repeated-title", "the title again"
        elif _leads_away(page, at):
            page.labels[at] = page.entry_at(at)
    _adverts(page)


def _between_prose(page: Page, index: int) -> bool:
    """Whether the filled lines before and after one are paragraphs."""
    around = page.filled[index - 1 : index] + page.filled[index + 1 : index + 2]
    return len(around) > 1 and all(page.names[at] == "prose" for at in around)


def _adverts(page: Page) -> None:
    """Label advertisements between two paragraphs (``Quảng cáo``), unless the article has sub-headings: they may be such."""
    between = [
        at for index, at in enumerate(page.filled) if page.names[at] in ("line", "headline") and _between_prose(page, index)
    ]
    if any(page.names[at] == "headline" for at in between):
        return
    for at in between:
        if page.labels[at] is None and page.entry_at(at)[0] == "promo":
            page.labels[at] = page.entry_at(at)


def _says_more(line: str, page: Page) -> bool:
    """Whether two or more sentences precede the credit of a line: one of them may belong to the article."""
    credit = next(credits_in(line, page.known), None)
    return credit is not None and sum(1 for _ in sentence_ends(line, 0, credit.start)) > 1


def _is_of_page(page: Page, index: int, is_chronicle: bool) -> bool:
    """Whether a stamp belongs to the page, not to an entry of a chronicle; a date without a time must be near the title."""
    at = page.filled[index]
    is_within = at > page.prose[0]
    if _CLOCK.search(page.lines[at]):
        return not (is_chronicle and is_within)
    return 0 < index < _NEAR_TITLE and not is_within


def _stamps_within(page: Page) -> int:
    """The number of paragraphs below the first that follow a stamp; more than one suggests a chronicle."""
    if "stamp" not in page.names:
        return 0
    following = zip(page.filled, page.filled[1:], strict=False)
    return sum(page.names[at] == "stamp" and page.names[after] == "prose" and at > page.prose[0] for at, after in following)


def _leads_away(page: Page, at: int) -> bool:
    """Whether a line is a note with an address, a telephone number or a contact phrase, or a note that ends with a colon."""
    line = page.lines[at]
    if page.names[at] != "start" or page.entry_at(at)[0] not in ("promo", "reader-note", "share"):
        return False
    return _CONTACT.search(line) is not None or any(map(searchable(line).__contains__, page.known.labels_of.contact))


def _caption_over(page: Page, at: int) -> None:
    """Label the line directly above a credit as its caption if blank lines surround the two."""
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
    """The line of the title; -1 if there is none, or if it is too short for a repetition to be evidence."""
    for at in page.filled:
        if page.labels[at] is None and page.names[at] == "headline" and not page.known.is_section(page.lines[at]):
            return at if len(page.lines[at].split()) >= _TITLE else -1
        if page.names[at] == "prose":
            return -1
    return -1
