"""Where residue may be cut from a page, and that an article comes back from a page in any form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pages import FORMS, articles, formed_pages, in_form, sidebars, written_pages
from vnnorm import find_boilerplate, remove_boilerplate

_SPACE = "_\u200b\ufeff"  # a segmenter's space, and invisible ones, besides white space
# What a page that was run together on one line has marks of its own for: headings, labels, ``>>``, a stamp behind a name.
_MARKED = {"sidebar", "comments", "footer", "copyright", "related", "byline", "end-mark"}
_AFTER_MARKS = "”\"’'»)]"


def _gap(text: str, at: int) -> tuple[int, int]:
    """The white space around a place."""
    low = high = at
    while low and (text[low - 1].isspace() or text[low - 1] in _SPACE):
        low -= 1
    while high < len(text) and (text[high].isspace() or text[high] in _SPACE):
        high += 1
    return low, high


def is_boundary(text: str, at: int) -> bool:
    """Whether a line or a sentence starts or ends at a place: beside a line end, or after a mark that ends sentences."""
    low, high = _gap(text, at)
    if low == 0 or high == len(text) or len(text[low:high].splitlines()) > 1 or text[low:high].endswith(("\n", "\r")):
        return True
    return text[:low].rstrip(_AFTER_MARKS + " ")[-1:] in tuple(".!?…")


def starts_a_sentence(text: str, at: int) -> bool:
    """Whether what follows a place starts as sentences do: what was run together on one line has no other mark."""
    _, high = _gap(text, at)
    first = text[high:].lstrip("“\"‘'«([>|-–• /.")[:1]
    return not first.islower()


def runs(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """The findings of a text, those with nothing between them as one, with their kinds."""
    joined: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, kind in find_boilerplate(text):
        if joined and _gap(text, start)[0] <= joined[-1][1]:
            low, _, kinds = joined[-1]
            joined[-1] = low, end, (*kinds, kind)
        else:
            joined.append((start, end, (kind,)))
    return joined


def misplaced(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The findings that start or end within a sentence, each with the text around the place."""
    wrong = []
    for start, end, kinds in runs(text):
        is_at_start = is_boundary(text, start) or (kinds[0] in _MARKED and starts_a_sentence(text, start))
        is_at_end = is_boundary(text, end) or starts_a_sentence(text, end)
        if not is_at_start:
            wrong.append((text[max(0, start - 40) : start], text[start:end], kinds))
        if not is_at_end:
            wrong.append((text[start:end], text[end : end + 40], kinds))
    return wrong


@given(written_pages)
def test_residue_starts_and_ends_where_lines_or_sentences_do(text: str) -> None:
    assert misplaced(text) == []


@given(formed_pages())
def test_and_in_other_forms(text: str) -> None:
    assert misplaced(text) == []


def is_within(part: str, whole: str) -> bool:
    """Whether a string's characters stand in another in their order."""
    letters = iter(whole)
    return all(letter in letters for letter in part)


@given(formed_pages())
def test_what_stays_is_of_lines_that_stood_there_in_their_order(text: str) -> None:
    lines = iter(text.splitlines())
    for left in remove_boilerplate(text).splitlines():
        assert any(is_within(left.strip(), line) for line in lines)


@pytest.mark.parametrize("form", FORMS)
def test_the_article_comes_back_from_its_page_in_any_form(form: str) -> None:
    @given(st.data())
    def comes_back(data: st.DataObject) -> None:
        paragraphs = [data.draw(in_form(form, paragraph)) for paragraph in data.draw(articles())]
        sidebar = data.draw(in_form(form, data.draw(sidebars())))
        at = data.draw(st.integers(0, len(paragraphs)))
        page = "\n\n".join([*paragraphs[:at], sidebar, *paragraphs[at:]])
        assert remove_boilerplate(page) == "\n\n".join(paragraphs)

    comes_back()
