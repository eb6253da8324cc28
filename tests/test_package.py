"""The package as users get it: what is in the wheel, that it is built the same each time, and that its types serve others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from vnnorm.making import files

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow

USER = '''\
"""A program of someone who uses vnnorm."""

from __future__ import annotations

import datetime

import vnnorm
from vnnorm import Edits, Span, Step

told = vnnorm.explain("Họp sáng 16/9.", steps=(*vnnorm.MATCH, Step("place_tones")), reference=datetime.date(2025, 9, 20))
text: str = told.text
edits: Edits = told.edits
spans: list[Span] = [edit.span for edit in edits]
values: list[str | None] = [date.value for date in vnnorm.find_dates(text)]
names: list[str] = [one.name.of(text) for one in vnnorm.find_titles(text)]
many: list[str] = list(vnnorm.normalize_many([text, (text, None)], jobs=1))
key: str = vnnorm.match_key(text)
'''
WRONG = "import vnnorm\n\nlength: int = vnnorm.normalize('a')\nvnnorm.normalize(b'a')\nvnnorm.place_tones('a', stile='old')\n"


def _wheel(folder: Path) -> Path:
    """The wheel of a copy of the sources, as pip makes it."""
    copy = folder / "source"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "_build"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(copy)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _wheel(tmp_path_factory.mktemp("first"))


def test_the_wheel_holds_the_package_and_its_data_and_no_more(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        held = {name for name in file.namelist() if ".dist-info/" not in name}
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "vnnorm").rglob("*") if path.is_file()}
    ready = {f"vnnorm/{path}" for path, _ in files()}
    assert held == {path for path in sources if "__pycache__" not in path} - {"vnnorm/hatch_build.py"} | ready
    assert "vnnorm/py.typed" in held
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "vnnorm" / "data").rglob("*.txt")} <= held


def test_the_ready_made_tables_of_the_wheel_are_those_of_its_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        for path, text in files():
            assert file.read(f"vnnorm/{path}").decode("utf-8") == text, path


def test_two_builds_are_equal(wheel: Path, tmp_path: Path) -> None:
    assert _wheel(tmp_path).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("checker", [["mypy", "--strict", "--no-error-summary"], ["pyright"]], ids=["mypy", "pyright"])
def test_types_serve_a_program_that_uses_them(checker: list[str], tmp_path: Path) -> None:
    program = Path(sys.executable).parent / checker[0]
    if not program.exists():
        pytest.skip(f"{checker[0]} is not installed: pip install --group dev")
    (tmp_path / "user.py").write_text(USER, "utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")

    def checked(name: str) -> subprocess.CompletedProcess[str]:
        python = ["--pythonpath", sys.executable] if checker[0] == "pyright" else []
        command = [str(program), *checker[1:], *python, name]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    right, wrong = checked("user.py"), checked("wrong.py")
    assert right.returncode == 0, right.stdout + right.stderr
    assert sum("error" in line and "wrong.py:" in line for line in wrong.stdout.splitlines()) == 3, wrong.stdout
