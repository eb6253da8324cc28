"""What a form of dates is: a record with its name, what it begins with, how it is read, examples and look-alikes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Form(NamedTuple):
    """A form of dates.

    ``trigger`` says where it is tried: for a form in words, templates of its first words, which the scan looks for; for one
    in digits, the roles of the words that may stand before its number ("" for none); for one that joins dates, "date".
    ``pattern`` is a template, anchored there. ``read`` makes of the reading and the match what the form is worth: the parts of
    a date, or the date; None leaves the text to the next form.

    ``examples`` are (written, value, value published on 1 November 2013), values joined by "; " where it has several, "none"
    for no value, "" where the day of publication changes nothing. ``lookalikes`` begin or look like it and are no date.
    """

    name: str
    trigger: tuple[str, ...]
    pattern: str
    read: Callable[..., Any]
    examples: tuple[tuple[str, str, str], ...]
    lookalikes: tuple[str, ...]
