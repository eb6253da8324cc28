"""``--in-place``, ``--check`` and ``--diff`` as subprocesses: what is written, what stays, and what the exit status says."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command import CLEAN, DIRTY, HEEDING_SIGNALS, VNNORM, beside, errors, run
from vnnorm import Step
from vnnorm.cli.console import Console
from vnnorm.cli.file import RunOptions
from vnnorm.cli.inputs import Source
from vnnorm.cli.pieces import Choice
from vnnorm.cli.run import Run
from vnnorm.cli.tally import Tally
from vnnorm.cli.work import Job

LINES = b'{"t": "a\xc2\xa0b"}\n'
LINES_CLEAN = b'{"t": "a b"}\n'


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "tin\nmột.txt"
    path.write_bytes(DIRTY)
    return path


def test_changed_is_one_and_unchanged_is_nought(dirty: Path) -> None:
    done = run("normalize", "--in-place", dirty, LANG="C")
    assert (done.returncode, done.stdout, dirty.read_bytes()) == (1, b"", CLEAN)
    assert len(errors(done)) == 1
    before = dirty.stat()
    done = run("normalize", "--in-place", dirty)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert dirty.stat() == before
    assert beside(dirty.parent) == [dirty.name]


def test_check_and_diff_write_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(DIRTY)
    done = run("normalize", "--check", path)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", f"would change {path}\n".encode())
    done = run("normalize", "--check", "--diff", "--quiet", path)
    diff = f"--- {path}\n+++ {path} (normalized)\n@@ -1 +1 @@\n-".encode() + DIRTY + b"+" + CLEAN
    assert (done.returncode, done.stdout, done.stderr) == (1, diff, b"")
    done = run("normalize", "--diff", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, diff, b"")
    assert run("normalize", "--check", "--diff", "-", stdin=CLEAN).returncode == 0
    assert path.read_bytes() == DIRTY
    assert beside(tmp_path) == ["tin.txt"]


def test_a_line_of_json_has_its_place_in_the_diff(tmp_path: Path) -> None:
    path = tmp_path / "tin.jsonl"
    path.write_bytes(b"\n" + LINES)
    done = run("normalize", "--diff", "--check", "--field", "t", path)
    assert done.stdout.decode().startswith(f"--- {path}:2:t\n+++ {path}:2:t (normalized)\n@@ -1 +1 @@\n-a\u00a0b\n")
    assert errors(done) == [f"would change {path} (1 of 1 documents)"]


def test_notes_of_a_run_over_files(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("một.txt", "hai.txt", "ba.jsonl"))
    one.write_bytes(DIRTY)
    two.write_bytes(CLEAN)
    three.write_bytes(LINES + b'{"t": 1}\n' + LINES)
    options: list[str | Path] = [
        "--in-place",
        "--field",
        "t",
        "--on-error",
        "skip",
        one,
        one,
        two,
        three,
        tmp_path / "không.txt",
    ]
    done = run("normalize", "--verbose", *options)
    assert done.returncode == 2
    assert [line.partition(str(tmp_path))[0] for line in errors(done)] == [
        "changed ",
        "unchanged ",
        "vnnorm: ",
        "changed ",
        "vnnorm: ",
        "2 files changed, 1 unchanged",
    ]
    assert three.read_bytes() == LINES_CLEAN + b'{"t": 1}\n' + LINES_CLEAN, "in place, nothing is left out"
    assert len(errors(run("normalize", "--quiet", *options))) == 2


def test_line_ends_stay_in_place_and_so_in_check_and_diff(tmp_path: Path) -> None:
    results = {
        b"a\r\nb\r\n": b"a\r\nb\r\n",
        b"a\xc2\xa0b\r\nc": b"a b\r\nc",
        b"a\xc2\xa0b\r\nc\nd\r\n": b"a b\nc\nd\n",  # mixed, which the step mends
        b"a\xc2\xa0b\rc\r": b"a b\rc\r",
    }
    paths = [tmp_path / f"{number}.txt" for number in range(len(results))]
    for path, content in zip(paths, results, strict=True):
        path.write_bytes(content)
    changed = [str(path) for path, (content, result) in zip(paths, results.items(), strict=True) if content != result]
    for option, verb in {"--check": "would change", "--in-place": "changed"}.items():
        done = run("normalize", option, tmp_path)
        assert done.returncode == 1
        assert errors(done) == [*(f"{verb} {path}" for path in changed), f"{len(changed)} files {verb}, 1 unchanged"]
    assert [path.read_bytes() for path in paths] == list(results.values())
    assert run("normalize", "--in-place", tmp_path).returncode == 0
    path = paths[0]
    path.write_bytes(b"a\xc2\xa0b\r\nc\r\n")
    assert run("normalize", "--diff", path).stdout.endswith(b"@@ -1,2 +1,2 @@\n-a\xc2\xa0b\r\n+a b\r\n c\r\n")


def test_steps_that_leave_line_ends_alone_leave_mixed_ones(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(DIRTY + DIRTY[:-1] + b"\r\n")
    assert run("normalize", "--in-place", "--steps", "desegment", path).returncode == 1
    assert path.read_bytes() == CLEAN + CLEAN[:-1] + b"\r\n"


def test_the_byte_order_mark_stays_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_bytes(b"\xef\xbb\xbf" + DIRTY)
    assert run("normalize", "--in-place", "--steps", "desegment", path).returncode == 1
    assert path.read_bytes() == b"\xef\xbb\xbf" + CLEAN
    assert run("normalize", "--in-place", "--steps", "characters", path).returncode == 0
    assert run("normalize", "--steps", "characters", path).stdout == CLEAN
    assert run("normalize", "--check", "--steps", "characters", path).returncode == 0
    assert run("normalize", "--in-place", "--drop-bom", "--steps", "desegment", path).returncode == 0
    assert run("normalize", "--in-place", "--drop-bom", "--steps", "characters", path).returncode == 1
    assert path.read_bytes() == CLEAN


def test_mode_owner_attributes_and_links_stay(tmp_path: Path) -> None:
    path, link, other = tmp_path / "tin.txt", tmp_path / "link.txt", tmp_path / "other.txt"
    path.write_bytes(DIRTY)
    path.chmod(0o4640)
    if os.geteuid() == 0:
        os.chown(path, 1234, 4321)
        path.chmod(0o4640)
    with contextlib.suppress(OSError):  # a file system without attributes
        os.setxattr(path, "user.origin", b"dump")
    before = path.stat()
    names = os.listxattr(path)
    link.symlink_to("tin.txt")
    os.link(path, other)
    assert run("normalize", "--in-place", link, path).returncode == 1
    assert link.is_symlink()
    after = path.stat()
    assert path.read_bytes() == CLEAN
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert os.listxattr(path) == names
    assert other.read_bytes() == DIRTY, "a hard link is parted, and keeps the old text"


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path, dirty: Path) -> None:
    out = tmp_path / "out.txt"
    assert run("normalize", dirty, "--output", out, umask=0o027).returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_folder_that_may_not_be_written_to(dirty: Path) -> None:
    dirty.parent.chmod(0o555)
    try:
        done = run("normalize", "--in-place", dirty, powerless=True)
    finally:
        dirty.parent.chmod(0o755)
    (line,) = errors(done)
    assert line.endswith("(Permission denied); change its permissions, or write elsewhere with --output")
    assert (done.returncode, dirty.read_bytes()) == (2, DIRTY)
    assert beside(dirty.parent) == [dirty.name]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_an_owner_that_cannot_be_kept(dirty: Path) -> None:
    os.chown(dirty, 1234, 4321)
    dirty.chmod(0o666)
    done = run("normalize", "--in-place", dirty, powerless=True)
    (line,) = errors(done)
    assert "its owner and group cannot be kept (Operation not permitted); run as its owner," in line
    assert (done.returncode, dirty.read_bytes(), beside(dirty.parent)) == (2, DIRTY, [dirty.name])


def test_what_has_no_place(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("normalize", "--in-place", "-", stdin=DIRTY)
    assert errors(done) == [
        "vnnorm: <stdin>: standard input has no place to be written to; name a file, or leave out --in-place"
    ]
    done = run("normalize", "--in-place", tmp_path / "pipe", "/dev/null")
    assert done.returncode == 2
    assert all(line.endswith("is no regular file, and cannot be replaced; leave out --in-place") for line in errors(done))
    assert len(errors(done)) == 2


def test_an_interrupt_leaves_no_half_written_file(tmp_path: Path) -> None:
    path, out = tmp_path / "tin.jsonl", tmp_path / "out.jsonl"
    for number, status in {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}.items():
        with subprocess.Popen(
            [*HEEDING_SIGNALS, VNNORM, "normalize", "--field", "t", "--output", out],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdin
            process.stdin.write(LINES * 2)
            process.stdin.flush()
            for _ in range(600):
                if any(name.startswith(".vnnorm-") for name in beside(tmp_path)):
                    break
                time.sleep(0.05)
            process.send_signal(number)
            told = process.communicate()[1]
        assert process.returncode == status
        assert beside(tmp_path) == []
        assert (b"interrupted; files are as they were" in told) == (number == signal.SIGINT)
    assert not path.exists()


def test_a_file_that_another_program_changes_meanwhile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, lines = tmp_path / "a.txt", tmp_path / "b.jsonl"

    def meddles(text: str) -> Iterator[tuple[int, int, str]]:
        """A step during which another program writes: when a file is read, and its new text not yet begun."""
        if text:
            path.write_bytes(b"by another\n")
            lines.unlink(missing_ok=True)
            yield 0, len(text), "new"

    path.write_bytes(DIRTY)
    lines.write_bytes(LINES)
    sources = [Source(str(lines), lines.name), Source(str(path), path.name)]
    console = Console()
    run_options = RunOptions(Choice(fields=("t",)), {}, in_place=True)
    Run(run_options, Job(((Step("meddles", find=meddles),),)), console, Tally(())).over(sources)
    told = "was changed by another program meanwhile, and is left so; run again"
    assert capsys.readouterr().err.splitlines() == [f"vnnorm: {one}: {told}" for one in (lines, path)]
    assert path.read_bytes() == b"by another\n"
    assert beside(tmp_path) == [path.name]


def grows(text: str) -> Iterator[tuple[int, int, str]]:
    """A step that never comes to an end."""
    if "." in text:
        yield len(text), len(text), "."


def fails(text: str) -> Iterator[tuple[int, int, str]]:
    """A step with a fault."""
    if "." in text:
        raise KeyError("a fault\nof the step")
    yield from ()


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("step", "told"),
    [
        (grows, "the same steps would change the result again; run with --diff to see it, and please report it"),
        (fails, "a step failed (KeyError: 'a fault\\nof the step'), the text is left as it was; please report it with"),
    ],
)
def test_a_step_with_a_fault(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    jobs: int,
    step: Callable[[str], Iterator[tuple[int, int, str]]],
    told: str,
) -> None:
    lines, text = tmp_path / "tin.jsonl", tmp_path / "tin.txt"
    content = b'{"t": "x"}\n' * 700 + b'{"t": "x."}\n{"t": "y"}\n'
    lines.write_bytes(content)
    text.write_bytes(DIRTY)
    console = Console()
    run_options = RunOptions(Choice(fields=("t",)), {}, in_place=True, jobs=jobs)
    sources = [Source(str(lines), "tin.jsonl"), Source(str(text), "tin.txt")]
    Run(run_options, Job(((Step("mine", find=step),),), twice=True), console, Tally(("mine",))).over(sources)
    assert console.failed
    one, two = capsys.readouterr().err.splitlines()
    assert one.startswith(f"vnnorm: {lines}: line 701 field t: {told}")
    assert two.startswith(f"vnnorm: {text}: {told}")
    assert (lines.read_bytes(), text.read_bytes()) == (content, DIRTY)
    assert beside(tmp_path) == ["tin.jsonl", "tin.txt"]


def test_a_link_out_of_the_folder_is_skipped(tmp_path: Path) -> None:
    folder, outside = tmp_path / "bài", tmp_path / "ngoài.txt"
    (folder / "dưới").mkdir(parents=True)
    outside.write_bytes(DIRTY)
    (folder / "a.txt").write_bytes(DIRTY)
    (folder / "lên.txt").symlink_to(outside)
    (folder / "dưới" / "trong.txt").symlink_to(folder / "a.txt")
    told = f"skipped {folder}/lên.txt: a link out of the folder, to {outside}; name that file to change it"
    for option in ("--check", "--diff", "--in-place"):
        done = run("normalize", option, folder)
        assert errors(done)[0] == told
        assert str(outside).encode() not in done.stdout
    assert (outside.read_bytes(), (folder / "a.txt").read_bytes()) == (DIRTY, CLEAN)
    assert run("normalize", folder, "--output", tmp_path / "ra").stderr == b"", "to read it does no harm"
    assert run("normalize", "--in-place", folder / "lên.txt").returncode == 1
    assert outside.read_bytes() == CLEAN, "named itself"


def test_a_folder_that_is_a_link_is_the_folder(tmp_path: Path) -> None:
    folder, link = tmp_path / "bài", tmp_path / "đến"
    folder.mkdir()
    link.symlink_to(folder)
    (folder / "a.txt").write_bytes(DIRTY)
    assert run("normalize", "--in-place", link).returncode == 1
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_a_read_only_file_stays_unless_forced(dirty: Path) -> None:
    dirty.chmod(0o444)
    told = "is read-only, and is left as it was; pass --force to replace it"
    ways: list[list[str | Path]] = [["--in-place", dirty], ["--output", dirty, "-"]]
    for options in ways:
        done = run("normalize", *options, stdin=DIRTY)
        (line,) = errors(done)
        assert line.endswith(told)
        assert (done.returncode, dirty.read_bytes(), beside(dirty.parent)) == (2, DIRTY, [dirty.name])
    assert run("normalize", "--in-place", "--force", dirty).returncode == 1
    assert (dirty.read_bytes(), stat.S_IMODE(dirty.stat().st_mode)) == (CLEAN, 0o444)
    assert run("normalize", "--in-place", dirty).returncode == 0, "nothing to change in it"


def test_a_hard_link_that_is_parted_is_told(tmp_path: Path) -> None:
    one, other = tmp_path / "một.txt", tmp_path / "hai.txt"
    one.write_bytes(DIRTY)
    os.link(one, other)
    done = run("normalize", "--in-place", one)
    assert errors(done) == [f"changed {one}", f"{one} had another name, a hard link, which keeps the old text"]
    assert (one.read_bytes(), other.read_bytes()) == (CLEAN, DIRTY)
    assert errors(run("normalize", "--in-place", one)) == []
