"""``--limit``, ``--sample``, ``explain --line``: some documents of a dump; and TSV without quotes, and pages of HTML."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.command import CLEAN, DIRTY, VNNORM, beside, errors, run


def dump(path: Path, count: int = 100) -> Path:
    path.write_text("".join(f'{{"id": {number}, "text": "Bài_{number} ."}}\n' for number in range(count)), "utf-8")
    return path


def ids(content: bytes) -> list[int]:
    return [json.loads(line)["id"] for line in content.splitlines()]


def test_the_first_documents_of_all_files(tmp_path: Path) -> None:
    one, two = dump(tmp_path / "1.jsonl", 3), dump(tmp_path / "2.jsonl")
    done = run("normalize", "--field", "text", "--limit", "5", one, two, two)
    assert (ids(done.stdout), done.stderr) == ([0, 1, 2, 0, 1], b"")
    assert run("normalize", "--field", "text", "--limit", "0", one).stdout == b""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_bytes(DIRTY)
    assert run("normalize", tmp_path, "--limit", "2", "-o", tmp_path / "out").returncode == 0
    assert beside(tmp_path / "out") == ["0.txt", "1.txt"]


def test_a_limit_ends_each_format_well(tmp_path: Path) -> None:
    done = run("normalize", "--column", "t", "--limit", "1", stdin=b"id,t\n1,a\n2,b\n")
    assert done.stdout == b"id,t\n1,a\n"
    listed = b'[\n  {"t": "a"},\n  {"t": "b"}\n]\n'
    done = run("normalize", "--field", "t", "--format", "json", "--limit", "1", stdin=listed)
    assert json.loads(done.stdout) == [{"t": "a"}]
    table, out = tmp_path / "tin.parquet", tmp_path / "out.parquet"
    pq.write_table(pa.table({"id": range(1000), "t": ["a_b ."] * 1000}), table)
    assert run("normalize", "--column", "t", "--limit", "300", table, "-o", out).returncode == 0
    assert pq.read_table(out).column("id").to_pylist() == list(range(300))
    done = run("normalize", "--column", "t", "--sample", "30", "--diff", table)
    assert (done.returncode, len(done.stdout.split(b"--- ")) - 1 <= 30) == (0, True)


def test_a_sample_is_random_and_the_same_each_time(tmp_path: Path) -> None:
    one, two = dump(tmp_path / "1.jsonl"), dump(tmp_path / "2.jsonl")
    options: list[str | Path] = ["--field", "text", "--sample", "20"]
    taken = run("normalize", *options, one, two).stdout
    assert taken == run("normalize", *options, "--jobs", "2", one, two).stdout
    assert len(ids(taken)) == 20
    lines = run("normalize", "--field", "text", one, two).stdout.splitlines()
    places = [lines.index(line) for line in taken.splitlines()]
    assert taken != run("normalize", *options, "--seed", "1", one, two).stdout
    assert places != sorted(places), "documents of the second file are among them"
    assert ids(run("normalize", "--field", "text", "--sample", "500", one).stdout) == list(range(100))


def test_a_sample_of_a_list_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "tin.json"
    path.write_text(json.dumps([{"id": number, "text": "a"} for number in range(50)], indent=1), "utf-8")
    for seed in ("1", "2", "3"):
        taken = json.loads(run("normalize", "--field", "text", "--sample", "7", "--seed", seed, path).stdout)
        assert len(taken) == 7
        assert [row["id"] for row in taken] == sorted({row["id"] for row in taken})


def test_a_sample_of_a_folder_writes_those_files_alone(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_bytes(DIRTY)
    assert run("normalize", tmp_path, "--sample", "4", "-o", tmp_path / "out").returncode == 0
    assert len(beside(tmp_path / "out")) == 4
    assert all(path.read_bytes() == CLEAN for path in (tmp_path / "out").iterdir())


# ---------------------------------------------------------------- explain --line


def test_one_line_is_explained(tmp_path: Path) -> None:
    path = dump(tmp_path / "tin.jsonl")
    done = run("explain", "--field", "text", "--line", "7", "--steps", "desegment", "--set", "desegment.segmented=yes", path)
    assert {line.split(":")[1] for line in done.stdout.decode().splitlines()} == {"7"}
    assert run("explain", "--field", "text", "--line", "7", "--html", tmp_path / "r.html", path).returncode == 0
    done = run("explain", "--field", "text", "--line", "101", path)
    assert "--line: no text is on line 101; the first line is number 1" in done.stderr.decode()
    assert done.returncode == 2
    text = tmp_path / "tin.txt"
    text.write_bytes(DIRTY * 3)
    done = run("explain", "--line", "2", "--json", text)
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [2] * (len(done.stdout.splitlines()))
    assert done.stdout
    assert run("explain", "--line", "9", text).returncode == 2


# ---------------------------------------------------------------- TSV without quotes


def test_quotes_are_plain_characters() -> None:
    source = 'id\ttext\tn\r\n1\t"Hà_Nội , đẹp .\t5"\r\n\r\n2\tSông "xa" ""\t"\r\n'
    done = run("normalize", "--quoting", "none", "--column", "text", stdin=source.encode())
    assert done.stdout.decode() == source.replace("Hà_Nội , đẹp .", "Hà Nội, đẹp.")
    done = run("normalize", "--quoting", "none", "--column", "text", "--output-column", "clean", stdin=source.encode())
    assert done.stdout.decode() == (
        'id\ttext\tn\tclean\r\n1\t"Hà_Nội , đẹp .\t5"\t"Hà Nội, đẹp.\r\n\r\n2\tSông "xa" ""\t"\tSông "xa" ""\r\n'
    )
    (line,) = errors(run("normalize", "--column", "text", stdin=source.encode()))
    assert line.endswith("; where quotes are plain characters, pass --quoting none")


def test_a_line_break_that_a_step_brings_in_becomes_a_space() -> None:
    source = "text\tn\nmột\u2028hai\t1\n"
    done = run("normalize", "--quoting", "none", "--column", "text", stdin=source.encode())
    assert done.stdout.decode() == "text\tn\nmột hai\t1\n"


def test_backslashes_of_postgresql() -> None:
    source = "id\ttext\n1\tHà_Nội , đẹp .\\nHải_Phòng , xa .\\\\\n2\t\\N\n3\tSông \\x xa\n"
    done = run("normalize", "--quoting", "backslash", "--column", "text", "--output-column", "c", stdin=source.encode())
    assert done.stdout.decode() == (
        "id\ttext\tc\n1\tHà_Nội , đẹp .\\nHải_Phòng , xa .\\\\\tHà Nội, đẹp.\\nHải Phòng, xa .\\\\\n"
        "2\t\\N\t\\N\n3\tSông \\x xa\tSông \\x xa\n"
    )
    commas = "id,text\n1,một\\, Hà_Nội\\, đẹp .\n"
    done = run("normalize", "--quoting", "backslash", "--steps", "characters", "--column", "text", stdin=commas.encode())
    assert done.stdout.decode() == commas


# ---------------------------------------------------------------- the words of errors


def test_a_page_is_refused_with_what_to_use(tmp_path: Path) -> None:
    path = tmp_path / "bài.html"
    path.write_text("<p>Hà_Nội .</p>", "utf-8")
    done = run("normalize", path)
    assert errors(done) == [
        f"vnnorm: {path}: is HTML; take the article out of the page first: pip install trafilatura; "
        f"trafilatura < '{path}' > tin.txt; or pass --format txt to read the marks as text"
    ]
    assert run("normalize", "--format", "txt", path).returncode == 0
    done = run("normalize", stdin=b"\n<!DOCTYPE HTML>\n<html>")
    assert errors(done)[0].startswith("vnnorm: <stdin>: is HTML; take the article out of the page first:")


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    import subprocess

    path = dump(tmp_path / "tin.jsonl", 20_000)
    script = f"set -o pipefail; '{VNNORM}' normalize --field text '{path}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, timeout=120)
    assert done.stderr == b""
    assert done.stdout.splitlines()[-1] in (b"0", b"141")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b'{"t": "a', "line 1: not an object of JSON (Unterminated string starting at character 7); mend the line"),
        (b'{"t": "a"}\n{"t": "\xff"}', "line 2: not UTF-8 at byte 18 (0xff); pass --on-error skip or keep; if the whole file"),
        (
            b'{"t": "a"}\n\xef\xbb\xbf{"t": "b"}',
            "line 2: a byte order mark (U+FEFF) stands at character 1, as where files were joined; take it out: sed",
        ),
        (b'[{"t": "a"}]', "line 1: a list begins here, not an object; for a file that is one list, pass --format json"),
    ],
)
def test_a_bad_line_names_cause_and_remedy(source: bytes, told: str) -> None:
    (line,) = errors(run("normalize", "--field", "t", stdin=source))
    assert line.startswith(f"vnnorm: <stdin>: {told}")


def test_several_inputs_and_the_name_of_a_file(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(DIRTY)
    done = run("normalize", "a.txt", "b.txt", "-o", "one.txt", cwd=tmp_path)
    assert errors(done) == [
        "vnnorm: --output: there are 2 inputs, and one.txt is the name of a file; name a folder (with a slash at its end, if "
        "it is one), or print them into one file: > one.txt (see vnnorm normalize --help)"
    ]
    assert beside(tmp_path) == ["a.txt", "b.txt"]
    assert run("normalize", "a.txt", "b.txt", "-o", "one.txt/", cwd=tmp_path).returncode == 0
    assert beside(tmp_path / "one.txt") == ["a.txt", "b.txt"]
