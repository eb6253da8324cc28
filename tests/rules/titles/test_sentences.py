"""Titles in the sentences of the table: wherever they stand, however they are written, and as ``find_titles`` tells them."""

from __future__ import annotations

import itertools
import unicodedata

import pytest

from tests.support import cases
from vnnorm import Step, explain, find_titles, normalize, strip_titles
from vnnorm.rules.titles import TITLE_KINDS
from vnnorm.rules.titles.cuts import found
from vnnorm.rules.titles.document import Document
from vnnorm.rules.titles.lexicon import tables
from vnnorm.rules.titles.people import Named, people
from vnnorm.rules.titles.sentence import Sentence
from vnnorm.rules.titles.tokens import _BREAK  # private: the test reads each sentence by itself, as the rule parts them
from vnnorm.text import repair

CASES = [case for case in cases.read("titles") if not case.is_known_failure]
LED = "mà "  # a word that is in no list


def run(case: cases.Case, text: str) -> str:
    return normalize(text, steps=(Step("titles", **case.options),))


def test_the_sentences_around_change_nothing() -> None:
    before, after = "mưa to ở vùng cao, nước dâng. đường tắc.\n", "\nnước rút."
    assert [case for case in CASES if run(case, before + case.source + after) != before + case.result + after] == []


def test_how_many_words_stand_before_changes_nothing() -> None:
    for case in CASES:
        led = run(case, LED + case.source).removeprefix(LED)
        assert [times for times in (2, 3, 5, 8) if run(case, LED * times + case.source) != LED * times + led] == [], case


def test_decomposed_sentences_are_read_alike() -> None:
    def decomposed(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    assert [case for case in CASES if run(case, decomposed(case.source)) != decomposed(case.result)] == []


def test_what_is_told_is_what_is_cut() -> None:
    step = Step("titles", kinds=TITLE_KINDS, appositions=True)
    for case in CASES:
        cuts = [(edit.start, edit.start + len(edit.old)) for edit in explain(case.source, steps=(step,)).edits]
        if not cuts:
            continue  # con trai ông Lâm: without ông, con trai would be the next to go
        for one in find_titles(case.source):
            if one.title:
                assert (one.title.start, one.name.start) == cuts.pop(0), case
                assert case.source[one.title.end : one.name.start].strip() in ("", "."), case
                assert one.title.of(case.source).strip() == one.title.of(case.source), case
            if one.apposition:
                start, end = cuts.pop(0)
                assert start == one.name.end, case
                assert case.source[start : one.apposition.start].isspace() or start == one.apposition.start, case
                assert case.source[one.apposition.end : end].strip() in ("", ",", "-"), case
        assert cuts == [], case


def _unhurried(text: str) -> list[Named]:
    """The names of a text whose sentences are all read, not only those where a glance says that a title may stand."""
    words = tables()
    text = repair.rewrite(text).replace("_", " ")
    document = Document(text, words)
    breaks = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    sentences = [Sentence(text[start:end], start, words) for start, end in itertools.pairwise(breaks)]
    return [found for sentence in sentences for found in people(sentence, document, words)[0]]


def test_no_title_is_missed_at_a_glance() -> None:
    missed = [case for case in CASES if [*found(repair.rewrite(case.source), ())] != _unhurried(case.source)]
    assert missed == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Theo chị A. và anh N.V.A, nhà cháy.", ["chị|A", "anh|N.V.A"]),
        (
            "Hoa hậu H'Hen Niê gặp già làng A Biu và ông Samuel Eto'o.",
            ["Hoa hậu|H'Hen Niê", "già làng|A Biu", "ông|Samuel Eto'o"],
        ),
        ("Người gặp hoa hậu H'Hen Niê kể.", ["hoa hậu|H'Hen Niê"]),
        ("Ông Xi-hốp Pha-ni gặp ông Trần Anh-Nguyễn Bình.", ["Ông|Xi-hốp Pha-ni", "ông|Trần Anh"]),
        ("Ảnh của nhà báo Lê Văn Hòa Theo lời kể.", ["nhà báo|Lê Văn Hòa"]),
        ("Bà Ursula von der Leyen và ông Vladimir de Groot đến.", ["Bà|Ursula von der Leyen", "ông|Vladimir de Groot"]),
        ("Vua Charles III gặp ông Nguyễn Phú Trọng.", ["Vua|Charles III", "ông|Nguyễn Phú Trọng"]),
        ("GS.TS. Trần Văn Nam, Viện trưởng, nói.", ["GS.TS|Trần Văn Nam|, Viện trưởng"]),
        ("Bà Lê Hoa (Phó Giám đốc Sở Y tế) – mẹ em – kể.", ["Bà|Lê Hoa|(Phó Giám đốc Sở Y tế)"]),
    ],
)
def test_what_is_told_of_a_sentence(sentence: str, told: list[str]) -> None:
    found = [[span.of(sentence) for span in (one.title, one.name, one.apposition) if span] for one in find_titles(sentence)]
    assert ["|".join(one) for one in found] == told


COMPLETE = [
    "Chủ tịch UBND xã Hòa Tiến",
    "Giám đốc Sở Y tế",
    "Chủ tịch Hội Nông dân",
    "Giám đốc Công ty Mộc Vân",
    "Phó Chánh Văn phòng Chính phủ",
    "Bí thư Tỉnh ủy Hà Nam",
    "Tổng giám đốc VNPT",
    "Đại sứ Pháp tại Việt Nam",
]
PREDICATES = ["zyxa", "zyxa vok", "zyxa cho biết", "zyxa đã nói", "zyxa vok xử lý", "zyxa là người", "zyxa, đồng thời đã nói"]


@pytest.mark.parametrize("post", COMPLETE)
@pytest.mark.parametrize("predicate", PREDICATES)
def test_no_verb_that_no_list_has_goes_with_an_apposition(post: str, predicate: str) -> None:
    text = f"Ông Lê Văn Hải, {post} {predicate} như vậy."
    assert strip_titles(text, appositions=True) == text.removeprefix("Ông ")


@pytest.mark.parametrize("post", COMPLETE)
def test_a_verb_behind_a_whole_apposition_stays_alone(post: str) -> None:
    assert strip_titles(f"Ông Lê Văn Hải, {post} cho biết vậy.", appositions=True) == "Lê Văn Hải cho biết vậy."
    assert strip_titles(f"Ông Lê Văn Hải, {post}, cho biết vậy.", appositions=True) == "Lê Văn Hải cho biết vậy."
