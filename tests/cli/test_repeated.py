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


MIXED: list[dict[str, str | None]] = [
    {"text": f"Nước sông đã rút.\n{SLOGAN}", "outlet": "Sông Quê"},
    {"text": f"Lúa đã chín ngoài đồng.\n{SLOGAN}", "outlet": "Sông Quê"},
    {"text": f"Trường học mở cửa lại.\n{SLOGAN}", "outlet": "Bến Đá"},
    {"text": "Chợ họp sớm.\nBến Đá, mỗi ngày", "outlet": "Bến Đá"},
    {"text": "Đò chạy lại.\nBến Đá, mỗi ngày", "outlet": None},
    {"text": "Cầu thông xe.\nBến Đá, mỗi ngày", "outlet": "Bến Đá"},
]


def test_outlets_of_one_file_are_counted_each_by_itself(tmp_path: Path) -> None:
    dump = tmp_path / "all.jsonl"
    dump.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in MIXED), "utf-8")
    done = run("repeated-lines", "--minimum", "2", "--field", "text", "--outlet-field", "outlet", dump)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"Bến Đá\tBến Đá, mỗi ngày\nSông Quê\t{SLOGAN}\n", b"")


def test_so_are_outlets_of_a_table(tmp_path: Path) -> None:
    table = tmp_path / "all.csv"
    rows = [("outlet", "text"), *((str(row["outlet"] or ""), f'"{row["text"]}"') for row in MIXED)]
    table.write_text("".join(f"{outlet},{text}\n" for outlet, text in rows), "utf-8")
    done = run("repeated-lines", "--minimum", "2", "--column", "text", "--outlet-field", "outlet", table)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, f"Bến Đá\tBến Đá, mỗi ngày\nSông Quê\t{SLOGAN}\n", b"")


def test_an_outlet_needs_records_and_few_values(tmp_path: Path) -> None:
    assert run("repeated-lines", "--minimum", "2", "--outlet-field", "outlet", "-", stdin=b"x").returncode == 2
    dump = tmp_path / "all.jsonl"
    dump.write_text("".join(json.dumps({"text": "Một", "id": str(number)}) + "\n" for number in range(1_001)), "utf-8")
    done = run("repeated-lines", "--minimum", "2", "--field", "text", "--outlet-field", "id", dump)
    assert done.returncode == 2
    assert b"'id' has more than 1,000 values" in done.stderr
