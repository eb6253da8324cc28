"""The report shows both texts whole, whatever they hold, with every change and its reason."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from tests.support.strategies import any_text, segmented_texts
from vnnorm import MATCH, Step, explain
from vnnorm.core.lexicon import read

HOSTILE = (
    "<script>window.hit = 1</script> \"a\" 'b' &amp; </div></main> <img src=x onerror=alert(1)> "
    "\u202eabc\u2066 \x00\ud800\r\n Thủ_tướng , về ."
)


class Seen(HTMLParser):
    """The texts of the two sides, and the notes of the marks in them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.notes: dict[str, set[str]] = {}
        self._depth = 0  # of elements inside a side
        self._boxed = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("lang") == "vi":
            if self._depth == 0 and (not self.rows or len(self.rows[-1]) == 2):
                self.rows.append([])
            self.rows[-1].append("")
            self._depth = 1
        elif self._depth:
            self._depth += 1
            self._boxed = named.get("class") == "u"
            if "data-e" in named:
                self.notes.setdefault(named["data-e"] or "", set()).add(named["title"] or "")

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            self._boxed = False

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.rows[-1][-1] += chr(int(data[2:], 16)) if self._boxed else data

    def side(self, index: int) -> str:
        """A text: rows end at a line feed."""
        return "\n".join(row[index] for row in self.rows)


def is_shown(side: str, text: str) -> bool:
    """Whether a side has a text whole; nothing is drawn behind a last line feed."""
    return side in (text, text.removesuffix("\n"))


@given(any_text | segmented_texts())
def test_both_texts_are_shown_whole(text: str) -> None:
    told = explain(text, steps=MATCH, reference=date(2025, 9, 17))
    page = told.to_html()
    page.encode("utf-8")
    seen = Seen(page)
    assert is_shown(seen.side(0), told.source)
    assert is_shown(seen.side(1), told.text)
    assert len(seen.notes) == len(told.edits)
    for edit, notes in zip(told.edits, seen.notes.values(), strict=True):
        assert len(notes) == 1, "one note on both sides"
        assert all(re.sub(r"[\x00-\x1f\ud800-\udfff]", "", reason[:20]) in notes.copy().pop() for reason in edit.reasons)


def test_what_a_text_holds_is_never_run() -> None:
    page = explain(HOSTILE).to_html(title="<b>&\u202e")
    assert page.count("<script") == 1, "its own"
    assert "<img" not in page
    assert "<b>&" not in page
    assert is_shown(Seen(page).side(0), HOSTILE)


def test_the_policy_allows_the_own_script_and_styles_alone() -> None:
    page = explain("Thủ_tướng , về .").to_html(title="</style><script>alert(1)</script>")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="(.*?)"', page)
    assert "unsafe" not in policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        allowed = re.findall(f"{rule} (.*?)(?:;|$)", policy)[0].split()
        parts = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashes = [f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" for part in parts]
        assert hashes == allowed
    assert "style=" not in page, "an attribute would not be allowed"


def test_switches_and_counts_are_of_the_steps() -> None:
    def mine(text: str) -> list[tuple[int, int, str, str]]:
        return [(0, 1, "x", "<i>")]

    told = explain("Thủ_tướng nói , ông về .", steps=("desegment", Step("<mine>", find=mine)))
    page = told.to_html()
    assert re.findall(r'id="step-(\d)" checked><span>(.*?)</span> <b>(\d+)', page) == [
        ("0", "desegment", "3"),
        ("1", "&lt;mine&gt;", "1"),
    ]
    assert "4 edits; 24 code points became 22." in page
    assert '<th>all</th><th></th><th class="n">4</th><th class="n">4</th><th class="n">2</th>' in page
    assert "&lt;mine&gt;: &lt;i&gt;\n“T” → “x”" in page


def test_nothing_to_tell() -> None:
    assert "Nothing was changed in 3 code points." in explain("Huế").to_html()
    assert "Nothing was changed in 0 code points." in explain("", steps=()).to_html()


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_on_marks_has_the_contrast_that_wcag_asks_for(mode: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", read("report.css").decode("utf-8"), re.S)
    colours = dict(re.findall(r"--(\w+): (#\w+)", blocks[mode]))
    ink = _luminance(colours["ink"])
    for name in ("paper", "wash", *(f"c{index}" for index in range(8))):
        ground = _luminance(colours[name])
        assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5, name
