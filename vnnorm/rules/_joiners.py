"""Underscores: which join syllables, and which belong to what is written with them (``snake_case``, ``#Viet_Nam``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vnnorm.syllable import is_syllable

_ADDRESS = re.compile(r"://|www\.|\w@\w|\.[a-z]{2,4}/")
_IDENTIFIER = re.compile(r"(?:[a-z][a-z0-9]*)?(?:_[a-z][a-z0-9]*)+")
_DOUBLE = re.compile(r"\S*__\S*")  # __init__, a line to write on
_EMPHASIS = re.compile(r"(?<!\S)_\S+_(?!\S)")
_LINK = re.compile(r"\S*://\S*_\S*")
_TAG = re.compile(r"(?<!\S)[#@][ _]?[0-9A-Za-z_]*[0-9A-Za-z]|(?<!\S)#\w*[^\W_]")
_MAIL = re.compile(r"(?<!\S)[\w.+-]{1,64} ?@[ _]?[\w-]{1,64}(?: ?\. ?[a-z]{2,6}){1,4}(?!\S)")
_ENDING = re.compile(r"\. ?([0-9A-Za-z]{2,5})(?!\S)")
_STEM = re.compile(r"(?<!\S)[!-~]*_[!-~]*(?: [-.] [!-~]+)* ?\Z")
_LONGEST_NAME = 120


@lru_cache(maxsize=1 << 14)
def _is_written(token: str) -> bool:
    """Whether an ASCII token is written with its underscores: an address or an identifier."""
    if _ADDRESS.search(token):
        return True
    core = token.strip(".,;:!?()[]\"'")
    return _IDENTIFIER.fullmatch(core) is not None and not any(is_syllable(part) for part in core.split("_"))


def may_keep(text: str, extensions: frozenset[str]) -> bool:
    """Whether any part of a text can be written with underscores: a quick look that says no to most."""
    if "#" in text or "@" in text or "__" in text or " _" in text or "\n_" in text or text.startswith("_"):
        return True
    tokens = set(text.split())
    if any(token.isascii() and "_" in token and _is_written(token) for token in tokens) or "://" in text:
        return True
    return any(match[1].lower() in extensions for match in _ENDING.finditer(text))


def written(text: str, extensions: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches of a line that keep their underscores, in order, disjoint.

    What a segmenter has set apart counts as one: ``# Viet_Nam``, ``lien_he @ bao_moi . vn``, ``TTA_7263 - 1 . jpg``.
    """
    spans = [
        match.span() for match in re.finditer(r"\S+", text) if "_" in match[0] and match[0].isascii() and _is_written(match[0])
    ]
    for pattern in (_DOUBLE, _EMPHASIS, _LINK, _TAG, _MAIL):
        spans += [match.span() for match in pattern.finditer(text)]
    return _united([*spans, *_files(text, extensions)])


def _files(text: str, extensions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """File names with an underscore, also those whose dots and hyphens a segmenter set apart."""
    for match in _ENDING.finditer(text):
        if match[1].lower() in extensions:
            stem = _STEM.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
            if stem:
                yield stem.start(), match.end()


def _united(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out
