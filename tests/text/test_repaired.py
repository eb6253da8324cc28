"""Find on sound text: the way back from repaired characters to the text as it was passed in."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import any_text
from vnnorm import fix_characters
from vnnorm.text.repaired import Repaired


@given(any_text, st.data())
def test_a_span_of_repaired_text_leads_back_to_the_source(text: str, data: st.DataObject) -> None:
    sound = Repaired(text)
    assert sound.text == fix_characters(text)
    start = data.draw(st.integers(0, len(sound.text)))
    end = data.draw(st.integers(start, len(sound.text)))
    span = sound.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if sound.text == text:
        assert span == (start, end)
        assert sound.text is text


@given(any_text, st.data())
def test_findings_come_back_ordered_and_disjoint(text: str, data: st.DataObject) -> None:
    sound = Repaired(text)
    places = data.draw(st.lists(st.integers(0, len(sound.text)), max_size=8).map(sorted))
    found = [(start, end, "", "") for start, end in zip(places[::2], places[1::2], strict=False)]
    last = 0
    for start, end, _, _ in sound.findings(found):
        assert last <= start <= end <= len(text)
        last = end


def test_decomposed_text_leads_back_to_whole_letters() -> None:
    text = unicodedata.normalize("NFD", "gặp Thủ tướng")
    sound = Repaired(text)
    at = sound.text.index("Thủ tướng")
    assert unicodedata.normalize("NFC", sound.span(at, at + 9).of(text)) == "Thủ tướng"
