"""``vnnorm normalize`` on JSON lines and CSV: what changes, what stays byte for byte, and what is told of bad ones."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.command import LINES, LINES_CLEAN, errors, run
from vnnorm.cli import delimited, jsonl
from vnnorm.cli.pieces import Choice


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
    b'{"text": "x\xff"}': "not UTF-8 at byte BYTE (0xff); pass --on-error skip or keep;",
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
    told = f"vnnorm: {path}: which field holds the text? Pass --field; its first object has: 'id', 'text', 'id'"
    assert errors(run("normalize", path)) == [told]
    path.write_bytes(b'[\n{"text": "x"}\n]\n')
    (line,) = errors(run("normalize", "--field", "text", path))
    assert line.endswith("line 1: a list begins here, not an object; for a file that is one list, pass --format json")
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
        (b"id,text\n1,a\n2,\xe9\n", "line 3: not UTF-8 at byte 14 (0xe9); pass --on-error skip or keep;"),
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


texts = st.text(max_size=30)
# Before Python 3.11 the csv module does not write a NUL.
cells = texts if sys.version_info >= (3, 11) else texts.map(lambda text: text.replace("\0", ""))


@given(st.dictionaries(texts, st.none() | st.integers() | st.floats() | texts | st.lists(texts)), texts, texts, st.booleans())
def test_a_line_written_again_says_the_same(row: dict[str, object], old: str, new: str, ascii_only: bool) -> None:
    row = {**row, "text": old, "then": [1, {"text": 2}]}
    raw = json.dumps(row, ensure_ascii=ascii_only).encode("utf-8", "replace") + b"\n"
    (piece,) = jsonl.pieces(io.BytesIO(raw), Choice(fields=("text",)))
    assert piece.built([piece.slots[0].text], False) == raw
    again = json.loads(piece.built([new], False))
    assert repr(again) == repr({**json.loads(raw), "text": new})


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=4), cells, st.sampled_from(",;\t|"), st.booleans())
def test_a_row_written_again_says_the_same(rows: list[tuple[str, str]], new: str, mark: str, everywhere: bool) -> None:

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
