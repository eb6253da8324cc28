"""A step of a pipeline: the name of a rule with options, or a user's own function or pattern."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, overload

from vnnorm.core.checks import unknown
from vnnorm.core.rule import Rule
from vnnorm.own import check_own, is_own
from vnnorm.rules import RULES

if TYPE_CHECKING:
    from vnnorm.rules.boilerplate import BoilerplateKind, Favor
    from vnnorm.rules.dates import DateStyle
    from vnnorm.rules.titles import TitleKind
    from vnnorm.text.tone_marks import ToneStyle

    Lines = str | Iterable[str]
    OwnFinding = tuple[int, int, str] | tuple[int, int, str, str]

PRESETS = ("NEWS", "MATCH")  # of vnnorm.pipeline; needed to explain the error of a preset used as a step


class Step:
    """One step for ``normalize`` and ``explain``: a rule with options, or a step of your own.

    name: the name of a rule; for a step of your own, any other name without colon and comma. The options of the rules are:

    - ``boilerplate``: ``kinds``, ``repeated``, ``extra``, ``favor``, as ``remove_boilerplate`` takes them
    - ``casefold``: none
    - ``characters``: ``extra``; ``code`` (bool), whether to repair lines of code too
    - ``dates``: ``style`` as ``normalize_dates`` takes it, ``extra``; ``reference``, which ``normalize`` sets
    - ``desegment``: ``segmented``, ``formats``, as ``desegment`` takes them, ``extra``
    - ``place_tones``: ``style`` as ``place_tones`` takes it
    - ``strip_diacritics``: ``ascii`` as ``strip_diacritics`` takes it
    - ``titles``: ``kinds``, ``appositions``, as ``strip_titles`` takes them, ``extra``

    extra: lines to add to the data of the rule, in the format of its data file and under the same checks.

    A step of your own has one of these:

    - ``find``: a function of the text alone that returns findings ``(start, end, replacement)`` or ``(start, end,
      replacement, reason)``, offsets in code points, in any order, disjoint
    - ``pattern``: a regular expression of the package ``regex``, and ``replace``: the replacement of a match, in which
      ``\\1`` and ``\\g<name>`` are groups. ``timeout``: the seconds of processor time that the pattern may take for one text,
      10 by default; after that ``normalize`` raises TimeoutError, which names the step and the place in the text.

    Steps are values: they compare, hash, print as written, and pickle (if their function does). Raises ValueError on an
    unknown name, option or value and on an invalid pattern, TypeError on a value of the wrong type, ModuleNotFoundError for a
    pattern if ``regex`` is not installed.

    >>> Step("desegment", segmented=True)
    Step('desegment', segmented=True)
    >>> Step("desegment", sgmented=True)
    Traceback (most recent call last):
    ...
    ValueError: unknown option of step 'desegment' 'sgmented'; did you mean 'segmented'? Choices: extra, formats, segmented
    >>> from vnnorm import normalize
    >>> normalize("Họp ở quận 1, quận 12.", steps=(Step("districts", pattern=r"quận (\\d+)", replace=r"Q.\\1"),))
    'Họp ở Q.1, Q.12.'
    """

    __slots__ = ("_name", "_options")

    # One signature per step, so that editors complete its options and type checkers know its name.
    @overload
    def __init__(
        self,
        name: Literal["boilerplate"],
        *,
        kinds: Collection[BoilerplateKind] = ...,
        repeated: Collection[str] = ...,
        extra: Lines = ...,
        favor: Favor | None = ...,
    ) -> None: ...
    @overload
    def __init__(self, name: Literal["casefold"]) -> None: ...
    @overload
    def __init__(self, name: Literal["characters"], *, extra: Lines = ..., code: bool = ...) -> None: ...
    @overload
    def __init__(self, name: Literal["dates"], *, style: DateStyle = ..., extra: Lines = ...) -> None: ...
    @overload
    def __init__(
        self, name: Literal["desegment"], *, segmented: bool | None = ..., formats: bool = ..., extra: Lines = ...
    ) -> None: ...
    @overload
    def __init__(self, name: Literal["place_tones"], *, style: ToneStyle = ...) -> None: ...
    @overload
    def __init__(self, name: Literal["strip_diacritics"], *, ascii: bool = ...) -> None: ...
    @overload
    def __init__(
        self,
        name: Literal["titles"],
        *,
        kinds: Collection[TitleKind] = ...,
        appositions: bool = ...,
        extra: Lines = ...,
    ) -> None: ...
    @overload
    def __init__(self, name: str, *, find: Callable[[str], Iterable[OwnFinding]]) -> None: ...
    @overload
    def __init__(self, name: str, *, pattern: str, replace: str, timeout: float = ...) -> None: ...

    def __init__(self, name: str, **options: Any) -> None:
        if not isinstance(name, str):
            raise TypeError(f"a step is named by a str, not {type(name).__name__}")
        if is_own(options):
            if name in RULES:
                raise ValueError(f"step {name!r} is one of vnnorm's own; give yours another name")
            check_own(name, options)
        else:
            options = _checked(name, options)
        self._name = name
        self._options = options

    @classmethod
    def of(cls, name: str, options: dict[str, Any]) -> Step:
        """A step whose name and options are only known at run time. It is checked like any other.

        >>> Step.of("desegment", {"segmented": True})
        Step('desegment', segmented=True)
        """
        return cls(name, **options)

    @property
    def name(self) -> str:
        """The name of the rule, or of your own step."""
        return self._name

    @property
    def options(self) -> dict[str, Any]:
        """A copy of the options as given."""
        return dict(self._options)

    def __eq__(self, other: object) -> bool:
        return (self.name, self._options) == (other.name, other._options) if isinstance(other, Step) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.name, *sorted(self._options)))  # values may be unhashable; only equality compares them

    def __repr__(self) -> str:
        return f"Step({', '.join([repr(self.name), *(f'{key}={value!r}' for key, value in self._options.items())])})"

    def __reduce__(self) -> tuple[Callable[..., Step], tuple[str]]:
        return partial(Step, **self._options), (self.name,)


def _rule(name: str) -> Rule:
    rule = RULES.get(name)
    if rule is None:
        raise ValueError(unknown_step(name, RULES))
    return rule


def unknown_step(name: str, choices: Iterable[str]) -> str:
    """The error message for a name that is not a step. For a preset it names the remedy.

    >>> unknown_step("news", [])
    "'news' is a preset, and no step: write steps=vnnorm.NEWS, or steps=(*vnnorm.NEWS, …) to add steps"
    """
    preset = name.upper()
    if preset in PRESETS:
        return f"{name!r} is a preset, and no step: write steps=vnnorm.{preset}, or steps=(*vnnorm.{preset}, …) to add steps"
    return f"{unknown('step', name, choices)}; a step of your own needs find=function, or pattern= and replace="


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
