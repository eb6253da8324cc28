"""``vnnorm normalize`` on Parquet: the column changes; schema, metadata, other columns and compression stay."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.support.command import errors, run
from vnnorm.cli import records


def table(**columns: pa.Array) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns).replace_schema_metadata({"origin": "dump"}), out, compression="zstd")
    return out.getvalue()


def test_parquet(tmp_path: Path) -> None:
    path, out = tmp_path / "tin.parquet", tmp_path / "out.parquet"
    kinds = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
    texts = [None, "sạch", *["Hà_Nội ."] * 300]
    columns = {f"text{number}": pa.array(texts, kind) for number, kind in enumerate(kinds)}
    path.write_bytes(table(id=pa.array(range(302)), **columns))
    options = [option for name in columns for option in ("--column", name)]
    done = run("normalize", *options, path)
    assert errors(done) == [f"vnnorm: {path}: Parquet is not printed; pass --output FILE or --in-place"]
    done = run("normalize", *options, path, "--output", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    result = pq.read_table(out)
    assert result.schema.equals(pq.read_table(path).schema, check_metadata=True)
    for name in columns:
        assert result.column(name).to_pylist() == [None, "sạch", *["Hà Nội."] * 300]
    assert result.column("id").to_pylist() == list(range(302))
    assert pq.ParquetFile(out).metadata.row_group(0).column(1).compression == "ZSTD"
    done = run("normalize", *options, "--check", path)
    assert (done.returncode, errors(done)) == (1, [f"would change {path} (300 of 302 documents)"])
    assert run("normalize", *options, "--in-place", path).returncode == 1
    assert pq.read_table(path).equals(result)
    assert run("normalize", *options, "--in-place", path).returncode == 0


def test_parquet_with_bad_rows_and_dates(tmp_path: Path) -> None:
    path, out = tmp_path / "tin.parquet", tmp_path / "out.parquet"
    bad = pa.array(["hôm 16/9".encode(), b"\xff", b"sau"], pa.binary()).view(pa.string())
    days = pa.array(["2020-09-01", "2020-09-01", None], pa.string())
    path.write_bytes(table(text=bad, day=days))
    options: list[str | Path] = ["--column", "text", "--reference-field", "day", "--steps", "dates", "--output", out, path]
    done = run("normalize", *options)
    assert (done.returncode, out.exists()) == (2, False)
    assert errors(done) == [f"vnnorm: {path}: row 2: not UTF-8 at byte 0 of the text; pass --on-error skip or keep"]
    assert run("normalize", *options, "--on-error", "skip").returncode == 2
    assert pq.read_table(out).column("text").to_pylist() == ["hôm 2020-09-16", "sau"]
    assert run("normalize", *options, "--on-error", "keep").returncode == 2
    kept = pq.read_table(out).column("text").cast(pa.binary())
    assert kept.to_pylist() == ["hôm 2020-09-16".encode(), b"\xff", b"sau"]


def test_tables_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "tin.parquet"
    path.write_bytes(b"no table")
    (line,) = errors(run("normalize", "--column", "text", "--in-place", path))
    assert line.startswith(f"vnnorm: {path}: is not Parquet, or damaged (")
    whole = table(text=pa.array([str(number) for number in range(5000)]))
    path.write_bytes(whole[:200] + bytes(200) + whole[400:])
    (line,) = errors(run("normalize", "--column", "text", "--in-place", path))
    assert line.startswith(f"vnnorm: {path}: is not Parquet, or damaged (")
    path.write_bytes(table(text=pa.array([1, 2])))
    (line,) = errors(run("normalize", "--column", "text", "--in-place", path))
    assert line == f"vnnorm: {path}: column 'text' holds int64, not strings; there are: 'text'"
    done = run("normalize", "--column", "text", "--format", "parquet", "--output", tmp_path / "out.parquet", stdin=b"PAR1")
    assert errors(done) == ["vnnorm: <stdin>: Parquet cannot be read from a pipe; name the file"]
    path.write_bytes(table(text=pa.array([], pa.string())))
    assert run("normalize", "--column", "text", "--output", tmp_path / "out.parquet", path).returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def test_a_cell_has_the_size_limit_of_a_record(tmp_path: Path) -> None:
    path, out = tmp_path / "tin.parquet", tmp_path / "out.parquet"
    largest = "à" * (records.LIMIT // 2)
    path.write_bytes(table(text=pa.array(["Hà_Nội .", largest + "a", largest])))
    options: list[str | Path] = ["--column", "text", "--steps", "desegment", "--output", out, path]
    assert errors(run("normalize", *options)) == [f"vnnorm: {path}: row 2: too large: {records.REMEDY}"]
    assert run("normalize", "--on-error", "skip", *options).returncode == 2
    assert pq.read_table(out).column("text").to_pylist() == ["Hà Nội.", largest]
