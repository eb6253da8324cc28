"""Fuzz one target, or ``all`` in turn: ``python -m tests.fuzz casefold -runs=500000``.

The arguments after the target are options of libFuzzer: ``-runs=N``, ``-max_total_time=SECONDS``, ``-max_len=BYTES``. The
first inputs are those of tests/cases. An input that breaks a promise is written to ``crash-…`` in the current folder; make it
a case or a test.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import cases

DEFAULTS = ["-runs=500000", "-max_total_time=600", "-max_len=400", "-timeout=20"]


def seed(folder: Path) -> None:
    """Write the input of each case to a file, as the first inputs of the fuzzer."""
    for name in cases.names():
        for case in cases.read(name):
            (folder / f"{name}-{case.line}").write_bytes(case.source.encode("utf-8", "surrogatepass"))


def fuzz(target: str, options: list[str]) -> None:
    """Run one target in this process. atheris ends the process when it is done."""
    import atheris

    with atheris.instrument_imports(include=["vnnorm"]):
        from tests.fuzz.targets import TARGETS
    with tempfile.TemporaryDirectory() as folder:
        seed(Path(folder))
        atheris.Setup([sys.argv[0], *DEFAULTS, *options, folder], TARGETS[target])
        atheris.Fuzz()


def main() -> int:
    target, *options = sys.argv[1:] or ["--help"]
    if target in ("all", "--help"):
        from tests.fuzz.targets import TARGETS

        if target == "--help":
            print(f"{__doc__}\ntargets: all, {', '.join(TARGETS)}")
            return 2
        command = [sys.executable, "-m", "tests.fuzz"]
        failed = [name for name in TARGETS if subprocess.run([*command, name, *options], check=False).returncode]
        print(f"{len(TARGETS)} targets, failed: {', '.join(failed) or 'none'}")
        return int(bool(failed))
    fuzz(target, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
