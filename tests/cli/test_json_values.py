"""``vnnorm normalize`` on ``.json``: lists and pretty-printed objects keep their layout; one value is in memory at a time."""

from __future__ import annotations

import io
import json
import resource
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.command import LINES, LINES_CLEAN, Done, errors, run
from vnnorm.cli import json_values
from vnnorm.cli.pieces import Choice

PRETTY = """[
  {
    "id": 1.50,
    "text": "Hà_Nội , đẹp ."
  },
  {"id": 2, "text": "Sông"},

  {
    "id": 3,
    "text": null
  }
]
"""


def read(source: str, *options: str) -> Done:
    return run("normalize", "--format", "json", "--field", "text", *options, stdin=source.encode())


def test_a_list_keeps_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "tin.json"
    path.write_text(PRETTY, "utf-8")
    done = run("normalize", "--field", "text", path)
    assert (done.stdout.decode(), done.stderr) == (PRETTY.replace("Hà_Nội , đẹp .", "Hà Nội, đẹp."), b"")
    done = run("normalize", "--field", "text", "--output-field", "clean", path)
    expected = PRETTY.replace('đẹp ."', 'đẹp .",\n    "clean": "Hà Nội, đẹp."')
    expected = expected.replace('"Sông"', '"Sông", "clean": "Sông"').replace("null", 'null,\n    "clean": null')
    assert done.stdout.decode() == expected
    assert run("normalize", "--field", "text", "--in-place", path).returncode == 1
    assert run("normalize", "--field", "text", "--check", path).returncode == 0


@pytest.mark.parametrize("source", ["", "[]", " [ \n ] \n", "\ufeff[]"])
def test_nothing_in_it(source: str) -> None:
    assert read(source).stdout.decode() == source


def test_one_object_and_objects_one_after_another() -> None:
    one = '{\n  "text": "Hà_Nội , đẹp ."\n}\n'
    clean = one.replace("Hà_Nội , đẹp .", "Hà Nội, đẹp.")
    assert read(one).stdout.decode() == clean
    assert read(one + one).stdout.decode() == clean + clean


def test_lines_are_read_as_lines() -> None:
    """A bad one is no end: what follows is read."""
    assert read(LINES.decode()).stdout == LINES_CLEAN
    done = read('{"text": "x"}\n{"text" 5}\n{"text": "y"}\n', "--on-error", "skip")
    assert done.stdout == b'{"text": "x"}\n{"text": "y"}\n'


BAD = '[5, {"text": "a"}, {"txt": 1},\n {"text": "b"}, "x"]'


@pytest.mark.parametrize(
    ("on_error", "result"),
    [("stop", "["), ("skip", '[ {"text": "a"},\n {"text": "b"}]'), ("keep", BAD)],
)
def test_what_to_do_on_errors(on_error: str, result: str) -> None:
    done = read(BAD, "--on-error", on_error)
    assert (done.stdout.decode(), done.returncode) == (result, 2)
    told = [
        "item 1 line 1: is a number, not an object; leave it out with --on-error skip, or as it is with keep",
        "item 3 line 1: no field 'text'; did you mean 'txt'? there are: 'txt'; --on-error keep leaves such lines as they are",
        "item 5 line 2: is a string, not an object; leave it out with --on-error skip, or as it is with keep",
    ]
    assert errors(done) == [f"vnnorm: <stdin>: {line}" for line in told[: 1 if on_error == "stop" else 3]]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('[{"text": "a"}\n {"text": "b"}]', "line 2: not JSON (a comma or ] is missing at character 2); mend the file there"),
        ('[{"text": "a"},\n]', "line 2: not JSON (a value is missing after the comma at character 1); mend the file there"),
        ('[{"text": "a"}', "line 1: not JSON (the list is not closed, ] is missing at character 15); mend the file there"),
        ('[{"text": "a"}] []', "line 1: not JSON (more follows the end of the list at character 17); mend the file there"),
        ('{\n"text": "a', "line 2: not JSON (Unterminated string starting at character 9); mend the file there"),
        ('{\n"a": [{"text": "a"}]}', "item 1 line 1: no field 'text'; there are: 'a'; --on-error"),
    ],
)
def test_where_it_is_not_json(source: str, told: str) -> None:
    (line,) = errors(read(source))
    assert line.startswith(f"vnnorm: <stdin>: {told}")


def test_a_field_in_a_list_is_reported_with_the_remedy() -> None:
    done = run("normalize", "--format", "json", "--field", "data.text", stdin=b'{\n"data": [{"text": "a"}]}')
    assert "field 'data' is a list; make lines of it: jq -c '.data[]' tin.json > tin.jsonl" in done.stderr.decode()


def test_bytes_that_are_not_utf_8() -> None:
    source = b'[{"text": "\xff"}, {"text": "a\xc2\xa0b"}]'
    done = run("normalize", "--format", "json", "--field", "text", "--on-error", "keep", stdin=source)
    assert done.stdout == b'[{"text": "\xff"}, {"text": "a b"}]'
    assert errors(done) == ["vnnorm: <stdin>: item 1 line 1: not UTF-8; mend it, or pass --on-error skip or keep"]


def test_memory_does_not_grow_with_the_list(tmp_path: Path) -> None:
    path = tmp_path / "tin.json"
    item = json.dumps({"text": "a " * 50_000})
    with path.open("w") as file:
        file.write("[" + item)
        for _ in range(3000):  # 300 MB on one line
            file.write("," + item)
        file.write("]")
    limit = partial(resource.setrlimit, resource.RLIMIT_AS, (400 << 20, 400 << 20))
    done = run("normalize", "--steps", "casefold", "--field", "text", path, "-o", tmp_path / "out.json", preexec_fn=limit)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.json").stat().st_size == path.stat().st_size


layouts = st.sampled_from([None, 0, 1, 4])


@given(st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=9) | st.integers())), layouts, st.integers(1, 40))
def test_any_list_comes_back_byte_for_byte(rows: list[dict[str, object]], indent: int | None, size: int) -> None:
    raw = json.dumps([{**row, "text": "x"} for row in rows], ensure_ascii=False, indent=indent).encode("utf-8", "replace")
    chunk, json_values._CHUNK = json_values._CHUNK, size  # private: so that values are cut everywhere
    try:
        found = list(json_values.pieces(io.BytesIO(raw), Choice(fields=("text",))))
    finally:
        json_values._CHUNK = chunk
    assert b"".join(piece.built([slot.text for slot in piece.slots], False) for piece in found) == raw
    assert sum(piece.documents for piece in found) == len(rows)
    news = b"".join(piece.built(["y"] * len(piece.slots), False) for piece in found)
    assert json.loads(news) == [{**row, "text": "y"} for row in json.loads(raw)]
