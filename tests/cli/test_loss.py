"""Nothing is lost: whenever an in-place run is killed, or the disk is full, every file is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.support.command import CLEAN, DIRTY, VNNORM, beside, errors, run

Seen = TypeVar("Seen")
FILES = 200
OLD = DIRTY * 20
NEW = CLEAN * 20
LINES = b'{"t": "a\xc2\xa0b"}\n' * 20
LINES_CLEAN = b'{"t": "a b"}\n' * 20
COMMAND = [str(VNNORM), "normalize", "--in-place", "--quiet", "--field", "t", "--glob", "*"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "tin"
    folder.mkdir()
    return folder


def fill(corpus: Path) -> None:
    for number in range(FILES):
        suffix, content = ("jsonl", LINES) if number % 2 else ("txt", OLD)
        (corpus / f"tin {number:03}.{suffix}").write_bytes(content)


def replaced(corpus: Path) -> int:
    """How many files are new; none is anything but old or new, and what else is there nobody reads."""
    new = 0
    for path in sorted(corpus.iterdir()):
        if path.name.startswith("."):
            assert (path.name[:8], path.suffix) == (".vnnorm-", ".tmp")
            continue
        content = path.read_bytes()
        if path.suffix == ".txt":
            assert content in (OLD, NEW), path
        else:
            assert content in (LINES, LINES_CLEAN), path
        new += content in (NEW, LINES_CLEAN)
    assert len([path for path in corpus.iterdir() if not path.name.startswith(".")]) == FILES
    return new


def killed_after(seconds: float, corpus: Path, jobs: int) -> None:
    with subprocess.Popen(
        [*COMMAND, "--jobs", str(jobs), str(corpus)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()


def kills(corpus: Path, count: int, seed: int) -> list[int]:
    """How many files were new at each of so many kills, at moments spread over the time that a whole run takes."""
    chance = random.Random(seed)
    fill(corpus)
    started = time.monotonic()
    assert subprocess.run([*COMMAND, str(corpus)], check=False, timeout=120).returncode == 1
    whole = time.monotonic() - started
    assert replaced(corpus) == FILES
    seen = []
    for number in range(count):
        shutil.rmtree(corpus)
        corpus.mkdir()
        fill(corpus)
        killed_after(chance.uniform(0.1, 1) * whole, corpus, 1 + number % 2)
        seen.append(replaced(corpus))
    # What a killed run left beside is in nobody's way: the next one does the rest.
    assert subprocess.run([*COMMAND, str(corpus)], check=False, timeout=120).returncode in (0, 1)
    assert replaced(corpus) == FILES
    return seen


def test_a_few_kills(corpus: Path) -> None:
    kills(corpus, 4, seed=4)


@pytest.mark.slow
def test_a_hundred_kills(corpus: Path) -> None:
    seen = kills(corpus, 100, seed=100)
    assert any(0 < new < FILES for new in seen), f"no kill fell into the work: {seen}"


def test_a_limit_on_file_sizes(tmp_path: Path) -> None:
    small, large, lines = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.jsonl"
    small.write_bytes(DIRTY)
    large.write_bytes(DIRTY * 5000)
    lines.write_bytes(LINES * 500)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = run("normalize", "--in-place", "--quiet", "--field", "t", small, large, lines, preexec_fn=limited)
    assert done.returncode == 2
    left = (
        "is left as it was: the new text cannot be written (File too large); raise the limit on file sizes, or write elsewhere"
    )
    assert errors(done) == [f"vnnorm: {path}: {left}" for path in (large, lines)]
    assert (small.read_bytes(), large.read_bytes(), lines.read_bytes()) == (CLEAN, DIRTY * 5000, LINES * 500)
    done = run("normalize", large, "--output", tmp_path / "out.txt", preexec_fn=limited)
    assert errors(done)[0].endswith("(File too large); raise the limit on file sizes, or write elsewhere")
    assert beside(tmp_path) == ["a.txt", "b.txt", "c.jsonl"]


def workers(parent: int, count: int) -> list[int]:
    """The processes that a process started, as soon as there are so many."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return until(lambda: [int(number) for number in children.read_text().split()], lambda found: len(found) >= count)


def until(look: Callable[[], Seen], enough: Callable[[Seen], bool]) -> Seen:
    """What is seen once it is enough, or after a minute."""
    started = time.monotonic()
    while not enough(seen := look()) and time.monotonic() - started < 60:
        time.sleep(0.01)
    return seen


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="tells its children by /proc")
def test_a_worker_that_is_killed(corpus: Path, tmp_path: Path) -> None:
    fill(corpus)
    long, told = tmp_path / "long.jsonl", tmp_path / "told"
    long.write_bytes(LINES * 20_000)
    with told.open("wb") as out, subprocess.Popen([*COMMAND, "--jobs", "2", str(corpus), str(long)], stderr=out) as process:
        os.kill(workers(process.pid, 2)[0], signal.SIGKILL)
        assert process.wait(60) == 2
    (line,) = told.read_text().splitlines()
    assert "a worker process was killed (out of memory?); what is not done by now is left as it was, run again" in line
    assert long.read_bytes() == LINES * 20_000
    replaced(corpus)
    assert [name for name in beside(tmp_path) if name.startswith(".")] == []
    assert run(*COMMAND[1:], "--jobs", "2", corpus).returncode in (0, 1)
    assert replaced(corpus) == FILES


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="tells its children by /proc")
def test_workers_end_with_what_started_them(tmp_path: Path) -> None:
    long = tmp_path / "long.jsonl"
    long.write_bytes(LINES * 20_000)
    with subprocess.Popen([*COMMAND, "--jobs", "2", str(long)]) as process:
        found = workers(process.pid, 2)
        process.kill()
    assert len(found) == 2
    assert not until(lambda: [one for one in found if Path(f"/proc/{one}").exists()], lambda left: not left)
    assert long.read_bytes() == LINES * 20_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can make a small disk, and not in every container")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    path, lines, table = small_disk / "a.txt", small_disk / "b.jsonl", small_disk / "c.jsonl.gz"
    path.write_bytes(DIRTY * 4000)
    lines.write_bytes(LINES * 100)
    before = {one.name: one.read_bytes() for one in small_disk.iterdir()}
    done = run("normalize", "--in-place", "--quiet", "--field", "t", path, lines)
    assert done.returncode == 2
    told = "is left as it was: the new text cannot be written (No space left on device); free some space, or write elsewhere"
    assert f"vnnorm: {path}: {told}" in errors(done)
    assert lines.read_bytes() in (LINES * 100, LINES_CLEAN * 100)
    assert path.read_bytes() == before["a.txt"]
    assert beside(small_disk) == ["a.txt", "b.jsonl"]
    done = run("normalize", "--field", "t", lines, "--output", table)
    assert beside(small_disk) in (["a.txt", "b.jsonl"], ["a.txt", "b.jsonl", "c.jsonl.gz"])
