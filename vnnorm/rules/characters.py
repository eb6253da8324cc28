"""Repair characters, not words: NFD, ``é`` + ``◌̂``, ``Ð``, no-break spaces, zero-width marks → composed letters, plain spaces.

``vnnorm.text.repair`` finds broken characters; every rule that reads words uses text repaired by it. Code and data stay,
because an invisible character in a literal, a table of decomposed letters or ``Ð`` in a list of look-alikes is intended.
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
    """The text with its broken characters repaired and its words unchanged.

    Composes letters (NFC); corrects a tone mark typed before the vowel mark; writes ``Đ`` for the look-alikes ``Ð``, ``ð``,
    ``Ɖ`` and ``ɖ`` in Vietnamese words; makes every line end ``\\n`` and every odd space a plain one; removes control
    characters (except tabs), byte order marks, soft hyphens and zero-width characters. Joiners stay inside emoji and next to
    letters that join (Arabic, Indic scripts), direction marks stay on lines with right-to-left letters, ideographic spaces stay
    between CJK characters. Quotes, dashes, ellipses, ligatures, full-width forms and legacy-encoded text stay, because they may
    be intended. Lines of code and data stay too, except for the kind of their line ends; ``Step("characters", code=True)``
    repairs them. UTF-16 that was read as another encoding (more than one NUL in four code points) stays, because it must be
    decoded again. No letter is ever deleted. Canonically equivalent texts without code have the same result; idempotent.

    text: any ``str``. Returns the same object if there is nothing to repair. Raises TypeError on anything but ``str``.

    >>> fix_characters("\\ufeff\\u00d0a\\u0309ng ti\\u00e9\\u0302p t\\u00adục\\u00a0họp\\r\\n")
    'Đảng tiếp tục họp\\n'
    >>> fix_characters('names = {"\\u00d0": "Đ"}\\n') == 'names = {"\\u00d0": "Đ"}\\n'
    True
    """
    require_str(text, "fix_characters")
    return rewrite(text)


_NULS_OF_UTF_16 = 4  # code points per NUL: fewer than this in Vietnamese in UTF-16, hundreds in damaged text
_FEWEST_NULS = 4  # minimum NULs of UTF-16: fewer in a short text are damage


def _is_utf_16(text: str) -> bool:
    """Whether a text is UTF-16 that was read as another encoding. Without its NULs it could not be decoded again.

    >>> _is_utf_16("b\\0a\\0o\\0 \\0"), _is_utf_16("báo\\0 mới")
    (True, False)
    """
    nuls = text.count("\0")
    return nuls >= _FEWEST_NULS and nuls * _NULS_OF_UTF_16 > len(compose(text))


def find(text: str, *, extra: tuple[str, ...] = (), code: bool = False) -> Iterator[Finding]:
    """The findings outside code; all findings if ``code`` is set."""
    spans = [] if code else _code(text, extra)
    ends = [end for _, end in spans]
    for start, end, new, entry in repair.find(text, extra=extra):
        at = bisect_right(ends, start)
        if at == len(spans) or end <= spans[at][0] or _is_frame(text, start, end):
            yield start, end, new, entry


def _is_frame(text: str, start: int, end: int) -> bool:
    """Whether a change has no meaning for code: of the kind of a line end, or of the byte order mark of the text."""
    return not text[start:end].strip("\r\n") or (start == 0 and text[:end] == "\ufeff")


def rewrite(text: str, *, extra: tuple[str, ...] = (), code: bool = False) -> str:
    """The text with all findings made."""
    if code or not _code(text, extra):
        return repair.rewrite(text, extra=extra)
    return Edits.from_findings(text, find(text, extra=extra)).apply(text)


def _code(text: str, extra: tuple[str, ...]) -> list[tuple[int, int]]:
    """The lines of code in a text with something to repair; found on the repaired text, so that the rule is idempotent."""
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
