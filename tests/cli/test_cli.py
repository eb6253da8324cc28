"""The command line as a subprocess: output, exit status, and one line for each error."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command import CLEAN, DIRTY, VNNORM, errors, run
from vnnorm import __build__, __version__

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_sample_article() -> None:
    done = run("normalize", EXAMPLES / "article.txt")
    assert done.stderr == b""
    assert done.returncode == 0
    assert done.stdout == (EXAMPLES / "article-clean.txt").read_bytes()


@pytest.mark.parametrize("arguments", [["normalize"], ["normalize", "-"]])
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_standard_input_in_any_locale(arguments: list[str], locale: str) -> None:
    done = run(*arguments, stdin=DIRTY, LANG=locale, LC_ALL=locale, PYTHONUTF8="0")
    assert (done.stdout, done.stderr, done.returncode) == (CLEAN, b"", 0)


def test_files_in_order_with_their_line_ends(tmp_path: Path) -> None:
    one, two = tmp_path / "một.txt", tmp_path / "hai\ntệp.txt"
    one.write_bytes(b"a\xc2\xa0b\r\n")
    two.write_bytes(b"c")
    done = run("normalize", two, one, LANG="C")
    assert (done.stdout, done.stderr, done.returncode) == (b"ca b\n", b"", 0)
    done = run("normalize", "--steps", "desegment", one)
    assert done.stdout == b"a\xc2\xa0b\r\n"


def test_diff_shows_and_names(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(b"m\xe1\xbb\x99t\n" + DIRTY)
    done = run("normalize", "--diff", path)
    header = f"--- {path}\n+++ {path} (normalized)\n".encode()
    assert done.stdout == header + "@@ -1,2 +1,2 @@\n một\n-".encode() + DIRTY + b"+" + CLEAN
    assert path.read_bytes().endswith(DIRTY)
    assert run("normalize", "--diff", "-", stdin=CLEAN).stdout == b""


def test_what_cannot_be_read_is_told_in_one_line_and_the_rest_is_done(tmp_path: Path) -> None:
    bad, utf16, good, folder = (tmp_path / name for name in ("bad.txt", "utf16.txt", "good.txt", "empty"))
    folder.mkdir()
    bad.write_bytes(b"ab\xffcd")
    utf16.write_bytes("tin".encode("utf-16"))
    good.write_bytes(DIRTY)
    done = run("normalize", bad, utf16, folder, tmp_path / "không\ncó.txt", good)
    assert done.stdout == CLEAN
    assert done.returncode == 2
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"vnnorm: {bad}: not UTF-8 at byte 2 (0xff); save the file as UTF-8, or convert it first:")
    assert "it looks like UTF-16; convert it first: iconv -f UTF-16 -t UTF-8" in lines[1]
    assert lines[2] == f"vnnorm: {folder}: no file of the format txt is in this folder; say which to read with --glob '**/*.…'"
    assert lines[3].startswith(f"vnnorm: {tmp_path}/không\\ncó.txt: no such file; check the path")


def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    done = run("normalize", path, powerless=True)
    assert done.returncode == 2
    assert b"cannot be read (Permission denied); check the file and its permissions" in done.stderr


def test_bytes_of_standard_input_that_are_not_utf_8() -> None:
    done = run("normalize", stdin=b"\xe9")
    assert done.returncode == 2
    assert done.stderr.startswith(b"vnnorm: <stdin>: not UTF-8 at byte 0 (0xe9);")


def test_a_wrong_step_is_reported_with_the_nearest_one() -> None:
    done = run("normalize", "--steps", "characters,desegmant")
    assert done.returncode == 2
    assert (
        b"unknown step 'desegmant'; did you mean 'desegment'? Choices: boilerplate, casefold, characters, dates, desegment"
        in done.stderr
    )


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(DIRTY * 20_000)
    command = f"'{VNNORM}' normalize '{path}' | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.stderr == b""
    assert done.stdout == CLEAN[:10]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        command = list(map(str, [VNNORM, "normalize", EXAMPLES / "article.txt"]))
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "vnnorm: the output cannot be written (No space left on device); free some space, or write elsewhere"
    ]


@pytest.mark.parametrize(("redirection", "told"), [("<&-", "<stdin>: is closed"), (">&-", "standard output is closed")])
def test_closed_streams_are_told_in_one_line(redirection: str, told: str) -> None:
    command = f"'{VNNORM}' normalize {redirection}"
    done = subprocess.run(["bash", "-c", command], input=DIRTY, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    command = f"mkdir '{tmp_path}/x' && cd '{tmp_path}/x' && rmdir '{tmp_path}/x' && '{VNNORM}' normalize a.txt"
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES.parent)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60, env=environment)
    assert done.stderr.decode() == "vnnorm: a.txt: no such file; check the path: the folder it starts at is gone\n"
    assert done.returncode == 2


@pytest.mark.parametrize("steps", ["", " , "])
def test_no_step_is_an_error(steps: str) -> None:
    done = run("normalize", "--steps", steps, stdin=DIRTY)
    assert done.returncode == 2
    assert b"names no step; choose from boilerplate, casefold, characters" in done.stderr


def test_a_file_without_a_name() -> None:
    assert run("normalize", "").stderr.startswith(b"vnnorm: '': no such file")


def test_version_and_help() -> None:
    assert run("--version").stdout.decode().strip() == f"vnnorm, version {__version__} ({__build__})"
    assert b"Normalize Vietnamese news text" in run("-h").stdout
    told = " ".join(run("normalize", "--help").stdout.decode().split())
    assert "boilerplate, casefold, characters, dates, desegment" in told
    assert "The exit status is 0" in told


def test_the_module_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "vnnorm", "normalize"], input=DIRTY, capture_output=True, check=True)
    assert done.stdout == CLEAN


def test_a_file_in_the_place_of_a_command(tmp_path: Path) -> None:
    (tmp_path / "bài báo.txt").write_bytes(DIRTY)
    done = run("bài báo.txt", cwd=tmp_path)
    assert errors(done) == [
        "vnnorm: bài báo.txt is no command; to read it, write vnnorm normalize 'bài báo.txt' (see vnnorm --help)"
    ]
    assert done.returncode == 2
    assert b"vnnorm find boilerplate 'b" in run("find", "bài báo.txt", cwd=tmp_path).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["normalise"], "unknown command 'normalise'; did you mean 'normalize'?"),
        (["dates"], "unknown command 'dates'; did you mean 'find dates'?"),
        (["find", "date"], "unknown command 'date'; did you mean 'dates'?"),
        (["normalize", "--prest", "x"], "--preset"),
        (["normalize", "--preset", "nws"], "unknown preset 'nws'; did you mean 'news'? Choices: match, news"),
        (["normalize", "--preset", "news", "--steps", "dates"], "--steps and --preset both name the steps; give one of them"),
        (["normalize", "--reference", "16/9/2025"], "'16/9/2025' is not a day; write YYYY-MM-DD, for instance 2025-09-16"),
        (["normalize", "--check", "--in-place"], "--in-place does not go with --check or --diff"),
        (["normalize", "--output", "x", "--in-place"], "--in-place does not go with --output"),
        (["normalize", "--output", "x", "--diff"], "--output does not go with --check or --diff"),
        (["normalize", "--quiet", "--verbose"], "--quiet does not go with --verbose"),
        (["normalize", "--field", "a", "--field", "a"], "--field names 'a' more than once"),
        (["normalize", "--jobs", "-1"], "--jobs"),
        (["normalize", "--on-error", "panic"], "'stop', 'skip', 'keep'"),
        (["find"], "Usage: vnnorm find"),
    ],
)
def test_a_wrong_use_is_told(arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert told in done.stderr.decode()
    if arguments != ["find"]:
        assert len(errors(done)) == 1
        assert errors(done)[0].endswith(
            f"(see vnnorm{f' {arguments[0]}' if arguments[0] in ('normalize', 'find') else ''} --help)"
        )
