"""Make the tables that a wheel holds ready: ``vnnorm/hatch_build.py`` calls it where a wheel is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from vnnorm.core.ready import FOLDER, Tables, packed
from vnnorm.rules.dates.made import made as dates
from vnnorm.rules.titles.packed import packed as titles
from vnnorm.text.listed import made as listed

MAKERS: dict[str, Callable[[], Tables]] = {"dates": dates, "listed": listed, "titles": titles}
"""Each file of ready-made tables, and what makes it from the data files."""


def files() -> Iterator[tuple[str, str]]:
    """The files of a wheel: each with its path below the package, and its text."""
    for name, make in MAKERS.items():
        yield f"data/{FOLDER}/{name}.txt", packed(make())
