"""Clean a folder of JSON lines with a datatrove pipeline of two tasks; datatrove prints what they changed.

Run it with ``python examples/clean_with_datatrove.py`` after ``pip install 'vnnorm[datatrove]'``.
"""

import json
import tempfile
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from vnnorm import NEWS
from vnnorm.engines.datatrove import VnnormFormatter

ARTICLES = [
    {"id": "1", "published": "2025-09-16", "text": "Thủ_tướng tiếp đoàn doanh_nghiệp sáng 16/9 ."},
    {"id": "2", "published": "2025-10-02", "text": "Nước sông đã rút từ hôm qua./."},
]


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    (folder / "raw").mkdir()
    for row in ARTICLES:
        (folder / "raw" / f"{row['id']}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")

    executor = LocalPipelineExecutor(
        pipeline=[
            JsonlReader(str(folder / "raw")),
            VnnormFormatter(steps=(*NEWS, "dates"), reference="published"),  # a field of the metadata
            JsonlWriter(str(folder / "clean"), output_filename="${rank}.jsonl", compression=None),
        ],
        logging_dir=str(folder / "logs"),
        tasks=2,
    )
    executor.run()

    for path in sorted((folder / "clean").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            print(json.loads(line)["text"])


if __name__ == "__main__":  # worker processes import this file
    main()
