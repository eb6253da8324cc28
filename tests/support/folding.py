"""Shared code of the tests of folding: all syllables, strategies for texts, and the properties of every step."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from itertools import product

from hypothesis import strategies as st

from vnnorm import Step, explain, normalize
from vnnorm.core.lexicon import load
from vnnorm.text.syllable import TONE_MARKS, VOWELS, analyse

CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.title, str.swapcase)
FOREIGN = (
    *("Raúl", "Séoul", "Guérin", "naïve", "Maíz", "Haíti", "José", "Müller", "Straße", "ﬁn", "Łódź", "İzmir", "ǰ"),
    *("Москва", "Ωмега", "ᾳ", "東京", "한국", "क्षि", "สวัสดี", "سلام", "Viá»‡t", "hoäi", "xaõ", "hoÃ", "A&B", "H’Mông"),
    *("XXXX-09-16", "16/9", "3,5%", "20-22/11", "1.000đ", "GD-ĐT", "https://vn.vn/hoà"),
)
BREAKS = (" ", " ", " ", "_", "\n", "\n\n", ", ", " , ", ". ", " “", "” ", "-", " – ", "…", "\t", "\u00a0", "(", ")", "/", "")
STRAY = (
    *TONE_MARKS,
    "\u0302",
    "\u0306",
    "\u031b",
    "\u0308",
    "\u0345",
    "\u05b0",
    "\ud800",
    "\udfff",
    "\x00",
    "\u200d",
    "😀",
    "ơ",
    "Ð",
)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Every pair of onset and rime that forms a syllable."""
    rows = load("text/syllable").rows
    onsets = ["", *(text for part, text in rows if part == "onset")]
    rimes = [text for part, text in rows if part == "rime"]
    return tuple(
        (onset, rime) for onset, rime in product(onsets, rimes) if (found := analyse(onset + rime)) and found[0] == onset
    )


def with_mark(word: str, at: int, tone: str) -> str:
    """The word with a tone mark on the letter at index ``at``, in NFC."""
    return nfc(word[: at + 1] + tone + word[at + 1 :])


def vowels(onset: str, rime: str) -> list[int]:
    """The indices of the vowels of a syllable, with those in the onsets qu and gi, where typists put marks too."""
    start = len(onset) - (onset in ("qu", "gi"))
    return [at for at, letter in enumerate(onset + rime) if letter in VOWELS and at >= start]


@cache
def marked() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """Every onset, rime and tone, with the syllable marked on each vowel; rimes that end in a stop take two tones."""
    found = []
    for (onset, rime), tone in product(spellings(), TONE_MARKS):
        forms = tuple(with_mark(onset + rime, at, tone) for at in vowels(onset, rime))
        if analyse(forms[-1]):
            found.append((onset, rime, tone, forms))
    return tuple(found)


@cache
def _words() -> tuple[str, ...]:
    data = [text for _, text in load("desegment/words").rows]
    return (*(onset + rime for onset, rime in spellings()), *(form for *_, forms in marked() for form in forms), *data)


def words() -> st.SearchStrategy[str]:
    """A syllable with its mark in any place, or a word of the data, in any case."""
    return st.builds(lambda word, case: case(word), st.sampled_from(_words()), st.sampled_from((*CASES, str)))


def texts() -> st.SearchStrategy[str]:
    """Vietnamese words, foreign words and stray characters; composed, decomposed or mixed."""
    parts = st.one_of(words(), words(), st.sampled_from(FOREIGN), st.sampled_from(STRAY), st.text(max_size=3))
    piece = st.tuples(parts, st.sampled_from(BREAKS), st.sampled_from((str, str, nfc, nfd)))
    return st.lists(piece, max_size=8).map(lambda pieces: "".join(form(part) + between for part, between, form in pieces))


def holds(text: str, step: Step) -> str:
    """Check the properties of every step, and return the result.

    The step is idempotent; ``explain`` has the same result and its edits can be undone; an unchanged text is the same object.
    """
    result = normalize(text, steps=(step,))
    told = explain(text, steps=(step,))
    assert told.text == result
    assert told.edits.apply(text) == result
    assert told.edits.inverse(text).apply(result) == text
    assert normalize(result, steps=(step,)) is result
    assert result is text or result != text
    return result
