"""A small word segmenter with habits: it leaves each class of token whole in a text, or splits it."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from vnnorm.rules.desegment.habits import table

_APART = re.compile(r"([()\"“”‘’«»,;:!?…]|\.\.\.|\.(?=\s|\Z))")

# Tokens as print has them, by class, and where a segmenter that splits the class cuts them.
TOKENS = {
    "short range": ["20-22", "18-21", "3-1", "17-40"],
    "score": ["1-0", "0-3"],
    "month": ["10-2013", "2-1999"],
    "date": ["16/9", "2/11"],
    "clock": ["17:02", "06:30"],
    "percent": ["4%", "12%"],
    "model number": ["F-16", "U-23", "AH-1Z", "A-320"],
    "model of a name": ["Covid-19", "Boeing-747"],
    "designation": ["VN-Index", "T-ara"],
    "foreign word": ["Geun-hye", "Jong-hye"],
    "place abbreviation": ["TP.HCM", "Q.1"],
    "unit": ["35h", "7h"],
}
_CUT = re.compile(r"(?<=[0-9])(?=[%h])|[-/:.]")


def split(token: str) -> str:
    """A token with its parts apart: ``20-22`` → ``20 - 22``."""
    return _CUT.sub(lambda match: f" {match[0]} " if match[0] else " ", token)


def segmented(sentence: str, whole: frozenset[str], joins: list[bool]) -> str:
    """A printed sentence as a segmenter writes it that leaves whole what is of the classes in ``whole``."""
    classes = {token: name for name, tokens in TOKENS.items() for token in tokens}
    out: list[str] = []
    for at, piece in enumerate(sentence.split(" ")):
        core = piece.rstrip(".,")
        if core in classes:
            out += [core if classes[core] in whole else split(core), *piece[len(core) :]]
            continue
        parts = _APART.sub(r" \1 ", piece).split()
        if out and joins[at % len(joins)] and parts[0].isalpha() and out[-1].replace("_", "").isalpha():
            out[-1] += "_" + parts.pop(0)
        out += parts
    return " ".join(out)


habits = st.sets(st.sampled_from(sorted(TOKENS))).map(frozenset)
"""The classes that a segmenter leaves whole: any of them."""


def habits_of_table() -> list[frozenset[str]]:
    """The habits of every segmenter in the data, without exceptions."""
    names = table().segmenters
    return [frozenset(name for name, shares in table().whole.items() if shares[at] > 0.5) for at in range(len(names))]
