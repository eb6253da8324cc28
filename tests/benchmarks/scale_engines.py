"""Run one measurement of ``scale``: an engine reads a folder of Parquet files (datatrove: JSON lines), normalizes and writes.

``python -m tests.benchmarks.scale_engines ENGINE FOLDER WORKERS STEPS`` prints the result as JSON: the seconds of the run,
the core seconds of all its processes, the seconds until the engine and its workers had started, and the peak memory of one
worker in megabytes.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from functools import partial
from pathlib import Path
from typing import Any

import vnnorm
from tests.benchmarks.processes import core_seconds, peak
from vnnorm import normalize, normalize_many
from vnnorm.typing import StepName

Run = Callable[[Path, Path], None]  # arguments: the input folder and the output folder
Step = StepName | vnnorm.Step


def texts_in(folder: Path) -> list[str]:
    """The texts of a folder of Parquet files."""
    from pyarrow import parquet

    return [
        text
        for file in sorted(folder.glob("*.parquet"))
        for text in parquet.read_table(file, columns=["text"])["text"].to_pylist()
    ]


def _share(texts: Sequence[str], steps: Sequence[Step], ready: Any, seconds: Any) -> None:
    normalize(texts[0], steps=steps)
    ready.wait()
    start, used = time.perf_counter(), time.process_time()
    for text in texts:
        normalize(text, steps=steps)
    seconds.put((time.perf_counter() - start, time.process_time() - used))


def plain(folder: Path, workers: int, steps: Sequence[Step]) -> dict[str, float]:
    """Measure the function alone, in one process per worker, without reading, writing or transfer of data."""
    texts = texts_in(folder / "parquet")
    context = multiprocessing.get_context("fork")
    ready, seconds = context.Barrier(workers), context.SimpleQueue()
    processes = [
        context.Process(target=_share, args=(texts[number::workers], steps, ready, seconds)) for number in range(workers)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    told = [seconds.get() for _ in processes]
    return {"seconds": max(wall for wall, _ in told), "cores": sum(used for _, used in told)}


def _many(workers: int, steps: Sequence[Step]) -> Run:
    def run(source: Path, target: Path) -> None:
        with (target / "clean.jsonl").open("w", encoding="utf-8") as file:
            for text in normalize_many(texts_in(source), jobs=workers, steps=steps):
                file.write(json.dumps(text, ensure_ascii=False) + "\n")

    return run


def _pandas(workers: int, steps: Sequence[Step]) -> Run:
    import pandas

    def run(source: Path, target: Path) -> None:
        news = pandas.read_parquet(source)
        news["text"] = news["text"].map(partial(normalize, steps=steps), na_action="ignore")
        news.to_parquet(target / "clean.parquet")

    return run


def _polars(workers: int, steps: Sequence[Step]) -> Run:
    import polars

    def normalized(texts: Any) -> Any:
        return polars.Series([None if text is None else normalize(text, steps=steps) for text in texts], dtype=polars.String)

    def run(source: Path, target: Path) -> None:
        text = polars.col("text").map_batches(normalized, return_dtype=polars.String, is_elementwise=True)
        polars.scan_parquet(source / "*.parquet").with_columns(text).sink_parquet(target / "clean.parquet")

    return run


def _datasets(workers: int, steps: Sequence[Step]) -> Run:
    import datasets

    datasets.disable_progress_bars()
    os.environ["HF_HUB_OFFLINE"] = "1"

    def run(source: Path, target: Path) -> None:
        files = [str(file) for file in sorted(source.glob("*.parquet"))]
        news = datasets.load_dataset("parquet", data_files=files, split="train", cache_dir=str(target))
        processes = workers if workers > 1 else None
        news.map(partial(_batch, steps), batched=True, num_proc=processes, load_from_cache_file=False)

    return run


def _batch(steps: Sequence[Step], batch: dict[str, list[str]]) -> dict[str, list[str]]:
    return {"text": [normalize(text, steps=steps) for text in batch["text"]]}


def _duckdb(workers: int, steps: Sequence[Step]) -> Run:
    import duckdb
    import pyarrow

    def normalized(texts: Any) -> Any:
        return pyarrow.array([normalize(text, steps=steps) for text in texts.to_pylist()], pyarrow.string())

    connection = duckdb.connect(config={"threads": workers})
    connection.create_function("normalized", normalized, ["VARCHAR"], "VARCHAR", type="arrow")

    def run(source: Path, target: Path) -> None:
        news = f"SELECT * REPLACE (normalized(text) AS text) FROM '{source}/*.parquet'"
        connection.execute(f"COPY ({news}) TO '{target}/clean.parquet'")

    return run


def _spark(workers: int, steps: Sequence[Step]) -> Run:
    from pyspark.sql import SparkSession

    from vnnorm.engines.spark import normalize_column

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", False)
    spark = builder.config("spark.driver.memory", "2g").config("spark.ui.showConsoleProgress", False).getOrCreate()
    spark.sparkContext.setLogLevel("OFF")

    def run(source: Path, target: Path) -> None:
        news = spark.read.parquet(str(source))
        normalize_column(news, "text", steps=steps).write.parquet(str(target / "clean"))

    return run


def _datatrove(workers: int, steps: Sequence[Step]) -> Run:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from vnnorm.engines.datatrove import VnnormFormatter

    def run(source: Path, target: Path) -> None:
        pipeline = [
            JsonlReader(str(source)),
            VnnormFormatter(steps),
            JsonlWriter(str(target / "clean"), compression=None),
        ]
        tasks = len(list(source.glob("*.jsonl")))
        LocalPipelineExecutor(pipeline, tasks=tasks, workers=workers, logging_dir=str(target / "logs")).run()

    return run


ENGINES: dict[str, Callable[[int, Sequence[Step]], Run]] = {
    "normalize_many": _many,
    "pandas": _pandas,
    "polars": _polars,
    "datasets": _datasets,
    "duckdb": _duckdb,
    "spark": _spark,
    "datatrove": _datatrove,
}
ONE_CORE = ("pandas", "polars", "duckdb")  # these engines call Python functions under Python's lock


def _peak(engine: str) -> float:
    """The peak memory of a process that ran vnnorm, in megabytes."""
    if engine != "spark":
        return max(peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    found = 0.0  # Spark's workers are children of a daemon that Java started; they stay alive after a job
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # a process may end at any time
            if b"pyspark.daemon" in (process / "cmdline").read_bytes():
                found = max(found, peak(process.name))
    return found


def main(engine: str, folder: Path, workers: int, steps: Sequence[Step]) -> dict[str, float]:
    if engine == "plain":
        return {**plain(folder, workers, steps), "start": 0.0, "peak": _peak(engine)}
    form = "jsonl" if engine == "datatrove" else "parquet"
    home = Path(tempfile.mkdtemp())
    try:
        started = time.perf_counter()
        run = ENGINES[engine](workers, steps)
        (home / "warm").mkdir()
        run(folder.parent / "few" / form, home / "warm")
        ready, before = time.perf_counter(), core_seconds()
        (home / "out").mkdir()
        run(folder / form, home / "out")
        done, after = time.perf_counter(), core_seconds()
        return {"seconds": done - ready, "cores": after - before, "start": ready - started, "peak": _peak(engine)}
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    with redirect_stdout(sys.stderr):
        told = main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), getattr(vnnorm, sys.argv[4]))
    print(json.dumps(told))
