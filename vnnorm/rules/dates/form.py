"""A form of dates: its name, its trigger, how it is read, examples and look-alikes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Form(NamedTuple):
    """A form of dates.

    ``trigger`` determines where the form is tried. For a form in words, it is templates of the first words, which the scan
    finds; for one in digits, the roles of the words before the number ("" for none); for one that joins dates, "date".
    ``pattern`` is a template that is matched there. ``read`` takes the reading and the match and returns the parts of a date,
    or the date; None means that the next form is tried.

    ``examples`` are (text, value, value if published on 1 November 2013). Several values are joined by "; ". The value is
    "none" if there is no value, and "" if the day of publication makes no difference. ``lookalikes`` begin like the form or
    resemble it and are no dates.
    """

    name: str
    trigger: tuple[str, ...]
    pattern: str
    read: Callable[..., Any]
    examples: tuple[tuple[str, str, str], ...]
    lookalikes: tuple[str, ...]
