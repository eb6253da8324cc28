"""Which files ``vnnorm normalize`` reads, and where it writes: folders, gzip and zstd, names, output, order, counts."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from tests.support.command import CLEAN, DIRTY, LINES, LINES_CLEAN, beside, errors, run

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


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
    for options in (["--field", "t"], ["--field", "t", "--format", "jsonl"]):
        assert run("normalize", *options, path).stdout.decode() == '{"t": "Hà Nội"}\n'
    as_text = run("normalize", "--format", "txt", path).stdout
    assert as_text == path.read_bytes()  # a text of nothing but data


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


def test_an_output_folder_in_the_folder_that_is_read(tree: Path) -> None:
    """What an earlier run wrote there is no input of the next."""
    for _ in range(2):
        done = run("normalize", ".", "--output", "sạch", "--verbose", cwd=tree)
        assert (done.returncode, len(errors(done))) == (0, 3)
    assert beside(tree / "sạch") == ["a", "b.txt"]
    assert run("normalize", "a", "--output", ".", cwd=tree).returncode == 0  # the folder above is no earlier run
    assert (tree / "ảnh.txt").read_bytes() == CLEAN
    done = run("normalize", "a", "--output", "a", cwd=tree)
    assert "pass --in-place" in done.stderr.decode()


def test_a_folder_of_one_file_goes_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin/a.txt").write_bytes(DIRTY)
    assert run("normalize", "tin", "--output", "sạch", cwd=tmp_path).returncode == 0
    assert (tmp_path / "sạch/a.txt").read_bytes() == CLEAN
    (tmp_path / "b.txt").write_bytes(CLEAN)
    done = run("normalize", "tin", "--output", "b.txt", cwd=tmp_path)
    assert "b.txt is a file, and the input is a folder; name a folder" in done.stderr.decode()


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


def test_stats_count_documents_steps_and_characters() -> None:
    done = run("normalize", "--stats", "--field", "text", "--on-error", "skip", stdin=LINES + b"\n[]\n")
    table = {line[:20].strip(): line.split()[-1] for line in errors(done)[1:]}
    assert table["documents"] == "5"
    assert table["changed"] == "2"
    assert table["with errors"] == "1"
    assert table["by desegment"] == "2"
    assert table["characters removed"] == "3"
    assert table["desegment"] == "3"
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
