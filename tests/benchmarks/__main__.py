"""The benchmarks: ``python -m tests.benchmarks peers`` and ``growth``; docs/benchmarks.md explains them."""

from __future__ import annotations

import argparse
import sys
from types import ModuleType

from tests.benchmarks import growth, peers

SUBJECTS: dict[str, ModuleType] = {"growth": growth, "peers": peers}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    subjects = parser.add_subparsers(required=True, dest="subject")
    for name, module in SUBJECTS.items():
        subject = subjects.add_parser(name, description=module.__doc__)
        module.add_arguments(subject)
    options = parser.parse_args()
    status: int = SUBJECTS[options.subject].run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
