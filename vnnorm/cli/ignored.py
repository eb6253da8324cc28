"""Lines that the user protects: ``vnnorm: off`` … ``vnnorm: on``, each in a comment or on a line by itself."""

from __future__ import annotations

from vnnorm.text.around import Part
from vnnorm.text.pattern import lazily

MARK = "vnnorm:"
# The comment marks of the languages in whose files texts are found.
_OPENS = r"(?:<!-{2,9}|/\*{1,9}|\(\*|\{[#/*-]|[#%;\"'!]{1,9}|/{2,9}|-{2,9}|\.\.)"
_CLOSES = r"(?:-{2,9}>|\*{1,9}/|\*\)|[#/*-]\})"
_LINE = lazily(rf"[ \t>]*(?:{_OPENS}[ \t]*)?vnnorm:[ \t]*(on|off)[ \t]*(?:{_CLOSES}[ \t]*)?\r?\Z")
_BEHIND = lazily(rf".*\S[ \t]*{_OPENS}[ \t]*vnnorm:[ \t]*off[ \t]*(?:{_CLOSES}[ \t]*)?\r?\Z")


def ignored(text: str) -> list[Part]:
    """The protected lines as parts, including their marks.

    A mark on a line of its own begins or ends a region. A region without an end mark extends to the end of the text. In a
    comment after other text, ``vnnorm: off`` protects only its own line.

    >>> ignored("a_b\\n# vnnorm: off\\nc_d\\n# vnnorm: on\\ne_f")
    [(4, 34, '')]
    >>> ignored("a_b  <!-- vnnorm: off -->\\nc_d")
    [(0, 25, '')]
    """
    if MARK not in text:
        return []
    parts: list[Part] = []
    start = position = 0
    is_off = False
    for line in text.split("\n"):
        end = position + len(line)
        if MARK in line:
            if found := _LINE.match(line):
                if found[1] == "off" and not is_off:
                    is_off, start = True, position
                elif found[1] == "on":
                    parts.append((start if is_off else position, end, ""))
                    is_off = False
            elif not is_off and _BEHIND.match(line):
                parts.append((position, end, ""))
        position = end + 1
    if is_off:
        parts.append((start, len(text), ""))
    return parts
