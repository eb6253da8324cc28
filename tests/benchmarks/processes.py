"""Measure the core seconds and the memory of the processes of an engine, as Linux counts them in ``/proc``."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def peak(process: str = "self") -> float:
    """The peak memory of a process in megabytes; ``getrusage`` would also count that of the process it was forked from."""
    lines = Path("/proc", process, "status").read_text().splitlines()
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0.0)


def core_seconds() -> float:
    """The core seconds that this process and all its descendants have used, such as Java and its workers."""
    parents, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # a process may end at any time
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            process = int(folder.name)
            parents[process] = int(fields[1])
            used[process] = sum(map(int, fields[11:15]))  # its own time and that of its finished children
    family, found = {os.getpid()}, 1
    while found:
        family |= (children := {process for process, parent in parents.items() if parent in family} - family)
        found = len(children)
    return sum(used[process] for process in family) / _TICKS
