"""The examples run, and do what they say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


TOLD = {
    "clean_with_datatrove.py": "tiếp đoàn doanh nghiệp sáng 2025-09-16.\nNước sông đã rút từ 2025-10-01.\n".encode(),
    "clean_one_article.py": (EXAMPLES / "article-clean.txt").read_bytes(),
    "compare_two_outlets.py": b"as they came: 9%\nby match_key: 92%\n",
    "folder_of_jsonl.py": '{"published": "2025-10-02", "text": "Nước sông đã rút từ 2025-10-01."}\n'.encode(),
    "people.py": "Trần Lâm       2  Đại sứ; ông\n".encode(),
    "restore_a_segmented_file.py": (EXAMPLES / "segmented-restored.txt").read_bytes(),
    "timeline.py": b"2025-09-12  2025-09-12 ",
}


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_example(script: Path) -> None:
    if script.name == "clean_with_datatrove.py":
        pytest.importorskip("datatrove", reason="datatrove is not installed: pip install '.[datatrove]'")
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES.parent)}
    done = subprocess.run([sys.executable, script], capture_output=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    assert TOLD[script.name] in done.stdout
