"""Estimate the habits of a text: which classes of token its segmenter keeps whole, and which its outlet prints closed.

A gap at a hyphen, a dot or a unit closes if "printed closed, and split by the segmenter" is likelier than "printed apart".
General print usage decides alone for a class that is nearly always closed and has no whole token in the text. Otherwise the
text decides: how its outlet prints classes of the same group, and which segmenter explains the whole and split tokens.
"""

from __future__ import annotations

from functools import cache, cached_property
from operator import mul
from typing import NamedTuple

from vnnorm.core import lexicon
from vnnorm.rules.desegment.census import Seen, census

_SURE = 0.99  # maximum certainty of a habit: segmenters make errors, and a text may quote another segmenter's output
_TRUSTED = 0.95  # one class never excludes a segmenter: versions differ, and an address or a quotation may look like a token
_ANOTHER = "another"  # a segmenter that is not in the table: it may keep each class whole or split it
_ANOTHER_PRIOR = 0.2  # relative to 1 for each segmenter in the table, since most public text was segmented with those
_ANOTHER_SHARE = 0.5  # how often it keeps a class whole, as far as anyone knows
_TYPICAL = 4.0  # number of tokens of the text that weigh as much as the usage of all outlets
_MOST = 4  # maximum tokens that count: an outlet has one habit, so a tenth token adds no evidence to the fourth
_ALWAYS = 0.995  # from here on no outlet was observed to print the class apart, so the text is not consulted
_NEARLY_ALWAYS = 0.95  # from here on only a whole token of the class is evidence that the segmenter keeps the class whole
_DOUBTFUL = 0.5  # print separates the class as often (Việt Nam - Lào); few tokens of a text cannot decide, so the gaps stay
_LEFT_WHOLE = 0.9  # if the segmenter keeps a class whole with this probability, a split token was printed apart
_FITS = 0.6  # minimum share of the evidence for naming a segmenter as the reason


class Table(NamedTuple):
    """The data file of habits: per class, how often print closes it, and how often each segmenter keeps it whole."""

    segmenters: tuple[str, ...]
    groups: dict[str, frozenset[str]]  # class → classes that an outlet prints alike
    printed: dict[str, float]
    whole: dict[str, tuple[float, ...]]  # in the order of the segmenters
    own: dict[str, tuple[float, ...]]  # the same as evidence for the class itself, with another segmenter at the end
    trusted: dict[str, tuple[float, ...]]  # the same as evidence for other classes


@cache
def table() -> Table:
    """The table, with percentages as shares."""
    loaded = lexicon.load("desegment/habits")
    alike: dict[str, set[str]] = {}
    for name, _, group, *_ in loaded.rows:
        alike.setdefault(group, set()).add(name)
    whole = {name: tuple(int(cell) / 100 for cell in cells) for name, _, _, _, *cells in loaded.rows}
    return Table(
        loaded.columns[4:],
        {name: frozenset(alike[group]) for name, _, group, *_ in loaded.rows},
        {name: int(printed) / 100 for name, _, _, printed, *_ in loaded.rows},
        whole,
        {name: (*map(_bounded, shares), _ANOTHER_SHARE) for name, shares in whole.items()},
        {name: (*[_bounded(share, _TRUSTED) for share in shares], _ANOTHER_SHARE) for name, shares in whole.items()},
    )


@cache
def units() -> dict[str, tuple[float, float]]:
    """Unit → how often print closes it to a whole number, and to a decimal."""
    return {unit: (int(whole) / 100, int(decimal) / 100) for unit, whole, decimal in lexicon.load("desegment/units").rows}


class Habits:
    """The habits that a segmented text shows; the text is read only once, when a gap first needs them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closes: dict[tuple[str, float, str], bool] = {}
        self._fits: dict[tuple[frozenset[str], str], dict[str, float]] = {}

    @cached_property
    def seen(self) -> Seen:
        """The tokens of each class in the text."""
        return census(self._text, frozenset(units()))

    def closes(self, name: str, typical: float | None = None, unit: str = "") -> bool:
        """Whether the gaps of a split token close.

        typical: how often print closes it, if a value more specific than that of its class is known (a word, a unit).
        """
        if typical is None:
            typical = table().printed[name]
            if typical <= _DOUBTFUL:
                return False
        key = name, typical, unit
        if key not in self._closes:
            self._closes[key] = self._is_printed_close(name, typical, unit)
        return self._closes[key]

    def _is_printed_close(self, name: str, typical: float, unit: str) -> bool:
        if typical >= _ALWAYS or (typical >= _NEARLY_ALWAYS and not self.seen.whole[name]):
            return True
        close = self.printed_close(name, typical)
        return close * (1 - self.leaves_whole(name, unit)) > 1 - close

    def printed_close(self, name: str, typical: float) -> float:
        """The probability that the outlet prints such a token closed, from the tokens of its group in the text.

        A whole token was printed closed. A split token was printed apart if the segmenter keeps its class whole.
        """
        whole, apart = self.seen.whole, self.seen.apart
        close = open_ = 0
        for other in table().groups[name]:
            close += whole[other]
            is_open = apart[other] and other != name and table().printed[other] < _ALWAYS
            open_ += apart[other] if is_open and self.leaves_whole(other) > _LEFT_WHOLE else 0
        close, open_ = min(_MOST, close), min(_MOST, open_)
        return min(_SURE, (typical * _TYPICAL + close) / (_TYPICAL + close + open_))

    def leaves_whole(self, name: str, unit: str = "") -> float:
        """The probability that the segmenter keeps a token of this class whole."""
        fit = self.fit(name, unit).values()
        return _bounded(sum(map(mul, fit, (*table().whole[name], self._share_of_another(name)))))

    def fit(self, name: str, unit: str = "") -> dict[str, float]:
        """The probability of each segmenter in the table, and of another one, given the text; the values add up to one.

        Split tokens of the print group of the class ``name`` are no evidence, because the cause of their split is the
        question; only those with another unit than ``unit`` count.
        """
        group = table().groups[name]
        if (group, unit) not in self._fits:
            weights = [1.0] * len(table().segmenters) + [_ANOTHER_PRIOR]
            for other in self._shown:
                shares = (table().own if other in group else table().trusted)[other]
                if self.seen.whole[other]:
                    weights = list(map(mul, weights, shares))
                elif printed := self._printed_of_apart(other, group, unit):
                    weights = [weight * (1 - printed * share) for weight, share in zip(weights, shares, strict=True)]
            total = sum(weights)
            names = (*table().segmenters, _ANOTHER)
            self._fits[group, unit] = {name: weight / total for name, weight in zip(names, weights, strict=True)}
        return self._fits[group, unit]

    @cached_property
    def _shown(self) -> list[str]:
        """The classes that occur in the text, sorted."""
        return sorted(self.seen.whole.keys() | self.seen.apart.keys())

    def _printed_of_apart(self, name: str, group: frozenset[str], unit: str) -> float:
        """How often print closes the split tokens of a class; for several units the maximum, 0 if there are none."""
        if name not in group:
            return table().printed[name]
        shares = (units()[other][at == "decimal with unit"] for at, other in self.seen.units if at == name and other != unit)
        return max(shares, default=0.0)

    def _share_of_another(self, name: str) -> float:
        """How often an unknown segmenter keeps a class whole: always if the text has a whole token, else as other classes."""
        if self.seen.whole[name]:
            return 1.0
        return (len(self.seen.whole) + 1) / (len(self._shown) + 2)

    def reason(self, name: str, unit: str) -> str:
        """The habit that is the reason for closing a class, in words."""
        if table().printed[name] >= _NEARLY_ALWAYS:
            return f"{name}, close in nearly all print"
        fit = self.fit(name, unit)
        best = max(fit, key=fit.__getitem__)
        if best != _ANOTHER and fit[best] >= _FITS:
            return f"{name}, split as by {best}"
        if any(self.seen.whole[other] for other in table().groups[name]):
            return f"{name}, close elsewhere in the text"
        return f"{name}, close in print"


def _bounded(share: float, most: float = _SURE) -> float:
    return min(most, max(1 - most, share))
