"""Regular expressions that are compiled at their first use, because most runs need few of a rule's patterns."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """A stand-in for a compiled pattern. It compiles at the first use of a method and then has all methods of the pattern."""

    def __init__(self, source: AnyStr, flags: int) -> None:
        self._made_from: tuple[AnyStr, int] = (source, flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._made_from)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


def lazily(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Same as ``re.compile``, but the pattern is compiled at its first use.

    >>> word = lazily(r"\\w+")
    >>> word.findall("Hà Nội")
    ['Hà', 'Nội']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
