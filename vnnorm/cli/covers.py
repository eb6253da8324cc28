"""Protected parts of a text, by the format of its file, and the steps on the rest."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from vnnorm.cli.ignored import MARK, ignored
from vnnorm.normalized import Normalized
from vnnorm.pipeline import explain, explain_around, normalize
from vnnorm.rules import StepName
from vnnorm.step import Step
from vnnorm.text.around import Cover, Part, merged

Steps = Sequence["StepName | Step"]


def cover_of(text: str, form: str) -> Cover | None:
    """The function that finds the protected parts of a text; None if there are none."""
    if form == "md":
        return _markup_and_ignored
    return ignored if MARK in text else None


def explained(text: str, form: str, steps: Steps, reference: datetime.date | None) -> Normalized:
    """The result of ``explain`` for the unprotected parts."""
    cover = cover_of(text, form)
    if cover is None:
        return explain(text, steps=steps, reference=reference)
    return explain_around(text, cover, steps=steps, reference=reference)


def normalized(text: str, form: str, steps: Steps, reference: datetime.date | None) -> str:
    """The text of ``explained``; builds no edits if nothing is protected."""
    if cover_of(text, form) is None:
        return normalize(text, steps=steps, reference=reference)
    return explained(text, form, steps, reference).text


def _markup_and_ignored(text: str) -> list[Part]:
    from vnnorm.cli.markdown import markup

    return merged([*markup(text), *ignored(text)])
