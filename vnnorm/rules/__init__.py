"""The rules, by name. Where one goes in a pipeline, and why: ``vnnorm.pipeline``."""

from __future__ import annotations

from vnnorm.rule import Rule
from vnnorm.rules import boilerplate, casefold, characters, dates, desegment, diacritics, tones

_MODULES = (boilerplate, casefold, characters, dates, desegment, diacritics, tones)
RULES: dict[str, Rule] = {module.RULE.name: module.RULE for module in _MODULES}
