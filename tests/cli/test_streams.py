"""Pipes and terminals: what comes down a pipe goes on at once, a terminal sees colours, a bar, and no control characters."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import CLEAN, DIRTY, VNNORM, errors, run
from vnnorm.cli.progress import Progress


def on_a_terminal(*arguments: str | Path, typed: bytes = b"", **environment: str) -> tuple[bytes, int]:
    """What a terminal gets of standard output and standard error, and the exit status."""
    ours, theirs = pty.openpty()
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "120", **environment}
    process = subprocess.Popen([VNNORM, *map(str, arguments)], stdout=theirs, stderr=theirs, stdin=theirs, env=settings)
    os.close(theirs)
    os.write(ours, typed)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return seen, process.wait()


def test_a_terminal_shows_colours_and_obeys_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(DIRTY + b"\x1b[2J\xe2\x80\xae\n")
    command: list[str | Path] = ["normalize", "--steps", "desegment", "--check", "--diff", path]
    seen, status = on_a_terminal(*command)
    assert status == 1
    assert b"\x1b[31m-Th" in seen
    assert b"\x1b[32m+Th" in seen
    assert rb"\x1b[2J\u202e" in seen
    seen, _ = on_a_terminal(*command, NO_COLOR="1")
    assert b"\x1b[31m" not in seen
    assert b"\x1b[31m" not in run(*command).stdout


def test_who_types_is_told_how_to_end() -> None:
    seen, status = on_a_terminal("normalize", typed=b"a\n\x04")
    assert b"vnnorm: reading standard input; Ctrl-D on an empty line ends it" in seen
    assert status == 0


def test_what_comes_down_a_pipe_goes_on_at_once() -> None:
    command = [str(VNNORM), "normalize", "--field", "t", "--on-error", "keep"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for line in (b'{"t": "a\xc2\xa0b"}\n', b'{"t": null}\n', b"\n", b"bad\n", b'{"t": "x"}\n'):
            process.stdin.write(line)
            process.stdin.flush()
            assert process.stdout.readline() == line.replace(b"\xc2\xa0", b" ")
        process.stdin.close()
        assert process.wait() == 2


def test_names_in_every_locale(tmp_path: Path) -> None:
    plain: dict[str, Any] = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    lines, table = tmp_path / "tin.jsonl", tmp_path / "bảng.csv"
    lines.write_bytes('{"nội dung": "Hà_Nội , đẹp ."}\n'.encode())
    table.write_bytes("nội dung\nHôm 16/9\n".encode())
    assert run("normalize", "--field", "nội dung", lines, **plain).stdout == '{"nội dung": "Hà Nội, đẹp."}\n'.encode()
    done = run("find", "dates", "--column", "nội dung", tmp_path, "--glob", "*ả*", **plain)
    assert '"field": "nội dung"' in done.stdout.decode()
    assert f'"file": "{table}"' in done.stdout.decode()
    assert len(errors(run("normalize", "--field", "nội", lines, **plain))) == 1


def test_completion_in_a_shell() -> None:
    for words, expected in {
        "vnnorm nor": "normalize",
        "vnnorm normalize --steps characters,des": "characters,desegment",
        "vnnorm normalize --on-error s": "stop",
        "vnnorm normalize --output-c": "--output-column",
        "vnnorm normalize --quoting b": "backslash",
        "vnnorm explain --li": "--line",
    }.items():
        environment: dict[str, Any] = {
            "_VNNORM_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
        }
        assert f"plain,{expected}" in run(**environment).stdout.decode().split("\n")


class Terminal(io.StringIO):
    """A terminal to look at."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that stands still until it is set."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def watched(patch: pytest.MonkeyPatch, bar: tuple[int, bool], *moments: tuple[float, int, int] | None) -> list[str]:
    """What a terminal has seen of a bar after each moment: seconds, bytes and documents; None: something else is told."""
    terminal, clock = Terminal(), Clock()
    with patch.context() as patched:  # not in a fixture, before which pytest sets the stream
        patched.setattr(sys, "stderr", terminal)
        patched.setattr(time, "monotonic", clock)
        progress = Progress(*bar)
        seen = []
        for moment in moments:
            if moment is None:
                progress.clear()
            else:
                clock.now = 1000 + moment[0]
                progress.at(*moment[1:])
            seen.append(terminal.getvalue())
            terminal.seek(0)
            terminal.truncate()
        progress.close()
        return [*seen, terminal.getvalue()]


def test_a_bar_shows_part_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    early, shown, soon, cleared, full, end = watched(
        monkeypatch,
        (20_000_000, True),
        (0.5, 1_000_000, 500),
        (2, 5_000_000, 3000),
        (2.05, 6_000_000, 3100),
        None,
        (4, 25_000_000, 9000),
    )
    assert (early, soon) == ("", ""), "short work has no bar, and it is not drawn all the time"
    assert "25%  2.5 MB/s  1,500 documents/s  0:00:06 left" in shown
    assert cleared == end == "\r\x1b[K\x1b[?25h", "the line is free, and the cursor is seen"
    assert "100%" in full


def test_a_pipe_has_a_rate_only(monkeypatch: pytest.MonkeyPatch) -> None:
    shown, _ = watched(monkeypatch, (0, True), (2, 0, 3000))
    assert shown == "\r\x1b[Kvnnorm  3,000 documents  1,500 documents/s"


def test_no_bar_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched(monkeypatch, (100, False), (2, 50, 3000)) == ["", ""]
    done = run("normalize", stdin=DIRTY)
    assert (done.stdout, done.stderr) == (CLEAN, b"")
