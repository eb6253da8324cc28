"""Checks of what a caller passes, with errors that name the choices."""

from __future__ import annotations

from collections.abc import Iterable


def require_str(text: object, function: str) -> None:
    """Raise TypeError unless ``text`` is a ``str``; for bytes, the message says how to decode them."""
    if not isinstance(text, str):
        remedy = "; decode it first: data.decode('utf-8')" if isinstance(text, (bytes, bytearray)) else ""
        raise TypeError(f"{function} takes a str, not {type(text).__name__}{remedy}")


def unknown(kind: str, name: object, choices: Iterable[str]) -> str:
    """The message for a name that is none of ``choices``, with the nearest one where there is any.

    >>> unknown("step", "desegmant", ["characters", "desegment"])
    "unknown step 'desegmant'; did you mean 'desegment'? Choices: characters, desegment"
    """
    from difflib import get_close_matches  # needed on the way to an error only

    known = sorted(choices)
    near = get_close_matches(str(name), known, 1)
    meant = f"; did you mean {near[0]!r}? Choices: " if near else "; choices: "
    return f"unknown {kind} {name!r}{meant}{', '.join(known) or 'none'}"
