"""Answer the playground: a request in JSON → what vnnorm says, in JSON. The browser runs it, and so do the tests."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from vnnorm import Boilerplate, DateMention, Edit, Step, TitledName, explain, find_boilerplate, find_dates, find_titles

SHOWN = 300  # rows of a table: a phone draws them at once, and nobody reads more


def answer(request: str) -> str:
    """The answer to a request: ``text``, ``steps`` (pairs of a name and options) and ``reference`` (ISO, may be empty).

    Offsets count code points of the source. A table has its first rows and the count of all. An option that vnnorm refuses is
    answered by ``error``.
    """
    asked = json.loads(request)
    try:
        return json.dumps(_answered(asked["text"], asked["steps"], asked["reference"]))  # ASCII, so that surrogates get through
    except ValueError as error:
        return json.dumps({"error": str(error)})


def _answered(text: str, steps: list[tuple[str, dict[str, Any]]], day: str) -> dict[str, Any]:
    reference = date.fromisoformat(day) if day else None
    told = explain(text, steps=tuple(Step(name, **options) for name, options in steps), reference=reference)
    return {
        "text": told.text,
        "report": told.to_html("Report"),
        "dates": _table(
            [(each.text, each.value or "", each.kind, each.start) for each in find_dates(text, reference=reference)]
        ),
        "titles": _table([_named(each, text) for each in find_titles(text)]),
        "boilerplate": _table([_cut(each, text) for each in find_boilerplate(text)]),
        "edits": _table([_row(edit) for edit in told.edits]),
    }


def _dated(found: DateMention) -> tuple[str, str, str, int]:
    return found.text, found.value or "", found.kind, found.start


def _cut(found: Boilerplate, text: str) -> tuple[str, str, int]:
    return text[found.start : found.end], found.kind, found.start


def _named(found: TitledName, text: str) -> tuple[str, str, str, str, int]:
    name, title, apposition, kinds = found
    before, after = (span.of(text) if span else "" for span in (title, apposition))
    return before, name.of(text), after, ", ".join(kinds), (title or name).start


def _row(edit: Edit) -> tuple[str, str, str, int]:
    return edit.old, edit.new, "; ".join(edit.reasons), edit.start


def _table(rows: list[tuple[str | int, ...]]) -> dict[str, Any]:
    return {"rows": rows[:SHOWN], "count": len(rows)}
