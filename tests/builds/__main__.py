"""Compare a wheel with the sources, text by text: ``python -m tests.builds WHEEL [CORPUS]``.

The texts are those of the evaluation corpus (or of CORPUS, a folder in the same format), the first inputs of the fuzzers in
each form that documents are found in, and hostile texts. Of each text, everything that the library says is compared: results,
edits with their reasons, findings, keys, and errors. Prints the first texts that differ; the exit code is 1 if there are any.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from itertools import zip_longest
from pathlib import Path

from tests.builds import results

ROOT = Path(__file__).parent.parent.parent
_SHOWN = 10  # texts that differ


def said(package: Path, corpus: Path) -> list[str]:
    """What the vnnorm in a folder says of each text, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])}
    command = [sys.executable, "-P", "-m", results.__name__, str(corpus)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout.splitlines()


def differences(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """The lines that are not equal, in pairs; the first line names the build."""
    return [pair for pair in zip_longest(one[1:], other[1:], fillvalue="") if pair[0] != pair[1]]


def main() -> int:
    wheel, *corpus = map(Path, sys.argv[1:])
    folder = corpus[0] if corpus else ROOT / "tests" / "evaluation" / "news"
    with tempfile.TemporaryDirectory() as unpacked:
        with zipfile.ZipFile(wheel) as file:
            file.extractall(unpacked)
        one, other = said(ROOT, folder), said(Path(unpacked), folder)
    differing = differences(one, other)
    for pair in differing[:_SHOWN]:
        print(*pair, sep="\n", end="\n\n")
    print(f"{len(one) - 1} texts, {len(differing)} differ between the {one[0]} and the {other[0]} build")
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
