"""Globs of a configuration, in the style of ``.gitignore``: ``crawl/``, ``*.raw.txt``, ``/old/**``, ``!keep.txt``.

A glob without a slash, except at its end, matches a name in any folder. Any other glob matches the path from the folder of the
configuration. A glob with a slash at its end matches only folders. Everything in a folder that matches also matches.
``*`` and ``?`` do not match a slash, ``**`` does. Names are compared in NFC, because some systems decompose file names.
"""

from __future__ import annotations

import os
import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple


class Glob(NamedTuple):
    """One glob."""

    pattern: re.Pattern[str]  # of a path with slashes, from the folder of the configuration
    is_negated: bool  # it begins with !
    is_folder: bool  # it ends with /
    is_anchored: bool  # if not, it matches a name in any folder

    def matches(self, path: str, is_folder: bool) -> bool:
        """Whether the path of a file or folder itself matches, without regard to its parents."""
        if self.is_folder and not is_folder:
            return False
        return bool(self.pattern.fullmatch(path if self.is_anchored else path.rpartition("/")[2]))


class Globs:
    """Globs. The last one that matches decides, as in a ``.gitignore``. The results for folders are cached."""

    def __init__(self, globs: tuple[Glob, ...], folder: str) -> None:
        self._globs = globs[::-1]
        self._folder = folder
        self._folders: dict[str, tuple[str, bool]] = {}

    def match(self, path: str) -> bool:
        """Whether a file, or a folder that contains it, matches. A glob with ``!`` has no effect inside such a folder."""
        folder, name = os.path.split(os.path.abspath(path))
        if folder not in self._folders:
            self._folders[folder] = self._of_folder(folder)
        above, is_matched = self._folders[folder]
        return is_matched or self._match_one(above + unicodedata.normalize("NFC", name), False)

    def _of_folder(self, folder: str) -> tuple[str, bool]:
        """The prefix of the paths of the files in a folder, and whether the folder or one that contains it matches."""
        paths = list(accumulate(parts_below(folder, self._folder), "{}/{}".format))
        return (f"{paths[-1]}/" if paths else ""), any(self._match_one(path, True) for path in paths)

    def _match_one(self, path: str, is_folder: bool) -> bool:
        return next((not glob.is_negated for glob in self._globs if glob.matches(path, is_folder)), False)


def parts_below(path: str, folder: str) -> list[str]:
    """The names in the path from ``folder`` to ``path``; if ``path`` is not below it, those after their common folder."""
    try:
        relative = os.path.relpath(path, folder)
    except ValueError:  # another drive
        relative = os.path.splitdrive(path)[1].lstrip(os.sep)
    names = unicodedata.normalize("NFC", relative).split(os.sep)
    return [name for name in names if name not in (os.pardir, os.curdir)]


def compiled(glob: str) -> Glob:
    """The compiled form of a glob; ValueError if it is invalid."""
    body = unicodedata.normalize("NFC", glob)
    is_negated = body.startswith("!")
    body = body.removeprefix("!").removeprefix("\\" if body[:2] in ("\\!", "\\#") else "")
    is_folder = body.endswith("/")
    body = body.rstrip("/")
    if not body:
        raise ValueError(f"{glob!r} matches nothing; write the name of a file or folder, * for any part of it")
    is_anchored = "/" in body
    names = body.removeprefix("/").split("/")
    try:
        return Glob(re.compile(_path(names)), is_negated, is_folder, is_anchored)
    except re.error as error:
        raise ValueError(f"{glob!r} is no glob ({error}); a bracket that is meant is written [[]") from None


def _path(names: list[str]) -> str:
    """The pattern of a path."""
    pieces: list[str] = []
    for index, name in enumerate(names):
        is_last = index == len(names) - 1
        if name == "**":
            pieces.append(".+" if is_last else "(?:[^/]+/)*")
        else:
            pieces.append(_name(name) + ("" if is_last else "/"))
    return "(?s:" + "".join(pieces) + ")"


_PART = re.compile(
    r"\\(?P<sign>.)|(?P<stars>\*+)|(?P<one>\?)|\[(?P<not>[!^]?)(?P<class>\]?[^]]*)\]|(?P<open>\[)|(?P<rest>.)", re.DOTALL
)


def _name(name: str) -> str:
    """The pattern of a name."""
    return "".join(_part(match) for match in _PART.finditer(name))


def _part(match: re.Match[str]) -> str:
    if match["stars"]:
        return "[^/]*"
    if match["one"]:
        return "[^/]"
    if match["class"] is not None:
        signs = re.sub(r"([\\\]\[&~|^])", r"\\\1", match["class"])
        return f"(?!/)[{'^' if match['not'] else ''}{signs}]"
    if match["open"]:
        raise re.error("a bracket is open")
    return re.escape(match["sign"] or match["rest"])
