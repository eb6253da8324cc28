"""vnnorm normalizes Vietnamese news text and explains every change by edits with offsets into the source."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vnnorm.config.content import Config, ConfigError, load_config
    from vnnorm.config.search import find_config
    from vnnorm.core.edits import Edit, Edits, Span
    from vnnorm.core.lexicon import LexiconError
    from vnnorm.keys import KEY_VERSION, match_key, sort_key
    from vnnorm.many import normalize_many
    from vnnorm.normalized import Normalized
    from vnnorm.pipeline import MATCH, NEWS, explain, normalize
    from vnnorm.rules.boilerplate import (
        ALL_KINDS,
        Boilerplate,
        RepeatedLines,
        find_boilerplate,
        remove_boilerplate,
        repeated_lines,
    )
    from vnnorm.rules.casefold import casefold
    from vnnorm.rules.characters import fix_characters
    from vnnorm.rules.dates import DateMention, find_dates, normalize_dates, publication_date
    from vnnorm.rules.desegment import desegment, is_segmented
    from vnnorm.rules.diacritics import strip_diacritics
    from vnnorm.rules.titles import DEFAULT_KINDS, TitledName, find_titles, strip_titles
    from vnnorm.rules.tones import place_tones
    from vnnorm.step import Step

__all__ = [
    "ALL_KINDS",
    "DEFAULT_KINDS",
    "KEY_VERSION",
    "MATCH",
    "NEWS",
    "Boilerplate",
    "Config",
    "ConfigError",
    "DateMention",
    "Edit",
    "Edits",
    "LexiconError",
    "Normalized",
    "RepeatedLines",
    "Span",
    "Step",
    "TitledName",
    "casefold",
    "desegment",
    "explain",
    "find_boilerplate",
    "find_config",
    "find_dates",
    "find_titles",
    "fix_characters",
    "is_segmented",
    "load_config",
    "match_key",
    "normalize",
    "normalize_dates",
    "normalize_many",
    "place_tones",
    "publication_date",
    "remove_boilerplate",
    "repeated_lines",
    "sort_key",
    "strip_diacritics",
    "strip_titles",
]
__version__ = "0.1.0"
__build__: str

# The module that defines each public name. A module is imported at the first use of one of its names, so that a program does
# not load modules that it never uses.
_HOMES = {
    "ALL_KINDS": "vnnorm.rules.boilerplate",
    "Boilerplate": "vnnorm.rules.boilerplate",
    "Config": "vnnorm.config.content",
    "ConfigError": "vnnorm.config.content",
    "DEFAULT_KINDS": "vnnorm.rules.titles",
    "DateMention": "vnnorm.rules.dates",
    "Edit": "vnnorm.core.edits",
    "Edits": "vnnorm.core.edits",
    "KEY_VERSION": "vnnorm.keys",
    "LexiconError": "vnnorm.core.lexicon",
    "MATCH": "vnnorm.pipeline",
    "NEWS": "vnnorm.pipeline",
    "Normalized": "vnnorm.normalized",
    "RepeatedLines": "vnnorm.rules.boilerplate",
    "Span": "vnnorm.core.edits",
    "Step": "vnnorm.step",
    "TitledName": "vnnorm.rules.titles",
    "casefold": "vnnorm.rules.casefold",
    "desegment": "vnnorm.rules.desegment",
    "explain": "vnnorm.pipeline",
    "find_boilerplate": "vnnorm.rules.boilerplate",
    "find_config": "vnnorm.config.search",
    "find_dates": "vnnorm.rules.dates",
    "find_titles": "vnnorm.rules.titles",
    "fix_characters": "vnnorm.rules.characters",
    "is_segmented": "vnnorm.rules.desegment",
    "load_config": "vnnorm.config.content",
    "match_key": "vnnorm.keys",
    "normalize": "vnnorm.pipeline",
    "normalize_dates": "vnnorm.rules.dates",
    "normalize_many": "vnnorm.many",
    "place_tones": "vnnorm.rules.tones",
    "publication_date": "vnnorm.rules.dates",
    "remove_boilerplate": "vnnorm.rules.boilerplate",
    "repeated_lines": "vnnorm.rules.boilerplate",
    "sort_key": "vnnorm.keys",
    "strip_diacritics": "vnnorm.rules.diacritics",
    "strip_titles": "vnnorm.rules.titles",
}


if not TYPE_CHECKING:  # hidden from type checkers, so that they report an unknown name

    def __getattr__(name: str) -> object:
        if name == "__build__":
            value = _build()
        elif name in _HOMES:
            value = getattr(import_module(_HOMES[name]), name)
        else:
            raise AttributeError(f"module 'vnnorm' has no attribute {name!r}")
        globals()[name] = value
        return value


def _build() -> str:
    """``"compiled"`` if the rules are extension modules, as in compiled wheels, else ``"pure"``."""
    from importlib.machinery import ExtensionFileLoader
    from importlib.util import find_spec

    spec = find_spec("vnnorm.text.fold")
    return "compiled" if spec is not None and isinstance(spec.loader, ExtensionFileLoader) else "pure"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
