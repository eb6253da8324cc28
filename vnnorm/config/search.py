"""The configuration that holds for a file: the nearest one in the folders above it."""

from __future__ import annotations

import os

NAMES = ("vnnorm.toml", "pyproject.toml")
"""The files that may hold a configuration; in one folder, the first of them wins."""

_REPOSITORY = ".git"  # a folder, or a file in a work tree of its own
_TABLE = b"vnnorm"  # what a pyproject.toml with a table of ours contains


def find_config(path: str | os.PathLike[str]) -> str | None:
    """The path of the configuration that holds for a file or folder, or None.

    The search starts in the folder, or in that of the file, and goes up. In one folder, ``vnnorm.toml`` wins over
    ``pyproject.toml``, which counts only with a table ``[tool.vnnorm]``. The search ends with the folder that has a ``.git`` in
    it, or at the root. The nearest configuration holds; those above it are not read.

    path: need not exist. Returns an absolute path. Reads the file system, as no other function but ``load_config`` does.
    Raises ConfigError on a ``pyproject.toml`` that names vnnorm and is not TOML.

    >>> import os, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with open(os.path.join(folder, "vnnorm.toml"), "w") as file:
    ...         _ = file.write("steps = ['characters']")
    ...     os.path.relpath(find_config(os.path.join(folder, "tin", "bai.txt")), folder)
    'vnnorm.toml'
    """
    start = os.path.abspath(os.fspath(path))
    return Search().above(start if os.path.isdir(start) else os.path.dirname(start))


class Search:
    """The search of one run; each folder is looked at once."""

    def __init__(self) -> None:
        self._found: dict[str, str | None] = {}

    def above(self, folder: str) -> str | None:
        """The configuration in a folder or above it, by absolute paths."""
        below: list[str] = []
        while folder not in self._found:
            below.append(folder)
            found, parent = _in(folder), os.path.dirname(folder)
            if found or parent == folder or os.path.exists(os.path.join(folder, _REPOSITORY)):
                self._found[folder] = found
                break
            folder = parent
        self._found.update(dict.fromkeys(below, self._found[folder]))
        return self._found[folder]


def _in(folder: str) -> str | None:
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name == NAMES[0] or _has_table(path)):
            return path
    return None


def _has_table(path: str) -> bool:
    """Whether a pyproject.toml has a table of ours. One that does not name vnnorm is not parsed: it is not ours to check."""
    from vnnorm.config.content import table_of

    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return False
    return _TABLE in content and table_of(path, content) is not None
