"""Write generated tables into the docs, between ``<!-- name -->`` and ``<!-- /name -->``."""

from __future__ import annotations

from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def between(page: str, name: str) -> tuple[str, str, str]:
    """The text of a page before, between and after the two comments of a table."""
    before, opening, rest = page.partition(f"<!-- {name} -->\n")
    table, closing, after = rest.partition(f"<!-- /{name} -->\n")
    if not opening or not closing:
        raise ValueError(f"the page has no <!-- {name} --> and <!-- /{name} --> on lines of their own")
    return before + opening, table, closing + after


def write(path: Path, name: str, table: str) -> None:
    """Replace the table between its two comments."""
    before, _, after = between(path.read_text("utf-8"), name)
    path.write_text(f"{before}\n{table}\n\n{after}", "utf-8")
