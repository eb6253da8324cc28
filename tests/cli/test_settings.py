"""``--set``: options of steps on the command line do what they do in Python."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.command import errors, run
from vnnorm import Step, normalize
from vnnorm.config.values import from_text, options_of
from vnnorm.rules import RULES

PAGE = "Bão đã vào bờ.\nCây đổ trên phố biển. Ảnh: Hoài Thương\nNgười dân đã về nhà./.\n".encode()


def test_every_option_of_a_step_can_be_set() -> None:
    for step in RULES:
        for option in options_of(step):
            reads_file = option in ("extra", "repeated")
            from_text(step, option, os.devnull if reads_file else "yes")  # LookupError: its type does not say how it is written
    assert "reference" not in options_of("dates")  # --reference says the day


@pytest.mark.parametrize(
    ("given", "source", "result"),
    [
        (["--set", "desegment.segmented=yes"], "Thủ_tướng", "Thủ tướng"),
        (["--set", "desegment.formats=yes"], "Thủ_tướng/N nói/V gì/P ./.", "Thủ tướng nói gì."),
        (["--set", "desegment.segmented=no"], "Thủ_tướng nói : Hà_Nội .", "Thủ_tướng nói : Hà_Nội ."),
        (["--set", "boilerplate.kinds=-caption,-credit"], PAGE.decode(), PAGE.decode().replace("./.", ".")),
        (["--set", "boilerplate.kinds=caption"], PAGE.decode(), "Bão đã vào bờ.\nNgười dân đã về nhà./.\n"),
        (["--steps", "titles", "--set", "titles.kinds=-honorific"], "Ông Lê Minh Khôi nói.", "Ông Lê Minh Khôi nói."),
        (["--steps", "dates", "--set", "dates.style=dmy"], "Họp ngày 2/1/2025.", "Họp ngày 2/1/2025."),
        (["--steps", "strip_diacritics", "--set", "strip_diacritics.ascii=TRUE"], "Москва", "Moskva"),
        (["--preset", "match", "--set", "titles.appositions=yes"], "ông Lê An, Giám đốc, nói", "lê an nói"),
    ],
)
def test_an_option_is_as_in_python(given: list[str], source: str, result: str) -> None:
    done = run("normalize", *given, stdin=source.encode())
    assert (done.stdout.decode(), done.stderr) == (result, b"")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Thủ_tướng/N nói/V gì/P ./.", "tagged tokens"),
        ("Thủ_tướng\tN\nnói\tV\ngì\tP\n.\tCH\n", "columns"),
        ('["Thủ_tướng", "nói", "gì", "."]', "token list"),
        ("Thủ_@@ tướng nói gì .", "word pieces"),
        ("Thủ_tướng nói gì .", ""),
        ("Thủ tướng nói và/hoặc viết.", ""),
    ],
)
def test_another_format_is_named(source: str, name: str) -> None:
    done = run("normalize", "--steps", "desegment", stdin=source.encode())
    told = [f"<stdin> holds {name}, which stay; --set desegment.formats=yes undoes them"] if name else []
    assert done.stderr.decode().splitlines() == told
    assert (done.stdout.decode() == source) == (source != "Thủ_tướng nói gì .")
    assert run("normalize", "--set", "desegment.formats=yes", stdin=source.encode()).stderr == b""


def test_words_and_lines_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes("\ufeffhyphenated\tVH-nt\r\n\r\n".encode())
    source = "Sở VH - nt , Hà_Nội ."
    done = run("normalize", "--set", "desegment.extra=words.txt", stdin=source.encode(), cwd=tmp_path)
    assert done.stdout.decode() == normalize(source, steps=(Step("desegment", extra="hyphenated\tVH-nt"),))
    (tmp_path / "lines.txt").write_text("Báo Sông Quê, đọc mỗi sáng\n", "utf-8")
    source = "Lúa đã chín ngoài đồng.\nBáo Sông Quê, đọc mỗi sáng"
    done = run("normalize", "--jobs", "2", "--set", "boilerplate.repeated=lines.txt", stdin=source.encode(), cwd=tmp_path)
    assert done.stdout.decode() == "Lúa đã chín ngoài đồng."


def test_an_error_in_a_file_tells_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# mine\n\nhyphnated\tVH-nt\n", "utf-8")
    done = run("normalize", "--set", "desegment.extra=words.txt", stdin=b"a", cwd=tmp_path)
    assert "line 3: 'hyphnated' is no kind" in done.stderr.decode()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("segmented=yes", "'segmented=yes' sets nothing; write STEP.OPTION=VALUE"),
        ("desegment.segmented", "sets nothing"),
        ("desegmant.segmented=yes", "unknown step 'desegmant'; did you mean 'desegment'?"),
        ("desegment.segmanted=yes", "unknown option of step 'desegment' 'segmanted'; did you mean 'segmented'?"),
        ("dates.reference=2025-09-16", "unknown option of step 'dates' 'reference'"),
        ("desegment.segmented=maybe", "'maybe' is neither yes nor no"),
        ("titles.kinds=office", "this step does not run; name it in --steps"),
        ("boilerplate.kinds=captoin", "unknown kind of residue 'captoin'; did you mean 'caption'?"),
        ("boilerplate.kinds=-captoin", "'captoin'; did you mean 'caption'?"),
        ("boilerplate.kinds=-caption,credit", "both names kinds and takes some away"),
        ("desegment.extra=nowhere.txt", "the lines are read from a file, and nowhere.txt cannot be read"),
        ("desegment.extra=.", "cannot be read"),
    ],
)
def test_what_cannot_be_set_is_told(given: str, told: str) -> None:
    done = run("normalize", "--set", given, stdin=b"a")
    assert (done.returncode, done.stdout, len(errors(done))) == (2, b"", 1)
    assert told in done.stderr.decode()


def test_an_option_is_set_once() -> None:
    done = run("normalize", "--set", "desegment.segmented=yes", "--set", "desegment.segmented=no", stdin=b"a")
    assert "desegment.segmented is set more than once" in done.stderr.decode()
