"""Lines between ``vnnorm: off`` and ``vnnorm: on`` stay as they are, in every kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command import run
from vnnorm.cli.ignored import ignored

SEGMENTED = "Thủ_tướng gặp Bí_thư ."
PLAIN = "Thủ tướng gặp Bí thư."


@pytest.mark.parametrize(
    ("off", "on"),
    [
        ("vnnorm: off", "vnnorm: on"),
        ("# vnnorm: off", "# vnnorm: on"),
        ("// vnnorm: off", "// vnnorm: on"),
        ("/* vnnorm: off */", "/* vnnorm: on */"),
        ("<!-- vnnorm: off -->", "<!-- vnnorm: on -->"),
        ("-- vnnorm:off", "  --  vnnorm:on "),
        ("; vnnorm: off", "; vnnorm: on"),
        ("% vnnorm: off", "% vnnorm: on"),
        (".. vnnorm: off", ".. vnnorm: on"),
        ("{# vnnorm: off #}", "{# vnnorm: on #}"),
        ("> <!-- vnnorm: off -->", "> <!-- vnnorm: on -->"),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_region_stays(tmp_path: Path, off: str, on: str, suffix: str) -> None:
    path = tmp_path / f"tin.{suffix}"
    lines = [SEGMENTED, "", off, "", SEGMENTED, "", on, "", SEGMENTED, ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("normalize", "--in-place", "--steps", "desegment", path).returncode == 1
    assert path.read_text(encoding="utf-8") == "\n".join([PLAIN, *lines[1:-2], PLAIN, ""])
    assert run("normalize", "--in-place", "--steps", "desegment", path).returncode == 0


def test_a_region_that_nothing_ends_goes_to_the_end() -> None:
    text = f"{SEGMENTED}\n# vnnorm: off\n{SEGMENTED}\n{SEGMENTED}"
    assert [text[start:end] for start, end, _ in ignored(text)] == [text[len(SEGMENTED) + 1 :]]


def test_behind_something_the_mark_stands_for_its_line() -> None:
    text = f"{SEGMENTED}  # vnnorm: off\n{SEGMENTED}\n{SEGMENTED} <!-- vnnorm: off -->\n"
    lines = text.split("\n")
    assert [text[start:end] for start, end, _ in ignored(text)] == [lines[0], lines[2]]
    assert run("normalize", "--steps", "desegment", stdin=text.encode()).stdout.decode() == text.replace(
        f"\n{SEGMENTED}\n", f"\n{PLAIN}\n"
    )


@pytest.mark.parametrize(
    "line",
    ["Gõ vnnorm: off để dừng.", "vnnorm: off và on", "vnnorm:", "vnnorm: offline", "Lệnh vnnorm: off", "x # vnnorm: off nhé"],
)
def test_prose_about_the_mark_is_no_mark(line: str) -> None:
    assert ignored(f"a_b\n{line}\nc_d") == []


def test_a_mark_on_without_off_changes_nothing_but_stays() -> None:
    text = "a_b\n# vnnorm: on\nc_d"
    assert [text[start:end] for start, end, _ in ignored(text)] == ["# vnnorm: on"]


def test_texts_of_fields_have_marks_too() -> None:
    texts = [f"{SEGMENTED}\nvnnorm: off\n{SEGMENTED}", SEGMENTED]
    rows = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    done = run("normalize", "--field", "text", "--steps", "desegment", stdin=rows.encode())
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [
        f"{PLAIN}\nvnnorm: off\n{SEGMENTED}",
        PLAIN,
    ]


def test_nothing_is_found_or_told_in_a_region() -> None:
    text = b"ng\xc3\xa0y 1/2/2013\n# vnnorm: off\nng\xc3\xa0y 2/2/2013 H\xc3\xa0_N\xe1\xbb\x99i\n"
    assert len(run("find", "dates", stdin=text).stdout.splitlines()) == 1
    assert run("explain", "--steps", "desegment", "--set", "desegment.segmented=yes", stdin=text).stdout == b""
    assert run("normalize", "--diff", "--set", "desegment.segmented=yes", stdin=text).stdout == b""
