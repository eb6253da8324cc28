"""How much work a call does: lines of vnnorm that run, and letters that its patterns are given to read. Never seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import vnnorm
from vnnorm.text.pattern import _LazyPattern

HOME = vnnorm.__file__.removesuffix("__init__.py")


def lines_run(function: Callable[[str], object], text: str) -> int:
    """How many lines of vnnorm a call runs. What C code does inside one line is not seen."""
    count = 0

    def local(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return local

    def entered(frame: FrameType, event: str, argument: Any) -> Any:
        return local if frame.f_code.co_filename.startswith(HOME) else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        function(text)
    finally:
        sys.settrace(before)
    return count


def _patterns() -> list[_LazyPattern[str]]:
    """The patterns of the package that are kept in its modules, where they lie in one by one."""
    modules = [module for name, module in sys.modules.items() if name.startswith("vnnorm.")]
    return list(
        {id(value): value for module in modules for value in vars(module).values() if isinstance(value, _LazyPattern)}.values()
    )


@contextmanager
def letters_read() -> Iterator[list[int]]:
    """Counts the letters that patterns are given to read: the whole window of a search, one of a match at a place."""
    count = [0]

    def counting(method: Callable[..., Any], is_anchored: bool) -> Callable[..., Any]:
        def counted(text: Any, at: int = 0, stop: int = sys.maxsize) -> Any:
            count[0] += 1 if is_anchored else max(0, min(stop, len(text)) - at)
            return method(text, at, stop)

        return counted

    patterns = _patterns()
    before = [dict(vars(pattern)) for pattern in patterns]
    for pattern in patterns:
        for name in ("search", "finditer", "findall", "match", "fullmatch"):
            pattern.__dict__[name] = counting(getattr(pattern, name), "match" in name)
    try:
        yield count
    finally:
        for pattern, attributes in zip(patterns, before, strict=True):
            pattern.__dict__.clear()
            pattern.__dict__.update(attributes)


def work(function: Callable[[str], object], text: str) -> int:
    """Lines that run and letters that are read."""
    with letters_read() as letters:
        return lines_run(function, text) + letters[0]
