"""What the processes of an engine have used, as Linux counts it in ``/proc``: seconds of a core, megabytes."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def peak(process: str = "self") -> float:
    """The most memory that a process has had, in megabytes; ``getrusage`` would count what it was forked from."""
    lines = Path("/proc", process, "status").read_text().splitlines()
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0.0)


def core_seconds() -> float:
    """The seconds of a core that this process and all that it started have used, Java and workers of workers among them."""
    parents, used = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # processes end at any time
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            process = int(folder.name)
            parents[process] = int(fields[1])
            used[process] = sum(map(int, fields[11:15]))  # its own and those of its children that have ended
    family, found = {os.getpid()}, 1
    while found:
        family |= (children := {process for process, parent in parents.items() if parent in family} - family)
        found = len(children)
    return sum(used[process] for process in family) / _TICKS
