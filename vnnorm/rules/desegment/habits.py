"""The habits of a text: which classes of token its segmenter leaves whole, and which its outlet prints close.

A gap at a hyphen, a dot or a unit closes where "printed close, and split by the segmenter" is likelier than "printed apart".
The first is known from the text where it shows it, else from the segmenter whose habits fit the text best, else from print.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import NamedTuple

from vnnorm.core import lexicon
from vnnorm.rules.desegment.census import Seen, census

_SURE = 0.99  # no habit is surer than this: a segmenter slips, and a text of one segmenter may quote another
_TRUSTED = 0.95  # one class never rules a segmenter out: versions differ, and an address or a quotation may look like a token
_ANOTHER = "another"  # a segmenter that the table does not have: each class may be whole or split
_ANOTHER_PRIOR = 0.05  # beside one for each of the table, with which nearly all public text was segmented
_ANOTHER_SHARE = 0.5
_TYPICAL = 4.0  # tokens of the text that weigh as much as the print of all outlets
_MOST = 4  # tokens of the text that count: an outlet has one habit, and the tenth token says no more than the fourth
_ALWAYS = 0.995  # a class that no outlet was seen to print apart: the text cannot say otherwise
_FITS = 0.6  # share of the evidence from which a segmenter is named as the reason


class Table(NamedTuple):
    """The data file of habits: per class, how often print closes it, and how often each segmenter leaves it whole."""

    segmenters: tuple[str, ...]
    groups: dict[str, frozenset[str]]  # class → classes that an outlet prints alike
    printed: dict[str, float]
    whole: dict[str, tuple[float, ...]]  # in the order of the segmenters


@cache
def table() -> Table:
    """The table, its percentages as shares."""
    loaded = lexicon.load("desegment/habits")
    alike: dict[str, set[str]] = {}
    for name, _, group, *_ in loaded.rows:
        alike.setdefault(group, set()).add(name)
    return Table(
        loaded.columns[4:],
        {name: frozenset(alike[group]) for name, _, group, *_ in loaded.rows},
        {name: int(printed) / 100 for name, _, _, printed, *_ in loaded.rows},
        {name: tuple(int(cell) / 100 for cell in cells) for name, _, _, _, *cells in loaded.rows},
    )


@cache
def units() -> dict[str, tuple[float, float]]:
    """Unit → how often print closes it to a whole number, and to a decimal."""
    return {unit: (int(whole) / 100, int(decimal) / 100) for unit, whole, decimal in lexicon.load("desegment/units").rows}


class Habits:
    """What a segmented text shows. Read once, when a gap first asks for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closes: dict[tuple[str, float, str], bool] = {}
        self._fits: dict[tuple[frozenset[str], str], dict[str, float]] = {}

    @cached_property
    def seen(self) -> Seen:
        """The tokens of each class in the text."""
        return census(self._text, frozenset(units()))

    def fit(self, name: str, unit: str = "") -> dict[str, float]:
        """How well each segmenter of the table, and another, explain what the text shows; the shares add up to one.

        Parts that stand apart are no evidence for the print group of the class ``name``, nor is its ``unit`` for itself: how
        its own parts came apart is the question.
        """
        group = table().groups[name]
        if (group, unit) not in self._fits:
            weights = {**dict.fromkeys(table().segmenters, 1.0), _ANOTHER: _ANOTHER_PRIOR}
            for other in table().printed:
                is_whole, apart = bool(self.seen.whole[other]), self._printed_of_apart(other, group, unit)
                if is_whole or apart:
                    for segmenter, share in zip(weights, (*table().whole[other], _ANOTHER_SHARE), strict=True):
                        trusted = _bounded(share, _TRUSTED)
                        weights[segmenter] *= trusted if is_whole else 1 - apart * trusted
            total = sum(weights.values())
            self._fits[group, unit] = {segmenter: weight / total for segmenter, weight in weights.items()}
        return self._fits[group, unit]

    def _printed_of_apart(self, name: str, group: frozenset[str], unit: str) -> float:
        """How often print closes what stands apart of a class, 0 where nothing tells; of several units the one it closes most."""
        if name not in group:
            return table().printed[name] if self.seen.apart[name] else 0.0
        shares = (units()[other][at == "decimal with unit"] for at, other in self.seen.units if at == name and other != unit)
        return max(shares, default=0.0)

    def leaves_whole(self, name: str, unit: str = "") -> float:
        """How likely the segmenter leaves a token of this class whole."""
        shares = (*table().whole[name], self._share_of_another(name))
        return _bounded(sum(fit * share for fit, share in zip(self.fit(name, unit).values(), shares, strict=True)))

    def _share_of_another(self, name: str) -> float:
        """A segmenter that nobody knows goes on with a class as it began, and treats others as those it shows."""
        if self.seen.whole[name]:
            return 1.0
        shown = [other for other in table().printed if self.seen.whole[other] or self.seen.apart[other]]
        return (sum(self.seen.whole[other] > 0 for other in shown) + 1) / (len(shown) + 2)

    def printed_close(self, name: str, typical: float) -> float:
        """How likely the outlet prints such a token close, by the tokens of its group that the text shows.

        A whole one was printed close. One whose parts stand apart was printed apart if the segmenter leaves its class whole.
        """
        if typical >= _ALWAYS:
            return typical
        alike = table().groups[name]
        close = min(_MOST, sum(self.seen.whole[other] for other in alike))
        apart = min(_MOST, sum(self.seen.apart[other] for other in alike if self.leaves_whole(other) > 0.9))
        return (typical * _TYPICAL + close) / (_TYPICAL + close + apart)

    def closes(self, name: str, typical: float | None = None, unit: str = "") -> bool:
        """Whether the gaps of a token whose parts stand apart close.

        typical: how often print closes it, where that is known better than for its class (a word, a unit).
        """
        typical = table().printed[name] if typical is None else typical
        if (name, typical, unit) not in self._closes:
            close = self.printed_close(name, typical)
            self._closes[name, typical, unit] = close * (1 - self.leaves_whole(name, unit)) > 1 - close
        return self._closes[name, typical, unit]

    def reason(self, name: str) -> str:
        """Which habit speaks for closing a class, for people."""
        fit = self.fit(name)
        best = max(fit, key=fit.__getitem__)
        if any(self.seen.whole[other] for other in table().groups[name]):
            return f"{name}, close elsewhere in the text"
        if best != _ANOTHER and fit[best] >= _FITS:
            return f"{name}, split as by {best}"
        return f"{name}, close in print"


def _bounded(share: float, most: float = _SURE) -> float:
    return min(most, max(1 - most, share))
