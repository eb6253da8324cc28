"""Types for the annotations of a program that uses vnnorm: the names that its functions take, as ``Literal`` types.

A type checker, and an editor that runs one, marks a name that is not among them. The functions take any ``str`` and any
collection, and say at run time which names there are.

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
