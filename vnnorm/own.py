"""Steps of a user's own: a function that returns findings, or a pattern with its replacement."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from vnnorm.core.findings import Finding

if TYPE_CHECKING:
    import regex

FIND = ("find",)
PATTERN = ("pattern", "replace", "timeout")
TIMEOUT = 10.0
"""Seconds that a pattern may take for one text. For a megabyte, most patterns take less than a hundredth of that."""

_SHOWN = 40  # code points of a pattern, and of a text, in a message


class _Pattern(NamedTuple):
    """A step that has a pattern."""

    name: str
    pattern: str
    replace: str
    timeout: float

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The matches, as findings; TimeoutError if they take longer than ``timeout``."""
        last = 0
        try:
            for match in _compiled(self.name, self.pattern).finditer(text, timeout=self.timeout):
                last = match.end()
                yield match.start(), last, match.expand(self.replace)
        except TimeoutError:
            raise TimeoutError(
                f"step {self.name!r}: the pattern {_cut(self.pattern)} took more than {self.timeout:g} seconds for a text of "
                f"{len(text):,} code points, and stopped behind code point {last:,}, before {_cut(text[last:])}; "
                "repeats inside repeats take most time: make them possessive (++, *+), or raise timeout="
            ) from None


def is_own(options: Iterable[str]) -> bool:
    """Whether the options are for a step of a user's own."""
    return "find" in options or "pattern" in options


def check_own(name: str, options: dict[str, Any]) -> None:
    """Raise TypeError or ValueError if the name or the options of a user's own step are invalid."""
    if not name.strip() or ":" in name or "," in name:
        raise ValueError(f"step {name!r}: a step of your own is named by any text without colon and comma, which end a name")
    if "pattern" in options:
        _check_pattern(name, options)
        return
    if options.keys() - FIND:
        others = ", ".join(sorted(options.keys() - FIND))
        raise ValueError(f"a step of your own takes find= alone, not {others}; bind what it needs with functools.partial")
    if not callable(options["find"]):
        raise TypeError(f"find= of step {name!r} takes a function, not {type(options['find']).__name__}")


def own_findings(name: str, options: dict[str, Any], text: str) -> Iterator[Finding]:
    """The findings of a user's own step, in order, as a rule yields them. ValueError names the step and the fault."""
    what = f"step {name!r}: a finding is (start, end, replacement) or (start, end, replacement, reason)"
    found_any = _finder(name, options)(text)
    if not isinstance(found_any, Iterable):
        raise TypeError(f"{what}; find= returned {found_any!r}, not findings")
    findings = [found if isinstance(found, tuple) else (found,) for found in found_any]
    for found in findings:
        if not 3 <= len(found) <= 4:
            raise ValueError(f"{what}, not {found!r}")
        if not (type(found[0]) is type(found[1]) is int and all(isinstance(part, str) for part in found[2:])):
            raise TypeError(f"{what}, two int offsets and str, not {found!r}")
    last = 0
    for start, end, *texts in sorted(findings, key=itemgetter(0, 1)):
        if not last <= start <= end <= len(text):
            fault = (
                "overlaps the one before it" if 0 <= start < last else f"does not lie in the text of {len(text)} code points"
            )
            raise ValueError(f"step {name!r}: the finding {(start, end, *texts)!r} {fault}")
        last = end
        yield start, end, texts[0], texts[1] if len(texts) > 1 else ""


def _finder(name: str, options: dict[str, Any]) -> Callable[[str], Iterable[Any]]:
    if "pattern" not in options:
        find: Callable[[str], Iterable[Any]] = options["find"]
        return find
    return _Pattern(name, options["pattern"], options["replace"], options.get("timeout", TIMEOUT)).find


def _check_pattern(name: str, options: dict[str, Any]) -> None:
    others = ", ".join(sorted(options.keys() - set(PATTERN)))
    if others:
        raise ValueError(f"a step with a pattern takes {', '.join(PATTERN)}, not {others}; flags go into the pattern: (?i)")
    if "replace" not in options:
        raise ValueError(f"step {name!r}: pattern= needs replace=; replace='' takes out what matches")
    for option in ("pattern", "replace"):
        value = options[option]
        if not isinstance(value, str):
            raise TypeError(f"{option}= of step {name!r} takes a str, not {type(value).__name__}")
        if not unicodedata.is_normalized("NFC", value):
            raise ValueError(
                f"{option}= of step {name!r} is not in NFC, which the step characters makes of texts; write it with "
                r"composed letters, and a mark that is meant by itself as an escape: \u0301"
            )
    timeout = options.get("timeout", TIMEOUT)
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)):
        raise TypeError(f"timeout= of step {name!r} takes seconds, not {timeout!r}")
    if not 0 < timeout < float("inf"):
        raise ValueError(f"timeout= of step {name!r} takes seconds above 0, not {timeout!r}")
    _compiled(name, options["pattern"])
    _check_replacement(name, options["pattern"], options["replace"])


@lru_cache(maxsize=256)
def _compiled(name: str, pattern: str) -> regex.Pattern[str]:
    regex = _regex(name)
    try:
        return regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError) as error:
        raise ValueError(f"step {name!r}: {_cut(pattern)} is no regular expression: {error}") from None


@lru_cache(maxsize=256)
def _check_replacement(name: str, pattern: str, replace: str) -> None:
    """ValueError if a replacement names a group that the pattern does not have, or an unknown escape."""
    regex = _regex(name)
    try:
        # This pattern has the same groups and always matches the empty text. The line feed ends a comment of (?x).
        empty = regex.compile(f"(?:{pattern}\n)?+").match("")
    except regex.error:
        return  # the pattern cannot be part of another one: its replacement is checked at its first match
    try:
        if empty is not None:
            empty.expand(replace)
    except (regex.error, IndexError) as error:
        raise ValueError(
            f"step {name!r}: {_cut(replace)} cannot replace what {_cut(pattern)} matches: {error}; "
            r"a group is \1 or \g<name>, a backslash \\"
        ) from None


def _regex(name: str) -> Any:
    """The package ``regex``. It is imported for the first step with a pattern, and may be missing in a browser."""
    try:
        import regex
    except ModuleNotFoundError:
        raise ModuleNotFoundError(f"step {name!r}: pattern= needs the package regex: pip install regex", name="regex") from None
    return regex


def _cut(text: str) -> str:
    from vnnorm.text.clusters import head

    shown = head(text[: _SHOWN + 1], _SHOWN)
    return repr(shown + "…" if len(shown) < len(text) else shown)
