"""A run that is killed goes on where it stopped, and its output is the same to the byte; what does not agree is told."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.command import CLEAN, DIRTY, Done, beside, errors, run

EVERY = 1 << 14  # bytes between two checkpoints, so that a small file has many
# The program with more checkpoints, which stops for ever at a text with the word: a moment that a kill cannot miss.
PROGRAM = """
import sys, time
import vnnorm.cli.journal, vnnorm.cli.parquet_sinks, vnnorm.cli.work
from vnnorm.cli import main
every, stop = int(sys.argv.pop(1)), sys.argv.pop(1)
vnnorm.cli.journal.EVERY = every
outcome = vnnorm.cli.work.Job.outcome
def waiting(self, item):
    while stop and stop in item[0]:
        time.sleep(1)
    return outcome(self, item)
waiting.__name__ = "outcome"  # by which it is found in other processes
vnnorm.cli.work.Job.outcome = waiting
if stop == "TABLE":  # the moment at which the rows that wait become a table
    vnnorm.cli.parquet_sinks.WaitingRows.finish = lambda *_: time.sleep(600)
main()
"""


def command(*arguments: str | Path, stop: str = "") -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(EVERY), stop, *map(str, arguments)]


def whole(*arguments: str | Path) -> Done:
    return subprocess.run(command(*arguments), capture_output=True, check=False, timeout=120)


def killed(*arguments: str | Path, stop: str, until: Path, sign: int = signal.SIGKILL) -> bytes:
    """Kill the program while it stands at a text, once ``until`` is there; what it said."""
    with subprocess.Popen(command(*arguments, stop=stop), stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not until.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)  # to come to the text
        assert process.poll() is None, "the program has ended before it was killed"
        process.send_signal(sign)
        assert process.stderr is not None
        return process.stderr.read()


def dump(path: Path, count: int = 1000) -> Path:
    """A file with a text at four fifths of it at which the program can be stopped."""
    rows = [
        {"id": number, "text": f"Bài {number} : Thủ_tướng nói , ông về ." + " xoài" * (number == count * 4 // 5)}
        for number in range(count)
    ]
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=count // 3)
        return path
    if path.suffix == ".csv":
        content = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in rows)
    elif path.suffix == ".json":
        content = json.dumps(rows, ensure_ascii=False, indent=1 if "pretty" in path.name else None)
        content = content[1:-1].replace("}, {", "} {") if "sequence" in path.name else content + "\n"
    else:
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(content, "utf-8")
    return path


def journal(output: Path) -> Path:
    return output.with_name(f".{output.name}.vnnorm-journal")


@pytest.mark.parametrize(
    ("source", "output", "jobs"),
    [
        ("tin.jsonl", "out.jsonl", "1"),
        ("tin.jsonl", "out.jsonl", "2"),
        ("tin.jsonl", "out.jsonl.gz", "2"),
        ("tin.jsonl", "out.jsonl.zst", "1"),
        ("tin.csv", "out.csv", "1"),
        ("tin.csv", "out.csv", "2"),
        ("list.json", "out.json", "1"),
        ("list.json", "out.json", "2"),
        ("pretty.json", "out.json.gz", "1"),
        ("sequence.json", "out.json", "1"),
        ("tin.parquet", "out.parquet", "1"),
        ("tin.parquet", "out.parquet", "2"),
        ("tin.parquet", "out.jsonl", "1"),
        ("tin.jsonl", "out.parquet", "1"),
    ],
)
def test_after_a_kill_the_output_is_the_same_to_the_byte(tmp_path: Path, source: str, output: str, jobs: str) -> None:
    count = 4000 if "parquet" in source else 1000  # of Parquet, 256 rows are read at once
    path, out, wanted = dump(tmp_path / source, count), tmp_path / output, tmp_path / f"whole-{output}"
    option, name = ("--column", "text") if path.suffix in (".csv", ".parquet") else ("--field", "text")
    arguments: list[str | Path] = [
        "normalize",
        option,
        name,
        f"--output-{option[2:]}",
        "clean",
        "--jobs",
        jobs,
        "--stats",
        path,
        "--output",
    ]
    done = whole(*arguments, wanted)
    assert done.returncode == 0
    assert killed(*arguments, out, stop="xoài", until=journal(out)) == b""
    saved = json.loads(journal(out).read_text("utf-8"))["checkpoint"]
    assert 0 < saved["documents"] < count * 4 // 5
    assert path.suffix == ".parquet" or 0 < saved["offset"] < path.stat().st_size
    assert not out.exists()
    again = whole(*arguments, out, "--resume")
    assert (again.stderr, again.returncode) == (done.stderr, 0), "the counts are those of the whole run"
    assert out.read_bytes() == wanted.read_bytes()
    assert beside(tmp_path) == sorted([path.name, out.name, wanted.name])


def test_a_compressed_input_is_resumed_too(tmp_path: Path) -> None:
    plain, path, out = dump(tmp_path / "tin.jsonl"), tmp_path / "tin.jsonl.gz", tmp_path / "out.jsonl"
    path.write_bytes(gzip.compress(plain.read_bytes()))
    wanted = run("normalize", "--field", "text", plain).stdout
    killed("normalize", "--field", "text", path, "-o", out, stop="xoài", until=journal(out))
    assert whole("normalize", "--field", "text", path, "-o", out, "--resume").returncode == 0
    assert out.read_bytes() == wanted


def test_a_list_that_begins_with_what_is_left_out_has_its_commas(tmp_path: Path) -> None:
    path, out = dump(tmp_path / "list.json"), tmp_path / "out.json"
    rows = json.loads(path.read_text("utf-8"))
    for row in rows[:100]:
        row["body"] = row.pop("text") * 5
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    arguments: list[str | Path] = ["normalize", "--field", "text", path, "--on-error", "skip", "-o", out]
    killed(*arguments, stop="xoài", until=journal(out))
    assert json.loads(journal(out).read_text("utf-8"))["checkpoint"]["documents"] > 100
    done = whole(*arguments, "--resume")
    assert done.returncode == 2
    assert not errors(done), "what was told before the kill is not told again"
    assert json.loads(out.read_text("utf-8")) == [
        {**row, "text": row["text"].replace(" :", ":").replace("_", " ").replace(" ,", ",").replace(" .", ".")}
        for row in rows[100:]
    ]


def test_a_line_of_a_list_is_counted_from_the_beginning(tmp_path: Path) -> None:
    path, out = dump(tmp_path / "pretty.json"), tmp_path / "out.json"
    path.write_text(path.read_text("utf-8").replace('"id": 900', '"id": 900 oh'), "utf-8")
    arguments: list[str | Path] = ["normalize", "--field", "text", path]
    told = errors(whole(*arguments))
    assert len(told) == 1
    assert "line 3603: not JSON" in told[0]
    killed(*arguments, "-o", out, stop="xoài", until=journal(out))
    assert errors(whole(*arguments, "-o", out, "--resume"))[0].split(" at ")[0] == told[0].split(" at ")[0]


def test_a_kill_while_the_table_is_written(tmp_path: Path) -> None:
    path, out, wanted = dump(tmp_path / "tin.parquet"), tmp_path / "out.parquet", tmp_path / "wanted.parquet"
    arguments: list[str | Path] = ["normalize", "--column", "text", path, "-o"]
    assert whole(*arguments, wanted).returncode == 0
    killed(*arguments, out, stop="TABLE", until=journal(out))
    for left in tmp_path.glob(".vnnorm-*.tmp"):
        left.unlink()
    assert whole(*arguments, out, "--resume").returncode == 0
    assert out.read_bytes() == wanted.read_bytes()
    assert beside(tmp_path) == ["out.parquet", "tin.parquet", "wanted.parquet"]


@pytest.fixture
def stopped(tmp_path: Path) -> tuple[Path, Path]:
    path, out = dump(tmp_path / "tin.jsonl"), tmp_path / "out.jsonl"
    killed("normalize", "--field", "text", path, "-o", out, stop="xoài", until=journal(out))
    return path, out


def test_without_a_word_nothing_is_thrown_away(stopped: tuple[Path, Path]) -> None:
    path, out = stopped
    before = journal(out).read_bytes()
    done = whole("normalize", "--field", "text", path, "-o", out)
    assert errors(done) == [
        f"vnnorm: {path}: an earlier run has written a part of {out}; pass --resume to go on with it, "
        "or --no-resume to start anew"
    ]
    assert (done.returncode, journal(out).read_bytes()) == (2, before)
    assert whole("normalize", "--field", "text", path, "-o", out, "--no-resume").returncode == 0
    assert out.read_bytes() == run("normalize", "--field", "text", path).stdout
    assert beside(out.parent) == ["out.jsonl", "tin.jsonl"]


@pytest.mark.parametrize(
    ("change", "options", "told"),
    [
        (None, ["--steps", "characters"], "other settings (steps: "),
        (None, ["--output-field", "clean"], 'other settings (output fields: [] then, ["clean"] now)'),
        ("append", [], "other settings (size of the input: "),
        ("touch", [], "other settings (time of the input: "),
        ("head", [], "beginning of the input: "),
        ("cut", [], "is shorter than its journal says"),
        ("version", [], 'other settings (vnnorm: "0.0.1" then, '),
        ("broken", [], "cannot be used ("),
    ],
)
def test_what_does_not_agree_is_told_with_the_remedy(
    stopped: tuple[Path, Path], change: str | None, options: list[str], told: str
) -> None:
    path, out = stopped
    status = path.stat()
    if change == "append":
        with path.open("a") as file:
            file.write('{"text": ""}\n')
    elif change == "touch":
        os.utime(path, ns=(0, 0))
    elif change == "head":
        path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif change == "cut":
        os.truncate(out.with_name(".out.jsonl.vnnorm-part"), 10)
    elif change == "version":
        saved = json.loads(journal(out).read_text("utf-8"))
        saved["settings"]["vnnorm"] = '"0.0.1"'
        journal(out).write_text(json.dumps(saved), "utf-8")
    elif change == "broken":
        journal(out).write_text("{", "utf-8")
    done = whole("normalize", "--field", "text", path, "-o", out, "--resume", *options)
    (line,) = errors(done)
    assert line.startswith(f"vnnorm: {path}: ")
    assert told in line
    assert line.endswith("start anew with --no-resume")
    assert (done.returncode, out.exists(), journal(out).exists()) == (2, False, True)


def test_without_a_word_a_run_over_another_input_starts_anew_and_says_so(stopped: tuple[Path, Path]) -> None:
    path, out = stopped
    with path.open("a") as file:
        file.write('{"text": "Hà_Nội , đẹp ."}\n')
    done = whole("normalize", "--field", "text", path, "-o", out)
    assert done.returncode == 0
    (line,) = errors(done)
    assert line.startswith(f"{path} starts anew, because an earlier run had other settings (size of the input: ")
    assert out.read_bytes() == run("normalize", "--field", "text", path).stdout


def test_without_a_word_a_run_whose_part_is_gone_starts_anew_and_says_so(stopped: tuple[Path, Path]) -> None:
    path, out = stopped
    out.with_name(".out.jsonl.vnnorm-part").unlink()
    done = whole("normalize", "--field", "text", path, "-o", out)
    (line,) = errors(done)
    assert line.startswith(f"{path} starts anew, because what an earlier run left cannot be used (")
    assert done.returncode == 0
    assert out.read_bytes() == run("normalize", "--field", "text", path).stdout


def test_pyarrow_is_missed_before_the_work(tmp_path: Path) -> None:
    path, out = dump(tmp_path / "tin.jsonl", 10), tmp_path / "out.parquet"
    program = "import sys; sys.modules['pyarrow'] = None; from vnnorm.cli import main; main()"
    arguments = [sys.executable, "-c", program, "normalize", "--field", "text", str(path), "-o", str(out)]
    done = subprocess.run(arguments, capture_output=True, check=False, timeout=60)
    assert errors(done) == [f"vnnorm: {path}: needs pyarrow; install it: pip install 'vnnorm[parquet]'"]
    assert (done.returncode, beside(tmp_path)) == (2, ["tin.jsonl"])


def test_an_interrupt_and_an_error_leave_what_is_done_for_later(tmp_path: Path) -> None:
    path, out = dump(tmp_path / "tin.jsonl"), tmp_path / "out.jsonl"
    said = killed("normalize", "--field", "text", path, "-o", out, stop="xoài", until=journal(out), sign=signal.SIGINT)
    assert said.decode().strip().splitlines() == [
        "vnnorm: interrupted; files are as they were, or done and whole; with --output, --resume goes on"
    ]
    assert whole("normalize", "--field", "text", path, "-o", out, "--resume").returncode == 0
    with path.open("a") as file:
        file.write('{"id": "no text"}\n{"text": "Hà_Nội , đẹp ."}\n')
    done = whole("normalize", "--field", "text", path, "-o", out)
    assert errors(done)[1:] == [f"{path}: what comes before the error is done; after the remedy, --resume goes on there"]
    done = whole("normalize", "--field", "text", path, "-o", out, "--resume", "--on-error", "skip")
    assert (done.returncode, len(errors(done))) == (2, 1)
    assert out.read_bytes() == run("normalize", "--field", "text", "--on-error", "skip", path).stdout


def folder_of(path: Path, count: int = 6) -> Path:
    path.mkdir()
    for number in range(count):
        (path / f"{number}.txt").write_bytes(DIRTY + b"xo\xc3\xa0i\n" * (number == 3))
    return path


def test_a_folder_goes_on_after_a_kill(tmp_path: Path) -> None:
    folder, out, wanted = folder_of(tmp_path / "tin"), tmp_path / "out", tmp_path / "wanted"
    assert run("normalize", folder, "-o", wanted).returncode == 0
    killed("normalize", folder, "-o", out, stop="xoài", until=out / "2.txt")
    assert beside(out) == [".vnnorm-journal", "0.txt", "1.txt", "2.txt"]
    done = run("normalize", folder, "-o", out)
    assert done.returncode == 2
    assert "an earlier run has finished 3 files in" in done.stderr.decode()
    assert "pass --resume to do the others, or --no-resume to start anew" in done.stderr.decode()
    done = run("normalize", folder, "-o", out, "--resume", "--steps", "characters")
    assert "--resume: the earlier run had other settings (steps: " in done.stderr.decode()
    (folder / "1.txt").write_bytes(DIRTY * 2)  # changed since
    done = run("normalize", folder, "-o", out, "--resume", "--verbose")
    assert errors(done)[0] == "skipped 2 files that an earlier run has done"
    assert errors(done)[1:] == [f"changes {folder}/{number}.txt" for number in (1, 3, 4, 5)]
    (wanted / "1.txt").write_bytes(CLEAN * 2)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        path.name: path.read_bytes() for path in wanted.iterdir()
    }


def test_skip_existing(tmp_path: Path) -> None:
    folder, out = folder_of(tmp_path / "tin"), tmp_path / "out"
    out.mkdir()
    (out / "2.txt").write_bytes(b"mine")
    done = run("normalize", folder, "-o", out, "--skip-existing")
    assert (done.returncode, errors(done)) == (0, ["skipped 1 file that an earlier run has done"])
    assert (out / "2.txt").read_bytes() == b"mine"
    assert beside(out) == [f"{number}.txt" for number in range(6)]
    done = run("normalize", folder / "2.txt", "-o", out / "2.txt", "--skip-existing", "--quiet")
    assert (done.returncode, done.stderr, (out / "2.txt").read_bytes()) == (0, b"", b"mine")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--resume"], "--resume needs --output"),
        (["--skip-existing"], "--skip-existing needs --output"),
        (["--resume", "--in-place"], "--resume needs --output; --in-place needs none, run it again"),
        (["--resume", "--limit", "5", "-o", "x"], "--limit does not go with --resume"),
        (["--limit", "5", "--in-place"], "--limit does not go with --in-place: the rest of the file would be lost"),
        (["--sample", "5", "--limit", "5"], "--limit does not go with --sample"),
        (["--sample", "5"], "--sample reads its input twice"),
    ],
)
def test_wishes_that_do_not_go_together(options: list[str], told: str) -> None:
    done = run("normalize", *options, stdin=DIRTY)
    assert (done.returncode, done.stdout, len(errors(done))) == (2, b"", 1)
    assert told in done.stderr.decode()


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    path, out = dump(tmp_path / "tin.jsonl"), tmp_path / "out.jsonl"
    arguments = command("normalize", "--field", "text", path, "-o", out, stop="xoài")
    with subprocess.Popen(arguments, stderr=subprocess.PIPE) as first:
        while not journal(out).exists():
            time.sleep(0.02)
        done = whole("normalize", "--field", "text", path, "-o", out, "--resume")
        assert "is being written by another run; wait for it" in done.stderr.decode()
        first.kill()
