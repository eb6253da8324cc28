"""The figures do not fall below their floors, and the measures count correctly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation import boilerplate, dates, desegment, other, titles
from tests.evaluation.corpus import Corpus, CorpusError, read
from tests.evaluation.figures import Scores
from tests.evaluation.pins import floors
from tests.evaluation.table import ANNOTATED, OURS, RULES, VARIABLE, folders, markdown, scored
from vnnorm import explain

Files = dict[str, list[dict[str, Any]]]


def _check(name: str) -> None:
    parts = list(scored(name, read(folders()[name])))
    lines = [line for more, _ in parts for line in more]
    mistakes = "\n".join(mistake for _, wrong in parts for mistake in wrong)
    assert all(line.holds for line in lines), f"{markdown(lines)}\n\n{mistakes}"
    assert {(line.corpus, line.rule, line.figure.name) for line in lines} == {key for key in floors() if key[0] == name}
    assert {line.rule for line in lines} == RULES.keys()


def test_our_own_sentences_are_read_as_well_as_before() -> None:
    _check(OURS)


@pytest.mark.skipif(ANNOTATED not in folders(), reason=f"{VARIABLE} is not set: no annotated corpus")
def test_the_annotated_corpus_is_read_as_well_as_before() -> None:
    _check(ANNOTATED)


def made(folder: Path, files: Files) -> Corpus:
    for name, rows in files.items():
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return read(folder)


def values(scores: Scores) -> dict[str, float]:
    return {figure.name: round(figure.value, 4) for figure in scores.figures}


def article(raw: str, **more: str) -> dict[str, str]:
    return {"doc": "a", "published": "2025-09-17", "raw": raw, **more}


def date(surface: str, value: str | None, bare: str | None, **more: object) -> dict[str, object]:
    return {"doc": "a", "surface": surface, "value": value, "value_without_reference": bare, **more}


def test_gaps_are_counted_where_white_space_is_missing_or_extra(tmp_path: Path) -> None:
    corpus = made(tmp_path, {"news": [article("Hà Nội, mưa to.  Gió!", segmented="Hà_Nội , mưa to . \nGió !")]})
    assert values(desegment.score(corpus)) == {"wrong gaps in 1000 words": 0, "documents restored exactly": 1}
    corpus = made(tmp_path, {"news": [article("Hà Nội ,mưa to. Gió!", segmented="Hà_Nội , mưa to . \nGió !")]})
    assert values(desegment.score(corpus)) == {"wrong gaps in 1000 words": 400, "documents restored exactly": 0}


def test_letters_that_change_make_a_whole_document_wrong(tmp_path: Path) -> None:
    corpus = made(tmp_path, {"news": [article("Hà Nội mưa", segmented="Hà_Nội nắng")]})
    assert values(desegment.score(corpus))["wrong gaps in 1000 words"] == 1000


def test_dates_missed_invented_and_misread_are_told_apart(tmp_path: Path) -> None:
    text = "Họp ngày 16/9/2025 và hôm qua, tỷ số 2-1, gặp lại tháng 12-2023, sắc xuân xưa."
    files: Files = {
        "news": [article(text)],
        "dates": [
            date("ngày 16/9/2025", "2025-09-15", "2025-09-15"),
            date("hôm qua", "2025-09-16", None),
            date("sắc xuân xưa", "2024-21", None),
        ],
        "date_traps": [{"doc": "a", "surface": "2-1"}, {"doc": "a", "surface": "tháng 12-2023"}],
    }
    scores = dates.score(made(tmp_path, files))
    assert values(scores) == {
        "dates found, F1": 0.6667,  # two of three dates found, and one look-alike
        "spans exact, of all dates": 0.6667,
        "values right, of all": 0.3333,
        "values right without reference, of all": 0,
        "values invented without reference": 0,
        "look-alikes taken for dates": 0.5,
    }
    assert len(scores.mistakes) == 4


def test_a_period_may_be_found_as_its_ends_and_marks_of_doubt_count_nothing() -> None:
    class Mention:
        def __init__(self, value: str) -> None:
            self.value = value

    ends: Any = [Mention("2013-07"), Mention("2013-09~")]
    assert dates.is_right("2013-07/2013-09", ends)
    assert dates.is_right("2013-09/2013-09", ends)
    assert not dates.is_right("2013-07/2013-10", ends)


def test_optional_dates_count_neither_way(tmp_path: Path) -> None:
    rows = [date("năm 2013", "2013", "2013", optional=True), date("16/9/2025", "2025-09-16", "2025-09-16")]
    scores = dates.score(made(tmp_path, {"news": [article("Ngày 16/9/2025, sau năm 2013.")], "dates": rows}))
    assert values(scores)["dates found, F1"] == 1
    assert values(scores)["spans exact, of all dates"] == 0


def person(name: str, title: str | None, kind: str = "honorific", **more: object) -> dict[str, object]:
    return {"doc": "a", "name": name, "title": title, "title_kinds": [kind] if title else [], **more}


def test_titles_missed_and_names_cut_are_told_apart(tmp_path: Path) -> None:
    text = "Hôm ấy ông Lê Văn Minh gặp bà Trần Thị Hoa, Giám đốc Sở Y tế, và nàng Phạm Thị Lan."
    people = [person("Lê Văn Minh", "ông"), person("Trần Thị Hoa", None), person("Phạm Thị Lan", "nàng")]
    scores = titles.score(made(tmp_path, {"news": [article(text)], "titles": people}))
    assert values(scores) == {
        "titles exact, F1": 0.5,
        "cuts that lay a name bare": 0.5,
        "titled names laid bare": 0.5,
        "names damaged": 0,
        "untitled names cut": 1,
        "look-alikes cut": 0,
        "appositions exact, of all": 0,
    }


def test_a_cut_in_a_look_alike_counts_unless_a_person_comes_next(tmp_path: Path) -> None:
    files: Files = {
        "news": [article("Hôm ấy ông Lê Văn Minh đến.")],
        "titles": [person("Lê Văn Minh", "ông")],
        "title_traps": [{"doc": "a", "surface": "ông Lê", "kind": kind} for kind in ("place", "appos_next_person")],
    }
    assert values(titles.score(made(tmp_path, files)))["look-alikes cut"] == 1


def test_residue_is_counted_in_characters_outside_white_space(tmp_path: Path) -> None:
    row = {
        "doc": "a",
        "text": "Bão đã vào bờ sáng nay.\n\nẢnh: Hoài Thương\n\nTin liên quan\nMưa ở miền Trung",
        "spans": [
            {"surface": "vào bờ", "kind": "caption"},
            {"surface": "Ảnh: Hoài Thương", "kind": "credit", "optional": True},
        ],
    }
    scores = boilerplate.score(made(tmp_path, {"boilerplate": [row]}))
    assert values(scores) == {
        "residue removed, F1 of characters": 0,
        "common kinds removed, characters": 0,
        "prose lost, per mille": round(1000 * 24 / 37, 4),
        "documents exactly right": 0,
    }
    assert scores.mistakes == ["a: prose lost 'Tin liên quan\\nMưa ở miền Trung'", "a: residue kept 'vào bờ'"]


def test_pages_are_counted_by_their_shape(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    text = "Bão đã vào bờ sáng nay.\nẢnh: Hoài Thương\nMưa to cả đêm."
    credit = {"surface": "Ảnh: Hoài Thương", "kind": "credit"}
    files: Files = {
        "pages/made": [
            {"doc": "a", "shape": "lines", "text": text, "spans": [credit]},
            {"doc": "b", "shape": "flat", "text": "Bão tan.", "spans": []},
            {"doc": "c", "shape": "page", "text": "to be read only"},
        ]
    }
    corpus = made(tmp_path, files)
    assert {shape: len(rows) for shape, rows in corpus.pages.items()} == {"lines": 1, "flat": 1}
    assert values(boilerplate.score_pages(corpus)) == {
        "flat: residue removed, F1 of characters": 0,
        "flat: prose lost, per mille": 0,
        "lines: residue removed, F1 of characters": 1,
        "lines: prose lost, per mille": 0,
    }


def test_segmenters_are_counted_one_by_one_and_may_move_tone_marks(tmp_path: Path) -> None:
    (tmp_path / "segmented").mkdir()
    moved = {"doc": "a", "raw": "Hòa Bình mưa.", "segmented": "Hoà_Bình mưa ."}
    wrong = {"doc": "a", "raw": "Hòa Bình ,mưa.", "segmented": "Hoà_Bình , mưa ."}
    corpus = made(tmp_path, {"segmented/one": [moved, {"doc": "b", "segmented": "no original"}], "segmented/two": [wrong]})
    scores = desegment.score_segmented(corpus)
    assert values(scores) == {"one: wrong gaps in 1000 words": 0, "two: wrong gaps in 1000 words": 666.6667}
    assert scores.mistakes == ["two, a: missing space in …HoàBình·,mưa.…", "two, a: extra space in …HoàBình,·mưa.…"]


def test_an_edit_of_other_writing_is_harmful_beyond_what_is_allowed(tmp_path: Path) -> None:
    text = "Quyết định có hiệu lực từ ngày ký ./.\nĐiều hai ."
    start = text.index("./.")
    end = [start, start + 3, "end mark"]
    loose = {"doc": "a", "kind": "law", "text": text, "allowed": [end]}
    clean = {"doc": "b", "kind": "code", "text": "so_tu = 1\n" * 10, "allowed": []}
    scores = other.score(made(tmp_path, {"other": [loose, clean]}))
    assert values(scores)["harmful edits in a million characters of code and data"] == 0
    assert all(mistake.startswith("a: ") and "'/.'" not in mistake for mistake in scores.mistakes)
    told = explain(text).edits
    allowed = [edit for edit in told if start - 1 <= edit.start and edit.end <= start + 4]
    assert allowed, "the end mark is cut"
    assert len(scores.mistakes) == len(told) - len(allowed)


def test_a_span_that_is_not_in_its_text_is_told_by_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"dates\.jsonl, line 1: 'mai' stands 0 times in its text; give start and end"):
        made(tmp_path, {"news": [article("Họp hôm nay.")], "dates": [date("mai", None, None)]})
    with pytest.raises(CorpusError, match="'Họp' stands at 0:3, not 'nay'"):
        made(tmp_path, {"news": [article("Họp hôm nay.")], "dates": [date("nay", None, None, start=0, end=3)]})
    with pytest.raises(CorpusError, match=r"no article 'b' in news\.jsonl"):
        made(tmp_path, {"news": [article("Họp hôm nay.")], "dates": [{**date("nay", None, None), "doc": "b"}]})
