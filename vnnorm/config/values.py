"""Values of step options as a user writes them, in a file or on the command line → as ``Step`` takes them.

The type of an option in the ``check`` of its rule decides how it is written: bool → yes or no, a ``Literal`` → one of its
names, a collection of a ``Literal`` → names, or names to remove from the default (``-caption``), other collections → lines.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from inspect import signature
from typing import Any, Literal, get_args, get_origin, get_type_hints

from vnnorm.core.checks import unknown
from vnnorm.rules import RULES

NOT_SET = ("reference",)  # --reference sets the day
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}


class OptionError(ValueError):
    """An option does not take a value. The message does not name the option."""


def options_of(step: str) -> list[str]:
    """The options of a step that a user can set."""
    return [option for option in RULES[step].options if option not in NOT_SET]


def default_of(step: str, option: str) -> Any:
    """The value of an option that is not set."""
    return signature(RULES[step].check).parameters[option].default


def from_text(step: str, option: str, given: str) -> Any:
    """The value of an option on the command line. Lines are read from the file of the given name."""
    kind = _kind(step, option)
    if kind == "flag":
        if given.lower() not in _YES_OR_NO:
            raise OptionError(f"{given!r} is neither yes nor no")
        return _YES_OR_NO[given.lower()]
    if kind == "names":
        return _names(step, option, [name.strip() for name in given.split(",") if name.strip()])
    return given if kind == "name" else _collected(step, option, _read(given))


def from_toml(step: str, option: str, given: Any, folder: str) -> Any:
    """The value of an option in a configuration in ``folder``. Lines are an array, or the path of a file."""
    kind = _kind(step, option)
    if kind == "flag":
        return _typed(given, bool, "true or false")
    if kind == "name":
        return _typed(given, str, "a name")
    if kind == "names":
        names = strings(given, "an array of names; a minus before each, such as '-caption', takes them from the default")
        return _names(step, option, names) if names else frozenset()
    if isinstance(given, str) and "\n" not in given and "\t" not in given:
        return _collected(step, option, _read(os.path.join(folder, os.path.expanduser(given))))
    return _collected(step, option, strings(given, "an array of lines, or the path of a file with them"))


@cache
def _kind(step: str, option: str) -> Literal["flag", "name", "names", "lines"]:
    hint = get_type_hints(RULES[step].check)[option]
    members = [member for member in get_args(hint) if member is not type(None)] if type(None) in get_args(hint) else [hint]
    if members == [bool]:
        return "flag"
    if get_origin(members[0]) is Literal:
        return "name"
    of = get_args(members[0])
    if of and get_origin(of[0]) is Literal:
        return "names"
    if of and of[0] is str:
        return "lines"
    raise LookupError(f"{step}.{option} has the type {hint}, and vnnorm/config/values.py does not say how that is written")


def _collected(step: str, option: str, lines: Iterable[str]) -> Any:
    """Lines as the option takes them: a tuple of all lines, so that errors have line numbers, or a set without empty lines."""
    default: tuple[str, ...] | frozenset[str] = default_of(step, option)
    make: Callable[[Iterable[str]], Any] = type(default)
    return make(lines) if isinstance(default, tuple) else make(filter(None, lines))


def _names(step: str, option: str, given: Sequence[str]) -> frozenset[str]:
    """Names; if each begins with a minus, the default without these names."""
    named = frozenset(name.removeprefix("-") for name in given)
    if given and not all(name.startswith("-") for name in given):
        if any(name.startswith("-") for name in given):
            raise OptionError(f"{','.join(given)!r} both names {option} and takes some away; do one of them")
        return named
    default: frozenset[str] = default_of(step, option)
    for name in sorted(named - default):
        raise OptionError(unknown(f"{option.removesuffix('s')} to take from step {step!r}", name, default))
    return default - named


def _typed(given: Any, kind: type, what: str) -> Any:
    if not isinstance(given, kind):
        raise OptionError(f"takes {what}, not {given!r}")
    return given


def strings(given: Any, what: str) -> list[str]:
    """An array of strings; OptionError on anything else."""
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise OptionError(f"takes {what}; {given!r} is none")
    return given


def _read(path: str) -> list[str]:
    """All lines of a file, including empty ones, so that errors have line numbers."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read().split("\n")
    except UnicodeDecodeError:
        raise OptionError(f"{_shown(path)} is not UTF-8; save it as UTF-8") from None
    except (OSError, ValueError) as error:
        cause = (isinstance(error, OSError) and error.strerror) or str(error)
        raise OptionError(f"the lines are read from a file, and {_shown(path)} cannot be read: {cause}") from None


def _shown(path: str) -> str:
    return path if path.isprintable() else ascii(path)
