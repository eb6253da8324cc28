"""Spark: what a column holds afterwards is what the plain functions give, whatever happens to the workers on the way."""

from __future__ import annotations

import datetime
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.articles import articles
from vnnorm import MATCH, NEWS, Step, find_boilerplate, find_dates, find_titles, normalize
from vnnorm.engines.spark import find_boilerplate_column, find_dates_column, find_titles_column, normalize_column

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'vnnorm[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark runs on Java, which is not installed: apt-get install default-jre-headless", allow_module_level=True)

import pyarrow as pa  # noqa: E402  # comes with the extra
import pyarrow.parquet as pq  # noqa: E402
from pyspark.sql import DataFrame, SparkSession, functions, types  # noqa: E402

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets and processes of the gateway to Java
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark"),
]

ROWS = 100_000
HUGE = 5_000_000  # bytes


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[2,3]")  # two workers; a task that fails is tried three times
        .config("spark.driver.memory", "2g")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "Asia/Ho_Chi_Minh")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


# ---------------------------------------------------------------- equal to the plain functions


def test_every_row_of_many_is_as_normalize_gives_it(spark: SparkSession, tmp_path: Path) -> None:
    """Nulls, empty texts and a huge one among them; one partition of four holds nine rows of ten."""
    texts: list[str | None] = [article.text for article in articles(ROWS, size=100)]
    texts[7::1_000] = [None] * len(texts[7::1_000])
    texts[8::1_000] = [""] * len(texts[8::1_000])
    [huge] = articles(1, size=HUGE)
    texts[50_000] = huge.text
    assert len(huge.text.encode()) >= HUGE
    pq.write_table(pa.table({"id": range(ROWS), "text": pa.array(texts, pa.string())}), tmp_path / "news.parquet")
    df = spark.read.parquet(str(tmp_path / "news.parquet"))
    df = df.repartition(4, functions.when(df.id < ROWS * 9 // 10, -1).otherwise(df.id))
    sizes = [row["count"] for row in df.groupBy(functions.spark_partition_id()).count().collect()]
    assert len(sizes) == 4
    assert ROWS * 9 // 10 <= max(sizes) < ROWS
    found = {row.id: row.text for row in normalize_column(df, "text").toLocalIterator()}
    assert len(found) == ROWS
    assert [found[number] for number in range(ROWS)] == [None if text is None else normalize(text) for text in texts]


def _published(spark: SparkSession) -> tuple[DataFrame, list[tuple[int, str, datetime.date | None]]]:
    rows = [
        (number, article.text, None if number % 7 == 0 else article.published)
        for number, article in enumerate(articles(200, size=400))
    ]
    return spark.createDataFrame(rows, "id int, text string, published date").repartition(3), rows


def test_the_reference_of_each_row_is_read(spark: SparkSession) -> None:
    df, rows = _published(spark)
    steps = (*MATCH, Step("place_tones", style="new"))
    found = {row.id: row.text for row in normalize_column(df, "text", steps=steps, reference="published").collect()}
    assert found == {number: normalize(text, steps=steps, reference=day) for number, text, day in rows}


def test_one_reference_for_all(spark: SparkSession) -> None:
    df, rows = _published(spark)
    day = datetime.date(2013, 11, 1)
    found = {row.id: row.text for row in normalize_column(df, "text", steps=("dates",), reference=day).collect()}
    assert found == {number: normalize(text, steps=("dates",), reference=day) for number, text, _ in rows}


def test_a_timestamp_counts_by_its_date_where_the_session_is(spark: SparkSession) -> None:
    """Half past midnight in Hà Nội is the day before in UTC."""
    df = spark.sql("SELECT 'Họp ngày 2/1' AS text, TIMESTAMP '2020-01-02 00:30:00' AS at, CAST(NULL AS TIMESTAMP) AS never")
    assert df.schema["at"].dataType == types.TimestampType()
    at = find_dates_column(df.withColumn("text", functions.lit("hôm nay")), "text", reference="at")
    assert at.first().dates[0].value == "2020-01-02"
    assert normalize_column(df, "text", steps=("dates",), reference="at").first().text == "Họp ngày 2020-01-02"
    assert normalize_column(df, "text", steps=("dates",), reference="never").first().text == "Họp ngày XXXX-01-02"


def _plain(value: Any) -> Any:
    """Structs and named tuples, down to the last, as tuples."""
    return tuple(map(_plain, value)) if isinstance(value, (tuple, list)) else value


def test_findings_are_those_of_the_finders(spark: SparkSession) -> None:
    df, rows = _published(spark)
    df = df.unionByName(spark.createDataFrame([(-1, None, None)], df.schema))
    df = find_dates_column(df, "text", reference="published")
    df = find_boilerplate_column(find_titles_column(df, "text"), "text", output="residue")
    found = {row.id: row for row in df.collect()}
    assert found[-1][3:] == (None, None, None)
    assert len(found) == len(rows) + 1
    for number, text, day in rows:
        dates = find_dates(text, reference=day)
        assert _plain(found[number].dates) == tuple((*_plain(date), date.first_day, date.last_day) for date in dates)
        assert _plain(found[number].titles) == _plain(find_titles(text))
        assert _plain(found[number].residue) == _plain(find_boilerplate(text))


def test_the_fields_are_those_of_the_finders(spark: SparkSession) -> None:
    """A field that a finder gains is missed here."""
    df = spark.createDataFrame([("Sáng 2/9/2025, ông Sơn họp.\n\nCùng chuyên mục\nGiá cà phê lập đỉnh mới",)], "text string")
    text = df.first().text
    for name, add, plain, more in (
        ("dates", find_dates_column, find_dates, ["first_day", "last_day"]),
        ("titles", find_titles_column, find_titles, []),
        ("boilerplate", find_boilerplate_column, find_boilerplate, []),
    ):
        found = plain(text)[0]
        assert add(df, "text").schema[name].dataType.elementType.names == [*found._fields, *more]


def test_offsets_cut_the_text_in_spark_too(spark: SparkSession) -> None:
    df = spark.createDataFrame([("👩‍🌾 Họp sáng 2/9/2025.",)], "text string")
    date = functions.explode("dates")
    cut = (
        find_dates_column(df, "text")
        .select("text", date.alias("date"))
        .selectExpr("substring(text, date.start + 1, date.end - date.start) AS cut", "date.text AS text")
    )
    assert cut.first().cut == cut.first().text == "sáng 2/9/2025"


# ---------------------------------------------------------------- the frame around the column


def test_schema_order_and_other_columns_stay(spark: SparkSession) -> None:
    schema = types.StructType(
        [
            types.StructField("id", types.LongType(), False, {"key": "yes"}),
            types.StructField("body.text", types.StringType(), False, {"comment": "as crawled", "n": 1}),
            types.StructField("tags", types.MapType(types.StringType(), types.ArrayType(types.IntegerType()))),
            types.StructField("odd `name`", types.StringType(), True, {"comment": "free"}),
        ]
    )
    df = spark.createDataFrame([(1, "Thủ_tướng nói .", {"a": [1, None]}, None), (2, "Xong .", None, "Hà_Nội .")], schema)
    for column in ("body.text", "odd `name`"):
        assert normalize_column(df, column).schema.json() == schema.json()
    done = normalize_column(df, "body.text")
    assert [tuple(row) for row in done.collect()] == [
        (1, "Thủ tướng nói.", {"a": [1, None]}, None),
        (2, "Xong .", None, "Hà_Nội ."),
    ]
    added = normalize_column(df, "body.text", output="clean")
    assert added.schema.names == [*schema.names, "clean"]
    assert added.schema.fields[:-1] == schema.fields
    assert [row.clean for row in added.collect()] == ["Thủ tướng nói.", "Xong ."]
    assert [row["body.text"] for row in added.collect()] == ["Thủ_tướng nói .", "Xong ."]


def test_a_field_of_a_struct(spark: SparkSession) -> None:
    inner = types.StructType(
        [
            types.StructField("body", types.StringType(), False, {"comment": "as crawled"}),
            types.StructField("odd `n`", types.IntegerType(), True, {"unit": "lines"}),
        ]
    )
    article = types.StructType([types.StructField("page", inner, True, {"n": 1}), types.StructField("day", types.DateType())])
    schema = types.StructType(
        [types.StructField("article", article, True, {"n": 2}), types.StructField("article.body", types.StringType())]
    )
    day = datetime.date(2020, 9, 1)
    rows = [((("Thủ_tướng nói , ông về ngày 16/9 .", 1), day), "Hà_Nội ."), ((None, day), None), (None, None)]
    df = spark.createDataFrame(rows, schema)
    done = normalize_column(df, "article.page.body")
    assert done.schema.json() == schema.json()
    cleaned = [((("Thủ tướng nói, ông về ngày 16/9.", 1), day), "Hà_Nội ."), ((None, day), None), (None, None)]
    assert [_plain(row) for row in done.collect()] == cleaned
    dated = normalize_column(df, "article.page.body", output="clean", steps=("dates",), reference="article.day")
    assert [row.clean for row in dated.collect()] == ["Thủ_tướng nói , ông về ngày 2020-09-16 .", None, None]
    added = normalize_column(df, "article.page.body", output="article.page.clean")
    assert added.schema["article"].dataType["page"].dataType.names == ["body", "odd `n`", "clean"]
    assert added.schema["article"].metadata == {"n": 2}
    assert _plain(added.collect()) == (
        ((("Thủ_tướng nói , ông về ngày 16/9 .", 1, "Thủ tướng nói, ông về ngày 16/9."), day), "Hà_Nội ."),
        ((None, day), None),
        (None, None),
    )
    assert normalize_column(df, "article.body").schema.names == ["article", "article.body"], "a name with a dot comes first"
    with pytest.raises(ValueError, match=r"unknown column 'article\.page\.text'"):
        normalize_column(df, "article.page.text")
    with pytest.raises(ValueError, match=r"there is a column 'article\.page\.body' already"):
        find_dates_column(df, "article.body", output="article.page.body")
    with pytest.raises(TypeError, match=r"column 'article\.page' holds struct"):
        normalize_column(df, "article.page")


def test_a_column_is_named_not_passed(spark: SparkSession) -> None:
    df = spark.createDataFrame([("a", "2020-01-01")], "text string, day string")
    with pytest.raises(TypeError, match=r"not a Column; pass the name: normalize_column\(df, 'text'\)"):
        normalize_column(df, functions.col("text"))
    with pytest.raises(TypeError, match="reference takes a date or the name of a column, not a Column; pass the name"):
        normalize_column(df, "text", reference=functions.col("day"))


def test_a_type_that_arrow_does_not_carry_is_not_touched(spark: SparkSession) -> None:
    df = spark.sql("SELECT 'Hà_Nội .' AS text, INTERVAL '2-3' YEAR TO MONTH AS age, X'00FF' AS raw")
    done = normalize_column(df, "text", steps=(Step("desegment", segmented=True),))
    assert done.schema["age"] == df.schema["age"]
    assert done.selectExpr("text", "CAST(age AS STRING) AS age", "hex(raw) AS raw").first() == (
        "Hà Nội.",
        "INTERVAL '2-3' YEAR TO MONTH",
        "00FF",
    )


def test_a_column_nobody_reads_costs_nothing(spark: SparkSession) -> None:
    """Spark drops the call where its result is not asked for."""
    df = spark.range(3).withColumn("text", functions.lit("Hà_Nội ."))
    done = normalize_column(df, "text", steps=(Step("fail", find=_fails),)).select("id")
    assert sorted(row.id for row in done.collect()) == [0, 1, 2]


# ---------------------------------------------------------------- what goes wrong


def _fails(text: str) -> list[tuple[int, int, str]]:
    if "xoài" in text:
        raise LookupError("no mango")
    return []


def test_an_error_names_the_row_and_the_beginning_of_its_text(spark: SparkSession) -> None:
    texts = [(number, f"Bài {number}" + " về xoài" * 20 * (number == 57)) for number in range(80)]
    df = spark.createDataFrame(texts, "id int, text string").coalesce(1)
    with pytest.raises(Exception, match="no mango") as caught:
        normalize_column(df, "text", steps=(Step("fail", find=_fails),)).collect()
    shown = "Bài 57" + " về xoài" * 6 + " về xo"
    assert f"row 57 of partition 0 ({shown!r}…): LookupError: no mango" in str(caught.value)


def test_errors_come_before_any_job(spark: SparkSession) -> None:
    df = spark.createDataFrame([("a", 1, "2020-01-01")], "text string, number int, day string")
    with pytest.raises(ValueError, match="unknown column 'txt'; did you mean 'text'"):
        normalize_column(df, "txt")
    with pytest.raises(ValueError, match="unknown step 'desegmant'"):
        normalize_column(df, "text", steps=("desegmant",))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="column 'number' holds int, not strings; cast it first"):
        find_dates_column(df, "number")
    with pytest.raises(TypeError, match="reference column 'day' holds string, not dates; use to_date first"):
        normalize_column(df, "text", reference="day")
    with pytest.raises(ValueError, match="unknown column 'date'"):
        find_dates_column(df, "text", reference="date")
    with pytest.raises(ValueError, match="there is a column 'DAY' already"):
        find_titles_column(df, "text", output="DAY")
    with pytest.raises(ValueError, match="there is a column 'number' already"):
        normalize_column(df, "text", output="number")


def _killed_once(folder: str, text: str) -> list[tuple[int, int, str]]:
    """Kill the worker at the 30th row of the first try of each task."""
    task = pyspark.TaskContext.get()
    seen = Path(folder, f"{task.partitionId()}-{task.attemptNumber()}")
    with seen.open("a") as file:
        file.write(".")
    if task.attemptNumber() == 0 and seen.stat().st_size == 30:
        os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_killed_workers_lose_and_double_nothing(spark: SparkSession, tmp_path: Path) -> None:
    df, rows = _published(spark)
    tries = tmp_path / "tries"
    tries.mkdir()
    steps = (*NEWS, Step("killed", find=partial(_killed_once, str(tries))))
    normalize_column(df, "text", steps=steps).write.parquet(str(tmp_path / "done"))
    assert sorted(path.name for path in tries.iterdir()) == ["0-0", "0-1", "1-0", "1-1", "2-0", "2-1"]
    done = spark.read.parquet(str(tmp_path / "done")).collect()
    assert sorted((row.id, row.text) for row in done) == [(number, normalize(text)) for number, text, _ in rows]
