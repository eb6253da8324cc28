"""``--output-field`` and ``--output-column`` keep the raw text; the result stands beside it, and all else as it was."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.command import errors, run
from vnnorm.cli import jsonl
from vnnorm.cli.pieces import Choice

RAW, CLEAN = "Hà_Nội , đẹp .", "Hà Nội, đẹp."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f'{{"id": 1.50, "text": "{RAW}"}}', f'{{"id": 1.50, "text": "{RAW}", "clean": "{CLEAN}"}}'),
        (f'{{"text":"{RAW}","n":[1]}}', f'{{"text":"{RAW}","n":[1],"clean":"{CLEAN}"}}'),
        ('{"text" : "Sông" }', '{"text" : "Sông", "clean": "Sông" }'),
        ('{"text": null}', '{"text": null, "clean": null}'),
        (f'{{"clean": "old", "text": "{RAW}"}}', f'{{"clean": "{CLEAN}", "text": "{RAW}"}}'),
        (f'{{"clean": null, "text": "{RAW}"}}', f'{{"clean": "{CLEAN}", "text": "{RAW}"}}'),
        ('{"clean": "old", "text": null}', '{"clean": null, "text": null}'),
        ('{"text": "T\\u1ed1t_l\\u00e0nh ."}', '{"text": "T\\u1ed1t_l\\u00e0nh .", "clean": "T\\u1ed1t l\\u00e0nh."}'),
    ],
)
def test_a_field_beside_the_raw_text(line: str, expected: str) -> None:
    done = run("normalize", "--field", "text", "--output-field", "clean", stdin=line.encode())
    assert (done.stdout.decode(), done.stderr, done.returncode) == (expected, b"", 0)


def test_a_field_in_an_object_and_two_fields() -> None:
    line = f'{{"a": {{"body": "{RAW}", "title": "{RAW}"}}, "m": {{}}}}'
    options = ["--field", "a.body", "--field", "a.title", "--output-field", "a.clean", "--output-field", "m.title"]
    done = run("normalize", *options, stdin=line.encode())
    assert json.loads(done.stdout) == {"a": {"body": RAW, "title": RAW, "clean": CLEAN}, "m": {"title": CLEAN}}


def test_a_field_that_holds_something_else_is_not_written_over() -> None:
    done = run("normalize", "--field", "text", "--output-field", "n", stdin=f'{{"text": "{RAW}", "n": 5}}'.encode())
    assert errors(done) == [
        "vnnorm: <stdin>: line 1: field 'n' is there already and is a number; name another with --output-field"
    ]


names = st.text(max_size=5).filter(lambda name: name not in ("text", "clean"))


@given(st.dictionaries(names, st.none() | st.integers() | st.lists(st.text(max_size=3))), st.text(max_size=9), st.booleans())
def test_a_line_with_a_further_field_says_the_same(row: dict[str, object], new: str, tight: bool) -> None:
    row = {**row, "text": "x"}
    raw = json.dumps(row, separators=(",", ":") if tight else None).encode() + b"\n"
    (piece,) = jsonl.pieces(io.BytesIO(raw), Choice(fields=("text",), field_outputs=("clean",)))
    built = piece.built([new], False)
    assert list(json.loads(built).items()) == [*json.loads(raw).items(), ("clean", new)]
    (again,) = jsonl.pieces(io.BytesIO(built), Choice(fields=("text",), field_outputs=("clean",)))
    assert again.built([new], False) is again.raw


def test_in_place_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text(f'{{"text": "{RAW}"}}\n{{"text": "Sông"}}\n', "utf-8")
    options: list[str | Path] = ["--field", "text", "--output-field", "clean", path]
    assert run("normalize", "--check", *options).returncode == 1
    assert run("normalize", "--in-place", *options).returncode == 1
    assert [json.loads(line)["clean"] for line in path.read_text("utf-8").splitlines()] == [CLEAN, "Sông"]
    assert run("normalize", "--in-place", *options).returncode == 0
    assert run("normalize", "--check", *options).returncode == 0


def test_a_column_beside_the_raw_text() -> None:
    source = f'\ufeffid,text,n\r\n1,"{RAW}",5\r\n\r\n2,"Sông ""xa""","x"\r\n'
    done = run("normalize", "--column", "text", "--output-column", "clean", stdin=source.encode())
    assert done.stdout.decode() == (
        f'\ufeffid,text,n,clean\r\n1,"{RAW}",5,"{CLEAN}"\r\n\r\n2,"Sông ""xa""","x","Sông ""xa"""\r\n'
    )
    again = run("normalize", "--column", "text", "--output-column", "clean", stdin=done.stdout)
    assert again.stdout == done.stdout
    everywhere = run("normalize", "--column", "text", "--output-column", "c", stdin=f'"text","n"\n"{RAW}","1"'.encode())
    assert everywhere.stdout.decode() == f'"text","n","c"\n"{RAW}","1","{CLEAN}"'


def test_rows_of_another_length() -> None:
    source = f"text;n\n{RAW}\n{RAW};1\n{RAW};1;2\n"
    options = ["--column", "text", "--output-column", "clean", "--on-error", "keep"]
    done = run("normalize", *options, stdin=source.encode())
    assert done.stdout.decode() == f"text;n;clean\n{RAW};;{CLEAN}\n{RAW};1;{CLEAN}\n{RAW};1;2\n"
    assert "line 4: has 3 cells, more than the 2 of the header, so that a new column has no place" in done.stderr.decode()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--output-field", "a"], "there are 1 --output-field and 0 --field; give one for each, in order"),
        (["--field", "a", "--output-field", "a"], "--output-field a holds a text that is read; name another"),
        (
            ["--column", "a", "--column", "b", "--output-column", "c"],
            "there are 1 --output-column and 2 --column; give one for each",
        ),
        (
            ["--column", "a", "--column", "b", "--output-column", "c", "--output-column", "c"],
            "--output-column names one column twice; name each once",
        ),
    ],
)
def test_outputs_that_do_not_fit(options: list[str], told: str) -> None:
    done = run("normalize", *options, stdin=b"a")
    assert (done.returncode, len(errors(done))) == (2, 1)
    assert told in done.stderr.decode()


# ---------------------------------------------------------------- Parquet: structs, new columns


def structs(path: Path) -> Path:
    kind = pa.struct([pa.field("body", pa.string(), metadata={"k": "v"}), pa.field("n", pa.int32())])
    rows = [{"body": RAW, "n": 1}, None, {"body": None, "n": 2}, {"body": "Sông", "n": 3}]
    table = pa.table({"id": [1, 2, 3, 4], "article": pa.array(rows, kind), "tags": [["a"], [], None, ["b"]]})
    pq.write_table(table.replace_schema_metadata({"origin": "dump"}), path, compression="zstd")
    return path


def test_a_field_of_a_struct(tmp_path: Path) -> None:
    path, out = structs(tmp_path / "tin.parquet"), tmp_path / "out.parquet"
    assert run("normalize", "--column", "article.body", path, "-o", out).returncode == 0
    before, after = pq.read_table(path), pq.read_table(out)
    assert after.schema.equals(before.schema, check_metadata=True)
    assert [row and row["body"] for row in after.column("article").to_pylist()] == [CLEAN, None, None, "Sông"]
    assert after.drop_columns("article").equals(before.drop_columns("article"))
    assert run("normalize", "--column", "article.body", "--check", out).returncode == 0


@pytest.mark.parametrize("name", ["clean", "article.clean"])
def test_a_new_column_or_field(tmp_path: Path, name: str) -> None:
    path, out = structs(tmp_path / "tin.parquet"), tmp_path / "out.parquet"
    assert run("normalize", "--column", "article.body", "--output-column", name, path, "-o", out).returncode == 0
    rows = pq.read_table(out).to_pylist()
    found = [row["clean"] if name == "clean" else row["article"] and row["article"]["clean"] for row in rows]
    assert found == [CLEAN, None, None, "Sông"]
    assert [row["article"] and row["article"]["body"] for row in rows] == [RAW, None, None, "Sông"]
    assert rows[1]["article"] is None
    group = pq.ParquetFile(out).metadata.row_group(0)
    codecs = {group.column(at).path_in_schema: group.column(at).compression for at in range(group.num_columns)}
    assert codecs[name] == "ZSTD"
    again = tmp_path / "again.parquet"
    assert run("normalize", "--column", "article.body", "--output-column", name, out, "-o", again).returncode == 0
    assert pq.read_table(again).equals(pq.read_table(out))


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (
            "article.bod",
            "no column 'article.bod'; did you mean 'article.body'? there are: 'id', 'article.body', 'article.n', 'tags'",
        ),
        ("article.n", "column 'article.n' holds int32, not strings"),
        ("article", "column 'article' holds struct<"),
        ("tags.x", "column 'tags' is list<element: string>, which has no fields; of a list, make rows first"),
    ],
)
def test_columns_that_hold_no_text(tmp_path: Path, column: str, told: str) -> None:
    path = structs(tmp_path / "tin.parquet")
    (line,) = errors(run("normalize", "--column", column, path, "--check"))
    assert line.startswith(f"vnnorm: {path}: {told}")


# ---------------------------------------------------------------- JSON lines written as Parquet, and back


def test_json_lines_to_parquet_and_back(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": RAW, "day": "2025-09-17", "score": 1.5, "meta": {"tags": ["a", "b"]}},
        *({"id": number, "text": "Sông", "score": 2} for number in range(2, 5000)),
        {"id": 5000, "text": None, "score": None, "meta": {"last": True}, "late": "có"},
    ]
    source, table, back = tmp_path / "tin.jsonl.gz", tmp_path / "tin.parquet", tmp_path / "back.jsonl"
    import gzip

    source.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    done = run("normalize", "--field", "text", "--output-field", "clean", source, "-o", table)
    assert (done.returncode, done.stderr) == (0, b"")
    read = pq.read_table(table)
    assert [str(field.type) for field in read.schema][:4] == ["int64", "string", "string", "double"]
    assert read.schema.names == ["id", "text", "day", "score", "meta", "clean", "late"]
    assert run("normalize", "--column", "clean", table, "-o", back).returncode == 0
    again = [json.loads(line) for line in back.read_text("utf-8").splitlines()]
    assert [row["clean"] for row in again] == [CLEAN, *["Sông"] * 4998, None]
    assert again[0]["meta"] == {"last": None, "tags": ["a", "b"]}
    assert (again[0]["day"], again[0]["late"], again[-1]["late"]) == ("2025-09-17", None, "có")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back.jsonl", "tin.jsonl.gz", "tin.parquet"]


def test_what_cannot_be_converted(tmp_path: Path) -> None:
    source, table = tmp_path / "tin.jsonl", tmp_path / "tin.parquet"
    source.write_text('{"text": "a", "n": 1}\n{"text": "b", "n": "x"}\n', "utf-8")
    (line,) = errors(run("normalize", "--field", "text", source, "-o", table))
    assert line.startswith(f"vnnorm: {source}: lines 1 to 2: field 'n' has no one type that Parquet could hold (")
    assert not table.exists()
    pq.write_table(pa.table({"text": [RAW], "raw": [b"\xff"]}), table)
    (line,) = errors(run("normalize", "--column", "text", table, "-o", tmp_path / "out.jsonl"))
    assert line == f"vnnorm: {table}: column 'raw' is binary, which JSON cannot hold; write Parquet, or drop the column"
    done = run("normalize", "--field", "text", source, "-o", tmp_path / "out.csv")
    assert "JSON lines and Parquet can be written as each other, for the rest give both the same suffix" in done.stderr.decode()
