"""Tables that a wheel holds ready-made: what folding and sorting the data files gives takes a third of a first call.

The build of a wheel writes them from the data files (``vnnorm/making.py``). A source checkout and an editable install have
none, so there the data files are read and the same tables made from them: a table can never be older than its data. A file
holds tables of strings, as text: a key and its value in turn, a line each. That is read as fast as ``marshal`` reads it and
four times as fast as JSON, and any Python reads it. Values are lists in a string, which are split when one is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping

from vnnorm.core.lexicon import LexiconError, read

FOLDER = "ready"  # in the data folder
LISTED = "\x1e"  # parts the items of a list in a value
_TABLE_END = "\x1d\n"

Table = dict[str, str]
Tables = dict[str, Table]


def ready(name: str) -> Tables | None:
    """The tables that the build wrote under a name; None where there are none."""
    try:
        return unpacked(read(f"{FOLDER}/{name}.txt").decode("utf-8"))
    except LexiconError:
        return None


def packed(tables: Mapping[str, Mapping[str, str]]) -> str:
    """Tables as the text of a file; ValueError where a key or value has a line end, which would part them wrongly.

    >>> unpacked(packed({"kinds": {"sở": "body"}, "none": {}}))
    {'kinds': {'sở': 'body'}, 'none': {}}
    """
    made = []
    for name, table in tables.items():
        lines = [name, *(text for pair in table.items() for text in pair)]
        if any("\n" in line or "\x1d" in line for line in lines):
            raise ValueError(f"the table {name!r} has an entry with a line end")
        made.append("\n".join(lines))
    return _TABLE_END.join(made)


def unpacked(text: str) -> Tables:
    """The tables of the text of a file."""
    tables = [table.split("\n") for table in text.split(_TABLE_END)]
    return {lines[0]: dict(zip(lines[1::2], lines[2::2], strict=True)) for lines in tables}
