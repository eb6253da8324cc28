"""``vnnorm repeated-lines`` as a subprocess: what it prints, ``--set boilerplate.repeated=FILE`` takes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.command import run

SLOGAN = "Báo Sông Quê, đọc mỗi sáng"
TEXTS = [f"Nước sông đã rút.\n{SLOGAN}", f"Lúa đã chín ngoài đồng.\n{SLOGAN}", "Trường học mở cửa lại."]


def test_the_lines_that_texts_share_and_the_texts_without_them(tmp_path: Path) -> None:
    dump = tmp_path / "songque.jsonl"
    dump.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in TEXTS), "utf-8")
    done = run("repeated-lines", "--minimum", "2", "--field", "text", dump)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"{SLOGAN}\n", b"")
    shared = tmp_path / "shared.txt"
    shared.write_bytes(done.stdout)
    left = run("normalize", "--steps", "boilerplate", "--set", f"boilerplate.repeated={shared}", "--field", "text", dump)
    assert [json.loads(line)["text"] for line in left.stdout.splitlines()] == [text.split("\n")[0] for text in TEXTS]


def test_no_line_is_repeated_in_one_text() -> None:
    done = run("repeated-lines", "--minimum", "1", "-", stdin=b"x")
    assert done.returncode == 2
    assert b"--minimum" in done.stderr
    assert run("repeated-lines", "--minimum", "2", "-", stdin=b"x").stdout == b""
