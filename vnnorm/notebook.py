"""Show changes in a notebook cell: the text once, with removed text struck through and inserted text marked.

The cell is a fragment of HTML without script and style sheet, because notebooks drop them in files that are not trusted. Its
colours are translucent, so that it is readable on light and dark pages. Its size is bounded for every text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vnnorm.core.edits import Edit
from vnnorm.markup import note, shown
from vnnorm.report import Explained
from vnnorm.text.clusters import head, tail

_EDITS = 100  # shown; a screen has room for about as many
_CONTEXT = 80  # code points of unchanged text on each side of an edit, about a line
_CHANGED = 200  # code points of a removed or inserted text
_UNCHANGED = 500  # code points of a text without edits
_REASONS = 20  # rows of the table

_BOX = (
    "white-space:pre-wrap;overflow-wrap:anywhere;max-height:30em;overflow:auto;padding:.5em .75em;"
    "border:1px solid rgba(128,128,128,.5);border-radius:4px;line-height:1.6"
)
_OUT = "background:rgba(230,70,70,.3);text-decoration:line-through;color:inherit"
_IN = "background:rgba(60,170,80,.3);text-decoration:none;color:inherit"
_CELL = "text-align:left;padding:.1em .75em"


def cell(explained: Explained) -> str:
    """The fragment, as HTML that can be encoded as UTF-8."""
    summary = f"<div><b>vnnorm</b> {_summary(explained)}</div>"
    text = f'<div lang="vi" dir="auto" style="{_BOX}">{_text(explained)}</div>'
    return f"<div>{summary}{text}{_counts(explained)}</div>"


def _summary(explained: Explained) -> str:
    edits = len(explained.edits)
    if not edits:
        return f"changed nothing in {len(explained.source):,} code points."
    first = f", of which the first {_EDITS} are shown; to_html() shows all" if edits > _EDITS else ""
    told = "1 edit" if edits == 1 else f"{edits:,} edits"
    return f"{len(explained.source):,} → {len(explained.text):,} code points; {told}{first}."


def _text(explained: Explained) -> str:
    edits = list(explained.edits)[:_EDITS]
    if not edits:
        return shown(_cut(explained.source, _UNCHANGED, 0))
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces.append(_kept(explained.source[last : edit.start], after=bool(last)))
        pieces.extend(_marked(edit))
        last = edit.end
    pieces.append(shown(_cut(explained.source[last:], _CONTEXT, 0)))
    return "".join(pieces)


def _kept(text: str, *, after: bool) -> str:
    """The unchanged text before an edit. after: whether another edit precedes it."""
    return shown(_cut(text, _CONTEXT if after else 0, _CONTEXT))


def _marked(edit: Edit) -> Iterator[str]:
    for element, style, text in (("del", _OUT, edit.old), ("ins", _IN, edit.new)):
        if text:
            seen = shown(_cut(text, _CHANGED // 2, _CHANGED // 2)).replace("\n", "↵\n")
            yield f'<{element} style="{style}" title="{note(edit)}">{seen}</{element}>'


def _cut(text: str, first: int, last: int) -> str:
    """The first and the last code points of a text; the whole text if it is not longer."""
    if len(text) <= first + last + 1:
        return text
    return f"{head(text, first)}…{tail(text, last) if last else ''}"


def _counts(explained: Explained) -> str:
    """How often each step and data entry fired, the most frequent first."""
    counts = Counter(reason for edit in explained.edits for reason in edit.reasons)
    if not counts:
        return ""
    rows = [(shown(head(reason, _CHANGED)), f"{count:,}") for reason, count in counts.most_common(_REASONS)]
    if len(counts) > _REASONS:
        rows.append((f"{len(counts) - _REASONS} more", ""))
    cells = "".join(f'<tr><td style="{_CELL}">{reason}</td><td style="{_CELL}">{count}</td></tr>' for reason, count in rows)
    return f"<details><summary>Reasons</summary><table>{cells}</table></details>"
