"""The hooks, as pre-commit runs them: a dirty file is mended and the commit stopped once; the second goes through."""

from __future__ import annotations

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


def test_a_dirty_file_is_mended_and_the_second_commit_goes_through(hooks: Path, tmp_path: Path) -> None:
    dirty = {
        "tin.txt": "Thủ_tướng gặp Bí_thư ( CAEXPO ) .\r\n".encode(),
        "sạch.txt": "Nước sông đã rút.\n".encode(),
        "code.py": "name = 'Ti\u00e9\u0302ng Vi\u1ec7t'\n".encode(),
        "ảnh.bin": bytes(range(256)),
    }
    clean = {
        **dirty,
        "tin.txt": "Thủ tướng gặp Bí thư (CAEXPO).\r\n".encode(),
        "code.py": "name = 'Tiếng Việt'\n".encode(),
    }
    revision = git(hooks, "rev-parse", "HEAD").stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n"
        "      - id: vnnorm\n        files: \\.txt$\n      - id: vnnorm-characters\n"
    )
    for name, content in dirty.items():
        (tmp_path / name).write_bytes(content)
    environment = {"PRE_COMMIT_HOME": str(tmp_path / ".git" / "hooks-cache"), "PATH": _path()}
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "config", "core.autocrlf", "false").returncode == 0
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, check=True, capture_output=True)

    first = git(tmp_path, "commit", "-m", "tin", env=environment)
    told = first.stdout + first.stderr
    if "An unexpected error has occurred" in told and ("Could not find a version" in told or "ConnectionError" in told):
        pytest.skip("pip reaches no package index, which a hook's environment is built from")
    assert first.returncode == 1, told
    assert "changed tin.txt" in told
    assert "changed code.py" in told
    assert {name: (tmp_path / name).read_bytes() for name in dirty} == clean

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


def _path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
