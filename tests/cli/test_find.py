"""``vnnorm find`` and ``vnnorm explain`` as subprocesses: one JSON object a finding, with its file, line and offsets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command import DIRTY, Done, errors, run
from vnnorm import explain, find_dates, find_titles

PAGE = "Bão vào bờ\n\nBão số 5 vào bờ sáng nay.\n\nẢnh: Hoài Thương\n"
TEXT = "Tin vắn.\nHôm 16/9, Thủ tướng Phạm Minh Chính nói.\n"


def rows(done: Done) -> list[dict[str, Any]]:
    assert done.stderr == b""
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_find_boilerplate() -> None:
    found = rows(run("find", "boilerplate", "-", stdin=PAGE.encode()))
    assert found == [{"file": "<stdin>", "line": 5, "start": 39, "end": 55, "kind": "credit", "text": "Ảnh: Hoài Thương"}]
    assert run("find", "boilerplate", "/none.txt").returncode == 2


def test_find_dates_with_and_without_the_day_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, "utf-8")
    (date,) = rows(run("find", "dates", path, LANG="C", LC_ALL="C"))
    (known,) = find_dates(TEXT)
    assert {key: date[key] for key in ("file", "line", "start", "end", "text", "value")} == {
        "file": str(path),
        "line": 2,
        "start": known.start,
        "end": known.end,
        "text": known.text,
        "value": "XXXX-09-16",
    }
    (date,) = rows(run("find", "dates", "--reference", "2025-09-20", path))
    assert (date["value"], date["first_day"]) == ("2025-09-16", "2025-09-16")
    assert TEXT[date["core"]["start"] : date["core"]["end"]] == "16/9"


def test_find_titles_in_the_field_of_each_line(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text("\n" + json.dumps({"text": TEXT}) + "\n", "utf-8")
    (found,) = rows(run("find", "titles", "--field", "text", path))
    (known,) = find_titles(TEXT)
    assert (found["file"], found["line"], found["field"]) == (str(path), 2, "text")
    assert found["name"] == {"start": known.name.start, "end": known.name.end, "text": "Phạm Minh Chính"}


def test_the_reference_of_each_document(tmp_path: Path) -> None:
    path = tmp_path / "tin.csv"
    path.write_text("text,published\nhôm 16/9,2020-10-01T07:00:00+07:00\nhôm 16/9,\n", "utf-8")
    done = run("find", "dates", "--column", "text", "--reference-field", "published", "--reference", "2011-09-01", path)
    assert [(row["line"], row["value"]) for row in rows(done)] == [(2, "2020-09-16"), (3, "2011-09-16")]


@pytest.mark.parametrize(("on_error", "found"), [("stop", 1), ("skip", 2), ("keep", 2)])
def test_bad_documents(tmp_path: Path, on_error: str, found: int) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_text('{"text": "hôm 16/9"}\n{"text": \n{"text": "hôm 17/9"}\n', "utf-8")
    done = run("find", "dates", "--field", "text", "--on-error", on_error, path)
    assert (len(done.stdout.splitlines()), done.returncode) == (found, 2)
    assert errors(done)[0].startswith(f"vnnorm: {path}: line 2: not an object of JSON (")


def test_explain_tells_each_change(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes("Tin\nThủ_tướng nói .\r\n".encode())
    done = run("explain", "--steps", "desegment", path)
    assert done.stdout.decode().splitlines() == [
        f"{path}:2:4: desegment: joiner: '_' → ' '",
        f"{path}:2:14: desegment: . stop: ' ' → ''",
    ]
    changes = rows(run("explain", "--json", "--preset", "match", path))
    told = explain("Tin\nThủ_tướng nói .\r\n", steps=("characters", "desegment", "dates", "titles", "casefold"))
    assert [(row["start"], row["end"], row["old"], row["new"], tuple(row["reasons"])) for row in changes] == list(told.edits)
    assert [row["line"] for row in changes] == [1, 2, 2, 2, 2]
    assert run("explain", "-", stdin=b"").stdout == b""


def test_the_report_of_one_document(tmp_path: Path) -> None:
    path, report = tmp_path / "tin<b>.txt", tmp_path / "báo cáo.html"
    path.write_bytes("Thủ_tướng nói .\n".encode())
    done = run("explain", "--html", report, path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert report.read_text("utf-8") == explain("Thủ_tướng nói .\n").to_html(str(path))
    done = run("explain", "--html", report, path, path)
    assert errors(done) == [
        "vnnorm: --html shows one document, and there are more; name one file, or one of its lines: --line 7 "
        "(see vnnorm explain --help)"
    ]
    assert run("explain", "--html", report, "--json", path).returncode == 2
    assert run("explain", "--html", report, tmp_path / "none").returncode == 2
    done = run("explain", "--html", f"{path}/report.html", path)
    assert done.returncode == 2
    assert len(errors(done)) == 1


def test_a_report_replaces_nothing_but_a_report(tmp_path: Path) -> None:
    text, report = tmp_path / "in.txt", tmp_path / "report.html"
    text.write_bytes(DIRTY)
    done = run("explain", "--html", text)
    (line,) = errors(done)
    assert f"--html: {text} is there, and is no report; give the report a name of its own: --html report.html {text}" in line
    assert (done.returncode, text.read_bytes()) == (2, DIRTY)
    report.write_bytes(b"")
    assert run("explain", "--html", report, text).returncode == 0, "an empty file loses nothing"
    first = report.read_bytes()
    assert run("explain", "--html", report, "--steps", "characters", text).returncode == 0
    assert report.read_bytes() != first
    assert run("explain", "--html", "/dev/null", text).returncode == 0


def test_the_reference_of_its_own_dateline() -> None:
    text = "Giá gạo tăng\nThứ hai, 16/9/2024, 17:02\nHôm qua, giá gạo tăng."
    done = run("find", "dates", "--reference", "auto", stdin=text.encode())
    assert [row["value"] for row in rows(done)] == ["2024-09-16", "2024-09-15"]
    lines = f'{{"text": {json.dumps(text)}}}\n{{"text": "Hôm qua, giá gạo tăng."}}\n'
    done = run("find", "dates", "--reference", "auto", "--format", "jsonl", "--field", "text", stdin=lines.encode())
    assert [row["value"] for row in rows(done)] == ["2024-09-16", "2024-09-15", None]
