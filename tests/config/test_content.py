"""What a configuration says, and the errors that name file, key and remedy."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from vnnorm import MATCH, NEWS, ConfigError, Step, load_config, normalize
from vnnorm.config.content import KEYS
from vnnorm.rules import RULES
from vnnorm.typing import StepName


def written(folder: Path, content: str, name: str = "vnnorm.toml") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def steps(*names: StepName | Step) -> tuple[Step, ...]:
    """Names as the steps that a configuration makes of them."""
    return tuple(name if isinstance(name, Step) else Step.of(name, {}) for name in names)


def test_no_step_is_named_as_a_key() -> None:
    assert not {*KEYS} & {*RULES}


SHORT = Step("short", pattern="Thành phố", replace="TP")
PATTERN = "[patterns.short]\npattern = 'Thành phố'\nreplace = 'TP'\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", steps(*NEWS)),
        ("preset = 'match'", steps(*MATCH)),
        ("steps = []", ()),
        ("steps = ['titles', 'characters']", steps("titles", "characters")),
        ("steps = ['desegment']\ndesegment.segmented = true", (Step("desegment", segmented=True),)),
        ("steps = ['desegment']\n[desegment]\nsegmented = false", (Step("desegment", segmented=False),)),
        ("steps = ['titles']\ndesegment.segmented = true", steps("titles")),  # an option of a step that another run may have
        ("steps = ['dates']\ndates.style = 'dmy'", (Step("dates", style="dmy"),)),
        ("steps = ['titles']\ntitles.kinds = ['office']", (Step("titles", kinds=frozenset({"office"})),)),
        ("steps = ['titles']\ntitles.kinds = []", (Step("titles", kinds=frozenset()),)),
        (
            "steps = ['titles']\ntitles.extra = [\"profession\\tnghệ nhân bonsai\"]",
            (Step("titles", extra="profession\tnghệ nhân bonsai"),),
        ),
        (PATTERN, (*steps(*NEWS), SHORT)),
        ("preset = 'match'\n" + PATTERN, (*steps(*MATCH), SHORT)),
        ("steps = ['characters', 'short', 'titles']\n" + PATTERN, (Step("characters"), SHORT, Step("titles"))),
        (
            "[patterns.p]\npattern = '(a)'\nreplace = '\\1'\ntimeout = 2",
            (*steps(*NEWS), Step("p", pattern="(a)", replace="\\1", timeout=2)),
        ),
    ],
)
def test_steps(tmp_path: Path, content: str, expected: tuple[Step, ...]) -> None:
    assert load_config(written(tmp_path, content)).steps == expected
    table = re.sub(r"^\[", "[tool.vnnorm.", content, flags=re.M)
    pyproject = written(tmp_path, f"[project]\nname = 'x'\n[tool.vnnorm]\n{table}", "pyproject.toml")
    assert load_config(pyproject).steps == expected


def test_a_kind_may_be_taken_from_the_default(tmp_path: Path) -> None:
    path = written(tmp_path, "boilerplate.kinds = ['-caption', '-credit']")
    text = "Bão đã vào bờ.\nCây đổ trên phố biển. Ảnh: Hoài Thương\nNgười dân đã về nhà./."
    assert normalize(text, steps=load_config(path).steps) == text.replace("./.", ".")


def test_lines_come_from_a_file_beside_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words").mkdir()
    written(tmp_path / "words", "\ufeffprofession\tnghệ nhân bonsai\n\n", "titles.txt")
    path = written(tmp_path, "steps = ['titles']\ntitles.extra = 'words/titles.txt'")
    monkeypatch.chdir(tmp_path / "words")  # paths do not start from here
    assert normalize("Nghệ nhân bonsai Lê Văn An nói.", steps=load_config(path).steps) == "Lê Văn An nói."


def test_the_last_glob_that_matches_gives_the_steps(tmp_path: Path) -> None:
    content = (
        "preset = 'match'\n[per-file]\n'tin/' = ['titles']\n'*.raw.txt' = ['characters']\n'!tin/' = ['casefold']\n'none' = []"
    )
    config = load_config(written(tmp_path, content))
    assert config.steps == steps(*MATCH)
    for path, expected in {
        "tin/a.txt": steps("titles"),
        "tin/b/a.raw.txt": steps("characters"),
        "a.raw.txt": steps("characters"),
        "none": (),
    }.items():
        assert config.steps_for(tmp_path / path) == expected, path
    assert config.steps_for(tmp_path / "tin" / "a.txt") is config.steps_for(tmp_path / "tin" / "b.txt")


def test_exclude_is_read_as_a_gitignore(tmp_path: Path) -> None:
    config = load_config(written(tmp_path, "exclude = ['cũ/', '*.raw.txt', '!giữ.raw.txt']"))
    excluded = {path: config.excludes(tmp_path / path) for path in ("a.txt", "a.raw.txt", "giữ.raw.txt", "x/cũ/a.txt")}
    assert excluded == {"a.txt": False, "a.raw.txt": True, "giữ.raw.txt": False, "x/cũ/a.txt": True}
    assert not load_config(written(tmp_path, "")).excludes(tmp_path / "a.txt")


def test_paths_are_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "exclude = ['cũ/']")
    monkeypatch.chdir(tmp_path)
    config = load_config("vnnorm.toml")
    assert (config.path, config.folder) == (str(tmp_path / "vnnorm.toml"), str(tmp_path))
    assert config.excludes("cũ/a.txt")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("stpes = ['titles']", "stpes: unknown key 'stpes'; did you mean 'steps'?"),
        ("desegmant.segmented = true", "desegmant: unknown key 'desegmant'; did you mean 'desegment'?"),
        ("steps = ['desegmant']", "steps: unknown step 'desegmant'; did you mean 'desegment'?"),
        ("steps = ['shrt']\n" + PATTERN, "steps: unknown step 'shrt'; did you mean 'short'?"),
        ("steps = ['news']", "steps: 'news' is a preset, and no step; name it as preset"),
        ("steps = 'titles'", "steps: takes an array of the names of steps; 'titles' is none"),
        ("steps = [1]", "steps: takes an array of the names of steps; [1] is none"),
        ("preset = 'nws'", "preset: unknown preset 'nws'; did you mean 'news'?"),
        ("preset = ['news']", "preset: unknown preset ['news']"),
        ("preset = 'news'\nsteps = ['titles']", "steps: and preset both name the steps; keep one of them"),
        ("exclude = 'cũ'", "exclude: takes an array of globs; 'cũ' is none"),
        ("exclude = ['a[']", "exclude: 'a[' is no glob"),
        ("exclude = ['']", "exclude: '' matches nothing"),
        ("desegment = true", "desegment: takes a table, not True"),
        ("desegment.segmentd = true", "desegment.segmentd: unknown key 'segmentd'; did you mean 'segmented'?"),
        ("desegment.segmented = 'yes'", "desegment.segmented: takes true or false, not 'yes'"),
        ("dates.reference = 2025-09-16", "dates.reference: unknown key 'reference'"),
        ("dates.style = 'iso'", "dates.style: unknown style 'iso'"),
        ("dates.style = 1", "dates.style: takes a name, not 1"),
        ("boilerplate.kinds = ['captoin']", "boilerplate.kinds: unknown kind of residue 'captoin'; did you mean 'caption'?"),
        ("boilerplate.kinds = ['-captoin']", "boilerplate.kinds: unknown kind to take from step 'boilerplate' 'captoin'"),
        ("boilerplate.kinds = ['-caption', 'credit']", "boilerplate.kinds: '-caption,credit' both names kinds and takes some"),
        ("boilerplate.kinds = 'caption'", "boilerplate.kinds: takes an array of names"),
        ('titles.extra = ["profesion\\tx"]', "titles.extra: extra lines for 'titles/titles', line 1: 'profesion' is no kind"),
        ("titles.extra = 'nowhere.txt'", "titles.extra: the lines are read from a file, and "),
        ('titles.extra = "profession\\tx"', "titles.extra: takes an array of lines, or the path of a file with them"),
        ("titles.extra = 5", "titles.extra: takes an array of lines"),
        ("patterns = 5", "patterns: takes a table"),
        ("patterns.p = 'a'", "patterns.p: takes a table, not 'a'"),
        ("patterns.p.replace = 'a'", "patterns.p: has no pattern; write pattern = '…' and replace = '…'"),
        ("patterns.p.pattern = 'a'", "patterns.p: step 'p': pattern= needs replace="),
        ("patterns.p = {pattern = '(a', replace = ''}", "patterns.p: step 'p': '(a' is no regular expression: missing )"),
        ("patterns.p = {pattern = 'a', replace = '\\1'}", "patterns.p: step 'p': '\\\\1' cannot replace what 'a' matches"),
        ("patterns.p = {pattern = 'a', replac = ''}", "patterns.p.replac: unknown key 'replac'; did you mean 'replace'?"),
        ("patterns.p = {pattern = 'a', replace = '', timeout = 0}", "patterns.p: timeout= of step 'p' takes seconds above 0"),
        ("patterns.titles = {pattern = 'a', replace = ''}", "patterns.titles: step 'titles' is one of vnnorm's own"),
        ("patterns.'a,b' = {pattern = 'a', replace = ''}", "patterns.a,b: step 'a,b': a step of your own is named by"),
        ("steps = ['titles']\n" + PATTERN, "patterns.short: runs nowhere; name it in steps, at its place"),
        ("per-file = 5", "per-file: takes a table"),
        ("per-file.'*.txt' = 'titles'", "per-file.\"*.txt\": takes an array of the names of steps; 'titles' is none"),
        ("per-file.'*.txt' = ['titels']", "per-file.\"*.txt\": unknown step 'titels'; did you mean 'titles'?"),
        ("per-file.'[' = []", "per-file.\"[\": '[' is no glob"),
        ("per_file.'*.txt' = []", "per_file: unknown key 'per_file'; did you mean 'per-file'?"),
        ("tool.vnnorm.steps = []", "tool: unknown key 'tool'"),
        ("steps = [", "is not TOML: "),
    ],
)
def test_what_cannot_be_used_is_reported_with_file_and_key(tmp_path: Path, content: str, told: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    assert str(raised.value).startswith(f"{path}: {told}")


def test_the_key_of_a_pyproject_has_the_name_of_the_table(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool.vnnorm]\nstpes = []", "pyproject.toml")
    with pytest.raises(ConfigError, match=re.escape(f"{path}: tool.vnnorm.stpes: unknown key 'stpes'")):
        load_config(path)
    with pytest.raises(ConfigError, match=re.escape("has no table [tool.vnnorm]; add it, or name another file")):
        load_config(written(tmp_path, "", "pyproject.toml"))


def test_the_hint_for_a_table_of_a_pyproject_in_a_file_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=re.escape("(in this file, leave the prefix tool.vnnorm out)")):
        load_config(written(tmp_path, "[tool.vnnorm]"))


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_config(tmp_path / "vnnorm.toml")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "vnnorm.toml"
    path.write_bytes(b"# \xe9")
    with pytest.raises(ConfigError, match="is not TOML: 'utf-8' codec can't decode"):
        load_config(path)
    path.write_bytes("\ufeffsteps = []".encode())
    assert load_config(os.fsencode(path).decode()).steps == ()
