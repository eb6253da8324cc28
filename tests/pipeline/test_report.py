"""The report shows both texts whole, whatever they hold, with every change and its reason."""

from __future__ import annotations

import pickle
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given

from tests.support.strategies import any_text, segmented_texts
from vnnorm import MATCH, Edit, Edits, Step, explain
from vnnorm.aligned import rows
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
        self.sides = ["", ""]
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
            self._side = len(self.rows[-1]) - 1
            self._is_open = "open" in (named.get("class") or "").split()
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
            if not self._depth:
                self.sides[self._side] += self.rows[-1][-1] + "\n" * (not self._is_open)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.rows[-1][-1] += chr(int(data[2:], 16)) if self._boxed else data


@given(any_text | segmented_texts())
def test_both_texts_are_shown_whole(text: str) -> None:
    told = explain(text, steps=MATCH, reference=date(2025, 9, 17))
    page = told.to_html()
    page.encode("utf-8")
    seen = Seen(page)
    assert seen.sides == [told.source, told.text]
    assert len(seen.notes) == len(told.edits)
    for edit, notes in zip(told.edits, seen.notes.values(), strict=True):
        assert len(notes) == 1, "one note on both sides"
        assert all(re.sub(r"[\x00-\x1f\ud800-\udfff]", "", reason[:20]) in notes.copy().pop() for reason in edit.reasons)


def test_what_a_text_holds_is_never_run() -> None:
    page = explain(HOSTILE).to_html(title="<b>&\u202e")
    assert page.count("<script") == 1, "its own"
    assert "<img" not in page
    assert "<b>&" not in page
    assert Seen(page).sides[0] == HOSTILE


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


LINES = "Mở đầu.\n\nẢnh: Hoài Thương\n\nĐoạn hai, hôm 12/9.\nMinh Anh\nhết"
CUTS: tuple[tuple[str, list[int]], ...] = (  # what is cut out of LINES, and the rows with a gap on the side of the result
    ("Ảnh: Hoài Thương\n\n", [2, 3]),
    ("\n\nẢnh: Hoài Thương", [1, 2]),
    ("Mở đầu.\n\nẢnh: Hoài Thương\n\n", [0, 1, 2, 3]),
    ("\nMinh Anh\nhết", [5, 6]),
    ("hai, hôm", []),
)


@pytest.mark.parametrize(("cut", "gaps"), CUTS)
def test_a_paragraph_that_stays_is_beside_itself_whatever_is_removed(cut: str, gaps: list[int]) -> None:
    start = LINES.index(cut)
    found = list(rows(LINES, Edits([Edit(start, start + len(cut), cut, "", ("own",))])))
    assert ["".join(part.source for part in row.parts) for row in found] == LINES.split("\n")
    assert [index for index, row in enumerate(found) if row.result.gap] == gaps
    for row in found:
        source, result = "".join(part.source for part in row.parts), "".join(part.result for part in row.parts)
        assert result == source or any(part.edit is not None for part in row.parts) or row.result.gap


def test_line_ends_of_windows_and_lines_put_in() -> None:
    source = "a\r\nb\r\n"
    edits = Edits([Edit(1, 3, "\r\n", "\n", ("ends",)), Edit(4, 6, "\r\n", "\n\nc\n", ("in",))])
    assert [(row.start, row.source.gap, row.result.gap) for row in rows(source, edits)] == [
        (0, False, False),
        (3, False, False),
        (6, True, False),
        (6, True, False),
    ]


def test_a_line_that_continues_below_is_marked() -> None:
    page = explain("a b\nc", steps=(Step("mine", find=lambda text: [(1, 4, "")]),)).to_html()
    assert '<div lang="vi" dir="auto" class="joined open">' in page
    assert Seen(page).sides == ["a b\nc", "ac"]


def test_dates_and_people_are_listed_with_their_values_and_lead_to_their_rows() -> None:
    article = "Chiều 16/9, Thủ tướng Lê Minh Khôi tiếp khách.\n\nÔng Lâm về hôm qua.\n\n"
    text = f"{article}Cùng chuyên mục\nMưa lớn ngày 1/1\n2 giờ trước\n"
    told = explain(text, reference=date(2025, 9, 17))
    assert "Mưa" not in told.text
    tables = [re.findall("<td>(.*?)</td>", table) for table in re.findall("<tbody>(.*?)</tbody>", told.to_html(), re.S)[1:]]
    assert tables == [
        ['<a href="#row-0">Chiều 16/9</a>', "2025-09-16", "day", '<a href="#row-2">hôm qua</a>', "2025-09-16", "day"],
        [
            *('<a href="#row-0">Lê Minh Khôi</a>', "Thủ tướng", "office", ""),
            *('<a href="#row-2">Lâm</a>', "Ông", "honorific", ""),
        ],
    ]
    assert re.findall('id="(row-[0-9]+)"', told.to_html()) == ["row-0", "row-2"]
    assert ">XXXX-09-16<" in explain(text).to_html(), "no day of publication, no year"


def test_a_text_keeps_its_day_of_publication() -> None:
    told, other = (explain("hôm qua", steps=("dates",), reference=day) for day in (date(2025, 9, 17), None))
    assert (told.reference, other.reference) == (date(2025, 9, 17), None)
    assert pickle.loads(pickle.dumps(told)) == told
    assert explain("hôm nọ", reference=date(2025, 9, 17)) != explain("hôm nọ")


def test_what_a_date_or_a_name_holds_is_escaped() -> None:
    page = explain("Ông Lê <b>\u202eAn, hôm 16/9\u200b/2025", steps=()).to_html()
    assert "<b>\u202e" not in page
    assert "\u202e" not in page


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
