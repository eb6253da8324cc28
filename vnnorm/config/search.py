"""Find the configuration of a file: the nearest one in the folders above it."""

from __future__ import annotations

import os

NAMES = ("vnnorm.toml", "pyproject.toml")
"""The names of configuration files. If a folder has both, the first one wins."""

_REPOSITORY = ".git"  # a folder; a file in an additional work tree
_TABLE = b"vnnorm"  # every pyproject.toml with a table of vnnorm contains this


def find_config(path: str | os.PathLike[str]) -> str | None:
    """The path of the configuration of a file or folder, or None.

    The search starts in the folder, or in that of the file, and continues in its parents. In one folder, ``vnnorm.toml`` wins
    over ``pyproject.toml``, which counts only with a table ``[tool.vnnorm]``. The search ends at a folder with ``.git``, or at
    the root. The nearest configuration applies; those in the folders above are not read.

    path: need not exist. Returns an absolute path. Only this function and ``load_config`` read the file system.
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
    """The search of one run. It reads each folder once."""

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
    """Whether a pyproject.toml has a table of vnnorm. A file that does not name vnnorm is not parsed."""
    from vnnorm.config.content import table_of

    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return False
    return _TABLE in content and table_of(path, content) is not None
