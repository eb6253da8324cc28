"""Strategies for articles, sidebars and whole pages, and for the forms in which a page may be stored."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from tests.support.strategies import any_text, plain_sentences, segmented
from vnnorm.core.lexicon import load

HEADINGS = [text for kind, how, text in load("boilerplate/residue").rows if (kind, how) == ("sidebar", "heading")]
GENERAL = [text for kind, how, text in load("boilerplate/residue").rows if (kind, how) == ("sidebar", "general")]
ENTRIES = [text.capitalize() for _, _, text in load("boilerplate/residue").rows]

words = st.sampled_from(
    "bão gió mưa cầu đường nhà sông người dân lúa vụ mùa học sinh tàu xe chợ tỉnh đảo rừng".split()  # noqa: SIM905
)
headlines = st.lists(words, min_size=6, max_size=14).map(lambda drawn: " ".join(drawn).capitalize())
sentences = st.builds(lambda headline, mark: headline + mark, headlines, st.sampled_from([".", ".", "!", "?"]))
times = st.sampled_from(["2 giờ trước", "41 phút trước", "16/09/2025 17:02", "107", "Thứ tư, 7/2/2024, 23:41 (GMT+7)"])


@st.composite
def articles(draw: st.DrawFn, minimum: int = 1) -> list[str]:
    """Published paragraphs of prose with two to four sentences each."""
    paragraph = st.lists(sentences, min_size=2, max_size=4).map(" ".join)
    return draw(st.lists(paragraph, min_size=minimum, max_size=4))


@st.composite
def sidebars(draw: st.DrawFn) -> str:
    """A heading from the data and headlines, some repeated, some with a teaser or a time."""
    heading = draw(st.one_of(st.sampled_from(HEADINGS), st.sampled_from(GENERAL)))
    lines = [draw(st.sampled_from([heading, heading.capitalize(), heading.upper(), f"{heading.capitalize()}:"]))]
    for headline in draw(st.lists(headlines, min_size=5 if heading in GENERAL else 2, max_size=5)):
        lines.append(headline)
        shape = draw(st.sampled_from(["plain", "twice", "timed", "teased"]))
        if shape == "twice":
            lines.append(headline)
        elif shape == "timed":
            lines.append(draw(times))
        elif shape == "teased":
            lines.append(draw(headlines) + "...")
    return "\n".join(lines)


_SET_IN = ["", "Ảnh: Hoài Thương", "Hoài Thương", "Theo AFP", ">> Xem", "IMG_1.jpg", "(Dân trí) - Bão tan."]
_WITHIN = [
    "Ảnh: Hoài Thương",
    "(Ảnh: AFP)",
    "Ảnh: Minh Hải.",
    "Video: VTV",
    "./.",
    "/.",
    ">> Mưa lớn kéo dài",
    "Theo Reuters",
    "Hoài Thương (tổng hợp)",
    "Bình luận (12)",
    "Tin liên quan",
]
_flat_lines = st.lists(st.one_of(sentences, sentences, headlines, st.sampled_from(_WITHIN)), min_size=2, max_size=8).map(
    " ".join
)
_lines = st.one_of(plain_sentences(), headlines, times, st.sampled_from(ENTRIES), st.sampled_from(_SET_IN), _flat_lines)

written_pages = st.one_of(
    st.builds(lambda article, sidebar: "\n\n".join([*article, sidebar]), articles(), sidebars()),
    st.lists(_lines, min_size=1, max_size=12).map("\n".join),
    st.lists(_lines, min_size=1, max_size=12).map(" ".join),
)
"""Pages in published form: an article with its sidebar, lines of any kind, or everything on one line."""

FORMS = ("as written", "decomposed", "capitals", "segmented")


@st.composite
def in_form(draw: st.DrawFn, form: str, text: str) -> str:
    """A text in one of ``FORMS``."""
    if form == "decomposed":
        return unicodedata.normalize("NFD", text)
    if form == "capitals":
        return text.upper()
    if form == "segmented":
        return "\n".join(draw(segmented(line)) for line in text.split("\n"))
    return text


@st.composite
def formed_pages(draw: st.DrawFn) -> str:
    """A page in any form."""
    return draw(in_form(draw(st.sampled_from(FORMS)), draw(written_pages)))


_mixed_lines = st.one_of(_lines, _lines.flatmap(segmented))
mixed_pages = st.builds(str.join, st.sampled_from([" ", "\n"]), st.lists(_mixed_lines, min_size=2, max_size=6))
"""Partly word-segmented pages; the segmented parts are whole lines or parts of a line."""

pages = st.one_of(any_text, written_pages, formed_pages())
