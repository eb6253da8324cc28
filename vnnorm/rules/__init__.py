"""The rules, by name. Where one goes in a pipeline, and why: ``vnnorm.pipeline``."""

from __future__ import annotations

from vnnorm.rule import Rule
from vnnorm.rules import characters, desegment

RULES: dict[str, Rule] = {rule.name: rule for rule in (characters.RULE, desegment.RULE)}
