"""The measures of docs/scale.md run, and the page has a place for each of their tables."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support.tables import DOCS, between

TABLES = ["machine", "throughput", "growth", "start", "corpus"]


def test_the_page_holds_every_table() -> None:
    page = (DOCS / "scale.md").read_text("utf-8")
    for name in TABLES:
        assert re.search(r"\d", between(page, name)[1]), f"python -m tests.benchmarks.scale --write fills in {name}"


def test_the_measures_run() -> None:
    for package in ("duckdb", "pyarrow", "datatrove"):
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'vnnorm[datatrove,recipes]'")
    command = [sys.executable, "-m", "tests.benchmarks.scale", "--articles", "64", "--rounds", "1"]
    done = subprocess.run([*command, "--engines", "duckdb", "datatrove"], capture_output=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr.decode()
    rows = [line.split(" | ")[0] for line in done.stdout.decode().splitlines()]
    assert rows.count("| plain function") == rows.count("| datatrove") - 2 == 2
    assert rows.count("| duckdb") == 1
