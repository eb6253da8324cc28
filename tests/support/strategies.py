"""Strategies for input text, built from the words of the data, in every form, with the separators and noise of real files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial

from hypothesis import strategies as st

from vnnorm.core.lexicon import load
from vnnorm.text.syllable import TONE_MARKS, VOWELS, analyse

_ONSETS = ["", *(spelling for part, spelling in load("text/syllable").rows if part == "onset")]
_RIMES = [spelling for part, spelling in load("text/syllable").rows if part == "rime"]
_MARKS = [mark for mark, _ in load("desegment/marks").rows]
_WORDS = [text for _, text in load("desegment/words").rows]


def _spelled(onset: str, rime: str, tone: str) -> str:
    """A syllable with its tone mark on the last vowel of the rime, which may be the wrong place."""
    at = max(index for index, letter in enumerate(rime) if letter in VOWELS)
    return onset + unicodedata.normalize("NFC", rime[: at + 1] + tone + rime[at + 1 :])


syllables: st.SearchStrategy[str] = st.builds(
    _spelled, st.sampled_from(_ONSETS), st.sampled_from(_RIMES), st.sampled_from(["", *TONE_MARKS])
).filter(lambda word: analyse(word) is not None)

cased: st.SearchStrategy[str] = st.one_of(syllables, syllables.map(str.capitalize), syllables.map(str.upper))

_TITLE_WORDS = [
    entry
    for name in ("titles/titles", "titles/words", "titles/bodies", "titles/places", "names/surnames")
    for _, entry in load(name).rows
]
title_words = st.builds(
    lambda entry, form: form(entry),
    st.sampled_from(_TITLE_WORDS),
    st.sampled_from([str, str.title, str.upper, lambda entry: entry[0].upper() + entry[1:]]),
)

foreign = st.sampled_from(
    [
        "Raúl",
        "Séoul",
        "CAEXPO",
        "naïve",
        "Straße",
        "İstanbul",
        "Ðorvaldur",
        "guð",
        "Ёлка",
        "한국",
        "漢字",
        "می\u200cخواهم",
        "👩\u200d🌾",
        "é̆",
    ]
)
numbers = st.sampled_from(
    ["1", "16/9", "20-22/11", "3,5", "60%", "1.000.000", "2013", "17:02", "0", "7h", "14m", "000", "26/9/2013"]
)
written = st.sampled_from(
    [
        "#Viet_Nam",
        "#Tự_hào_Việt_Nam",
        "TTA_7263-1-1.jpg",
        "Báo_cáo_quý_3.pdf",
        "a_b@bao.vn",
        "https://bao.vn/a_b",
        "bao.vn/tin/Hà_Nội",
        "snake_case",
        "__init__",
        "____",
        "@bao_moi",
        "_x_",
        "my_func(a_b)",
    ]
)
odd_characters = st.sampled_from(
    [chr(int(part, 16)) for row in load("characters/characters").rows for part in row[0].replace("U+", "").split("..")]
)
marks = st.one_of(st.sampled_from(_MARKS), st.sampled_from([*"-–_'\"", "...", "?!", "./.", "”.", '".']))
noise = st.one_of(
    odd_characters,
    st.sampled_from([*"\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323ÐðƉɖ", "\ud800", "\r\n", "\r", "\x00", "\u0344"]),
    st.characters(),
)

joined = st.lists(cased, min_size=2, max_size=4).map("_".join)
tokens = st.one_of(
    cased, cased, title_words, joined, joined, marks, marks, numbers, st.sampled_from(_WORDS), foreign, written, noise
)
separators = st.sampled_from([" ", " ", " ", " ", "", "_", "\n", "\n\n", " \n ", "\u00a0", "  ", "\t"])


forms: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [str, partial(unicodedata.normalize, "NFC"), partial(unicodedata.normalize, "NFD")]
)
"""A function that returns a canonically equivalent text: unchanged, composed or decomposed."""


@st.composite
def texts(draw: st.DrawFn, max_size: int = 24) -> str:
    """Tokens and separators in any order; in NFC, in NFD, or in no normalization form."""
    parts = draw(st.lists(st.tuples(tokens, separators), max_size=max_size))
    text = "".join(token + separator for token, separator in parts)
    return draw(forms)(text)


@st.composite
def segmented_texts(draw: st.DrawFn) -> str:
    """The output of a segmenter: words joined or not, marks between spaces, several lines."""
    parts = draw(
        st.lists(st.one_of(joined, joined, cased, marks, numbers, st.sampled_from(_WORDS), written), min_size=1, max_size=24)
    )
    ends = draw(st.lists(st.sampled_from([" ", " ", " ", " ", " ", " \n", "\n\n"]), min_size=len(parts), max_size=len(parts)))
    return "".join(part + end for part, end in zip(parts, ends, strict=True))


@st.composite
def titled_texts(draw: st.DrawFn) -> str:
    """Titles, bodies, places and names in any order, with the separators of sentences about people."""
    parts = draw(st.lists(st.one_of(title_words, title_words, title_words, cased, foreign), min_size=1, max_size=20))
    ends = draw(st.lists(st.sampled_from([*[" "] * 8, ", ", " - ", ". ", "; ", " (", ") ", "-"]), min_size=20, max_size=20))
    return draw(forms)("".join(part + end for part, end in zip(parts, ends, strict=False)))


any_text = st.one_of(texts(), segmented_texts(), titled_texts(), st.text())


@st.composite
def plain_sentences(draw: st.DrawFn) -> str:
    """A published sentence: a capitalized word, lower-case words, commas, brackets, quotes, and a final mark."""
    words = draw(st.lists(syllables, min_size=4, max_size=20))
    words[0] = words[0].capitalize()
    for index in range(1, len(words) - 1):
        wrap = draw(st.sampled_from(["{},"] + ["{}"] * 6 + ["({})", '"{}"', "“{}”", "‘{}’", "{};", "{}:", "«{}»", "{}…"]))
        words[index] = wrap.format(words[index])
    return " ".join(words) + draw(st.sampled_from([".", "!", "?", "..."]))


_APART = '()"“”‘’«»,;:.!?…'


@st.composite
def segmented(draw: st.DrawFn, line: str) -> str:
    """The output of a segmenter for a published line: some words joined, marks between spaces."""
    spaced = line.replace("...", "\0")
    for mark in _APART:
        spaced = spaced.replace(mark, f" {mark} ")
    out: list[str] = []
    for token in spaced.replace("\0", " ...").split():
        can_join = bool(out) and out[-1][-1].isalpha() and token.isalpha()
        if can_join and draw(st.booleans()):
            out[-1] += "_" + token
        else:
            out.append(token)
    return " ".join(out)


@st.composite
def segmentations(draw: st.DrawFn) -> tuple[str, str]:
    """A published sentence and the output of a segmenter for it."""
    sentence = draw(plain_sentences())
    return sentence, draw(segmented(sentence))
