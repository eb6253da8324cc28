"""A run that is stopped at any document goes on there, and its output is the same to the byte."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from vnnorm.cli import journal, parquet, parquet_sinks
from vnnorm.cli.app import cli
from vnnorm.cli.work import Item, Job, Outcome

GOOD = [
    json.dumps({"id": number, "text": f"Bài {number} : Thủ_tướng nói ."}, ensure_ascii=False).encode() for number in range(5)
]
PRETTY = json.dumps(json.loads(GOOD[2]), indent=2).encode()
BAD = [b"3", b'{"other": 1}', b'{"text": "\xff"}', b"[]"]
VALUES = [BAD[0], GOOD[0], BAD[1], GOOD[1], PRETTY, BAD[2], BAD[3], GOOD[3], GOOD[4]]
JSON = {
    "list": b"[" + b",".join(VALUES) + b"]\n",
    "list with white space": b"\xef\xbb\xbf\n [\r\n" + b" ,\n\n ".join(VALUES) + b"\n]\n\n",
    "list of good values": b"[" + b", ".join(GOOD) + b"]",
    "list of bad values": b"[" + b", ".join(BAD) + b"]",
    "empty list": b" [ ]",
    "values": b" \n" + b" ".join(VALUES),
    "lines": b"\n".join([*GOOD[:2], b"", *BAD, *GOOD[2:]]),
}


def output(path: Path, name: str, options: list[str], resume: bool = False) -> bytes | None:
    """What a run writes to this file; None if it was stopped."""
    arguments = [
        "normalize",
        "--quiet",
        "--steps",
        "characters,desegment",
        *options,
        str(path),
        "-o",
        str(path.with_name(name)),
    ]
    try:
        cli.main(args=[*arguments, *(["--resume"] if resume else [])], prog_name="vnnorm", standalone_mode=False)
    except SystemExit:
        return None
    return path.with_name(name).read_bytes()


def stop_everywhere(path: Path, suffix: str, options: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    """Stop a run at each of its texts and resume it; how many runs had a checkpoint."""
    monkeypatch.setattr(journal, "EVERY", 1)
    wanted = output(path, f"wanted{suffix}", options)
    assert wanted is not None
    real, resumed = Job.outcome, 0
    for stop in itertools.count(1):
        turn = itertools.count(1)

        def stopping(job: Job, item: Item, turn: itertools.count[int] = turn, stop: int = stop) -> Outcome:
            if next(turn) == stop:
                raise SystemExit
            return real(job, item)

        monkeypatch.setattr(Job, "outcome", stopping)
        is_whole = output(path, f"out{suffix}", options) is not None
        monkeypatch.setattr(Job, "outcome", real)
        if is_whole:
            return resumed
        resumed += path.with_name(f".out{suffix}.vnnorm-journal").exists()
        assert output(path, f"out{suffix}", options, resume=True) == wanted
        path.with_name(f"out{suffix}").unlink()
        assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, f"wanted{suffix}"])
    raise AssertionError


@pytest.mark.parametrize("mode", ["skip", "keep"])
@pytest.mark.parametrize("kind", JSON)
def test_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, mode: str) -> None:
    path = tmp_path / "tin.json"
    path.write_bytes(JSON[kind])
    resumed = stop_everywhere(path, ".json", ["--field", "text", "--on-error", mode], monkeypatch)
    assert resumed > 3 or kind in ("empty list", "list of bad values")


@pytest.mark.parametrize("suffix", [".parquet", ".parquet.gz", ".jsonl"])
@pytest.mark.parametrize("group", [1, 4, 6, 100])
def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int, suffix: str) -> None:
    monkeypatch.setattr(parquet, "_BATCH", 3)
    monkeypatch.setattr(parquet_sinks, "_GROUP", 200)
    texts = pa.array([None if number % 5 == 2 else f"Bài {number} : Thủ_tướng nói ." for number in range(14)])
    columns = {"id": list(range(14)), "text": texts, "outlet": pa.array(list("aabbaaccabcabc")).dictionary_encode()}
    path = tmp_path / "tin.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=group)
    options = ["--column", "text", "--output-column", "clean"]
    assert stop_everywhere(path, suffix, options, monkeypatch) > 5
