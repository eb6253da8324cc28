"""Globs match as git's own do, which is the reference for their style."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vnnorm.config.globs import Globs, compiled

PATHS = [
    "a.txt",
    "a.raw.txt",
    "b/a.txt",
    "b/c/a.txt",
    "c/a.txt",
    "b/c/d.md",
    "x/b/c/e.txt",
    "a[1].txt",
    "b/a b.txt",
    "đường/tin.txt",
]


def matched(globs: list[str], folder: Path) -> set[str]:
    """The paths that the globs match."""
    made = Globs(tuple(map(compiled, globs)), str(folder))
    return {path for path in PATHS if made.match(str(folder / path))}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with files at all paths."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("globs")
    subprocess.run(["git", "init", "-q", folder], check=True)
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    return folder


def ignored(globs: list[str], repository: Path) -> set[str]:
    """The paths that git ignores by the globs."""
    (repository / ".gitignore").write_text("\n".join(globs), "utf-8")
    command = ["git", "-C", str(repository), "check-ignore", "--no-index", "--stdin", "-z"]
    done = subprocess.run(command, input="\0".join(PATHS).encode(), capture_output=True, check=False)
    return {*done.stdout.decode().split("\0")} - {""}


@pytest.mark.parametrize(
    "globs",
    [
        ["a.txt"],
        ["*.txt"],
        ["/a.txt"],
        ["b/"],
        ["b"],
        ["/b/c/"],
        ["b/c"],
        ["c/"],
        ["a.txt/"],
        ["**/c"],
        ["**/c/a.txt"],
        ["b/**"],
        ["b/**/a.txt"],
        ["**"],
        ["*"],
        ["?.txt"],
        ["[ab].txt"],
        ["[!b].txt"],
        ["a[[]1].txt"],
        ["a\\[1].txt"],
        ["b/*.txt"],
        ["*.txt", "!a.txt"],
        ["b/", "!b/a.txt"],
        ["/*", "!/b"],
        ["a b.txt"],
        ["đường/tin.txt"],
        ["đường"],
        ["*.md", "*.raw.*"],
        ["[]a].txt"],
        ["[^b-z].txt"],
    ],
    ids=" ".join,
)
def test_as_git(globs: list[str], repository: Path) -> None:
    assert matched(globs, repository) == ignored(globs, repository)


pieces = st.sampled_from(["a", "b", "c", "*", "**", "?", "[ab]", "[!a]", ".txt", ".raw", "/", "/", "x"])
globs = st.lists(
    st.tuples(st.sampled_from(["", "", "!", "/"]), st.lists(pieces, min_size=1, max_size=6))
    .map(lambda drawn: drawn[0] + "".join(drawn[1]))
    .filter(lambda glob: glob.strip("!/") and "//" not in glob and "***" not in glob),
    min_size=1,
    max_size=3,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(globs)
def test_as_git_whatever_is_written(repository: Path, drawn: list[str]) -> None:
    assert matched(drawn, repository) == ignored(drawn, repository)


def test_a_question_mark_is_a_letter_where_git_has_a_byte(tmp_path: Path) -> None:
    assert Globs((compiled("?.txt"),), str(tmp_path)).match(str(tmp_path / "â.txt"))


def test_names_are_compared_as_they_look(tmp_path: Path) -> None:
    made = Globs((compiled("đi\u0323a/"),), str(tmp_path))
    assert made.match(str(tmp_path / "địa" / "a.txt"))
    assert Globs((compiled("địa/"),), str(tmp_path)).match(str(tmp_path / "đi\u0323a" / "a.txt"))


def test_a_file_elsewhere_is_matched_by_what_may_match_in_any_folder(tmp_path: Path) -> None:
    folder = tmp_path / "here"
    assert Globs((compiled("old/"),), str(folder)).match(str(tmp_path / "there" / "old" / "a.txt"))
    assert Globs((compiled("*.txt"),), str(folder)).match(str(tmp_path / "a.txt"))


@pytest.mark.parametrize("glob", ["", "/", "!", "!/", "a["])
def test_what_is_no_glob_is_told(glob: str) -> None:
    with pytest.raises(ValueError, match=r"matches nothing|is no glob"):
        compiled(glob)
