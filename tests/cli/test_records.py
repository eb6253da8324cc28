"""A file may have any length; one text, line or row has a limit, so that a small file cannot fill the memory."""

from __future__ import annotations

import gzip
import io
import resource
from functools import partial
from pathlib import Path

import pytest

from tests.support.command import errors, run
from vnnorm.cli import records
from vnnorm.cli.messages import UserError

MEGABYTE = b"a " * (1 << 19)
MEMORY = partial(resource.setrlimit, resource.RLIMIT_AS, (700 << 20, 700 << 20))
TOLD = "more than 32 MiB in one document; split it, or call vnnorm.normalize in a program of your own"


def bomb(path: Path, before: bytes, after: bytes) -> Path:
    """A file of some 300 kB that holds 300 MB between two texts."""
    path.write_bytes(gzip.compress(before) + gzip.compress(MEGABYTE, mtime=0) * 300 + gzip.compress(after))
    assert path.stat().st_size < 400_000
    return path


def test_a_text(tmp_path: Path) -> None:
    path = bomb(tmp_path / "tin.txt.gz", b"", b"")
    done = run("normalize", path, preexec_fn=MEMORY)
    assert (done.returncode, done.stdout) == (2, b"")
    assert errors(done) == [f"vnnorm: {path}: is too large: {TOLD}"]


@pytest.mark.parametrize("on_error", ["stop", "skip", "keep"])
def test_a_line(tmp_path: Path, on_error: str) -> None:
    before, after = b'{"t": "a_b ."}\n', b'{"t": "c"}\n'
    path = bomb(tmp_path / "tin.jsonl.gz", before + b'{"t": "', b'"}\n' + after)
    done = run("normalize", "--field", "t", "--on-error", on_error, path, preexec_fn=MEMORY)
    assert done.returncode == 2
    assert done.stdout == before + (after if on_error == "skip" else b"")
    kept = [f"vnnorm: {path}: line 2 is too large to be passed on; write to another file with --on-error skip"]
    assert errors(done) == [f"vnnorm: {path}: line 2: too large: {TOLD}"] + kept * (on_error == "keep")


def test_in_place_such_a_file_stays(tmp_path: Path) -> None:
    path = bomb(tmp_path / "tin.jsonl.gz", '{"t": "Hà_Nội đẹp ."}\n{"t": "'.encode(), b'"}\n')
    content = path.read_bytes()
    done = run("normalize", "--field", "t", "--on-error", "skip", "--in-place", path, preexec_fn=MEMORY)
    assert (done.returncode, path.read_bytes()) == (2, content)


@pytest.mark.parametrize("end", [b"", b"\n"], ids=["on one line", "on many"])
def test_a_row(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "tin.csv.gz"
    path.write_bytes(gzip.compress(b'id,t\n1,b\n2,"') + gzip.compress(MEGABYTE + end) * 300 + gzip.compress(b'"\n'))
    done = run("normalize", "--column", "t", path, preexec_fn=MEMORY)
    assert (done.returncode, done.stdout) == (2, b"id,t\n1,b\n")
    assert errors(done) == [f"vnnorm: {path}: line 3: a row of more than 32 MiB; close its quotes, or split its text"]


@pytest.mark.parametrize(("size", "is_read"), [(5, True), (6, False)])
def test_the_limit_is_the_last_size_that_is_read(monkeypatch: pytest.MonkeyPatch, size: int, is_read: bool) -> None:
    monkeypatch.setattr(records, "LIMIT", 5)
    assert records.is_too_long(next(records.lines(io.BytesIO(b"a" * size)))) is not is_read
    if is_read:
        assert records.read_document(io.BytesIO(b"a" * size)) == b"a" * size
    else:
        with pytest.raises(UserError, match="is too large"):
            records.read_document(io.BytesIO(b"a" * size))
