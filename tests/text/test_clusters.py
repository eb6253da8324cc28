"""A text that is cut for display keeps its clusters whole, with ``regex`` and without it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import texts
from vnnorm.text.clusters import head, tail

SIGNS = st.text(
    st.sampled_from(["a", "ă", "e", "\u0302", "\u0323", "👩", "\u200d", "🏽", "🇻", "🇳", "\r", "\n", "각", "\u0915", "\u093f"])
)


def ends(text: str) -> list[int]:
    regex = pytest.importorskip("regex", reason="regex is not installed, as in a browser")
    return [0, *(match.end() for match in regex.finditer(r"\X", text))]


@given(st.one_of(texts(), SIGNS), st.integers(0, 12))
def test_the_beginning_ends_with_a_cluster(text: str, limit: int) -> None:
    cut = head(text, limit)
    assert text.startswith(cut)
    whole = [end for end in ends(text) if end <= limit]
    assert len(cut) == (whole[-1] or min(limit, len(text)))


@given(texts(), st.integers(0, 12))
def test_the_end_begins_with_a_cluster(text: str, limit: int) -> None:
    cut = tail(text, limit)
    assert text.endswith(cut)
    assert len(cut) <= limit
    assert len(text) - len(cut) in ends(text) or len(cut) == min(limit, len(text))


@pytest.mark.parametrize("has_regex", [True, False])
def test_letters_keep_their_marks(has_regex: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not has_regex:
        monkeypatch.setitem(sys.modules, "regex", None)
    text = "vie\u0323\u0302t 👩\u200d👧 ba\u0300"
    assert [head(text, limit) for limit in (2, 3, 4, 5, 8)] == ["vi", "vi", "vi", "vie\u0323\u0302", "vie\u0323\u0302t "]
    assert [tail(text, limit) for limit in (1, 2, 3, 5)] == ["\u0300", "a\u0300", "ba\u0300", " ba\u0300"]
    assert (head("abc", 2), tail("abc", 2), head("", 2), tail("", 2)) == ("ab", "bc", "", "")
