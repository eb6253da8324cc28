"""datatrove: documents go through many tasks, killed ones too, and come out as ``normalize`` gives them, once each."""

from __future__ import annotations

import datetime
import doctest
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.articles import articles
from vnnorm import MATCH, NEWS, Step, normalize

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'vnnorm[datatrove]'")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from vnnorm.engines import datatrove as engine
from vnnorm.engines.datatrove import VnnormFormatter
from vnnorm.typing import StepName

FILES, IN_EACH = 6, 50


def _news(folder: Path) -> dict[str, dict[str, Any]]:
    """Files of news, and the rows in them by id."""
    rows = {}
    folder.mkdir()
    for number, article in enumerate(articles(FILES * IN_EACH, size=300)):
        published = [article.published.isoformat(), f"{article.published}T17:02:00+07:00", "", None, "hôm qua"][number % 5]
        row = {"id": f"news/{number}", "text": article.text, "metadata": {"published": published, "outlet": "Báo"}}
        rows[f"news/{number}"] = row
        with (folder / f"{number // IN_EACH}.jsonl").open("a", encoding="utf-8") as file:
            print(json.dumps(row, ensure_ascii=False), file=file)
    return rows


def _executor(home: Path, formatter: VnnormFormatter, workers: int) -> LocalPipelineExecutor:
    return LocalPipelineExecutor(
        [JsonlReader(str(home / "news")), formatter, JsonlWriter(str(home / "done"), compression=None)],
        tasks=FILES,
        workers=workers,
        logging_dir=str(home / "logs"),
    )


def _done(home: Path) -> list[dict[str, Any]]:
    files = sorted((home / "done").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").split("\n") if line]


def _expected(row: dict[str, Any], steps: tuple[StepName | Step, ...]) -> str:
    published = row["metadata"]["published"] or ""
    day = datetime.date.fromisoformat(published[:10]) if published[:1] == "2" else None
    return normalize(row["text"], steps=steps, reference=day)


def test_documents_and_statistics_of_several_tasks(tmp_path: Path) -> None:
    rows = _news(tmp_path / "news")
    statistics = _executor(tmp_path, VnnormFormatter(MATCH, "published"), workers=2).run()
    done = _done(tmp_path)
    assert Counter(row["id"] for row in done) == Counter(list(rows))
    for row in done:
        assert row["text"] == _expected(rows[row["id"]], MATCH)
        assert row["metadata"]["outlet"] == "Báo"

    expected: Counter[str] = Counter({"total": len(rows)})
    for number, row in enumerate(rows.values()):
        expected.update([[], [], ["no date"], ["no date"], ["unreadable date"]][number % 5])
        for taken in range(len(MATCH)):
            before, after = (_expected(row, MATCH[:count]) for count in (taken, taken + 1))
            if before != after:
                expected[f"{MATCH[taken]}: changed"] += 1
                expected[f"{MATCH[taken]}: code points"] += len(after) - len(before)
        expected["changed"] += row["text"] != _expected(row, MATCH)
    told = {name: metric.total for name, metric in statistics.stats[1].stats.items()}
    assert told == dict(expected)
    assert {"desegment: changed", "desegment: code points", "casefold: changed"} < told.keys()
    written = json.loads((tmp_path / "logs" / "stats.json").read_text("utf-8"))
    assert written[1]["stats"]["changed"] == expected["changed"]


def _killed(home: str, text: str) -> list[tuple[int, int, str]]:
    """Kill the whole run once, as a machine that goes down would, in the middle of its fourth task."""
    with Path(home, "seen").open("a") as seen:
        seen.write(".")
    killed = Path(home, "killed")
    # Two workers may both write before either looks at the size, so the size may never be exactly this one.
    if Path(home, "seen").stat().st_size >= 3 * IN_EACH + IN_EACH // 2 and not killed.exists():
        killed.touch()
        os.killpg(0, signal.SIGKILL)
    return []


def _run(home: Path, workers: int) -> None:
    from functools import partial

    steps = (*NEWS, Step("killed", find=partial(_killed, str(home))))
    _executor(home, VnnormFormatter(steps), workers).run()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_is_resumed_without_loss_or_doubles(tmp_path: Path, workers: int) -> None:
    rows = _news(tmp_path / "news")
    command = [
        sys.executable,
        "-c",
        f"from pathlib import Path; from tests.engines.test_datatrove import _run; _run(Path({str(tmp_path)!r}), {workers})",
    ]
    first = subprocess.run(command, capture_output=True, check=False, start_new_session=True, timeout=120)
    assert first.returncode == -signal.SIGKILL, first.stderr.decode()
    assert 0 < len(list((tmp_path / "logs" / "completions").iterdir())) < FILES
    second = subprocess.run(command, capture_output=True, check=False, start_new_session=True, timeout=120)
    assert second.returncode == 0, second.stderr.decode()
    assert Counter(row["id"] for row in _done(tmp_path)) == Counter(list(rows))
    for row in _done(tmp_path):
        assert row["text"] == normalize(rows[row["id"]]["text"])


def _formatted(formatter: VnnormFormatter, text: str, **metadata: Any) -> str:
    [document] = formatter.run([Document(text, "a", metadata=metadata)])
    assert isinstance(document.text, str)
    return document.text


def test_the_date_may_be_a_value_or_one_for_all() -> None:
    text, day = "Họp ngày 2/1", datetime.date(2020, 1, 5)
    field = VnnormFormatter(("dates",), "day")
    assert _formatted(field, text, day=day) == "Họp ngày 2020-01-02"
    assert _formatted(field, text, day=datetime.datetime(2020, 1, 5, 23)) == "Họp ngày 2020-01-02"
    assert _formatted(field, text, day=20200105) == "Họp ngày XXXX-01-02"
    assert _formatted(VnnormFormatter(("dates",), day), text) == "Họp ngày 2020-01-02"
    assert _formatted(VnnormFormatter(("dates",)), text, day=day) == "Họp ngày XXXX-01-02"
    assert VnnormFormatter(("dates",), day).format(text) == "Họp ngày 2020-01-02"


def test_errors() -> None:
    with pytest.raises(ValueError, match="unknown step 'desegmant'"):
        VnnormFormatter(("desegmant",))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date, not int"):
        VnnormFormatter(reference=2020)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match=r"document 'a' \('Bài 1'\): TypeError: step 'mine': a finding is"):
        _formatted(VnnormFormatter((Step("mine", find=lambda text: [(0, 1, None)]),)), "Bài 1")  # type: ignore[list-item]


def test_examples_of_the_module() -> None:
    """They are not collected with the others, where datatrove may be missing."""
    done = doctest.testmod(engine, optionflags=doctest.ELLIPSIS)
    assert done.attempted > 0
    assert done.failed == 0
