"""The date words: templates such as ``"<week> <near>"`` become patterns, each compiled on first use.

A role in angle brackets matches its words in ``vnnorm/data/dates/words.txt``; with ``~``, a letter or digit may follow them
(``<clock~>`` in ``7h30``). A number in braces is a named group (``{d}``, and ``{d2}`` for a second one), a space any run of
spaces, and everything else is a regular expression. The roles are few and have few words, and their patterns are tried only
at the hits of a scan. Open lists, such as the words next to numbers, are looked up word by word.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from vnnorm.core.lexicon import extended, load
from vnnorm.core.ready import LISTED, Tables, ready
from vnnorm.rules.dates.contexts import Contexts
from vnnorm.rules.dates.made import made
from vnnorm.rules.dates.spelling import SPACES, tokens
from vnnorm.text.pattern import lazily

NUMBERS = {
    "d": "3[01]|[12][0-9]|0?[1-9]",
    "m": "1[0-2]|0?[1-9]",
    "y": "1[0-9]{3}|20[0-9]{2}",
    "old": "0[0-9]{3}",
    "hour": "[01]?[0-9]|2[0-4]",
    "min": "[0-5][0-9]",
    "q": "iii|ii|iv|i|[1-4]",
}
_HOLDER = lazily(r"\[[^\]]*\]|(?<!\?P)<(?P<roles>[a-z][a-z |]*)(?P<open>~?)>|\{(?P<name>[a-z]+)(?P<nth>[0-9]?)\}| ")
_LETTERS_LAST = lazily(r"[^\W_]*\Z")
_AFTER_MARK = lazily(r"[\w ]*\Z")  # hơn.Tháng 4
_NO_ROLES: frozenset[str] = frozenset()


class DateWords(dict[str, "re.Pattern[str]"]):
    """Templates and their patterns, with the words of each role; ``ends`` and ``starts`` look up the words next to numbers."""

    def __init__(self, tables: Tables) -> None:
        """tables: what ``made`` makes of the data."""
        super().__init__()
        listed = {role: pairs.split(LISTED) if pairs else [] for role, pairs in tables["values"].items()}
        self._values = {role: dict(zip(pairs[::2], pairs[1::2], strict=True)) for role, pairs in listed.items()}
        self._spellings = {role: {*forms.split(LISTED)} if forms else set() for role, forms in tables["spellings"].items()}
        beside = Contexts(tables["contexts"])
        self.ends, self.starts = beside.ends, beside.starts

    def __missing__(self, template: str) -> re.Pattern[str]:
        found = self[template] = re.compile(self.source(template))
        return found

    def source(self, template: str) -> str:
        """The regular expression of a template."""
        return _HOLDER.sub(self._filled, template)

    def _filled(self, match: re.Match[str]) -> str:
        if match["roles"]:
            return self.any_of(*match["roles"].split("|")) + ("" if match["open"] else r"(?!\w)")
        if match["name"]:
            return f"(?P<{match['name']}{match['nth']}>{NUMBERS[match['name']]})(?![0-9])"
        return f"(?:{SPACES})" if match[0] == " " else match[0]

    def any_of(self, *roles: str) -> str:
        """An alternation of the words of some roles, the longest first.

        >>> known().any_of("and")
        '(?:cùng|hoặc|và)'
        """
        words = sorted(self.spellings(*roles), key=lambda word: (-len(word), word))
        return "(?:" + "|".join("".join(tokens(word)) for word in words) + ")"

    def spellings(self, *roles: str) -> set[str]:
        """The words of some roles, in every tone style, without slips of tone marks."""
        return {word for role in roles for word in self._spellings[role]}

    def values_of(self, role: str) -> dict[str, str]:
        """The words of a role, in every spelling, and the value of each."""
        return self._values[role]

    def of(self, role: str, written: str) -> str:
        """The value of a word of a role; runs of spaces in it count as one space.

        >>> known().of("named month", "mười  một")
        '11'
        """
        return self._values[role][" ".join(written.split())]

    def away(self, match: re.Match[str]) -> int | None:
        """The distance in years from the reference, given by the word ``yearly`` of a match; None without such a word."""
        written = match.groupdict().get("yearly")
        return int(self.of("yearly", written)) if written else None

    def month_named(self, written: str) -> int:
        """The number of a month by its name.

        >>> known().month_named("chạp")
        12
        """
        name = " ".join(written.split())
        return int(self._values["named month"].get(name) or self._values["lunar month"][name])

    def last(self, left: str, *roles: str) -> int:
        """The start of the longest word of the given roles at the end of a text, before the final spaces; -1 if there is none.

        >>> known().last("họp vào cuối ", "modifier", "year")
        8
        """
        if left[-1:] != " ":
            return -1
        end = len(left) - 1
        while left[end - 1 : end] == " ":
            end -= 1
        lasts, known_roles, sizes = self._roles
        found, at = -1, end
        key = left[left.rfind(" ", 0, end) + 1 : end]
        if not key.isalpha():
            key = _LETTERS_LAST.search(key)[0]  # type: ignore[index]
        may_be = lasts.get(key)
        if not may_be or may_be.isdisjoint(roles):
            return found
        for _ in range(sizes[key]):
            at = left.rfind(" ", 0, at)
            word = left[at + 1 : end]
            if not word.replace(" ", "").isalpha():
                word = _AFTER_MARK.search(word)[0]  # type: ignore[index]
            of_word = known_roles.get(word)
            if of_word and not of_word.isdisjoint(roles):
                found = end - len(word)
            if at <= 0:
                break
        return found

    @cached_property
    def _roles(self) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, int]]:
        """The roles by last syllable, the roles by word, and the most syllables of a word with each last syllable."""
        lasts: dict[str, set[str]] = {}
        whole: dict[str, set[str]] = {}
        sizes: dict[str, int] = {}
        for role, words in self._values.items():
            for word in words:
                last = word.rpartition(" ")[2]
                lasts.setdefault(last, set()).add(role)
                whole.setdefault(word, set()).add(role)
                sizes[last] = max(sizes.get(last, 0), word.count(" ") + 1)
        return lasts, whole, sizes

    def firsts(self, *roles: str) -> frozenset[str]:
        """The first syllables of the words of some roles."""
        return frozenset(word.partition(" ")[0] for role in roles for word in self._values[role])

    def lasts(self, *roles: str) -> frozenset[str]:
        """The last syllables of the words of some roles."""
        return frozenset(word.rpartition(" ")[2] for role in roles for word in self._values[role])

    @cached_property
    def ends_dress(self) -> frozenset[str]:
        """The last syllables of words that may precede and belong to a month, year or period."""
        return self.lasts("year", "decade", "span", "modifier")

    @cached_property
    def firsts_behind(self) -> frozenset[str]:
        """The first syllables of words that may follow and belong to a date."""
        return self.firsts("of", "year", "cue", "each", "until now", "month", "era", "lunar", "leap")

    @cached_property
    def firsts_joined(self) -> frozenset[str]:
        """The first syllables of words that may join two dates, or precede a joined date."""
        heads = ("day", "month", "short month", "year", "quarter", "weekday")
        return self.firsts("to", "and", "part", "at", "count", "named month", *heads)

    def at_end(self, template: str, left: str, *roles: str) -> re.Match[str] | None:
        """The match of a template at the end of a text, which must end in a word of the given roles, a number or a sign.

        A pattern anchored at the end is tried from every offset, so the last syllable is checked first to exclude most texts.
        """
        shown = left.rstrip(" ")
        last = shown[shown.rfind(" ") + 1 :]
        if last.isalpha() and self._roles[0].get(last, _NO_ROLES).isdisjoint(roles):
            return None
        return self[template].search(left)

    @cached_property
    def heads(self) -> dict[str, str]:
        """The words directly before a number that determine its role, and their roles."""
        roles = ("day", "month", "year", "short month", "quarter", "short quarter", "short half")
        return {word: role for role in reversed(roles) for word in self._values[role]}

    @cached_property
    def before_day(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """The syllables of words that may precede a day, and the possible ends of a clock time."""
        roles = ("today", "away", "clock", "day", "half day", "minute", "modifier", "near", "part", "week", "weekday", "zone")
        syllables = frozenset(syllable for role in roles for word in self._values[role] for syllable in word.split())
        return syllables, (*"0123456789", *self._values["clock"], *self._values["minute"])

    @cached_property
    def syllables(self) -> frozenset[str]:
        """The syllables of all words that dates are made of."""
        return frozenset(syllable for known in self._values.values() for word in known for syllable in word.split())

    @cached_property
    def firsts_named(self) -> frozenset[str]:
        """The first syllables of months, seasons and weekdays, which a name or number follows."""
        return self.firsts("month", "season", "weekday")

    @cached_property
    def may_precede(self) -> dict[str, frozenset[str]]:
        """For each head, the last syllables of words that may change how a date with this head is read."""
        counts = self.lasts("count", "decade", "each", "event", "full moon", "half", "ordinal", "plural", "span")
        lasts = self.before_day[0] | counts
        of_periods = lasts.difference(self._values["modifier"])  # they belong to a month or year, and change nothing else
        return {"day": lasts, "month": of_periods, "year": of_periods}

    @cached_property
    def may_follow(self) -> dict[bool, frozenset[str]]:
        """The first syllables of words that may follow and change how a date with a year (True), or one without, is read."""
        firsts = self.firsts("era", "leap", "lunar", "new year", "year")
        return {True: firsts, False: firsts | self.firsts_behind | self.firsts("magnitude")}

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Words and phrases that begin like a date word but are none."""
        return frozenset(self._values["compound"])


@lru_cache(maxsize=16)
def known(extra: tuple[str, ...] = ()) -> DateWords:
    """The words of the data files, with a user's own lines: three columns for date words, two for contexts."""
    if not extra:
        return DateWords(ready("dates") or made())
    words, contexts = load("dates/words"), load("dates/contexts")
    own = [line for line in extra if line.count("\t") >= len(words.columns) - 1]
    if own:
        words = extended(words, own)
    if len(own) < len(extra):
        contexts = extended(contexts, [line for line in extra if line not in own])
    return DateWords(made(words, contexts))
