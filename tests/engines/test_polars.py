"""Polars: a column holds what the plain functions give, in eager and lazy queries, and nothing runs that no query asks for."""

from __future__ import annotations

import datetime
import doctest
from typing import Any

import pytest

from tests.benchmarks.articles import articles
from vnnorm import MATCH, Step, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key

polars = pytest.importorskip("polars", reason="polars is not installed: pip install 'vnnorm[polars]'")

import vnnorm.engines.polars as engine  # noqa: E402  # needs Polars

DAY = datetime.date(2025, 9, 17)
PAGE = "Hôm 2/9/2025, ông Lê Văn Minh, Giám đốc Sở Y tế, nói.\n\nẢnh: Hoài Thương\n\nTin liên quan\nMưa ở miền Trung"
TEXT = polars.col("text")


def news() -> Any:
    """Articles with their days, both missing now and then; one is a page."""
    rows = list(articles(60, size=300))
    texts = [None if number % 7 == 3 else row.text for number, row in enumerate(rows)]
    days = [None if number % 5 == 2 else row.published for number, row in enumerate(rows)]
    return polars.DataFrame({"text": [PAGE, *texts], "day": [DAY, *days]})


def test_every_row_is_as_the_plain_functions_give_it() -> None:
    frame = news()
    steps = (*MATCH, Step("place_tones", style="new"))
    expected = [
        None if text is None else (normalize(text, steps=steps, reference=day), match_key(text, reference=day))
        for text, day in frame.iter_rows()
    ]
    for reference in ("day", polars.col("day"), polars.col("day").cast(polars.Datetime)):
        done = frame.lazy().select(
            TEXT.vn.normalize(steps=steps, reference=reference), key=TEXT.vn.match_key(reference=reference)
        )
        assert done.collect_schema() == {"text": polars.String, "key": polars.String}
        assert [None if row[0] is None else row for row in done.collect().iter_rows()] == expected


@pytest.mark.parametrize("options", [{}, {"engine": "streaming"}], ids=["in memory", "streaming"])
def test_the_rows_of_every_batch(options: dict[str, str]) -> None:
    try:
        polars.LazyFrame({"a": [1]}).collect(**options)
    except (TypeError, ValueError):
        pytest.skip("this version of Polars has no streaming engine of that name")
    frame = polars.concat([news()] * 20, rechunk=False)
    done = frame.lazy().with_columns(clean=TEXT.vn.normalize()).collect(**options)
    for text, _, clean in done.iter_rows():
        assert clean == (None if text is None else normalize(text))


def test_the_series_has_the_same_methods() -> None:
    frame = news()
    texts, days = frame["text"], frame["day"]
    steps = ("dates",)
    for eager, lazy in (
        (texts.vn.normalize(steps=steps, reference=days), TEXT.vn.normalize(steps=steps, reference="day")),
        (texts.vn.normalize(reference=DAY), TEXT.vn.normalize()),
        (texts.vn.match_key(reference=days), TEXT.vn.match_key(reference="day")),
        (texts.vn.sort_key(), TEXT.vn.sort_key()),
        (texts.vn.find_dates(reference=days), TEXT.vn.find_dates(reference="day")),
        (texts.vn.find_titles(), TEXT.vn.find_titles()),
        (texts.vn.find_boilerplate(), TEXT.vn.find_boilerplate()),
    ):
        assert eager.name == "text"
        assert eager.to_list() == frame.select(lazy)["text"].to_list()
    public = {name for name in dir(engine.VnExpr) if not name.startswith("_")}
    assert public == {name for name in dir(engine.VnSeries) if not name.startswith("_")}


def _plain(value: Any) -> Any:
    """A finding, with the spans in it, as Polars gives a struct back."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value


def test_findings_are_those_of_the_plain_functions() -> None:
    frame = news()
    found = frame.select(TEXT.vn.find_dates(reference="day").alias("dates"), TEXT.vn.find_titles().alias("titles"))
    found = found.with_columns(frame.select(TEXT.vn.find_boilerplate().alias("boilerplate")))
    for (text, day), row in zip(frame.iter_rows(), found.iter_rows(named=True), strict=True):
        if text is None:
            assert set(row.values()) == {None}
            continue
        dates = find_dates(text, reference=day)
        days = [{"first_day": date.first_day, "last_day": date.last_day} for date in dates]
        assert row["dates"] == [{**_plain(date), **ends} for date, ends in zip(dates, days, strict=True)]
        assert row["titles"] == _plain(find_titles(text))
        assert row["boilerplate"] == _plain(find_boilerplate(text))
    assert all(found[0, name].len() for name in found.columns)


def test_offsets_cut_the_text_in_polars_too() -> None:
    frame = polars.DataFrame({"text": ["👩‍🌾 Họp sáng 2/9/2025."]})
    date = polars.col("date").struct
    cut = frame.with_columns(date=TEXT.vn.find_dates()).explode("date")
    cut = cut.select(TEXT.str.slice(date.field("start"), date.field("end") - date.field("start")), found=date.field("text"))
    assert cut.row(0) == ("sáng 2/9/2025", "sáng 2/9/2025")


def test_rows_and_columns_nobody_asks_for_are_not_read() -> None:
    seen: list[str] = []

    def look(text: str) -> list[tuple[int, int, str]]:
        seen.append(text)
        return []

    query = polars.LazyFrame({"id": [1, 2], "text": ["một", "hai"]}).with_columns(
        TEXT.vn.normalize(steps=(Step("a", find=look),))
    )
    assert query.select("id").collect()["id"].to_list() == [1, 2]
    assert seen == []
    assert query.filter(polars.col("id") == 2).collect()["text"].to_list() == ["hai"]
    assert seen == ["hai"]


def test_other_types_of_text_and_columns_without_one() -> None:
    for dtype in (polars.Categorical, polars.Enum(["Hà_Nội , a ."])):
        done = polars.DataFrame({"text": polars.Series(["Hà_Nội , a .", None], dtype=dtype)}).select(TEXT.vn.normalize())
        assert done["text"].to_list() == ["Hà Nội, a.", None]
        assert done["text"].dtype == polars.String
    for texts in ([], [None, None]):
        frame = polars.DataFrame({"text": texts})
        assert frame.select(TEXT.vn.find_titles())["text"].to_list() == texts
        assert frame["text"].vn.normalize(reference=polars.Series(texts)).to_list() == texts
    assert polars.Series("d", ["Đỗ", "Du"]).vn.sort_key().to_list() == [sort_key("Đỗ"), sort_key("Du")]


def test_one_reference_for_all() -> None:
    frame = polars.DataFrame({"text": ["Họp ngày 2/1", "Họp ngày 2/1"]})
    for reference in (DAY, datetime.datetime(2025, 9, 17, 23), polars.lit(DAY)):
        done = frame.select(TEXT.vn.normalize(steps=("dates",), reference=reference))
        assert done["text"].to_list() == ["Họp ngày 2026-01-02"] * 2


def test_errors() -> None:
    frame = polars.DataFrame({"text": ["Bài 1", None], "number": [1, 2]})
    with pytest.raises(ValueError, match="unknown step 'desegmant'"):
        TEXT.vn.normalize(steps=("desegmant",))
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date, not int"):
        TEXT.vn.normalize(reference=2025)
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date, not str"):
        frame["text"].vn.find_dates(reference="number")
    # Polars 1 wraps what a function raises in an error of its own.
    with pytest.raises(Exception, match="the column 'number' holds Int64, not texts; cast it first"):
        frame.select(polars.col("number").vn.normalize())
    with pytest.raises(Exception, match="the reference holds Int64, not dates; cast it first"):
        frame.select(TEXT.vn.match_key(reference="number"))
    with pytest.raises(Exception, match=r"row 0 of the batch \('Bài 1'\): TypeError: step 'mine': a finding is"):
        frame.select(TEXT.vn.normalize(steps=(Step("mine", find=lambda text: [(0, 1, None)]),)))  # type: ignore[list-item]


def test_examples_of_the_module() -> None:
    """They are not collected with the others, where Polars may be missing."""
    done = doctest.testmod(engine)
    assert done.attempted > 0
    assert done.failed == 0
