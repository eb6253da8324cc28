"""Documents as they are found: cut, joined, wrapped, half of them segmented; made of our own sentences."""

from __future__ import annotations

import unicodedata
from functools import cache

from hypothesis import strategies as st

from tests.support import cases
from tests.support.encodings import mojibake, tcvn3, vni
from tests.support.hostile import ARTICLE, SEGMENTED
from tests.support.pages import mixed_pages, written_pages
from tests.support.strategies import segmented

_LONGEST = 400  # code points of a case: longer ones are pages, which say little more and take long


@cache
def _sources() -> tuple[str, ...]:
    """The inputs of the cases: sentences and pages of every rule."""
    return tuple(
        dict.fromkeys(case.source for name in cases.names() for case in cases.read(name) if len(case.source) <= _LONGEST)
    )


documents = st.one_of(st.sampled_from([ARTICLE, SEGMENTED]), st.sampled_from(_sources()), written_pages, mixed_pages)
"""Documents before anything happened to them."""


@st.composite
def _cut(draw: st.DrawFn) -> str:
    """A document that begins or ends in the middle of a word or, decomposed, between a letter and its mark."""
    text = draw(documents)
    text = unicodedata.normalize("NFD", text) if draw(st.booleans()) else text
    start = draw(st.integers(0, len(text)))
    return text[start : draw(st.integers(start, len(text)))]


@st.composite
def _joined(draw: st.DrawFn) -> str:
    """Two documents, with or without anything between them, each whole or cut."""
    between = draw(st.sampled_from(["", " ", "\n", "\n\n", "\r\n", ". ", ", ", "_", "\u200b", "\x0c"]))
    return between.join(draw(st.tuples(documents | _cut(), documents | _cut())))


@st.composite
def _beside_segmented(draw: st.DrawFn) -> str:
    """Paragraphs or lines, some of them as a segmenter left them."""
    lines = [line for text in draw(st.lists(documents, min_size=1, max_size=3)) for line in text.split("\n")]
    chosen = [draw(segmented(line)) if draw(st.booleans()) else line for line in lines[:12]]
    return draw(st.sampled_from(["\n", "\n\n", " "])).join(chosen)


@st.composite
def _laid_out(draw: st.DrawFn) -> str:
    """A document with its lines joined or broken elsewhere, its spaces doubled, its paragraphs indented."""
    old, new = draw(
        st.sampled_from(
            [("\n", " "), ("\n", ""), (" ", "  "), (", ", ",\n"), (" ", "\n"), ("\n", "\n    "), ("\n", "\r\n"), ("\n", "\n\n")]
        )
    )
    return draw(documents | _joined()).replace(old, new)


@st.composite
def _written(draw: st.DrawFn) -> str:
    """A document in capitals, decomposed, in an encoding from before Unicode, or a line of it so."""
    form = draw(st.sampled_from([str.upper, str.title, str.lower, tcvn3, vni, mojibake]))
    lines = draw(documents).split("\n")
    whole = draw(st.booleans())
    return "\n".join(form(line) if whole or draw(st.booleans()) else line for line in lines)


found_documents = st.one_of(_cut(), _joined(), _beside_segmented(), _laid_out(), _written())
"""Documents as programs hand them over."""
