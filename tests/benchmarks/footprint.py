"""Measure the cost of a package before it does any work: import, first call, memory, size, dependencies."""

from __future__ import annotations

import importlib.metadata
import re
import statistics
import subprocess
import sys

# The import of each package, and the function that gets the first text.
CALLS = {
    "vnnorm": "import vnnorm as m; f = m.normalize",
    "ftfy": "import ftfy as m; f = m.fix_text",
    "clean-text": "import cleantext as m; f = m.clean",
    "viet-text-tools": "import viet_text_tools as m; f = m.normalize_diacritics",
    "chiecthuyenngoaixa": "import ctnx as m; f = m.normalize_text",
    "vn-text": "import vn_text as m; f = m.normalize",
    "underthesea": "import underthesea as m; f = m.text_normalize",
    "dateparser": "import dateparser.search as m; f = lambda text: m.search_dates(text, languages=['vi'])",
    "sacremoses": "import sacremoses as m; f = lambda text: m.MosesDetokenizer('vi').detokenize(text.split())",
    "trafilatura": "import trafilatura as m; f = lambda text: m.extract('<p>' + text + '</p>')",
    "jusText": "import justext as m; f = lambda text: m.justext('<p>' + text + '</p>', m.get_stoplist('Vietnamese'))",
    "Unidecode": "import unidecode as m; f = m.unidecode",
}
_PROGRAM = """
import time
start = time.perf_counter()
{call}
middle = time.perf_counter()
f("Thủ_tướng gặp Bí_thư ( CAEXPO ) ngày 16/9/2025 .")
end = time.perf_counter()
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(middle - start, end - middle, peak)
"""
_ROUNDS = 5


def table() -> str:
    """One row per package; its cells are empty if it is not installed."""
    rows = ["| package | version | import, ms | first call, ms | memory, MB | installed, MB | dependencies, with theirs |"]
    rows.append("|---|---|---|---|---|---|---|")
    for name, call in CALLS.items():
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            rows.append(f"| {name} | not installed | | | | | |")
            continue
        cells = [name, version, *_run(call), f"{size(name) / 1e6:.2f}", str(len(dependencies(name)))]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _run(call: str) -> list[str]:
    found = []
    for _ in range(_ROUNDS):
        command = [sys.executable, "-W", "ignore", "-c", _PROGRAM.format(call=call)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return [f"failed: {done.stderr.strip().splitlines()[-1]}", "", ""]
        found.append([float(part) for part in done.stdout.split()[-3:]])
    start, first, memory = (statistics.median(column) for column in zip(*found, strict=True))
    return [f"{1000 * start:.0f}", f"{1000 * first:.0f}", f"{memory * 1024 / 1e6:.0f}"]


def size(name: str) -> int:
    """The bytes of the files of a package without ``.pyc`` files; for vnnorm, of the folder that it is imported from."""
    if name == "vnnorm":
        import pathlib

        import vnnorm

        folder = pathlib.Path(vnnorm.__file__).parent
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    files = importlib.metadata.files(name) or []
    return sum(file.size or 0 for file in files if file.suffix != ".pyc")


def dependencies(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The installed packages that a package needs, directly or indirectly, without extras."""
    for line in importlib.metadata.requires(name) or []:
        needed = re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0].lower().replace("_", "-")
        if "extra ==" in line or needed in seen:
            continue
        try:
            importlib.metadata.version(needed)
        except importlib.metadata.PackageNotFoundError:
            continue
        seen = dependencies(needed, seen | {needed})
    return seen
