"""A step of a pipeline: the name of a rule with options, or a user's own function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from vnnorm.core.checks import unknown
from vnnorm.core.rule import Rule
from vnnorm.rules import RULES


class Step:
    """One step for ``normalize`` and ``explain``: a rule's name where it carries options, or a function of your own.

    name: the name of a rule (then the options are those of the rule), or any other name for a step of your own.
    find: for a step of your own, a function of the text alone that returns findings ``(start, end, replacement)`` or
    ``(start, end, replacement, reason)``, offsets in code points, in any order, disjoint.
    extra: lines to add to the data of the rule, in the format of its data file and under the same checks.

    Steps are values: they compare, hash, print as written, and pickle (if their function does). Raises ValueError on an
    unknown name, option or value, TypeError on a value of the wrong type.

    >>> Step("desegment", segmented=True)
    Step('desegment', segmented=True)
    >>> Step("desegment", sgmented=True)
    Traceback (most recent call last):
    ...
    ValueError: unknown option of step 'desegment' 'sgmented'; did you mean 'segmented'? Choices: extra, formats, segmented
    """

    __slots__ = ("_name", "_options")

    def __init__(self, name: str, **options: Any) -> None:
        if not isinstance(name, str):
            raise TypeError(f"a step is named by a str, not {type(name).__name__}")
        if "find" in options:
            _check_own(name, options)
        else:
            options = _checked(name, options)
        self._name = name
        self._options = options

    @property
    def name(self) -> str:
        """The name of the rule, or of your own step."""
        return self._name

    @property
    def options(self) -> dict[str, Any]:
        """The options as given, in a dict of your own."""
        return dict(self._options)

    def __eq__(self, other: object) -> bool:
        return (self.name, self._options) == (other.name, other._options) if isinstance(other, Step) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, *sorted(self._options)))  # values may be unhashable; equality looks at them

    def __repr__(self) -> str:
        return f"Step({', '.join([repr(self.name), *(f'{key}={value!r}' for key, value in self._options.items())])})"

    def __reduce__(self) -> tuple[Callable[..., Step], tuple[str]]:
        return partial(Step, **self._options), (self.name,)


def _rule(name: str) -> Rule:
    rule = RULES.get(name)
    if rule is None:
        raise ValueError(f"{unknown('step', name, RULES)}; a step of your own needs find=function")
    return rule


def _checked(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """The options of a rule, checked, with extra lines as a tuple."""
    rule = _rule(name)
    for option in options:
        if option not in rule.options:
            raise ValueError(unknown(f"option of step {name!r}", option, rule.options))
    if "extra" in options:
        options = {**options, "extra": _lines(name, options["extra"])}
    rule.check(**options)
    return options


def _lines(name: str, extra: Any) -> tuple[str, ...]:
    if isinstance(extra, str):
        return tuple(extra.split("\n"))
    lines = tuple(extra) if isinstance(extra, Iterable) else (None,)
    if not all(isinstance(line, str) for line in lines):
        raise TypeError(f"extra= of step {name!r} takes lines (str), one an entry, not {extra!r}")
    return lines


def _check_own(name: str, options: dict[str, Any]) -> None:
    if name in RULES:
        raise ValueError(f"step {name!r} is one of vnnorm's own; give yours another name")
    if len(options) > 1:
        others = ", ".join(sorted(options.keys() - {"find"}))
        raise ValueError(f"a step of your own takes find= alone, not {others}; bind what it needs with functools.partial")
    if not callable(options["find"]):
        raise TypeError(f"find= of step {name!r} takes a function, not {type(options['find']).__name__}")
