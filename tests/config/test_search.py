"""Which configuration holds for a file: the nearest, up to the root or a repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vnnorm import ConfigError, find_config
from vnnorm.config import search
from vnnorm.config.search import Search

TABLE = "[tool.vnnorm]\npreset = 'news'\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"vnnorm.toml": ""}, "vnnorm.toml"),
        ({"pyproject.toml": TABLE}, "pyproject.toml"),
        ({"vnnorm.toml": "", "pyproject.toml": TABLE}, "vnnorm.toml"),
        ({"tin/pyproject.toml": TABLE, "vnnorm.toml": ""}, "tin/pyproject.toml"),
        ({"tin/pyproject.toml": "[project]\nname = 'x'", "vnnorm.toml": ""}, "vnnorm.toml"),
        ({"tin/pyproject.toml": "dependencies = ['vnnorm']", "vnnorm.toml": ""}, "vnnorm.toml"),
        ({"tin/pyproject.toml": "tool = 'vnnorm'", "vnnorm.toml": ""}, "vnnorm.toml"),
        ({"tin/pyproject.toml": "no TOML", "vnnorm.toml": ""}, "vnnorm.toml"),  # it names no vnnorm: not ours to check
        ({"tin/vnnorm.toml/file": "", "vnnorm.toml": ""}, "vnnorm.toml"),
        ({"tin/.git/HEAD": "", "vnnorm.toml": ""}, None),
        ({"tin/.git": "gitdir: elsewhere", "vnnorm.toml": ""}, None),
        ({"tin/.git/HEAD": "", "tin/vnnorm.toml": ""}, "tin/vnnorm.toml"),
    ],
)
@pytest.mark.parametrize("target", ["tin/bài.txt", "tin", "tin/"])
def test_the_nearest_holds(tmp_path: Path, files: dict[str, str], found: str | None, target: str) -> None:
    write(tmp_path, {".git/HEAD": "", "tin/bài.txt": "", **files})
    assert find_config(f"{tmp_path}/{target}") == (found and str(tmp_path / found))


def test_a_path_may_be_relative_and_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"vnnorm.toml": ""})
    monkeypatch.chdir(tmp_path)
    assert find_config(Path("chưa") / "có.txt") == str(tmp_path / "vnnorm.toml")


def test_what_names_vnnorm_and_is_no_toml_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.vnnorm\n"})
    with pytest.raises(ConfigError, match=r"pyproject\.toml: is not TOML: .*line 1"):
        find_config(tmp_path)


def test_a_folder_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"vnnorm.toml": "", "a/b/c/x": "", "a/d/x": ""})
    looked: list[str] = []
    real = search._in  # private: how often it is asked is what the cache is about

    def asked(folder: str) -> str | None:
        looked.append(os.path.relpath(folder, tmp_path))
        return real(folder)

    monkeypatch.setattr(search, "_in", asked)
    one = Search()
    for folder in ["a/b/c", "a/b", "a/d", "a/b/c", "a", "."] * 100:
        assert one.above(os.path.normpath(tmp_path / folder)) == str(tmp_path / "vnnorm.toml")
    assert sorted(looked) == [".", "a", "a/b", "a/b/c", "a/d"]
