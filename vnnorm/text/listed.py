"""What folding an entry of the data gives, and its spellings: read ready-made where a wheel has them, else computed."""

from __future__ import annotations

from functools import cache

from vnnorm.core.lexicon import load
from vnnorm.core.ready import LISTED, Table, Tables, ready
from vnnorm.text.fold import fold
from vnnorm.text.spellings import spellings

# The columns of data files whose entries are folded or spelled when their tables are made.
_COLUMNS = {
    "boilerplate/labels": 1,
    "boilerplate/predicates": 0,
    "boilerplate/residue": 2,
    "boilerplate/sections": 0,
    "dates/words": 1,
}


def made() -> Tables:
    """Every entry of these files folded, and the spellings of those that have two."""
    entries = sorted({row[column] for name, column in _COLUMNS.items() for row in load(name).rows})
    folds = {entry: fold(entry) for entry in entries}
    spelled = {text: spellings(text) for text in sorted({*entries, *folds.values()})}
    return {
        "folds": folds,
        "spellings": {text: LISTED.join(forms) if forms != [text] else "" for text, forms in spelled.items()},
    }


@cache
def _ready() -> tuple[Table, Table]:
    tables = ready("listed")
    return (tables["folds"], tables["spellings"]) if tables else ({}, {})


def fold_entry(entry: str) -> str:
    """What ``fold`` gives for an entry of the data, or for a user's own."""
    folded = _ready()[0].get(entry)
    return fold(entry) if folded is None else folded


def spell_entry(entry: str) -> list[str]:
    """What ``spellings`` gives for an entry of the data, or for a user's own."""
    forms = _ready()[1].get(entry)
    if forms is None:
        return spellings(entry)
    return forms.split(LISTED) if forms else [entry]
