"""Measure how much of one story two outlets print in the same words, with and without ``match_key``.

Run it with ``python examples/compare_two_outlets.py``.
"""

from datetime import date
from pathlib import Path

import vnnorm

folder = Path(__file__).with_name("outlets")
one, other = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))


def similarity(one: str, other: str) -> float:
    """The Jaccard similarity of the sequences of three words in two texts."""
    first, second = ({*zip(words, words[1:], words[2:], strict=False)} for words in (one.split(), other.split()))
    return len(first & second) / len(first | second)


def key(text: str) -> str:
    return vnnorm.match_key(text, reference=date(2025, 9, 16))


print(f"as they came: {similarity(one, other):.0%}")
print(f"by match_key: {similarity(key(one), key(other)):.0%}")
