"""The hooks, as pre-commit runs them: dirty prose is mended and the commit stopped once; code and data stay as they are."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pre_commit", reason="pre-commit is not installed: pip install --group hooks")
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")

IDENTITY = {f"GIT_{who}_{what}": "tester" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **IDENTITY, **(env or {})}
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):  # of a commit that runs these tests
        environment.pop(name, None)
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this project as it stands."""
    folder = tmp_path_factory.mktemp("vnnorm")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    assert git(folder, "commit", "-qm", "all").returncode == 0
    return folder


# What only a program reads, with all that the hooks would mend in prose.
LITERALS = "Hà_Nội , x\u00a0. ti\u00e9\u0302ng \u200b\u00d0ảng"
FILES = {
    "code.py": f"# Đọc {LITERALS}\nname = '{LITERALS}'\n",
    "code.js": f"const name = '{LITERALS}'; // {LITERALS}\n",
    "data.json": f'{{"text": "{LITERALS}"}}\n',
    "notes.ipynb": f'{{"cells": [{{"cell_type": "markdown", "source": ["{LITERALS}"]}}]}}\n',
    "data.yml": f'key: "{LITERALS}"\n',
    "data.csv": f'\ufeffid,text\r\n1,"{LITERALS}"\r\n',
    "page.html": f"<p>{LITERALS}</p>\n",
    "keys.txt": f'ho_ten: {LITERALS}\nmau_chu = "{LITERALS}"\nAUTH_USERNAME=tên_mới\n',
}
PROSE = {
    "tin.txt": ("\ufeffThủ_tướng gặp Bí_thư ( CAEXPO )\u00a0.\r\n", "\ufeffThủ tướng gặp Bí thư (CAEXPO).\r\n"),
    "off.txt": (
        f"Thủ_tướng gặp Bí_thư .\nvnnorm: off\n{LITERALS}\nvnnorm: on\n",
        f"Thủ tướng gặp Bí thư.\nvnnorm: off\n{LITERALS}\nvnnorm: on\n",
    ),
    "README.md": (
        f"# Thủ_tướng **gặp** Bí_thư tỉnh_uỷ\n\nSáng nay , *Thủ_tướng* nói với `{LITERALS}` và [Bí_thư](a_b.md) .\n\n"
        f"| Tên_cột |\n|---|\n| {LITERALS} |\n\n```py\nx = '{LITERALS}'\n```\n",
        f"# Thủ tướng **gặp** Bí thư tỉnh uỷ\n\nSáng nay, *Thủ tướng* nói với `{LITERALS}` và [Bí thư](a_b.md).\n\n"
        f"| Tên_cột |\n|---|\n| {LITERALS} |\n\n```py\nx = '{LITERALS}'\n```\n",
    ),
    "sạch.txt": ("Nước sông đã rút.\n", "Nước sông đã rút.\n"),
}


def refused(folder: Path, environment: dict[str, str]) -> str:
    """What is printed at the first commit with the hooks installed, which they refuse because they change files."""
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=folder, check=True, capture_output=True)
    first = git(folder, "commit", "-m", "tin", env=environment)
    told = first.stdout + first.stderr
    if "An unexpected error has occurred" in told and ("Could not find a version" in told or "ConnectionError" in told):
        pytest.skip("pip reaches no package index, which a hook's environment is built from")
    assert first.returncode == 1, told
    return told


def test_prose_is_mended_code_is_left_and_the_second_commit_goes_through(hooks: Path, tmp_path: Path) -> None:
    left = {**{name: text.encode() for name, text in FILES.items()}, "ảnh.bin": bytes(range(256))}
    dirty = {**left, **{name: before.encode() for name, (before, _) in PROSE.items()}}
    clean = {**left, **{name: after.encode() for name, (_, after) in PROSE.items()}}
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: vnnorm\n      - id: vnnorm-characters\n"
    )
    for name, content in dirty.items():
        (tmp_path / name).write_bytes(content)
    environment = {"PRE_COMMIT_HOME": str(tmp_path / ".git" / "hooks-cache"), "PATH": _path()}
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "config", "core.autocrlf", "false").returncode == 0
    told = refused(tmp_path, environment)
    for name, (before, after) in PROSE.items():
        assert (f"changed {name}" in told) == (before != after), told
    assert {name: (tmp_path / name).read_bytes() for name in dirty} == clean
    assert ast.dump(ast.parse(clean["code.py"])) == ast.dump(ast.parse(dirty["code.py"]))
    assert json.loads(clean["data.json"])["text"] == LITERALS

    git(tmp_path, "add", "-A")
    second = git(tmp_path, "commit", "-m", "tin", env=environment)
    assert second.returncode == 0, second.stdout + second.stderr

    old = "Hà Nội\n".encode("cp1258", "replace")
    (tmp_path / "cũ.txt").write_bytes(old)
    git(tmp_path, "add", "-A")
    third = git(tmp_path, "commit", "-m", "tin", env=environment)
    assert third.returncode == 1
    assert "not UTF-8 at byte 1" in third.stdout + third.stderr
    assert (tmp_path / "cũ.txt").read_bytes() == old


CONFIGURATION = """\
[project]
name = "news"

[tool.vnnorm]
exclude = ["raw/"]

[tool.vnnorm.patterns.city]
pattern = 'thành phố Hồ Chí Minh'
replace = 'TP.HCM'

[tool.vnnorm.per-file]
"words/*.txt" = ["characters"]
"""
CONFIGURED = {
    "tin.txt": ("Họp tại thành_phố Hồ_Chí_Minh , sáng nay .\n", "Họp tại TP.HCM, sáng nay.\n"),
    "raw/tin.txt": ("Họp tại thành_phố Hồ_Chí_Minh , sáng nay .\n",) * 2,
    "words/tin.txt": ("Họp tại thành_phố\u00a0Huế .\n", "Họp tại thành_phố Huế .\n"),
}


def test_the_hook_reads_the_configuration(hooks: Path, tmp_path: Path) -> None:
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: vnnorm\n"
    )
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION, "utf-8")
    for name, (before, _) in CONFIGURED.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(before, "utf-8")
    environment = {"PRE_COMMIT_HOME": str(tmp_path / ".git" / "hooks-cache"), "PATH": _path()}
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    refused(tmp_path, environment)
    for name, (_, after) in CONFIGURED.items():
        assert (tmp_path / name).read_text("utf-8") == after
    git(tmp_path, "add", "-A")
    second = git(tmp_path, "commit", "-m", "tin", env=environment)
    assert second.returncode == 0, second.stdout + second.stderr

    (tmp_path / "pyproject.toml").write_text(CONFIGURATION.replace("exclude", "exclud"), "utf-8")
    (tmp_path / "tin.txt").write_text("Họp .\n", "utf-8")
    git(tmp_path, "add", "-A")
    third = git(tmp_path, "commit", "-m", "tin", env=environment)
    assert third.returncode == 1
    assert "pyproject.toml: tool.vnnorm.exclud: unknown key 'exclud'; did you mean 'exclude'?" in third.stdout + third.stderr
    assert (tmp_path / "tin.txt").read_text("utf-8") == "Họp .\n"


def _path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
