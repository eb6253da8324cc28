"""Spellings: the phrase in each tone style, for patterns and literals that match text as it is written."""

from __future__ import annotations

from vnnorm.text import tone_marks
from vnnorm.text.pattern import lazily

# Rimes with two spellings: the two styles differ only in these.
_TWO_WAYS = lazily(r"(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|[ùúủũụ]y|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])")


def spellings(phrase: str) -> list[str]:
    """A phrase in the old tone style and in the new one; a single spelling if the styles agree.

    >>> spellings("tòa soạn"), spellings("báo")
    (['toà soạn', 'tòa soạn'], ['báo'])
    """
    if len(phrase) < 2 or not _TWO_WAYS.search(phrase):
        return [phrase]
    return sorted({tone_marks.rewrite(phrase, style=style) for style in tone_marks.STYLES})
