"""Types for annotations in programs that use vnnorm: the names that its functions accept, as ``Literal`` types.

A type checker reports any other name. At run time the functions take any ``str`` and any collection, and raise ValueError
with the choices on an unknown name.

>>> from typing import get_args
>>> get_args(ToneStyle)
('new', 'old')
"""

from __future__ import annotations

from vnnorm.rules import StepName
from vnnorm.rules.boilerplate import BoilerplateKind, Favor
from vnnorm.rules.dates import DateStyle
from vnnorm.rules.titles import TitleKind
from vnnorm.text.tone_marks import ToneStyle

__all__ = ["BoilerplateKind", "DateStyle", "Favor", "StepName", "TitleKind", "ToneStyle"]
