"""Run the pages of the engines whose libraries are installed, and skip the others with the reason."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec

import pytest

NEEDS = {  # page: the modules it needs, and the extra that brings them
    "dask": ("dask pandas", "recipes"),
    "datasets": ("datasets", "recipes"),
    "datatrove": ("datatrove", "datatrove"),
    "duckdb": ("duckdb", "recipes"),
    "pandas": ("pandas", "pandas"),
    "polars": ("polars", "polars"),
    "ray": ("ray pandas", "recipes"),
    "scikit-learn": ("sklearn", "recipes"),
    "spacy": ("spacy", "spacy"),
    "spark": ("pyspark", "spark"),
}

# Warnings that the libraries raise themselves. Warnings of vnnorm stay errors.
IGNORED = ["ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name != "engines" or item.path.stem not in NEEDS:
            continue
        for ignored in IGNORED:
            item.add_marker(pytest.mark.filterwarnings(ignored))
        modules, extra = NEEDS[item.path.stem]
        missing = [module for module in modules.split() if find_spec(module) is None]
        if missing:
            item.add_marker(pytest.mark.skip(f"{missing[0]} is not installed: pip install 'vnnorm[{extra}]'"))
        elif modules == "pyspark" and shutil.which("java") is None:
            item.add_marker(pytest.mark.skip("Spark runs on Java: apt-get install default-jre-headless"))


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]) -> None:
    """Run in a temporary folder, with this Python on Spark's workers, and without requests to others."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
