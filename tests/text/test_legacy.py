"""Lines in a legacy encoding: recognised from their letters, and kept from every change that a converter could not undo."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import cases
from tests.support.encodings import mojibake, tcvn3, vni
from vnnorm import casefold, strip_diacritics
from vnnorm.text.legacy import is_surely_legacy, sound_spans

ENCODINGS: dict[Callable[[str], str], float] = {mojibake: 0.95, tcvn3: 0.7, vni: 0.5}
"""The encodings, and the least share of lines that are recognised: VNI writes many words with letters of French."""


@cache
def _lines() -> tuple[str, ...]:
    """Our own sentences, a line each, in which Unicode shows that they are Vietnamese."""
    lines = {
        line for name in ("boilerplate", "dates", "titles") for case in cases.read(name) for line in case.result.splitlines()
    }
    return tuple(sorted(line for line in lines if len(line.split()) > 2 and re.search("[ăđơư\u1ea0-\u1ef9]", line)))


def _is_sure(line: str) -> bool:
    return is_surely_legacy(line, 0, len(line))


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda encoding: encoding.__name__)
def test_most_lines_are_recognised(encoding: Callable[[str], str]) -> None:
    known = sum(_is_sure(unicodedata.normalize("NFC", encoding(line))) for line in _lines())
    assert known >= ENCODINGS[encoding] * len(_lines())


def test_no_line_in_unicode_is_taken_for_one() -> None:
    assert not any(_is_sure(form) for line in _lines() for form in (line, line.upper(), unicodedata.normalize("NFD", line)))


@given(
    st.lists(st.tuples(st.sampled_from([*ENCODINGS, str]), st.sampled_from(_lines())), min_size=1, max_size=4),
    st.sampled_from("\n\r\f"),
)
def test_such_lines_stay_and_all_others_do_not(drawn: list[tuple[Callable[[str], str], str]], end: str) -> None:
    lines = [unicodedata.normalize("NFC", encoding(line)) for encoding, line in drawn]
    text = end.join(lines)
    for function in (casefold, strip_diacritics):
        result = function(text)
        assert function(result) is result
        assert result == function(unicodedata.normalize("NFD", text))
        for before, after in zip(lines, result.split(end), strict=True):
            assert after == (before if _is_sure(before) else function(before))
    assert all(not _is_sure(line) for start, stop in sound_spans(text) for line in text[start:stop].split(end))
