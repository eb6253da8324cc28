"""Repair characters, not words: NFD, ``é`` + ``◌̂``, ``Ð``, no-break spaces, zero-width marks → composed letters, plain spaces.

``vnnorm.text.repair`` finds what is broken; every rule that reads words finds on text repaired by it. Code and data are left:
an invisible character in a literal, a table of decomposed letters and ``Ð`` in a list of look-alikes are meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from vnnorm.core.checks import require_str
from vnnorm.core.edits import Edits
from vnnorm.core.rule import Finding, Rule
from vnnorm.text import repair
from vnnorm.text.code import code_spans
from vnnorm.text.compose import compose
from vnnorm.text.repaired import Repaired


def fix_characters(text: str) -> str:
    """The text with its broken characters repaired and its words as they were.

    Composes letters (NFC); puts a tone mark typed before the vowel mark in its place; writes ``Đ`` for the look-alikes
    ``Ð``, ``ð``, ``Ɖ`` and ``ɖ`` in Vietnamese words; makes every line end ``\\n`` and every odd space a plain one; takes out
    control characters (but tab), byte order marks, soft hyphens and zero-width characters. Joiners stay inside emoji and
    beside letters that join (Arabic, Indic scripts), direction marks on lines with right-to-left letters, ideographic
    spaces between CJK characters. Quotes, dashes, ellipses, ligatures, full-width forms and legacy-encoded text stay: they
    may be meant. Lines of code and data keep all but the kind of their line ends: ``Step("characters", code=True)`` repairs
    them too. UTF-16 that was read as another encoding, with a NUL in four code points or more, stays: it must be decoded
    again. No letter is ever deleted. One result for all canonically equivalent texts without code; idempotent.

    text: any ``str``. Returns the same object where there is nothing to repair. Raises TypeError on anything but ``str``.

    >>> fix_characters("\\ufeff\\u00d0a\\u0309ng ti\\u00e9\\u0302p t\\u00adục\\u00a0họp\\r\\n")
    'Đảng tiếp tục họp\\n'
    >>> fix_characters('names = {"\\u00d0": "Đ"}\\n') == 'names = {"\\u00d0": "Đ"}\\n'
    True
    """
    require_str(text, "fix_characters")
    return rewrite(text)


_NULS_OF_UTF_16 = 4  # code points to one NUL: Vietnamese in UTF-16 has at most three, damaged text hundreds
_FEWEST_NULS = 4  # of UTF-16: fewer in a short text are damage


def _is_utf_16(text: str) -> bool:
    """Whether a text is UTF-16 that was read as another encoding: without its NULs nobody could decode it again.

    >>> _is_utf_16("b\\0a\\0o\\0 \\0"), _is_utf_16("báo\\0 mới")
    (True, False)
    """
    nuls = text.count("\0")
    return nuls >= _FEWEST_NULS and nuls * _NULS_OF_UTF_16 > len(compose(text))


def find(text: str, *, extra: tuple[str, ...] = (), code: bool = False) -> Iterator[Finding]:
    """The findings outside code, or all."""
    spans = [] if code else _code(text, extra)
    ends = [end for _, end in spans]
    for start, end, new, entry in repair.find(text, extra=extra):
        at = bisect_right(ends, start)
        if at == len(spans) or end <= spans[at][0] or _is_frame(text, start, end):
            yield start, end, new, entry


def _is_frame(text: str, start: int, end: int) -> bool:
    """Whether no reader of code looks at what stands there: the kind of a line end, the byte order mark of the whole."""
    return not text[start:end].strip("\r\n") or (start == 0 and text[:end] == "\ufeff")


def rewrite(text: str, *, extra: tuple[str, ...] = (), code: bool = False) -> str:
    """The text with all findings made."""
    if code or not _code(text, extra):
        return repair.rewrite(text, extra=extra)
    return Edits.from_findings(text, find(text, extra=extra)).apply(text)


def _code(text: str, extra: tuple[str, ...]) -> list[tuple[int, int]]:
    """The lines of code in a text that has something to repair: those of the text when it is repaired, so that they stay so."""
    if repair.rewrite(text, extra=extra) is text:
        return []
    if _is_utf_16(text):
        return [(0, len(text))]
    sound = Repaired(text, lambda source: repair.find(source, extra=extra))
    return [sound.span(start, end) for start, end in code_spans(sound.text)]


def _check(*, extra: tuple[str, ...] = (), code: bool = False) -> None:
    repair.check(extra=extra)
    if not isinstance(code, bool):
        raise TypeError(f"code takes True or False, not {code!r}")


RULE = Rule("characters", find, rewrite, ("code", "extra"), _check)
