"""Normalize every article in a folder of JSON lines, with its day of publication, on all cores.

Run it with ``python examples/folder_of_jsonl.py [FOLDER]``; without a folder it uses two small files that it writes itself.
The command line does the same: ``vnnorm normalize FOLDER --field text --reference-field published --output CLEAN``.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import tee
from pathlib import Path

import vnnorm


def articles(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of every file, read one at a time, so that a large dump needs little memory."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def sample() -> Path:
    folder = Path(tempfile.mkdtemp())
    rows = [
        {"published": "2025-09-16", "text": "Thủ_tướng tiếp đoàn doanh_nghiệp sáng 16/9 ."},
        {"published": "2025-10-02", "text": "Nước sông đã rút từ hôm qua./."},
    ]
    for number, row in enumerate(rows):
        (folder / f"{number}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    return folder


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else sample()
    rows, again = tee(articles(folder))
    dated = ((row["text"], date.fromisoformat(row["published"])) for row in rows)
    texts = vnnorm.normalize_many(dated, jobs=0, steps=(*vnnorm.NEWS, "dates"))
    for row, text in zip(again, texts, strict=True):  # results come in the order of the input
        print(json.dumps({**row, "text": text}, ensure_ascii=False))


if __name__ == "__main__":  # worker processes import this file
    main()
