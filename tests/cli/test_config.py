"""The command line and configuration: what holds for each file, what is left out, what the command says over it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.support.command import CLEAN, DIRTY, errors, run
from vnnorm import load_config

NFD = "Ho\u0323p ơ\u0309 Thành_phố Huế , hôm_nay .\n".encode()
COMPOSED = "Họp ở Thành_phố Huế , hôm_nay .\n"
SHORT = "[patterns.short]\npattern = 'Thành phố (\\w+)'\nreplace = 'TP.\\1'\n"


def lay(folder: Path, **files: str | bytes) -> None:
    """Write files; in their names, __ is a slash and _ a dot."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_each_file_has_the_nearest_configuration(tmp_path: Path) -> None:
    lay(
        tmp_path,
        pyproject_toml="[tool.vnnorm]\nsteps = ['characters']\n",
        a_txt=NFD,
        sub__vnnorm_toml="steps = ['characters', 'desegment', 'short']\n" + SHORT,
        sub__b_txt=NFD,
        sub__deep__c_txt=NFD,
        repo__a_txt=DIRTY,
    )
    (tmp_path / "repo" / ".git").mkdir()  # what lies above it does not hold
    for jobs in ("1", "2"):
        done = run("normalize", "--jobs", jobs, "a.txt", "sub", "repo", "sub/b.txt", cwd=tmp_path)
        assert done.stderr == b""
        short = "Họp ở TP.Huế, hôm nay.\n"
        assert done.stdout.decode() == COMPOSED + short + short + CLEAN.decode() + short


def test_lines_of_one_file_after_another_have_their_own_steps(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"t": f"Hà_Nội {number} ."}) + "\n" for number in range(700))
    lay(tmp_path, vnnorm_toml="[per-file]\n'b.jsonl' = []\n'c.jsonl' = ['casefold']", a_jsonl=rows, b_jsonl=rows, c_jsonl=rows)
    done = run("normalize", "--jobs", "2", "--field", "t", "a.jsonl", "b.jsonl", "c.jsonl", cwd=tmp_path)
    read = [json.loads(line)["t"] for line in done.stdout.splitlines()]
    assert read[:700] == [f"Hà Nội {number}." for number in range(700)]
    assert read[700:1400] == [f"Hà_Nội {number} ." for number in range(700)]
    assert read[1400:] == [f"hà_nội {number} ." for number in range(700)]


def test_explain_and_diff_have_the_steps_of_the_file(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml=SHORT + "[per-file]\n'b.txt' = ['characters']", a_txt=NFD, b_txt=NFD)
    told = run("explain", "a.txt", "b.txt", cwd=tmp_path).stdout.decode()
    assert "a.txt:1:9: desegment: joiner, short: 'Thành_phố Huế' → 'TP.Huế'" in told
    assert "b.txt" in told
    assert "b.txt:1:9" not in told
    diff = run("normalize", "--diff", "a.txt", "b.txt", cwd=tmp_path).stdout.decode()
    assert "+Họp ở TP.Huế, hôm nay." in diff
    assert f"+{COMPOSED}" in diff
    assert run("explain", "--html", "r.html", "a.txt", cwd=tmp_path).returncode == 0
    assert "TP.Huế" in (tmp_path / "r.html").read_text("utf-8")


def test_the_command_wins_over_the_file(tmp_path: Path) -> None:
    lay(
        tmp_path,
        vnnorm_toml="steps = ['characters']\ndesegment.segmented = false\n[per-file]\n'b.txt' = []",
        a_txt=DIRTY,
        b_txt=DIRTY,
    )

    def said(*given: str, file: str = "a.txt") -> bytes:
        done = run("normalize", *given, file, cwd=tmp_path)
        assert done.stderr == b""
        return done.stdout

    assert said() == said(file="b.txt") == DIRTY
    assert said("--preset", "news", "--set", "desegment.segmented=true") == CLEAN
    assert said("--preset", "news", "--set", "desegment.segmented=true", file="b.txt") == CLEAN
    assert said("--steps", "desegment") == DIRTY, "an option of the file holds where the command does not set it"
    assert said("--no-config") == CLEAN
    assert said("--pattern", "loud", "nói", "NÓI", file="b.txt") == DIRTY.replace("nói".encode(), "NÓI".encode())


def test_one_configuration_for_all(tmp_path: Path) -> None:
    lay(
        tmp_path,
        vnnorm_toml="steps = []",
        other__mine_toml="steps = ['desegment']\nexclude = ['b.txt']",
        a_txt=DIRTY,
        other__b_txt=DIRTY,
    )
    assert run("normalize", "--config", "other/mine.toml", "a.txt", cwd=tmp_path).stdout == CLEAN
    done = run("normalize", "--config", "other/mine.toml", "other", cwd=tmp_path)
    assert "other: every file in it is excluded by other/mine.toml: exclude; name one to read it" in done.stderr.decode()


def test_excluded_files_are_left_out_of_folders_unless_named(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml="exclude = ['old/', '*.raw.txt']", a_txt=DIRTY, a_raw_txt=DIRTY, old__b_txt=DIRTY)
    assert run("normalize", ".", cwd=tmp_path).stdout == CLEAN
    assert run("normalize", "old/b.txt", "a.raw.txt", cwd=tmp_path).stdout == 2 * CLEAN
    forced = run("normalize", "--force-exclude", "--in-place", "old/b.txt", "a.raw.txt", "a.txt", cwd=tmp_path)
    assert (forced.returncode, (tmp_path / "old" / "b.txt").read_bytes()) == (1, DIRTY)
    assert (tmp_path / "a.txt").read_bytes() == CLEAN
    all_left = run("normalize", "--force-exclude", "--in-place", "old/b.txt", cwd=tmp_path)
    assert (all_left.returncode, all_left.stdout, all_left.stderr) == (0, b"", b"")
    assert run("normalize", "--no-config", ".", cwd=tmp_path).stdout == 3 * CLEAN
    found = run("find", "boilerplate", ".", cwd=tmp_path)
    assert (found.returncode, found.stdout) == (0, b"")
    assert b"every file in it is excluded" in run("repeated-lines", "--minimum", "2", "old", cwd=tmp_path).stderr


def test_standard_input_has_the_configuration_of_the_working_folder(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml="exclude = ['*']\n" + SHORT)
    assert run("normalize", stdin=NFD, cwd=tmp_path).stdout.decode() == "Họp ở TP.Huế, hôm nay.\n"


def test_the_steps_of_a_hook_are_those_of_a_file_that_says_nothing(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml="[per-file]\n'b.txt' = []\n" + SHORT, a_txt=NFD, b_txt=NFD)
    given = ["normalize", "--default-steps", "characters"]
    assert run(*given, "a.txt", "b.txt", cwd=tmp_path).stdout.decode() == COMPOSED + NFD.decode()
    lay(tmp_path, vnnorm_toml="preset = 'news'\n" + SHORT)
    assert run(*given, "a.txt", cwd=tmp_path).stdout.decode() == "Họp ở TP.Huế, hôm nay.\n"


@pytest.mark.parametrize("command", [["normalize"], ["explain"], ["find", "dates"], ["config"]])
def test_a_configuration_that_cannot_be_used_ends_the_run_before_it_starts(tmp_path: Path, command: list[str]) -> None:
    lay(tmp_path, a_txt=DIRTY, sub__pyproject_toml="[tool.vnnorm]\nstpes = []", sub__b_txt=DIRTY)
    done = run(*command, "a.txt", "sub/b.txt", cwd=tmp_path)
    assert done.returncode == 2
    (told,) = errors(done)
    assert told.startswith(
        "vnnorm: sub/pyproject.toml: tool.vnnorm.stpes: unknown key 'stpes'; did you mean 'steps'? Choices: "
    )
    assert done.stdout == b"" or command == ["config"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--config", "nope.toml"], "nope.toml: the configuration cannot be read (No such file or directory); check the path"),
        (["--config", "."], ".: the configuration cannot be read (Is a directory)"),
        (["--config", "vnnorm.toml", "--no-config"], "--config does not go with --no-config; give one of them"),
        (["--steps", "characters,shrt"], "Invalid value for --steps: unknown step 'shrt'; did you mean 'short'?"),
        (["--steps", "news"], "Invalid value for --steps: 'news' is a preset, and no step; name it as preset"),
        (["--default-steps", "x", "--no-config"], "Invalid value for --default-steps: unknown step 'x'"),
        (["--set", "titles.kinds=office"], "--set titles.…: this step does not run"),
        (["--pattern", "p", "(a", "b"], "step 'p': '(a' is no regular expression: missing ) at position 2"),
        (["--pattern", "p", "a", "b", "--pattern", "p", "a", "b"], "'p' is given more than once"),
        (["--pattern", "titles", "a", "b"], "step 'titles' is one of vnnorm's own"),
    ],
)
def test_errors_on_the_command_line(tmp_path: Path, given: list[str], told: str) -> None:
    lay(tmp_path, vnnorm_toml=SHORT, a_txt=DIRTY)
    done = run("normalize", *given, "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, len(errors(done))) == (2, b"", 1)
    assert told in done.stderr.decode()


def test_a_pattern_on_the_command_line_runs_where_the_steps_name_it(tmp_path: Path) -> None:
    given = ["--pattern", "tails", "(?<=_)t(ướng)", r"tr\1"]
    assert run("normalize", *given, "--steps", "tails,desegment", stdin=DIRTY).stdout.decode() == "Thủ trướng nói, ông về.\n"
    assert run("normalize", *given, stdin=DIRTY).stdout == CLEAN, "after the others, which leave nothing to match"


def test_a_pattern_that_takes_too_long_is_an_error_of_its_text(tmp_path: Path) -> None:
    rows = ["Hà_Nội .", "a" * 60 + "b", "Huế_đẹp ."]
    lay(
        tmp_path,
        vnnorm_toml="[patterns.slow]\npattern = '(?:a|aa)+$'\nreplace = ''\ntimeout = 0.2",
        a_jsonl="".join(json.dumps({"t": row}) + "\n" for row in rows),
    )
    done = run("normalize", "--on-error", "skip", "--field", "t", "a.jsonl", cwd=tmp_path)
    (told,) = errors(done)
    assert told.startswith("vnnorm: a.jsonl: line 2 field t: step 'slow': the pattern '(?:a|aa)+$' took more than 0.2 seconds")
    assert told.endswith("the text is left as it was")
    assert [json.loads(line)["t"] for line in done.stdout.splitlines()] == ["Hà Nội.", rows[1], "Huế đẹp."]


def test_a_pattern_that_changes_its_own_result_is_told_in_place(tmp_path: Path) -> None:
    lay(tmp_path, a_txt="Hay!\n", b_md="Hay!\n")
    grows = ["--steps", "grows", "--pattern", "grows", "!", "!!"]
    done = run("normalize", "--in-place", *grows, "a.txt", cwd=tmp_path)
    assert "the same steps would change the result again" in done.stderr.decode()
    assert (tmp_path / "a.txt").read_bytes() == b"Hay!\n"
    assert run("normalize", *grows, "a.txt", "b.md", cwd=tmp_path).stdout == b"Hay!!\nHay!!\n", "it runs once, also in Markdown"


def test_config_shows_each_value_and_its_source(tmp_path: Path) -> None:
    lay(
        tmp_path,
        vnnorm_toml="exclude = ['old/']\ndesegment.segmented = true\n" + SHORT + "[per-file]\n'*.raw.txt' = ['titles']",
    )
    done = run("config", "a.txt", "x.raw.txt", "old/c.txt", "--set", "boilerplate.favor=recall", cwd=tmp_path)
    blocks = [block.splitlines() for block in done.stdout.decode().split("\n\n")]
    assert [block[0] for block in blocks] == [
        f"# {name}: {tmp_path / 'vnnorm.toml'}" for name in ("a.txt", "x.raw.txt", "old/c.txt")
    ]
    first = {line.split(" = ")[0]: line.split(" = ", 1)[1].split("  # ") for line in blocks[0] if " = " in line}
    shown = {key: (value.strip(), source) for key, (value, source) in first.items()}
    assert shown["steps"] == ('["characters", "desegment", "boilerplate", "short"]', "default")
    assert shown["desegment.segmented"] == ("true", "vnnorm.toml: desegment.segmented")
    assert shown["desegment.formats"] == ("false", "default")
    assert shown["boilerplate.favor"] == ('"recall"', "--set boilerplate.favor")
    assert shown["patterns.short.pattern"] == ('"Thành phố (\\\\w+)"', "vnnorm.toml: patterns.short")
    assert blocks[1][1].endswith('# vnnorm.toml: per-file."*.raw.txt"')
    assert blocks[2][1] == "# excluded by vnnorm.toml: exclude"


def test_what_config_shows_is_a_configuration_that_does_the_same(tmp_path: Path) -> None:
    lay(
        tmp_path,
        vnnorm_toml="preset = 'match'\ntitles.extra = [\"profession\\tnghệ nhân\"]\n" + SHORT.replace("short", "'ngắn gọn'"),
    )
    shown = run("config", "a.txt", cwd=tmp_path).stdout
    assert tomllib.loads(shown.decode())
    (tmp_path / "other.toml").write_bytes(shown)
    again = run("config", "--config", "other.toml", "a.txt", cwd=tmp_path).stdout.decode()
    values = [line.split("  # ")[0].rstrip() for line in shown.decode().splitlines()[1:]]
    assert [line.split("  # ")[0].rstrip() for line in again.splitlines()[1:]] == values
    first, second = (load_config(tmp_path / name).steps for name in ("vnnorm.toml", "other.toml"))
    assert [step.name for step in first] == [step.name for step in second]


def test_config_as_json(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml="exclude = ['a.txt']")
    row = json.loads(run("config", "--json", "a.txt", cwd=tmp_path).stdout)
    assert (row["file"], row["config"]) == ("a.txt", str(tmp_path / "vnnorm.toml"))
    assert row["excluded"] == "vnnorm.toml: exclude"
    assert row["values"]["desegment.segmented"] == {"value": None, "source": "default"}
    bare = json.loads(run("config", "--json", "--no-config", cwd=tmp_path).stdout)
    assert (bare["file"], bare["config"], bare["excluded"]) == ("<stdin>", None, None)


def test_many_files_parse_their_configuration_once(tmp_path: Path) -> None:
    lay(tmp_path, vnnorm_toml="steps = ['characters']", **{f"f{number % 20}__t{number}_txt": "a\n" for number in range(400)})
    trace = tmp_path / "trace.py"
    trace.write_text(
        "import sys, tomllib, os\nreal = tomllib.loads\ncount = []\n"
        "tomllib.loads = lambda text: (count.append(1), real(text))[1]\n"
        "from vnnorm.cli.app import cli\n"
        "cli.main(['normalize', '--check', '.'], standalone_mode=False)\nprint(len(count))\n"
    )
    done = subprocess.run([sys.executable, str(trace)], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "1"
