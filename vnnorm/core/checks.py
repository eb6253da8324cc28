"""Checks of arguments, with errors that name the choices."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

_MISSING = ("NAType", "NaTType")  # of pandas


def require_str(text: object, function: str) -> None:
    """Raise TypeError unless ``text`` is a ``str``. For bytes and missing values the message names the remedy."""
    if not isinstance(text, str):
        raise TypeError(f"{function} takes a str, not {type(text).__name__}{_remedy(text, function)}")


def _remedy(value: object, function: str) -> str:
    if isinstance(value, (bytes, bytearray)):
        return "; decode it first: data.decode('utf-8')"
    if value is None or type(value).__name__ in _MISSING or (isinstance(value, float) and isnan(value)):
        return f" ({value}); leave missing values out, in pandas with column.map({function}, na_action='ignore')"
    return ""


def unknown(kind: str, name: object, choices: Iterable[str]) -> str:
    """The error message for a name that is not one of ``choices``; it suggests the nearest choice, if any is near.

    >>> unknown("step", "desegmant", ["characters", "desegment"])
    "unknown step 'desegmant'; did you mean 'desegment'? Choices: characters, desegment"
    """
    from difflib import get_close_matches  # only errors need it

    known = sorted(choices)
    nearest = "".join(f"; did you mean {near!r}? Choices: " for near in get_close_matches(str(name), known, n=1))
    return f"unknown {kind} {name!r}{nearest or '; choices: '}{', '.join(known) or 'none'}"
