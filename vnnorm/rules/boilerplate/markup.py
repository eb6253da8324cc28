"""The lines of a text that are code, markup or data: no rule for pages applies to them."""

from __future__ import annotations

from vnnorm.text.pattern import lazily

_MARKUP = lazily(
    r"^(?:```|~~~|---$|\+\+\+$|#{1,6} \S|[|+][^\n]*[|+]$|>>> |\.\.\. |\s*<[!/?a-zA-Z][^\n]*>|\s*[{}\[\]]+,?;?$|==+ ?\S[^\n]*==+$"
    r"|(?:import|from|def|class|function|const|var|let|public|private|package|using|#include) \S|\s*(?://|/\*|\*/)"
    r"|\s*[\"'][\w ]+[\"'] ?: |[^|\n]*\|[^|\n]*\|[^|\n]*\|)[^\n]*",
    8,
)


def code_spans(text: str) -> list[tuple[int, int]]:
    """The lines of code, of markup or of a table."""
    return [match.span() for match in _MARKUP.finditer(text)]
