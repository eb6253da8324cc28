"""The rules, by name. Where one goes in a pipeline, and why: ``vnnorm.pipeline``."""

from __future__ import annotations

from vnnorm.rule import Rule
from vnnorm.rules import casefold, characters, dates, desegment, diacritics, tones

RULES: dict[str, Rule] = {
    rule.name: rule for rule in (casefold.RULE, characters.RULE, dates.RULE, desegment.RULE, diacritics.RULE, tones.RULE)
}
