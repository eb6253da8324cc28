"""Lines in a legacy encoding (VNI, TCVN3, UTF-8 read byte by byte): no rule for Unicode text applies to them.

Such a line has none of the letters that only Vietnamese has, and pairs of characters that no Vietnamese text has.
"""

from __future__ import annotations

import re
from functools import cache

from vnnorm.text.pattern import lazily

# UTF-8 taken for Windows-1252 or Latin-1: the last letter of a word, which is the first byte of one, and the bytes after it.
# A closing quote behind á» is one (“má»”), and so is nothing that another rule takes out.
MOJIBAKE = "[áÁ]»[\x80-\x9f\xa1-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘“•–—˜™š›œžŸ]|Ã[\x80-\x9f\xa1-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # Combining marks count as letters of Unicode text: they compose once nothing stands between them and their letter.
    only_vietnamese = lazily("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u036f]")
    # VNI's vowel and letter for its mark (hoäi, hoøa), TCVN3's signs for letters (hoµ, ®ai), bytes of UTF-8.
    legacy = lazily(f"{MOJIBAKE}|[áÁ]º|[aeoAEO][äåÄÅ]|[aA][ëË]|[aeouyôöAEOUYÔÖ][øûØÛ]|[^\\W\\d_][µ¶·¸]|®[^\\W\\d_]")
    return only_vietnamese, legacy


def is_legacy(text: str, start: int, end: int) -> bool:
    """Whether the line ``text[start:end]`` is in a legacy encoding.

    >>> is_legacy("xaõ hoäi", 0, 8), is_legacy("xã hội", 0, 6)
    (True, False)
    """
    only_vietnamese, legacy = _patterns()
    return only_vietnamese.search(text, start, end) is None and legacy.search(text, start, end) is not None
