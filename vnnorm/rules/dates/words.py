"""The words around a date as patterns, each anchored: tried where a scan hit, never run over a text."""

from __future__ import annotations

import re

from vnnorm.rules.dates.lexicon import S, any_of, ending, of, worth
from vnnorm.text.pattern import lazily

ANY_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
ANY_MONTH = r"(?:1[0-2]|0?[1-9])"
DAY = r"(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
MONTH = r"(1[0-2]|0?[1-9])(?![0-9])"
YEAR = r"(1[0-9]{3}|20[0-9]{2})(?![0-9])"
MONTH_WORD = rf"({any_of('named month', 'lunar month')})(?!\w)"
YEARLY = rf"({any_of('yearly')})(?!\w)"
NEAR = rf"({any_of('near')})(?!\w)"
PART = any_of("part")
WEEKDAY = any_of("weekday")
DAY_HEAD, MONTH_HEAD, YEAR_HEAD = any_of("day"), any_of("month"), any_of("year")
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
NUMERALS = {numeral: number for number, numeral in enumerate(_ROMAN.split(), 1)}

# What may stand before the calendar part, from the left: clock, part of day, head, relative day, weekday, head.
_HOUR, _MINUTE = any_of("clock"), any_of("minute")
CLOCK = rf"(?P<hour>[01]?[0-9]|2[0-4])(?: ?(?:{_HOUR}|:)(?![^\W\d_]) ?(?P<minute>[0-5][0-9])?(?: ?{_MINUTE}(?!\w))?)"
_STOP = r"(?: ?,?[ \n]|\Z)"
_LEFT = (
    rf"(?<![\w.,:/-])(?:{CLOCK}(?: ?,?[ \n]))?"
    rf"(?:{any_of('modifier')}{S}{_HOUR}{S})?(?:(?P<part>{PART})(?:{S}{any_of('away')})?{_STOP})?"
    rf"(?:{DAY_HEAD}{S}){{0,2}}"
)
_RIGHT = rf"(?:{DAY_HEAD}(?:{S}|\Z))?\Z"
LEFT = lazily(rf"{_LEFT}(?:{any_of('today')}{_STOP})?(?:{WEEKDAY}(?:{S}{any_of('week')}{S}{any_of('near')})?{_STOP})?{_RIGHT}")
LEFT_OF_NAME = lazily(rf"{_LEFT}\Z")  # of a day that has a name: a second one before it is another day
_BEFORE_DAY = frozenset(
    syllable
    for role in ("today", "away", "clock", "day", "minute", "modifier", "near", "part", "week", "weekday")
    for word in worth(role)
    for syllable in word.split()
)
_ENDS_CLOCK = (*"0123456789", *worth("clock"), *worth("minute"))


def before(left: str, pattern: re.Pattern[str] = LEFT) -> re.Match[str] | None:
    """What belongs to a day at the end of the text before it: tried only from the first of the words that may be of it."""
    if left[-1:] not in (" ", "\n"):
        return None
    at = len(left) - 1
    while at > 0:
        space = max(left.rfind(" ", 0, at), left.rfind("\n", 0, at))
        word = left[space + 1 : at].strip(",(“‘\"'")
        if word and word not in _BEFORE_DAY and not word.endswith(_ENDS_CLOCK):
            break
        at = space
    return pattern.search(left, at + 1) if at < len(left) - 1 else None


MODIFIED = ending(("modifier",), rf"(?:{any_of('decade')}{S})?({any_of('modifier')})")
PAST_DAY = ending(("day",), "|".join(word for word, value in worth("day").items() if value == "past"))
DAY_BEFORE = ending(("day",), DAY_HEAD)
DAY_HEAD_AT = lazily(DAY_HEAD + S)
MONTH_BEFORE = ending(("month",), MONTH_HEAD)
TERM = ending(("span",), any_of("span"))
FROM = ending(("from", "day", "month", "year"), rf"{any_of('from')}(?:{S}(?:{DAY_HEAD}|{MONTH_HEAD}|{YEAR_HEAD}))?")
# What may stand after it and say which year is meant.
CUE = lazily(
    rf"(?:,?[ \n](?:{any_of('of')}{S})?{YEAR_HEAD}{S}(?:(?P<year>{any_of('yearly')})|(?P<told>{any_of('told year')}))"
    rf"|[ \n](?P<cue>{any_of('cue')}))(?!\w)(?!{S}{any_of('no cue')}(?!\w))"
)
TIME_AFTER = lazily(
    rf" ?(?:,|[-–|] )? ?(?:{any_of('at')} )?((?:[01]?[0-9]|2[0-3])):([0-5][0-9])(?::[0-5][0-9])?(?!:?[0-9])"
    r"(?: ?\((?:gmt|utc)[+-][0-9]{1,2}\))?"
)
TO = lazily(
    rf"(?: ?[–-] ?|{S}(?:{any_of('to')}|-|–){S})(?:(?:(?P<day>{DAY_HEAD})|(?P<month>{MONTH_HEAD})|(?P<year>{YEAR_HEAD})){S})?"
    r"(?=[0-9])"
)


def month_named(word: str) -> int:
    """The number of a month."""
    name = " ".join(word.split())
    return int(worth("named month").get(name) or worth("lunar month")[name])


def is_lunar_month(word: str) -> bool:
    """Whether days named with a month are of the lunar calendar."""
    return " ".join(word.split()) in worth("lunar month")


_END = lazily(r" ?[^\w\s]|\n\n|\Z")


def is_sure(cue: str, low: str, end: int) -> bool:
    """Whether a cue is one where it ends: single words (qua, tới) are more often prepositions, but before a mark."""
    return " " in cue or _END.match(low, end) is not None


def cue(match: re.Match[str] | None) -> int | str | None:
    """How a cue places the year: a distance in years, "past", "future" or "told", by another date before it."""
    if match is None:
        return None
    if match["told"]:
        return "told"
    if match["year"]:
        return int(of("yearly", match["year"]))
    word = of("cue", match["cue"])
    return 0 if word == "this" else word


def cue_end(match: re.Match[str]) -> int:
    """How much of a cue belongs to the date: what points to another date is not of this one."""
    return 0 if match["told"] else match.end()
