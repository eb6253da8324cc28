"""The date words and their contexts in every spelling: in either tone style, and with slips of the tone mark."""

from __future__ import annotations

from vnnorm.core.lexicon import Lexicon, load
from vnnorm.core.ready import LISTED, Tables
from vnnorm.rules.dates.spelling import in_styles, with_slips


def made(words: Lexicon | None = None, contexts: Lexicon | None = None) -> Tables:
    """The tables of date words; without a lexicon, those of the data files.

    values: the words of each role with their values, in every spelling; spellings: the same words without slips of tone marks;
    contexts: the words next to numbers of each kind, in every spelling.
    """
    words, contexts = words or load("dates/words"), contexts or load("dates/contexts")
    values: dict[str, dict[str, str]] = {role: {} for role in sorted(words.choices["role"])}
    spelled: dict[str, dict[str, None]] = {role: {} for role in values}
    for (role, _, value), forms in zip(words.rows, in_styles(word for _, word, _ in words.rows), strict=True):
        values[role].update((slip, value) for form in forms for slip in with_slips(form))
        spelled[role].update(dict.fromkeys(forms))
    beside: dict[str, dict[str, None]] = {kind: {} for kind in sorted(contexts.choices["kind"])}
    for (kind, _), forms in zip(contexts.rows, in_styles(word for _, word in contexts.rows), strict=True):
        beside[kind].update((slip, None) for form in forms for slip in with_slips(form))
    return {
        "values": {role: LISTED.join([text for pair in found.items() for text in pair]) for role, found in values.items()},
        "spellings": {role: LISTED.join(found) for role, found in spelled.items()},
        "contexts": {kind: LISTED.join(found) for kind, found in beside.items()},
    }
