"""Dates in every form, written at random: a template and its words drawn → the text, and what it is worth.

``<role>`` is a word of that role in ``vnnorm/data/dates/words.txt``, ``{slot}`` a number or sign of ``SLOTS``; what stands in
brackets may be left out. A template is read, too: so the tests know that no form of the docs or of a case is one
that is not written here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from tests.rules.dates import worth
from tests.rules.dates.worth import NUMERALS, WORDS, Reference, Slots, Values
from vnnorm.core.lexicon import load

_Writings = Callable[[datetime.date, datetime.date], list[str]]


def _padded(number: int) -> list[str]:
    return [str(number), f"{number:02}"]


def _roman(number: int) -> list[str]:
    return [str(number), NUMERALS[number - 1]]


def _quarter(day: datetime.date) -> int:
    return (day.month + 2) // 3


def _edtf(first: datetime.date, last: datetime.date) -> list[str]:
    unknown = [f"XXXX-{first:%m-%d}", f"XXXX-{first:%m}", f"{first.year // 10}X", f"{first.year // 100}XX"]
    return [f"{first}", f"{first:%Y-%m}", f"{first}/{last}", f"{first:%Y-%m}/{last:%Y-%m}", *unknown]


_DAY, _MONTH, _YEAR, _CENTURY = "3[01]|[12][0-9]|0?[1-9]", "1[0-2]|0?[1-9]", "[12][0-9]{3}", "[XVI]+|[0-9]{1,2}"
_THEN = [" ", ", ", " - ", " | ", *(f" {word} " for word in WORDS["at"])]  # before a clock time
_COUNTED = sorted(WORDS["count"], key=len, reverse=True)
_AND = [", ", " & ", *(f" {word} " for word in WORDS["and"])]
# Each with its pattern, and how it is written for the two days of a date.
SLOTS: dict[str, tuple[str, _Writings]] = {
    "d": (_DAY, lambda first, last: _padded(first.day)),
    "D": (_DAY, lambda first, last: _padded(last.day)),
    "m": (_MONTH, lambda first, last: _padded(first.month)),
    "M": (_MONTH, lambda first, last: _padded(last.month)),
    "y": (_YEAR, lambda first, last: [f"{first.year}"]),
    "Y": (_YEAR, lambda first, last: [f"{last.year}"]),
    "next": (_YEAR, lambda first, last: [f"{first.year + 1}"]),
    "yy": ("[0-9]{2}", lambda first, last: [f"{(first.year + 1) % 100:02}"]),
    "tens": ("[0-9]0", lambda first, last: [f"{first.year // 10 % 10}0"]),
    "years": ("[12][0-9]{2}0", lambda first, last: [f"{first.year // 10}0"]),
    "q": ("III|II|IV|I|[1-4]", lambda first, last: _roman(_quarter(first))),
    "Q": ("III|II|IV|I|[1-4]", lambda first, last: _roman(_quarter(last))),
    "digit": ("[1-4]", lambda first, last: [str(_quarter(first))]),
    "c": (_CENTURY, lambda first, last: _roman(first.day % 10 + 1)),
    "C": (_CENTURY, lambda first, last: _roman(last.day % 10 + 12)),
    "n": (_MONTH, lambda first, last: _padded(first.month)),
    "h": ("[01]?[0-9]|2[0-3]", lambda first, last: _padded(first.day % 24)),
    "min": ("[0-5][0-9]", lambda first, last: [f"{last.day:02}"]),
    "s": ("[/.-]", lambda first, last: ["/", "-", "."]),
    "of": (r" ?[/-] ?|\.| năm |, năm ", lambda first, last: ["/", "-", ".", " năm "]),
    "dash": (" ?[-–] ?", lambda first, last: ["-", "–"]),
    "and": ("|".join(map(re.escape, _AND)), lambda first, last: _AND),
    "then": ("|".join(map(re.escape, _THEN)), lambda first, last: _THEN),
    "again": ("[,.;] ", lambda first, last: [", ", ". ", "; "]),
    "E": (_DAY, lambda first, last: [str((first.day + last.day) // 2)]),
    "iso": ("[0-9]{4}-[0-9]{2}-[0-9]{2}", lambda first, last: [f"{first}"]),
    "edtf": (r"[0-9X]{4}(?:-[0-9X]{2}){0,2}(?:/[0-9X]{4}(?:-[0-9X]{2}){0,2})?", _edtf),
    "also": ("|".join(map(re.escape, _AND)), lambda first, last: _AND),
    "tet": ("10|[1-9]", lambda first, last: [str(first.day % 10 + 1)]),
    "stamp": (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
        lambda first, last: [f"{first}T07:{last.day:02}:01+07:00", f"{first}T23:{last.day:02}Z", f"{first} 00:00:09.123"],
    ),
    "words": ("|".join(_COUNTED), lambda first, last: [word for word in _COUNTED if WORDS["count"][word] == str(first.day)]),
    "any": (_DAY, lambda first, last: [str(first.day % 28 + 1)]),
    "between": (_MONTH, lambda first, last: [str((first.month + last.month) // 2)]),
    "late": ("[1-9][0-9]", lambda first, last: [str(first.year % 87 + 13)]),
    "short": ("[0-9]{2}", lambda first, last: [f"{first.year % 100:02}"]),
    "big": ("1[3-9]|2[0-9]|3[01]", lambda first, last: [str(13 + first.day % 15)]),
    "half": ("[12]", lambda first, last: [str(first.day % 2 + 1)]),
    "hundreds": ("[1-9][0-9]{2}", lambda first, last: [str(first.year % 900 + 100)]),
    "old": ("[1-4][0-9]", lambda first, last: [str(first.day + 12)]),
    "eve": ("2[3-9]|30", lambda first, last: [str(first.day % 7 + 23)]),
}


class Form(NamedTuple):
    """A template, what it is worth, and where its second day is: in the same month or year, some days or years later.

    What must stand before it and is not of it is its lead: a word of a kind in ``vnnorm/data/dates/contexts.txt``, or a sign.
    """

    template: str
    value: Callable[[Slots, Reference], Values]
    apart: str = "days"
    lead: str = ""

    def leads(self) -> list[str]:
        """What may stand before it."""
        return [f"{word} " for kind, word in load("dates/contexts").rows if kind == self.lead] or [self.lead]

    def read(self, text: str) -> Slots | None:
        """The slots of a text in this form, with its lead or without; None where it is in another."""
        for lead in ("", *self.leads()):
            shown = text[len(lead) :].removesuffix(")" if lead == "(" else "") if text.startswith(lead) else ""
            if match := _pattern(self.template).fullmatch(shown):
                break
        return Slots((name, found) for name, found in match.groupdict().items() if found) if match else None


_TOKEN = re.compile(r"<(?P<role>[\w ]+)(?:: (?P<only>[\w ]+))?>|\{(?P<slot>\w+)\}|(?P<sign>[\[\]])|(?P<text>[^<{\[\]]+)")


def roles() -> set[str]:
    """The roles of words that some form draws from."""
    found = {match["role"] for form in FORMS for match in _TOKEN.finditer(form.template) if match["role"]}
    return found | {"and", "at"}


def _words(token: re.Match[str], first: datetime.date | None = None) -> list[str]:
    """The words that a role, or a part of it, draws from; a weekday with a day beside it is that of the day."""
    wanted = token["only"].split() if token["only"] else None
    if first and wanted == ["right"]:
        wanted = [str(first.weekday())]
    return [word for word, value in WORDS[token["role"]].items() if wanted in (None, ["right"]) or value in (wanted or ())]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(template)))


def _pieces(template: str) -> Iterator[str]:
    seen: set[str] = set()
    for token in _TOKEN.finditer(template):
        name = (token["slot"] or token["role"] or "").replace(" ", "_")
        if token["sign"]:
            yield "(?:" if token["sign"] == "[" else ")?"
        elif token["text"]:
            yield re.escape(token["text"])
        elif token["slot"]:
            yield f"(?P={name})" if name in seen else f"(?P<{name}>{SLOTS[name][0]})"
        else:
            words = "|".join(map(re.escape, sorted(_words(token), key=len, reverse=True)))
            yield f"(?i:{words})" if name in seen else f"(?P<{name}>(?i:{words}))"
        seen.add(name)


_CLOCK = "{h}[ ]<clock>[[ ]{min}[[ ]<minute>]] "
_SURE = f"[{_CLOCK}][<part> ]<day> "
_HEAD = f"[{_CLOCK}][<part> ][<day> ]"
_FEW = "<count: 1 2 3 4 5 6 7 8 9 10 11>"
_EARLY_OR_LATE = "<modifier: early late>"

FORMS = [
    # A day.
    Form(_HEAD + "{d}{s}{m}{s}{y}", worth.day),
    Form("[<day> ]{d}/{m}/{y}{then}{h}:{min}[ (GMT+7)]", worth.day),
    Form("[<part> ]<weekday>[,] [<day> ]{d}{s}{m}[{s}{y}]", worth.day),
    Form("<weekday>, {d}/{m}/{y}, {h}:{min}[ (GMT+7)]", worth.day),
    Form("{y}/{m}/{d}", worth.day),
    Form("{stamp}", lambda given, reference: [given["stamp"][:10]]),
    Form("[<weekday>, ]{d} <month> {m}, {y}", worth.day),
    Form("[<weekday>, ]{d} <short month>[ ]{m}[,] {y}", worth.day),
    Form("<month> <named month> {any}, {y}", worth.any_day),
    Form("<short month>{m} {d}, {y}", worth.day),
    Form("<day> {words} <month> <named month>", worth.day_in_words),
    Form("<day> {words} <month> {m}[ <year> {y}]", worth.day_in_words),
    Form("<day> {d}{s}{m}{s}{short}", worth.short_year),
    Form("{d}/{m}/{short}", worth.short_year),
    Form("{d}-{m}-{short}", worth.short_year),
    Form("{d}/{m}-{y}", worth.day),
    Form("<part> {d} <month> <named month>", worth.day),
    Form(_SURE + "{d} <month> {m} <year> <yearly>", worth.day),
    Form("<day> {d} <each> <month>", lambda given, reference: worth.day(given, None)),
    Form("<day> {d} <month> {m} <each> <year>", lambda given, reference: worth.day(given, None)),
    Form("{h}:{min} <half day> {d}/{m}/{y}", worth.day),
    Form("{h}:{min} <zone>[+7] {d}/{m}/{y}", worth.day),
    Form("{h}:{min}[,] {d}/{m}/{y}", worth.day),
    Form("<day> {d}{s}{m} <each> <year>", lambda given, reference: worth.day(given, None)),
    Form("{big}-{m}", worth.big_day, lead="before"),
    Form("<day> {big} - {m}", worth.big_day),
    Form("{d}/{m}/{y} {h}:{min} <half day>", worth.day),
    Form("{d}/{m}/{y} {h}:{min} <zone>", worth.day),
    Form(_SURE + "{d}{s}{m}", worth.day),
    Form(f"[{_CLOCK}][<modifier> giờ ]<part> {{d}}{{s}}{{m}}", worth.day),
    Form(_SURE + "{d}{s}{m} <year> {y}", worth.day),
    Form(_SURE + "{d}{s}{m}[ <of>] <year> <yearly>", worth.day),
    Form(_SURE + "{d}", worth.day),
    Form(_HEAD + "{d} <month> {m}[{of}{y}]", worth.day),
    Form(_HEAD + "{d} <month> <named month> <year> {y}", worth.day),
    Form(_SURE + "{d} <month> <named month>", worth.day),
    Form("<day> {d} <month> <named month: 5> {y}", worth.day),
    Form("<today> {d}/{m}[/{y}]", worth.day),
    Form("<part> <away> {d}/{m}[/{y}]", worth.day),
    Form("[<part> ]<weekday: right> ({d}{s}{m}[{s}{y}])", worth.weekday_and_day),
    Form("<day> {d}{and}{D}/{m}[/{y}]", worth.some_days, "month"),
    Form("<day> {d}{and}{E}{also}{D}/{m}", worth.some_days, "month"),
    Form("<part> {d}[ <and>] <part> [<day> ]{D}/{m}", worth.some_days, "month"),
    Form("{d}{s}{m}", worth.day, lead="feast"),
    Form("{d}/{m} <and> {D}/{m}", worth.some_days, "month", lead="feast"),
    Form("<part> [<day> ]{d}/{m}{again}[<part> ]<same day>", worth.same_day),
    Form("{d}/{m}[ <year> <yearly>]", worth.day, lead="before"),
    Form("{d}/{m}", worth.day, lead="("),
    Form("{edtf}", lambda given, reference: [given["edtf"]]),
    Form("<day> {iso}", lambda given, reference: [given["iso"]]),
    # A month.
    Form("[<modifier> ]<month> {m}[{of}{y}]", worth.month),
    Form("[<modifier> ]<month> <named month>[ <year> {y}]", worth.month),
    Form("<month> <lunar month: 1>[ <year> {y}]", worth.month),
    Form("T{m}/{y}", worth.month),
    Form("T.{m}/{y}", worth.month),
    Form("thg {m} – thg {M} {Y}", worth.months_between, "year"),
    Form("<month> {m}-{late}", worth.month_of_short_year),
    Form("<month> {m} <each> <year>", lambda given, reference: worth.month(given, None)),
    Form("<month> {m}{and}{M}", worth.two_months, "year"),
    Form("<month> {m}{and}{between}{also}{M}", worth.two_months, "year"),
    Form("<month> {m}, {y}", worth.month),
    Form("{m}/{y}", worth.month, lead="("),
    Form("<month> {m} <and> {M}/{Y}", worth.two_months, "year"),
    Form("<month> {m} <and> {M} <year> <yearly>", worth.two_months, "year"),
    # Quarters, halves, first and last months.
    Form("[<modifier> ]<quarter> {q}[{of}{y}]", worth.quarter),
    Form("<quarter> {q} <year> <yearly>", worth.quarter),
    Form("<quarter> {q} <and> <quarter> {Q}{of}{y}", worth.two_quarters, "year"),
    Form("<quarter> {q}{and}{Q}{of}{y}", worth.two_quarters, "year"),
    Form("<quarter> {q}{and}{Q} <year> <yearly>", worth.two_quarters, "year"),
    Form("<quarter> {q} <cue: past future>", worth.quarter),
    Form("Q{digit} {y}", lambda given, reference: worth.quarter(Slots(given, q=given["digit"]), reference)),
    Form("Q{digit}/{y}", lambda given, reference: worth.quarter(Slots(given, q=given["digit"]), reference)),
    Form("<short quarter>.{q}/{y}", worth.quarter),
    Form("<quarter> <count: 1 2 3 4>[ <year> {y}]", worth.quarter),
    Form("<quarter> {q}-{Q}/{y}", worth.quarters, "year"),
    Form(f"<quarter> {_EARLY_OR_LATE} <year>[ {{y}}]", worth.first_or_last_quarter),
    Form("<short half>{half}/{y}", worth.numbered_half),
    Form("{n}T/{y}", worth.months),
    Form("{n} <month> [<year> ]{y}", worth.months),
    Form(f"{{n}} <month> {_EARLY_OR_LATE}[ <of>] <year>[ {{y}}]", worth.months),
    Form(f"{{n}} <month> {_EARLY_OR_LATE} {{y}}", worth.months),
    Form(f"{_FEW} <month> {_EARLY_OR_LATE} <year>[ <yearly>]", worth.months),
    Form(f"{_FEW} <month> {_EARLY_OR_LATE} <year> {{y}}", worth.months),
    Form(f"<count: 1 2 3> <quarter> {_EARLY_OR_LATE}[ <of>] <year>[ {{y}}]", worth.months),
    Form(f"<half> {_EARLY_OR_LATE} <year>[ {{y}}]", worth.half),
    Form(f"<half> {_EARLY_OR_LATE} {{y}}", worth.half),
    # Years and longer.
    Form("[<modifier> ]<year> {y}", worth.year),
    Form("<span> {y}", worth.year),
    Form("{y}", worth.year),
    Form("[<modifier> ]<decade> {years}", worth.decade),
    Form("<decade> {tens}", worth.decade),
    Form("<decade> {tens} <of> <century> {c}", worth.decade_of),
    Form("<year> {y} <era>", worth.old_year),
    Form("<year> {hundreds}[ <era>]", worth.old_year),
    Form("<year> 0{hundreds}", worth.old_year),
    Form("<year> {old}[ <era>]", worth.old_year),
    Form("[<modifier> ]<century> [<ordinal> ]{c}", worth.century),
    Form("<season> <seasons> [<year> ]{y}", worth.season),
    Form("<span> {y}{dash}{next}", worth.term),
    Form("<span> {y}/{yy}", worth.term),
    Form("<span> {y}-{yy}", worth.term),
    # From one to another.
    Form("[<part> ][<day> ]{d}{dash}{D}/{m}[/{y}]", worth.days, "month"),
    Form("<day> {d} - {D}/{m}[/{y}]", worth.days, "month"),
    Form("<day> {d}{dash}{D} <month> {m}[ <year> {y}]", worth.days, "month"),
    Form("<from> [<day> ]{d}/{m} <to> <until> [<day> ]{D}/{M}", worth.days),
    Form("<day> {d}{s}{m} <to> {h}<clock> <day> {D}{s}{M}", worth.each_day, lead="từ "),
    Form("<part> {d} <to> <part> {D}{s}{m}", worth.some_days, "month", lead="từ "),
    Form("<day> {d},{E},{D}/{m}", worth.some_days, "month"),
    Form("<day> {d},{E}{and}{D}/{m}", worth.some_days, "month"),
    Form("<part> {d}, {E}, {D}-{m}", worth.some_days, "month"),
    Form("<day> {d}/{m} <and> {D}/{M}/{Y}", worth.listed_days),
    Form("[<day> ]{d}/{m}{dash}{D}/{M}[/{Y}]", worth.days),
    Form("<from> [<day> ]{d}{s}{m} <to> [<day> ]{D}{s}{M}[{s}{Y}]", worth.days),
    Form("<from> [<day> ]{d}/{m}/{y} <to> [<day> ]{D}/{M}/{Y}", worth.days, "years"),
    Form("<from> [<day> ]{d} <to> [<day> ]{D}/{m}", worth.days, "month"),
    Form("<from> <month> {m}{of}{y} <to> [<month> ]{M}{of}{Y}", worth.months_between, "years"),
    Form("<from> <month> {m} <to> [<month> ]{M}[/{Y}]", worth.months_between, "year"),
    Form("[<from> ]<month> {m}{dash}{M}", worth.months_between, "year"),
    Form("<from> <month> {m} <to> <month> {M} <year> <yearly>", worth.months_to_told, "year"),
    Form("<from> {y} <to> {Y}", worth.term, "years"),
    Form("<from> <year> {y} <to> <month> {M}/{Y}", worth.year_to_month, "years"),
    Form("<from> <year> {y} <to> [<year> ]{Y}", worth.term, "years"),
    Form("[<year> ]{y}{dash}{Y}", worth.term, "years"),
    Form("<from> <century> {c} <to> <century> {C}", worth.century),
    # Counted from the day of publication.
    Form("[<part> ][<day> ]<today>", worth.today),
    Form("<part> <away>", worth.today),
    Form("<day> {d} <month> <near>", worth.day_near_month),
    Form("[<modifier> ]<week> <near>", worth.week),
    Form("<weekday> <week> <near>", worth.weekday),
    Form("<weekday> <of> <week> <near>", worth.weekday),
    Form("<weekday> <of> <week>", worth.weekday),
    Form("<weekday> <modifier> <week>", worth.weekday),
    Form("<part> <weekday>", worth.weekday),
    Form("<day: past> <weekday>", worth.weekday),
    Form("<day> <weekday: 6>", worth.weekday),
    Form("<day> <weekday> <cue: past future>", worth.weekday),
    Form("<weekday> <cue: past future>", worth.weekday, lead="; "),
    Form("[<modifier> ]<month> <near>", worth.near_month),
    Form("<month> {m} <cue>", worth.month),
    Form("<month> {m}[ <of>] <year> <yearly>", worth.month),
    Form("<modifier> <month>", worth.month),
    Form("<quarter> <near>", worth.near_quarter),
    Form("[<modifier> ]<year> <yearly>", worth.year),
    Form("<modifier> <year>", worth.year),
    Form("<season> <seasons> <near>", worth.season),
    Form("<season> <seasons> <year> <yearly>", worth.season),
    # The lunar calendar.
    Form("[<part> ]<day> {tet} <new year>", worth.lunar_day),
    Form(f"<day> {_FEW} <new year>", worth.lunar_day),
    Form("[<part> ]{eve} <new year>", worth.lunar_day),
    Form("<full moon> <month> {m}", worth.lunar_day),
    Form("{eve} <month> <lunar month>", worth.lunar_day),
    Form("<day> {tet}/{m} <lunar>", worth.lunar_day),
    Form("<month> {m} <lunar>", worth.lunar_month),
    Form("<month> <named month> <lunar>", worth.lunar_month),
    Form("<month> {m} <lunar> <year> {y}", worth.lunar_month),
    Form("<month> {m} <leap> <year> {y}", worth.leap_month),
    Form("<day> {tet} <month> {m} <lunar> <year> {y}", worth.lunar_day),
    Form("<day> {d} <month> {m} <year> <stem> <branch>", worth.day_of_lunar_year),
    Form("<month> <lunar month: 12>", lambda given, reference: [None]),
    Form("<festival>[ {y}]", worth.lunar_day),
    Form("<new year> <stem> <branch>", worth.lunar_year),
]


class Written(NamedTuple):
    """A date as written, what stands before it, what it is worth, and a day of publication near it."""

    lead: str
    text: str
    form: Form
    slots: Slots
    reference: datetime.date

    @property
    def shown(self) -> str:
        """The text as far as the last date reaches: not a bracket around it."""
        return self.text[:-1] if self.text.endswith(")") and self.form.value is worth.weekday_and_day else self.text

    def values(self, reference: Reference) -> Values:
        return self.form.value(self.slots, reference)


_days = st.dates(datetime.date(1910, 1, 1), datetime.date(2089, 12, 31))


def _second(draw: st.DrawFn, first: datetime.date, apart: str) -> datetime.date:
    if apart == "month":
        assume(first.day < 28)
        return first.replace(day=draw(st.integers(first.day + 1, 28)))
    if apart == "year":
        assume(first.month < 12)
        return first.replace(day=1, month=draw(st.integers(first.month + 1, 12)))
    return first + datetime.timedelta(draw(st.integers(1, 60) if apart == "days" else st.integers(367, 1500)))


@st.composite
def written_dates(draw: st.DrawFn, form: Form | None = None) -> Written:
    """A random date in a form, or in a random one."""
    form = form or draw(st.sampled_from(FORMS))
    first = draw(_days)
    last = _second(draw, first, form.apart)
    pieces: list[str] = []
    done: dict[str, str] = {}
    skipped = 0
    for token in _TOKEN.finditer(form.template):
        if token["sign"] == "]":
            skipped = max(0, skipped - 1)
        elif skipped or (token["sign"] and not draw(st.booleans())):
            skipped += token["sign"] == "["
        elif token["text"]:
            pieces.append(token["text"])
        elif token["role"]:
            word = draw(st.sampled_from(_words(token, first)))
            done.setdefault(token["role"].replace(" ", "_"), word)
            pieces.append(word)
        elif token["slot"]:
            name = token["slot"]
            done[name] = done.get(name) or draw(st.sampled_from(SLOTS[name][1](first, last)))
            pieces.append(done[name])
    reference = first + datetime.timedelta(draw(st.integers(-150, 150)))
    return Written(draw(st.sampled_from(form.leads())), "".join(pieces), form, Slots(done), reference)
