"""vnnorm: Vietnamese news text, normalized, with every change explained by edits into the source."""

from __future__ import annotations

from vnnorm.edits import Edit, Edits, Span
from vnnorm.lexicon import LexiconError
from vnnorm.normalized import Normalized
from vnnorm.pipeline import MATCH, NEWS, explain, normalize
from vnnorm.rules.characters import fix_characters
from vnnorm.rules.desegment import desegment, is_segmented
from vnnorm.step import Step

__all__ = [
    "MATCH",
    "NEWS",
    "Edit",
    "Edits",
    "LexiconError",
    "Normalized",
    "Span",
    "Step",
    "desegment",
    "explain",
    "fix_characters",
    "is_segmented",
    "normalize",
]
__version__ = "0.1.0"
