"""Regular expressions that are compiled when they are first used: most runs need few of a rule's patterns."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """Stands for a compiled pattern: at the first use of one of its methods it compiles, and has them all from then on."""

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
    """What ``re.compile`` gives, made when it is first used.

    >>> word = lazily(r"\\w+")
    >>> word.findall("Hà Nội")
    ['Hà', 'Nội']
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
