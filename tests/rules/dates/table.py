"""The table of forms in docs/dates.md, made from the records: ``python -m tests.rules.dates.table`` writes it."""

from __future__ import annotations

from pathlib import Path

from vnnorm.rules.dates.forms import FORMS

PAGE = Path(__file__).parents[3] / "docs" / "dates.md"
_BEFORE, _BEHIND = "| written | value | published on 1 November 2013 |\n|---|---|---|\n", "\n\n"


def rows() -> str:
    """Every form with its examples and what only looks like it."""
    lines: list[str] = []
    for form in FORMS:
        lookalikes = ", ".join(f"`{text}`" for text in form.lookalikes)
        lines.append(f"| **{form.name}** (not {lookalikes}) | | |")
        for written, alone, published in form.examples:
            lines.append(f"| `{written}` | {_cell(alone)} | {_cell(published) if published else 'the same'} |")
    return "\n".join(lines)


def _cell(values: str) -> str:
    return "; ".join(value if value == "none" else f"`{value}`" for value in values.split("; "))


def page(text: str) -> str:
    """The page with the table as the records have it."""
    before, head, after = text.partition(_BEFORE)
    return before + head + rows() + _BEHIND + after.partition(_BEHIND)[2]


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
