"""pandas: a column holds what the plain functions give, row by row, whatever its dtype and index."""

from __future__ import annotations

import datetime
import doctest
from typing import Any

import pytest

from tests.benchmarks.articles import articles
from vnnorm import MATCH, Step, find_boilerplate, find_dates, find_titles, match_key, normalize, sort_key

pandas = pytest.importorskip("pandas", reason="pandas is not installed: pip install 'vnnorm[pandas]'")

import vnnorm.engines.pandas as engine  # noqa: E402  # needs pandas

DAY = datetime.date(2025, 9, 17)
PAGE = "Bão số 5 vào bờ sáng nay.\n\nẢnh: Hoài Thương\n\nTin liên quan\nMưa ở miền Trung"


def news() -> Any:
    """Articles with their days, both missing now and then, under labels that say nothing about their order."""
    rows = list(articles(60, size=300))
    return pandas.DataFrame(
        {
            "text": [None if number % 7 == 3 else row.text for number, row in enumerate(rows)],
            "day": pandas.to_datetime([None if number % 5 == 2 else row.published for number, row in enumerate(rows)]),
        },
        index=[f"bài {997 * number % 60}" for number in range(60)],
    )


def _plain(frame: Any) -> list[tuple[Any, Any]]:
    """Texts and days as the plain functions take them."""
    return [
        (text if isinstance(text, str) else None, None if pandas.isna(day) else day)
        for text, day in zip(frame.text, frame.day, strict=True)
    ]


def test_every_row_is_as_the_plain_functions_give_it() -> None:
    frame = news()
    steps = (*MATCH, Step("place_tones", style="new"))
    done = frame.text.vn.normalize(steps=steps, reference=frame.day)
    keys = frame.text.vn.match_key(reference=frame.day)
    for text, day, clean, key in zip(*zip(*_plain(frame), strict=True), done, keys, strict=True):
        if text is None:
            assert pandas.isna(clean)
            assert pandas.isna(key)
        else:
            assert clean == normalize(text, steps=steps, reference=day)
            assert key == match_key(text, reference=day)
    assert done.index.equals(frame.index)
    assert done.name == "text"


@pytest.mark.parametrize("dtype", ["str", "string", "object", "category", "string[pyarrow]", "large_string[pyarrow]"])
def test_dtype_index_name_and_missing_values_stay(dtype: str) -> None:
    if "pyarrow" in dtype:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'vnnorm[parquet]'")
    index = pandas.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", 2)], names=["báo", None])
    texts = pandas.Series(["Hà_Nội , a .", pandas.NA if dtype == "string" else None, ""], index, dtype, name="bài")
    for done, first in ((texts.vn.normalize(), "Hà Nội, a."), (texts.vn.match_key(), "hà nội a")):
        assert done.iloc[0] == first
        assert done.iloc[1] is texts.iloc[1] or done.isna().tolist() == [False, True, False]
        assert done.iloc[2] == ""
        assert done.index.equals(index)
        assert done.index.names == index.names
        assert done.name == "bài"
        assert done.dtype == (texts.cat.categories.dtype if dtype == "category" else texts.dtype)


def test_each_sign_for_a_missing_value_stays_itself() -> None:
    missing = [None, float("nan"), pandas.NA, pandas.NaT]
    done = pandas.Series([*missing, "Hà_Nội , a ."], dtype="object").vn.normalize()
    assert [one is other for one, other in zip(done[:4], missing, strict=True)] == [True] * 4
    assert done[4] == "Hà Nội, a."


@pytest.mark.parametrize("texts", [[], [None, None], [float("nan")]])
def test_columns_without_a_text(texts: list[None]) -> None:
    series = pandas.Series(texts)
    assert series.vn.normalize().isna().tolist() == [True] * len(texts)
    for method in ("find_dates", "find_titles", "find_boilerplate"):
        found, filled = getattr(series.vn, method)(), getattr(pandas.Series([PAGE]).vn, method)()
        assert len(found) == 0
        assert found.dtypes.to_dict() == filled.dtypes.to_dict()
        assert found.index.names == [None, "match"]


def test_texts_that_cannot_be_encoded_are_texts_too() -> None:
    texts = pandas.Series([PAGE + " \ud800"], dtype="object")
    assert texts.vn.normalize().tolist() == [normalize(PAGE + " \ud800")]
    assert texts.vn.find_boilerplate().text.tolist()[-1].endswith(" \ud800")


def test_sort_key_sorts_a_frame() -> None:
    frame = pandas.DataFrame({"name": ["Đỗ", "Du", None, "Đào"]})
    assert frame.sort_values("name", key=lambda names: names.vn.sort_key()).name.tolist()[:3] == ["Du", "Đào", "Đỗ"]
    assert frame.name.vn.sort_key()[0] == sort_key("Đỗ")


# ---------------------------------------------------------------- findings


def _value(cell: Any) -> Any:
    return None if pandas.isna(cell) else cell


def _day(cell: Any) -> datetime.date | None:
    return None if pandas.isna(cell) else cell.date()


def test_findings_are_those_of_the_plain_functions() -> None:
    frame = news()
    frame.loc[frame.index[0], "text"] = PAGE
    texts = _plain(frame)
    dates = frame.text.vn.find_dates(reference=frame.day)
    plain_dates = [
        (label, number, found)
        for label, (text, day) in zip(frame.index, texts, strict=True)
        for number, found in enumerate(find_dates(text, reference=day) if text else [])
    ]
    assert dates.index.tolist() == [(label, number) for label, number, _ in plain_dates]
    for (_, row), (_, _, found) in zip(dates.iterrows(), plain_dates, strict=True):
        for field in ("start", "end", "text", "kind", "value", "time", "part_of_day", "modifier", "calendar"):
            assert _value(row[field]) == getattr(found, field)
        assert (_day(row.first_day), _day(row.last_day)) == (found.first_day, found.last_day)
    names = frame.text.vn.find_titles()
    assert len(names) == sum(len(find_titles(text)) for text, _ in texts if text)
    pieces = frame.text.vn.find_boilerplate()
    assert [*pieces[["start", "end", "kind"]].itertuples(index=False, name=None)] == [
        (found.start, found.end, found.kind) for text, _ in texts if text for found in find_boilerplate(text)
    ]
    assert min(len(dates), len(names), len(pieces)) > 0


def test_every_field_has_its_column() -> None:
    for method, plain in (("find_dates", find_dates), ("find_titles", find_titles), ("find_boilerplate", find_boilerplate)):
        text = "Hôm 2/9/2025, ông Lê Văn Minh, Giám đốc Sở Y tế, nói.\n\n" + PAGE
        columns = getattr(pandas.Series([text]).vn, method)().columns
        assert {*plain(text)[0]._fields} <= {*columns}


def test_spans_come_with_their_texts() -> None:
    text = "Hôm ấy ông Lê Văn Minh, Giám đốc Sở Y tế, gặp bà Trần Thị Hoa lúc 7h sáng ngày 2/9/2025."
    series = pandas.Series({7: text})
    for found, fields in ((series.vn.find_titles(), ["name", "title", "apposition"]), (series.vn.find_dates(), ["core"])):
        for field in fields:
            cut = [text[start:end] for start, end in found[[f"{field}_start", f"{field}_end"]].dropna().values]
            assert cut == found[field].dropna().tolist()
            assert cut
    assert series.vn.find_titles().apposition.isna().tolist() == [False, True]
    assert series.vn.find_titles().kinds.tolist() == [("honorific",), ("honorific",)]


def test_findings_join_with_their_rows_also_under_a_multiindex() -> None:
    index = pandas.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["báo", "trang"])
    frame = pandas.DataFrame({"text": ["Họp 2/9/2025.", "Họp 3/9/2025 và 4/9/2025."], "outlet": ["A", "B"]}, index)
    dates = frame.text.vn.find_dates()
    assert dates.index.names == ["báo", "trang", "match"]
    assert dates.join(frame.outlet)[["outlet", "value"]].values.tolist() == [
        ["A", "2025-09-02"],
        ["B", "2025-09-03"],
        ["B", "2025-09-04"],
    ]


# ---------------------------------------------------------------- references and errors


def test_one_reference_for_all_and_dates_of_every_kind() -> None:
    texts = pandas.Series(["Họp ngày 2/1", "Họp ngày 2/1"], index=["x", "y"])
    dated = ["Họp ngày 2026-01-02"] * 2
    assert texts.vn.normalize(steps=("dates",), reference=DAY).tolist() == dated
    for days in ([DAY, DAY], pandas.to_datetime([DAY, DAY]), pandas.to_datetime([DAY, DAY]).tz_localize("Asia/Ho_Chi_Minh")):
        assert texts.vn.normalize(steps=("dates",), reference=pandas.Series(days, texts.index)).tolist() == dated
    unknown = pandas.Series([pandas.NaT, None], texts.index)
    assert texts.vn.normalize(steps=("dates",), reference=unknown).tolist() == ["Họp ngày XXXX-01-02"] * 2


def test_errors() -> None:
    texts = pandas.Series(["Bài 1", None], index=["x", "y"])
    with pytest.raises(ValueError, match="unknown step 'desegmant'"):
        texts.vn.normalize(steps=("desegmant",))
    with pytest.raises(ValueError, match="the Series of references has another index than the texts"):
        texts.vn.match_key(reference=pandas.Series([DAY, DAY]))
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date, not str"):
        texts.vn.find_dates(reference=pandas.Series(["2025-09-17", None], texts.index))
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date, not list"):
        texts.vn.find_dates(reference=[DAY, DAY])
    with pytest.raises(AttributeError, match=r"Series\.vn is for texts, and this Series holds int64"):
        _ = pandas.Series([1, 2]).vn
    with pytest.raises(TypeError, match=r"Series\.vn is for texts, and row 'y' holds bytes"):
        pandas.Series(["Bài 1", b"B"], index=["x", "y"], dtype="object").vn.normalize()
    with pytest.raises(RuntimeError, match=r"row 'x' \('Bài 1'\): TypeError: step 'mine': a finding is"):
        texts.vn.normalize(steps=(Step("mine", find=lambda text: [(0, 1, None)]),))  # type: ignore[list-item]


def test_examples_of_the_module() -> None:
    """They are not collected with the others, where pandas may be missing."""
    done = doctest.testmod(engine)
    assert done.attempted > 0
    assert done.failed == 0
