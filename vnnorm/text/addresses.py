"""Words that are identifiers: web addresses, mail addresses, tags, paths, file names (``hoà.txt``, ``#hoà``).

If their spelling changes, they refer to something else or to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnnorm.text.pattern import lazily

_ADDRESS = lazily(r"(?:://|\bwww\.)\S+")
_TAG = lazily(r"[#@]\w+")
_PATH = lazily(r"/(?<!\S/)\S+|:\\\S+")  # from the root, or after the letter of a drive
# A dot inside a word, followed by a possible suffix or domain: small letters, or capitals as old systems write them. A sentence
# that follows a full stop without a space begins with a single capital, so the pattern does not match it.
_SUFFIX = lazily(r"\.(?:[a-z0-9]{2,5}|[A-Z0-9]{3,4})(?!\w)")
_STEM = lazily(r"\w\S*\Z")
_LONGEST = 120  # code points before the suffix: longer than real file names, and a bound for one endless word


def address_spans(text: str) -> list[tuple[int, int]]:
    """The spans of the words of a text that are identifiers, in order and disjoint.

    >>> [text[start:end] for text in ["xem hoà.txt, #hoà, https://vn.vn/hoà và hoà.Theo"] for start, end in address_spans(text)]
    ['hoà.txt', '#hoà', 'https://vn.vn/hoà']
    """
    spans: list[tuple[int, int]] = []
    for start, end in sorted(_spans(text)):
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_ADDRESS, _TAG, _PATH):
        for match in pattern.finditer(text):
            yield match.span()
    for match in _SUFFIX.finditer(text):
        word = text[max(0, match.start() - _LONGEST) : match.start()].split()
        if word and not text[match.start() - 1].isspace() and (stem := _STEM.search(word[-1])):
            yield match.start() - len(stem[0]), match.end()
