"""Code, markup and data are found by their form, and prose of every kind has none."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.test_growth import SIZE, lines_run
from tests.support.hostile import FAMILIES
from tests.support.strategies import any_text
from vnnorm.text.code import code_spans
from vnnorm.text.code_signs import ENDS, FORMS, OF_SIGNS, SIGNS
from vnnorm.text.lines import LINE


def _cases() -> list[tuple[str, str, list[bool]]]:
    """What stands in the table: a case as written, its text, and for each line whether it is code."""
    cases = []
    for line in (Path(__file__).parent / "code.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            sign, text = line[0], line[2:].replace("\\n", "\n").replace("\\t", "\t")
            rows = text.split("\n")
            kinds = [row.startswith("+") if sign == "~" else sign == "+" for row in rows]
            cases.append((line, "\n".join(row[2:] for row in rows) if sign == "~" else text, kinds))
    return cases


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in LINE.finditer(text) if not match[0].isspace()]


def _are_code(text: str) -> list[bool]:
    spans = code_spans(text)
    return [any(a <= start and end <= b for a, b in spans) for start, end in _lines(text)]


@pytest.mark.parametrize(("text", "kinds"), [pytest.param(text, kinds, id=line) for line, text, kinds in _cases()])
def test_each_line_is_what_the_table_says(text: str, kinds: list[bool]) -> None:
    assert _are_code(text) == kinds
    assert _are_code(text.replace("\n", "\r\n")) == kinds
    assert _are_code(unicodedata.normalize("NFD", text)) == kinds


@pytest.mark.parametrize("pattern", [*(rf"\s*(?:{form})" for form in FORMS), *(rf".*(?:{sign})" for sign in (*ENDS, *SIGNS))])
def test_each_form_and_sign_has_a_line_that_is_code(pattern: str) -> None:
    assert any(
        re.match(pattern, line)
        for _, text, kinds in _cases()
        for line, is_code in zip(text.split("\n"), kinds, strict=True)
        if is_code
    )


@given(st.lists(st.sampled_from([text for _, text, _ in _cases()]), min_size=1, max_size=4).map("".join))
def test_no_sign_is_without_one_of_the_characters_looked_for_first(text: str) -> None:
    assert all(re.search(OF_SIGNS, match[0]) for match in re.finditer("|".join(SIGNS), text))


code_like = st.lists(
    st.one_of(any_text, st.sampled_from([text for _, text, _ in _cases()]), st.sampled_from(list('{}<>="`|\t\\_,:;()[]#\n '))),
    max_size=6,
).map("".join)


@given(code_like)
def test_spans_are_whole_lines_in_order(text: str) -> None:
    starts, ends = ({span[side] for span in _lines(text)} for side in (0, 1))
    last = -1
    for start, end in code_spans(text):
        assert last < start < end
        assert start in starts
        assert end in ends
        last = end


@given(code_like)
def test_canonically_equivalent_texts_have_the_same_lines_of_code(text: str) -> None:
    forms = [_are_code(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")]
    assert forms[0] == forms[1]


@pytest.mark.parametrize("family", FAMILIES)
def test_twice_the_text_is_twice_the_work(family: str) -> None:
    code_spans("{}")
    fixed = lines_run(code_spans, "")
    first, second = (lines_run(code_spans, FAMILIES[family](size)) - fixed for size in (SIZE, 2 * SIZE))
    assert second <= 2.3 * first + SIZE


PROSE = "Mưa lớn kéo dài."


@pytest.mark.parametrize(("lines", "all_code"), [(3, True), (4, False)])
def test_a_short_gap_between_lines_of_code_belongs_to_them(lines: int, all_code: bool) -> None:
    long = "Theo cơ quan khí tượng, " + "mưa " * 90
    text = "\n".join([long, "dien_tich = f(2)", *[PROSE] * lines, "chu_vi = g(2)", long])
    assert _are_code(text) == [False, True, *[all_code] * lines, True, False]


@pytest.mark.parametrize(("words", "all_code"), [(25, True), (26, False)])
def test_a_paragraph_between_lines_of_code_is_prose(words: int, all_code: bool) -> None:
    text = "\n".join(["Nắng " * 90, "dien_tich = f(2)", " ".join(["mưa"] * words), "chu_vi = g(2)", "Nắng " * 90])
    assert _are_code(text) == [False, True, all_code, True, False]


def test_a_line_of_code_may_have_more_words_than_the_prose_after_it() -> None:
    code = f"dien_tich = f({', '.join(['2'] * 30)})"
    assert _are_code("\n".join(["Nắng " * 90, code, PROSE, "chu_vi = g(2)", "Nắng " * 90])) == [False, True, True, True, False]


@pytest.mark.parametrize(("rows", "table"), [(3, True), (2, False)])
def test_rows_of_two_columns_make_a_table(rows: int, table: bool) -> None:
    cells = [f"Người {number}\t{number} tuổi" for number in range(rows)]
    assert _are_code("\n".join(cells)) == [table] * rows
    prose = "Nắng " * 90
    assert _are_code("\n".join([prose, *cells, prose])) == [False, *[table] * rows, False]


@pytest.mark.parametrize(("words", "is_code"), [(24, True), (25, False)])
def test_signs_count_for_so_many_words(words: int, is_code: bool) -> None:
    line = " ".join(["Hàm", "doc_tep(x)", "và", "ghi_tep(y)", *["mưa"] * (words - 4)])
    assert len(re.findall(r"\S+", line)) == words
    assert _are_code(line) == [is_code]


@pytest.mark.parametrize(
    ("prose", "all_code"),
    [(["Mưa to"], True), (["Mưa", "to"], False), (["Mưa rất to"], True), (["Mưa rất to rồi"], False)],
    ids=["half of the lines", "a third of the lines", "half of the words", "less than half of the words"],
)
def test_a_text_is_code_if_half_of_its_lines_and_words_are(prose: list[str], all_code: bool) -> None:
    assert _are_code("\n".join(["dien_tich = f(2)", *prose])) == [True, *[all_code] * len(prose)]
