"""vnnorm: Vietnamese news text, normalized, with every change explained by edits into the source."""

from __future__ import annotations

from vnnorm.edits import Edit, Edits, Span
from vnnorm.keys import KEY_VERSION, match_key, sort_key
from vnnorm.lexicon import LexiconError
from vnnorm.normalized import Normalized
from vnnorm.pipeline import MATCH, NEWS, explain, normalize
from vnnorm.rules.casefold import casefold
from vnnorm.rules.characters import fix_characters
from vnnorm.rules.desegment import desegment, is_segmented
from vnnorm.rules.diacritics import strip_diacritics
from vnnorm.rules.tones import place_tones
from vnnorm.step import Step

__all__ = [
    "KEY_VERSION",
    "MATCH",
    "NEWS",
    "Edit",
    "Edits",
    "LexiconError",
    "Normalized",
    "Span",
    "Step",
    "casefold",
    "desegment",
    "explain",
    "fix_characters",
    "is_segmented",
    "match_key",
    "normalize",
    "place_tones",
    "sort_key",
    "strip_diacritics",
]
__version__ = "0.1.0"
