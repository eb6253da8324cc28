"""Distinguish underscores that join syllables from those that are part of a token (``utf_8``, ``#Viet_Nam``, ``^_^``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.text.pattern import lazily
from vnnorm.text.syllable import is_syllable

_ADDRESS = lazily(r"^www\.|[^\W_]@[^\W_]|\.[a-z]{2,4}/")
_CODE = lazily(r"^/|[\\=]|\(.*\)")  # a path, an assignment, a call
_IDENTIFIER = lazily(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_EMOTICON = lazily(r"([\^>.<*;=~o-])_+[\^>.<*;=~o-]|([TOUXtouxv])_+(?i:\2)")
_TOKEN = lazily(r"\S+")
_TAG = lazily(r"(?<![^\W_])(?<![#@])(?:#[^\W_](?:\w*[^\W_])?|[#@][ _]?[0-9A-Za-z](?:[0-9A-Za-z_]*[0-9A-Za-z])?)")
_MAIL = lazily(r"(?<![\w.+-])[\w.+-]{1,64} ?@[ _]?[\w-]{1,64}(?: ?\. ?[a-z]{2,6}){1,4}(?!\S)")
_ENDING = lazily(r"\. ?([0-9A-Za-z]{2,5})(?![0-9A-Za-z_])")
_EXTENSION = lazily(r"(?<![0-9A-Za-z_])([0-9A-Za-z]{2,5})(?![0-9A-Za-z_])")
_STEM = lazily(r"(?<![\w.-])[0-9A-Za-z.-]*_[0-9A-Za-z_.-]*(?: [-.] [0-9A-Za-z_-]+)* ?\Z")
_WHOLE = lazily(r"(?<![\w.-])[\w.-]*_[\w.-]*\Z")
_LONGEST_NAME = 120  # code points of the name of a file before its extension; it bounds the work at each extension
_CORE = lazily(r"\w(?:.*\w)?", re.S)  # a token without the marks attached to it
JOINED_MARK = lazily(r"_(?:(?=[^\w\s])|(?<=[^\w\s]_))")
"""An underscore next to a mark, where a segmenter replaced a space."""


def is_written(token: str) -> bool:
    """Whether underscores are part of a token: an address, a blank to fill in, an emoticon or code.

    An identifier needs a digit, because segmenters also join lower-case words of other languages (``new_york``).

    >>> [token for token in ("utf_8", "__init__", "^_^", "bao_cao@bao.vn", "x=a_b", "new_york", "Hà_Nội") if is_written(token)]
    ['utf_8', '__init__', '^_^', 'bao_cao@bao.vn', 'x=a_b']
    """
    core = _CORE.search(token)[0]  # type: ignore[index]  # an underscore is a word character
    if token == "_" or "__" in token or (len(core) > 2 and core[0] == core[-1] == "_") or "://" in token:
        return True
    if _ADDRESS.search(core) or _EMOTICON.fullmatch(token):
        return True
    if not core.isascii():
        return False
    if _IDENTIFIER.fullmatch(core):
        return any(map(str.isdecimal, core)) and not any(is_syllable(part) for part in core.split("_"))
    return _CODE.search(token) is not None


def may_end_file(token: str, extensions: frozenset[str]) -> bool:
    """Whether a token contains a file extension, with the dot or after a separated one."""
    return any(match[1].lower() in extensions for match in _EXTENSION.finditer(token))


def written(text: str, extensions: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches of a line that keep their underscores, in order and disjoint.

    A stretch may have been split by the segmenter: ``# Viet_Nam``, ``lien_he @ bao_moi . vn``, ``TTA_7263 - 1 . jpg``.
    """
    spans = [match.span() for match in _TOKEN.finditer(text) if "_" in match[0] and is_written(match[0])]
    for pattern in (_TAG, _MAIL):
        spans += [match.span() for match in pattern.finditer(text)]
    return _united([*spans, *_files(text, extensions)])


def _files(text: str, extensions: frozenset[str]) -> Iterator[tuple[int, int]]:
    """File names with an underscore, including those whose dots and hyphens a segmenter separated."""
    for match in _ENDING.finditer(text):
        if match[1].lower() in extensions:
            is_whole = text[match.start() - 1 : match.start()] != " " and match[0][1] != " "
            stem = (_WHOLE if is_whole else _STEM).search(text, max(0, match.start() - _LONGEST_NAME), match.start())
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
