"""Every public function of a text by name, also with the options that make it do more work."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial

import vnnorm
from vnnorm import MATCH, Step, explain, normalize

REFERENCE = datetime.date(2025, 9, 20)


def _many(text: str) -> list[str]:
    return list(vnnorm.normalize_many([text, text]))


def _told(text: str) -> list[object]:
    """All parts of an explanation, computed."""
    told = explain(text, steps=MATCH, reference=REFERENCE)
    return [told.text, list(told.edits), told.edits.inverse(text), told.diff(), told.to_html()]


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "casefold": vnnorm.casefold,
    "desegment": vnnorm.desegment,
    "desegment, segmented": partial(vnnorm.desegment, segmented=True),
    "explain": explain,
    "explain, MATCH, told": _told,
    "find_boilerplate": vnnorm.find_boilerplate,
    "find_dates": partial(vnnorm.find_dates, reference=REFERENCE),
    "find_titles": vnnorm.find_titles,
    "fix_characters": vnnorm.fix_characters,
    "is_segmented": vnnorm.is_segmented,
    "match_key": partial(vnnorm.match_key, reference=REFERENCE),
    "normalize": normalize,
    "normalize, MATCH": partial(normalize, steps=MATCH, reference=REFERENCE),
    "normalize_dates": partial(vnnorm.normalize_dates, reference=REFERENCE),
    "normalize_dates, dmy": partial(vnnorm.normalize_dates, reference=REFERENCE, style="dmy"),
    "publication_date": vnnorm.publication_date,
    "normalize_many": _many,
    "place_tones": vnnorm.place_tones,
    "place_tones, new": partial(vnnorm.place_tones, style="new"),
    "remove_boilerplate": vnnorm.remove_boilerplate,
    "repeated_lines": lambda text: vnnorm.repeated_lines([text, text], minimum=2),
    "sort_key": vnnorm.sort_key,
    "strip_diacritics": vnnorm.strip_diacritics,
    "strip_diacritics, ascii": partial(vnnorm.strip_diacritics, ascii=True),
    "strip_titles": vnnorm.strip_titles,
    "strip_titles, appositions": partial(normalize, steps=(Step("titles", appositions=True),)),
}


# The public function of each step. The step may have more options (extra).
OF_STEP: dict[str, Callable[..., str]] = {
    "boilerplate": vnnorm.remove_boilerplate,
    "casefold": vnnorm.casefold,
    "characters": vnnorm.fix_characters,
    "dates": vnnorm.normalize_dates,
    "desegment": vnnorm.desegment,
    "place_tones": vnnorm.place_tones,
    "strip_diacritics": vnnorm.strip_diacritics,
    "titles": vnnorm.strip_titles,
}


def covered() -> set[str]:
    """The public functions in ``FUNCTIONS``."""
    return {name.partition(",")[0] for name in FUNCTIONS}
