"""``vnnorm normalize`` on JSON lines, CSV, Parquet, folders, gzip and zstd: what changes, and what stays byte for byte."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command import CLEAN, DIRTY, beside, errors, run
from vnnorm.cli import delimited, jsonl
from vnnorm.cli.pieces import Choice

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LINES = (
    '{"id": 1.50e3, "text" : "Hà_Nội ,  đẹp .", "id": 2 }\r\n'
    "\n"
    '{"text": null}\n'
    '{"text": "T\\u1ed1t_l\\u00e0nh .", "n": 123456789012345678901234567890}\n'
    '  {"text": "", "body": {"text": "Hà_Nội ."}}'
).encode()
LINES_CLEAN = (
    '{"id": 1.50e3, "text" : "Hà Nội,  đẹp.", "id": 2 }\r\n'
    "\n"
    '{"text": null}\n'
    '{"text": "T\\u1ed1t l\\u00e0nh.", "n": 123456789012345678901234567890}\n'
    '  {"text": "", "body": {"text": "Hà_Nội ."}}'
).encode()


def test_json_lines_keep_all_but_the_text() -> None:
    done = run("normalize", "--field", "text", stdin=LINES, LANG="C", LC_ALL="C")
    assert (done.stdout, done.stderr, done.returncode) == (LINES_CLEAN, b"", 0)
    assert run("normalize", "--field", "text", stdin=b"\xef\xbb\xbf" + LINES).stdout == b"\xef\xbb\xbf" + LINES_CLEAN


def test_fields_within_fields_and_more_than_one() -> None:
    line = '{"a": {"b.c": "Hà_Nội .", "d": {"e": "Hà_Nội ."}}, "a.d": 1, "t": "Hà_Nội ."}'.encode()
    done = run("normalize", "--steps", "desegment", "--field", "a.b.c", "--field", "t", "--field", "a.d.e", stdin=line)
    assert done.stdout.decode() == '{"a": {"b.c": "Hà Nội.", "d": {"e": "Hà Nội."}}, "a.d": 1, "t": "Hà Nội."}'


BAD_LINES = {
    b'{"title": "x"}': "no field 'text'; there are: 'title'; --on-error keep leaves such lines as they are",
    b'{"texts": "x"}': "no field 'text'; did you mean 'texts'? there are: 'texts'; --on-error",
    b'{"text": 5}': "field 'text' is a number, not a string; name another with --field, or pass --on-error keep",
    b'{"text": ["x"]}': "field 'text' is a list, not a string;",
    b'{"text": {}}': "field 'text' is an object, not a string;",
    b'{"text": true}': "field 'text' is true, not a string;",
    b'["x"]': "not an object of JSON (no { opens it at character 1); mend the line,",
    b'{"text": "x"': "not an object of JSON (a comma or } is missing at character 14);",
    b'{"text": "x"} {}': "not an object of JSON (more follows the object at character 15);",
    b'{"text" "x"}': "not an object of JSON (a colon is missing at character 9);",
    b"{text: 1}": "not an object of JSON (a name in double quotes is missing at character 2);",
    b'{"text": "x\xff"}': "not UTF-8 at byte BYTE (0xff); save the file as UTF-8",
    b'{"text": "x", "published": "16/9"}': "'published' is not a day ('16/9'); write YYYY-MM-DD, a time may follow",
    b'{"text": "x", "published": 20250916}': "'published' is not a day (a int); write",
    b'{"text": "x", "published": "2025-02-30"}': "'published' is not a day ('2025-02-30');",
    b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}": "nested too deep; leave the line out with --on-error skip",
}


@pytest.mark.parametrize(("on_error", "lines"), [("stop", 1), ("skip", 2), ("keep", None)])
def test_what_to_do_on_errors(on_error: str, lines: int | None) -> None:
    bad = list(BAD_LINES)
    content = b"\n".join([b'{"text": "x"}', *bad, b'{"text": "y"}', b""])
    done = run("normalize", "--field", "text", "--reference-field", "published", "--on-error", on_error, stdin=content)
    if lines is None:
        assert done.stdout == content
    else:
        assert done.stdout == b'{"text": "x"}\n{"text": "y"}\n'[: 14 * lines]
    assert done.returncode == 2
    lines_told = errors(done)
    assert len(lines_told) == (1 if on_error == "stop" else len(bad))
    for number, (line, told) in enumerate(zip(lines_told, BAD_LINES.values(), strict=False), 2):
        expected = told.replace("BYTE", str(content.index(0xFF)))
        assert line.startswith(f"vnnorm: <stdin>: line {number}: {expected}"), line


def test_without_a_field_the_choices_are_told(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_bytes(LINES)
    told = f"vnnorm: {path}: which field holds the text? Pass --field; its first line has: 'id', 'text', 'id'"
    assert errors(run("normalize", path)) == [told]
    path = tmp_path / "tin.json"
    path.write_bytes(b'[\n{"text": "x"}\n]\n')
    (line,) = errors(run("normalize", "--field", "text", path))
    assert line.endswith("one object a line is read; make lines of a list: jq -c '.[]' tin.json > tin.jsonl")
    path = tmp_path / "tin.csv"
    path.write_bytes(b"id,text\n1,a\n")
    assert errors(run("normalize", path)) == [
        f"vnnorm: {path}: which column holds the text? Pass --column; there are: 'id', 'text'"
    ]


TABLE = 'id;"text";note\r\n1;"Hà_Nội , ""đẹp"" .";\'a\'\r\n\r\n"2";"Hà_Nội .\n\nVui_vẻ ; khoẻ .";""\r\n3;x;y;z\n4;Vui_vẻ .;'
TABLE_CLEAN = 'id;"text";note\r\n1;"Hà Nội, ""đẹp"".";\'a\'\r\n\r\n"2";"Hà Nội.\n\nVui vẻ; khoẻ.";""\r\n3;x;y;z\n4;Vui vẻ.;'


def test_csv_keeps_its_delimiter_its_quotes_and_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "tin.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.encode())
    done = run("normalize", "--column", "text", path, LANG="C", LC_ALL="C")
    assert done.stdout == b"\xef\xbb\xbf" + TABLE_CLEAN.encode()
    assert (done.stderr, done.returncode) == (b"", 0)
    assert run("normalize", "--column", "text", stdin=TABLE.replace(";", "\t").encode()).returncode == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"id,text\n1\n", "line 2: has 1 cells, the column is number 2; mend the row, or pass --on-error keep"),
        (b"id,text\n1,a\n2,\xe9\n", "line 3: not UTF-8 at byte 14 (0xe9); save the file as UTF-8"),
        (b'id,text\n1,a\n2,"b\n\n', "line 3: not CSV (unexpected end of data); close its quotes, or double those inside"),
        (b"id,txt\n1,a\n", "no column 'text'; did you mean 'txt'? there are: 'id', 'txt'"),
        (b"text,text\n1,a\n", "column 'text' is there 2 times; give each its own name"),
        (b"id,\xff\n", "not UTF-8 at byte 3 (0xff);"),
        (b"id,text\r1,a\r", "its lines end with a carriage return alone; convert it first: tr '\\r' '\\n'"),
        (b'id,"text\n' + b"1,a\n" * 300_000, "line 1: the quotes of the header do not close; mend it"),
    ],
)
def test_bad_tables(content: bytes, told: str) -> None:
    done = run("normalize", "--column", "text", stdin=content)
    (line,) = errors(done)
    assert line.startswith(f"vnnorm: <stdin>: {told}")
    assert done.returncode == 2


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


def test_compressed_files(tmp_path: Path) -> None:
    one, two, three = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.zst", tmp_path / "c.txt.gz"
    one.write_bytes(gzip.compress(LINES[:20]) + gzip.compress(LINES[20:]))
    two.write_bytes(zstd.compress(LINES))
    three.write_bytes(gzip.compress(DIRTY))
    done = run("normalize", "--field", "text", one, two, three)
    assert (done.stdout, done.stderr) == (LINES_CLEAN + b"\n" + LINES_CLEAN + CLEAN, b"")
    assert run("normalize", "--field", "text", "--in-place", "--quiet", one, two, three).returncode == 1
    assert gzip.decompress(one.read_bytes()) == zstd.decompress(two.read_bytes()) == LINES_CLEAN
    assert gzip.decompress(three.read_bytes()) == CLEAN
    assert run("normalize", "--field", "text", one, "--output", tmp_path / "d.jsonl.zst").returncode == 0
    assert zstd.decompress((tmp_path / "d.jsonl.zst").read_bytes()) == LINES_CLEAN


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_damaged_compression(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"tin.txt.{suffix}"
    whole = gzip.compress(DIRTY) if suffix == "gz" else zstd.compress(DIRTY)
    for content in (whole[:-6], b"plain text"):
        path.write_bytes(content)
        done = run("normalize", "--in-place", path)
        (line,) = errors(done)
        assert line.startswith(f"vnnorm: {path}: is damaged (")
        assert line.endswith("fetch or compress the file again")
        assert (done.returncode, path.read_bytes()) == (2, content)


def test_the_format_where_the_name_does_not_say_it(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes('{"t": "Hà\u00a0Nội"}\n'.encode())
    for options in (["--field", "t"], ["--field", "t", "--format", "jsonl"], ["--format", "txt"]):
        assert run("normalize", *options, path).stdout.decode() == '{"t": "Hà Nội"}\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    folder = tmp_path / "tin"
    for name in ("b.txt", "a/một\nhai.txt", "a/ảnh.txt", ".git/x.txt", "a/.hidden.txt", "a/c.md", "a/d.jsonl"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(DIRTY)
    (folder / "a/d.jsonl").write_bytes(LINES)
    return folder


def test_folders(tree: Path, tmp_path: Path) -> None:
    assert run("normalize", tree, LANG="C").stdout == CLEAN * 3
    assert run("normalize", tree, "--glob", "**/*.md").stdout == CLEAN
    assert run("normalize", tree, "--glob", "*.txt").stdout == CLEAN
    assert run("normalize", tree, "--glob", ".git/*").stdout == CLEAN
    assert run("normalize", tree, "--field", "text").stdout == LINES_CLEAN
    done = run("normalize", tree, "--glob", "*.html")
    assert errors(done) == [f"vnnorm: {tree}: no file in this folder matches '*.html'; name another pattern with --glob"]
    for pattern in ("", "/x", "**x"):
        done = run("normalize", tree, "--glob", pattern)
        assert (done.returncode, len(errors(done))) == (2, 1)
    out = tmp_path / "sạch"
    assert run("normalize", tree, "--output", out).returncode == 0
    assert beside(out) == ["a", "b.txt"]
    assert beside(out / "a") == ["một\nhai.txt", "ảnh.txt"]
    assert (out / "a/một\nhai.txt").read_bytes() == CLEAN
    assert (tree / "b.txt").read_bytes() == DIRTY


def test_a_folder_in_a_folder_that_cannot_be_read(tree: Path) -> None:
    (tree / "a").chmod(0)
    done = run("normalize", tree, powerless=True)
    (tree / "a").chmod(0o755)
    assert errors(done) == [f"vnnorm: {tree}/a: the folder cannot be read, and is left out; check its permissions"]
    assert (done.stdout, done.returncode) == (CLEAN, 2)


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    path = bytes(tmp_path) + b"/tin\xff.txt"
    Path(path.decode("utf-8", "surrogateescape")).write_bytes(b"\xff")
    done = run("normalize", path, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert b"tin\\ufffd.txt: not UTF-8 at byte 0" in done.stderr or "tin�.txt: not UTF-8 at byte 0".encode() in done.stderr
    assert done.returncode == 2


def test_where_output_goes(tmp_path: Path) -> None:
    one, two, other = tmp_path / "một.txt", tmp_path / "hai.txt", tmp_path / "o"
    one.write_bytes(DIRTY)
    two.write_bytes(DIRTY)
    assert run("normalize", one, "-o", tmp_path / "ba.txt").stdout == b""
    assert (tmp_path / "ba.txt").read_bytes() == CLEAN
    assert run("normalize", one, two, "-o", other).returncode == 0
    assert beside(other) == ["hai.txt", "một.txt"]
    assert run("normalize", one, "-o", f"{tmp_path}/mới/").returncode == 0
    assert (tmp_path / "mới/một.txt").read_bytes() == CLEAN
    assert run("normalize", one, "-o", "-").stdout == CLEAN
    assert run("normalize", one, "-o", "/dev/stdout").stdout == CLEAN
    assert run("normalize", "-o", tmp_path / "x.txt.gz", stdin=DIRTY).returncode == 0
    assert gzip.decompress((tmp_path / "x.txt.gz").read_bytes()) == CLEAN
    for wrong, told in {
        (one, "-o", one): "is an input as well; to change files where they are, pass --in-place",
        (one, "-o", tmp_path): "is an input as well; to change files where they are, pass --in-place",
        (one, two, "-o", tmp_path / "ba.txt"): "is a file, and there are 2 inputs; name a folder",
        (one, other / "một.txt", "-o", tmp_path / "y"): "would be written twice, for",
        (one, "-o", tmp_path / "x.jsonl"): "would be JSON lines, but",
        ("-", one, "-o", tmp_path / "z"): "standard input has no name in a folder",
    }.items():
        done = run("normalize", *wrong)
        assert done.returncode == 2
        assert told in done.stderr.decode()
        assert len(errors(done)) == 1
    assert one.read_bytes() == DIRTY
    assert not (tmp_path / "y").exists()


def test_stats_count_documents_edits_and_characters() -> None:
    done = run("normalize", "--stats", "--field", "text", "--on-error", "skip", stdin=LINES + b"\n[]\n")
    table = {line[:20].strip(): line.split()[-1] for line in errors(done)[1:]}
    assert table["documents"] == "5"
    assert table["changed"] == "2"
    assert table["with errors"] == "1"
    assert table["edits by desegment"] == "5"
    assert table["characters removed"] == "3"
    assert table["desegment: , comma"] == "1"
    assert done.stdout == LINES_CLEAN + b"\n"


def test_the_order_is_that_of_the_input_whatever_the_jobs(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    lines = [json.dumps({"id": number, "text": "Hà_Nội , đẹp . " * (number % 7)}) for number in range(1500)]
    lines[700] = '{"id": null}'
    path.write_text("\n".join(lines), "utf-8")
    (tmp_path / "b.jsonl").write_bytes(LINES)
    options: list[str | Path] = ["--field", "text", "--on-error", "keep", "--stats", path, tmp_path / "b.jsonl", path]
    one, many = run("normalize", *options), run("normalize", "--jobs", "3", *options)
    assert (many.stdout, many.stderr, many.returncode) == (one.stdout, one.stderr, one.returncode)
    assert [json.loads(line)["id"] for line in many.stdout.splitlines()[:1500]] == [*range(700), None, *range(701, 1500)]


texts = st.text(max_size=30)


@given(st.dictionaries(texts, st.none() | st.integers() | st.floats() | texts | st.lists(texts)), texts, texts, st.booleans())
def test_a_line_written_again_says_the_same(row: dict[str, object], old: str, new: str, ascii_only: bool) -> None:
    row = {**row, "text": old, "then": [1, {"text": 2}]}
    raw = json.dumps(row, ensure_ascii=ascii_only).encode("utf-8", "replace") + b"\n"
    (piece,) = jsonl.pieces(io.BytesIO(raw), Choice(fields=("text",)))
    assert piece.built([piece.slots[0].text], False) == raw
    again = json.loads(piece.built([new], False))
    assert repr(again) == repr({**json.loads(raw), "text": new})


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), texts, st.sampled_from(",;\t|"), st.booleans())
def test_a_row_written_again_says_the_same(rows: list[tuple[str, str]], new: str, mark: str, everywhere: bool) -> None:
    import csv

    out = io.StringIO(newline="")
    write = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL if everywhere else csv.QUOTE_MINIMAL)
    write.writerows([("id", "text"), *rows])
    raw = out.getvalue().encode("utf-8", "replace")
    found = list(delimited.pieces(io.BytesIO(raw), Choice(columns=("text",))))
    assert b"".join(piece.built([slot.text for slot in piece.slots], False) for piece in found) == raw
    new = new.encode("utf-8", "replace").decode("utf-8")
    result = b"".join(piece.built([new] * len(piece.slots), False) for piece in found).decode("utf-8")
    before = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), delimiter=mark))
    after = list(csv.reader(io.StringIO(result, newline=""), delimiter=mark))
    assert after == [before[0], *([one, new] for one, _ in before[1:])]
