"""The cell of a notebook: whole HTML that runs nothing, bounded, with every change that it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from tests.support.strategies import texts
from vnnorm import MATCH, Step, explain

MAY = {"b", "del", "details", "div", "ins", "span", "summary", "table", "td", "tr", "tbody"}


class Reader(HTMLParser):
    """Reads a cell: its elements, its attributes, and the text of source and result in it."""

    def __init__(self, cell: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.seen: set[str] = set()
        self.texts = {"del": "", "ins": "", "div": ""}
        self.feed(cell)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.texts:
            if self.open and self.open[-1] == tag:
                self.texts[tag] += data


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> Hà_Nội , hôm_nay .",
        "\"><img src=x onerror=alert(1)> ' onload='x' Hà_Nội , hôm_nay .",
        "</div></table><style>*{display:none}</style> Hà_Nội , hôm_nay . &lt;b&gt; &#60;",
        "\ud800 \udfff \x00 \x1b[31m \u202e \ufeff Hà_Nội , hôm_nay .",
        "",
    ],
)
def test_nothing_of_a_text_runs(text: str) -> None:
    cell = explain(text[:5000], steps=(*MATCH, Step("mine", pattern="<", replace="<script>alert(1)</script>")))._repr_html_()
    reader = Reader(cell)
    assert reader.seen <= MAY
    assert reader.attributes <= {"class", "dir", "lang", "style", "title"}
    assert cell.encode().decode() == cell


@given(texts())
def test_a_short_text_is_shown_whole(text: str) -> None:
    told = explain(text, steps=MATCH)
    reader = Reader(told._repr_html_())
    assert reader.seen <= MAY
    seen = re.sub(r"↵\n|U\+[0-9A-F]{4,}", "", reader.texts["del"])
    assert all(char in "".join(edit.old for edit in told.edits) for char in seen)
    assert ("del" in reader.seen) == any(edit.old for edit in told.edits)
    assert ("ins" in reader.seen) == any(edit.new for edit in told.edits)


def test_a_change_is_shown_where_it_is_with_its_reason() -> None:
    cell = explain("Hai bên hợp_tác .")._repr_html_()
    assert "17 → 16 code points; 2 edits." in cell
    assert re.search(r'hợp<del style="[^"]+" title="desegment: joiner\n“_” → “␣”">_</del><ins [^>]+> </ins>tác', cell)
    assert "<td" in cell
    assert "desegment: . stop" in cell


def test_a_text_without_changes_says_so() -> None:
    assert "changed nothing in 4 code points." in explain("Được")._repr_html_()


def test_a_long_text_is_bounded() -> None:
    text = "Hà_Nội , " * 50_000 + "\n" + "dài " * 100_000
    cell = explain(text, steps=(Step("desegment", segmented=True),))._repr_html_()
    assert "100,002 edits, of which the first 100 are shown" in cell
    assert len(cell) < 100_000
    assert len(explain("a" * 100_000)._repr_html_()) < 2000
    assert len(explain("x", steps=(Step("mine", pattern="x", replace="y" * 100_000),))._repr_html_()) < 3000
