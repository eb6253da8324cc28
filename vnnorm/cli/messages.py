"""Every error is one line, for every file name: ``tin.jsonl: line 7: no field 'body'; …``."""

from __future__ import annotations

import errno
import os
import re
import shlex

from vnnorm.text.clusters import head

STDIN = "-"
_ADVICE = {
    errno.ENOSPC: "free some space, or write elsewhere",
    errno.EDQUOT: "free some space, or write elsewhere",
    errno.EFBIG: "raise the limit on file sizes, or write elsewhere",
    errno.EROFS: "write elsewhere with --output",
    errno.EACCES: "change its permissions, or write elsewhere with --output",
    errno.EPERM: "change its permissions, or write elsewhere with --output",
}
# Characters that move the cursor, set colours or change the text direction; without line feeds and tabs.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UserError(Exception):
    """An error that ends the work on one file. It names the fault and the remedy, and is printed after the name of the file."""


class RecordError(UserError):
    """An error in one document of a file; the message starts with its place in the file."""


def is_page(path: str) -> UserError:
    """The error for a web page, with the command that extracts its text."""
    name = shlex.quote(path) if path != STDIN else "tin.html"
    return UserError(
        f"is HTML; take the article out of the page first: pip install trafilatura; trafilatura < {shown(name)} > tin.txt; "
        "or pass --format txt to read the marks as text"
    )


def shown(name: str) -> str:
    """A file name in a printable form, on one line.

    >>> shown("hai\\ntệp.txt")
    'hai\\\\ntệp.txt'
    """
    if name == STDIN:
        return "<stdin>"
    if not name:
        return "''"
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def on_one_line(text: str, limit: int = 60) -> str:
    """The beginning of a text, quoted, on one line.

    >>> on_one_line("Bão\\nvào bờ", 5)
    "'Bão\\\\nv…'"
    """
    return repr(head(text, limit) + "…" if len(text) > limit else text)


def without_controls(text: str) -> str:
    """A text with its control characters escaped, so that a terminal shows them.

    >>> print(without_controls("\\x1b[31mđỏ"))
    \\x1b[31mđỏ
    """
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def cause(error: BaseException) -> str:
    """The message of an exception, on one line."""
    strerror = error.strerror if isinstance(error, OSError) else None
    return " ".join((strerror or str(error) or type(error).__name__).split())


def unreadable(path: str, error: OSError) -> UserError:
    """The error for a file that cannot be opened, with the remedy."""
    if isinstance(error, FileNotFoundError):
        return UserError(f"no such file; check the path{_base(path)}")
    if isinstance(error, IsADirectoryError):
        return UserError("is a folder; name the files in it")
    return UserError(f"cannot be read ({cause(error)}); check the file and its permissions")


def unwritable(error: OSError, what: str = "cannot be written") -> UserError:
    """The error for a file that cannot be written, with the remedy."""
    advice = _ADVICE.get(error.errno or 0, "check the folder, or write elsewhere with --output")
    return UserError(f"{what} ({cause(error)}); {advice}")


def _base(path: str) -> str:
    """The folder at which a relative path starts, for a message."""
    try:
        return "" if os.path.isabs(path) else f", which starts at {shown(os.getcwd())}"
    except OSError:
        return ": the folder it starts at is gone"
