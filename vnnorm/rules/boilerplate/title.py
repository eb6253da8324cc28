"""Find the title, and label what a page prints between it and the lead: a stamp, a writer, a share count."""

from __future__ import annotations

from vnnorm.rules.boilerplate.labels import Labels
from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.stamps import LONGEST as LONGEST_STAMP
from vnnorm.rules.boilerplate.stamps import day_end, is_past, past_end
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily
from vnnorm.text.sentences import sentence_ends

_WORDS = 4  # minimum words of a title; menu items are shorter
_LONGEST = 160  # maximum characters of a title
_DIGIT = lazily(r"\d")
_ACCOUNT = 2  # maximum words of an account
_MARKS = " |,•·-–"  # between the name of a writer and a date
_WORD = lazily(r"\w+")
_LEAD = frozenset({"prose", "teaser"})


def title_of(page: Page) -> int:
    """The line of the title: the last unlabelled headline of enough words before the first paragraph; -1 if none."""
    return _title_above(page, _lead(page))


def _title_above(page: Page, lead: int) -> int:
    for at in reversed([at for at in page.filled if at < lead]):
        is_title = page.names[at] == "headline" or asks(page, at)
        line = page.lines[at]
        is_title = is_title and line.count(" ") >= _WORDS - 1 and page.labels[at] is None
        if is_title and not _is_dated(page, at) and not page.known.is_section(line):
            return at
    return -1


def _lead(page: Page) -> int:
    """The line of the first paragraph; a question or quotation that may be a title does not count."""
    return next((at for at in page.filled if page.names[at] in _LEAD and not asks(page, at)), len(page.lines))


def asks(page: Page, at: int) -> bool:
    """Whether a paragraph is a single question, exclamation or quotation, which may be a title."""
    line = page.lines[at]
    if page.names[at] != "prose" or line[-1] not in "?!”\"’'" or len(line) > _LONGEST or line.rstrip("”\"’'")[-1:] == ".":
        return False
    return all(end == len(line) for end in sentence_ends(line))


def under_title(page: Page) -> None:
    """Label dates, counts, widget words and names between title and lead.

    At least one of these lines must be a date, a stamp or an age, or the line above the title a stamp; without it, nothing is
    labelled.
    """
    lead = _lead(page)
    title = _title_above(page, lead)
    if title < 0 or "heading" in page.names[:title]:
        return  # the last headline may belong to the heading's list; ``blocks`` decides
    between = [at for at in page.filled if title < at < lead and page.labels[at] is None]
    dated = [at for at in between if _is_dated(page, at)]
    above = [at for at in page.filled if at < title]
    if not dated and not (above and page.names[above[-1]] == "stamp"):
        return
    for at in between:
        if at in dated:
            page.labels[at] = "dateline", "day between title and lead"
        elif page.names[at] == "line" or (page.names[at] == "start" and page.entry_at(at)[0] == "share"):
            page.labels[at] = page.entry_at(at)
        elif page.names[at] == "count" or page.how(at) == "general" or _counts(page, at):
            page.labels[at] = "share", "count beside a stamp"
        elif page.is_name(page.lines[at]) and not {at - 1, at + 1}.isdisjoint(dated):
            page.labels[at] = "byline", "name beside a stamp"


def _is_writer(folded: str, labels: Labels) -> bool:
    """Whether a text is the label of a byline and one word or two, which may be an account: ``Đăng bởi: admin``."""
    by = labels.by.ahead(folded)
    return by > 0 and 0 < len(_WORD.findall(folded, by)) <= _ACCOUNT


def _counts(page: Page, at: int) -> bool:
    """Whether a line is a number, with or without widget words: ``1205 lượt xem``."""
    words = fold(page.lines[at]).split(" ")
    return any(map(str.isdigit, words)) and all(word.isdigit() or word in page.known.widget_words for word in words)


def _is_dated(page: Page, at: int) -> bool:
    """Whether a line is a date, a stamp or an age; a name may precede it, and counts and widget words may follow."""
    line = page.lines[at]
    if page.names[at] == "stamp":
        return True
    if len(line) > LONGEST_STAMP or not _DIGIT.search(line):
        return False
    folded = fold(line)
    labels = page.known.labels_of
    if is_past(folded, labels):
        return True
    start = next((place for place, char in enumerate(folded) if char.isdigit()), 0)
    is_labelled = labels.stamp.ahead(folded) == len(folded[:start].rstrip(" :"))  # "Đăng ngày: 20/10/2025"
    if start and not is_labelled and not page.is_name(line[:start].rstrip(_MARKS)) and not _is_writer(folded[:start], labels):
        return False
    end = max(day_end(folded, labels, start), past_end(folded, labels, start))
    return end > 0 and all(word.isdigit() or word in page.known.widget_words for word in _WORD.findall(folded, end))
