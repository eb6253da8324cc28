"""Show what was changed as a page: source and result side by side, each change marked, with its reason.

The page is one file without anything from elsewhere. It is made from the edits, never by comparing texts, so it takes time in
proportion to the text. What a text holds is shown, never run: signs are escaped. Characters that are invisible, change the
direction of the page, or are half of a surrogate pair are drawn as boxes with their number. The page's policy names its style
and its script by their hashes, so a sign that was not escaped would run nothing.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from string import Template
from typing import NamedTuple, Protocol

from vnnorm.core.edits import Edits
from vnnorm.core.lexicon import read
from vnnorm.markup import note, shown

REPORT_MARK = '<meta name="generator" content="vnnorm">'
"""By which a file is known to be such a page."""

_COLOURS = 8  # of the style sheet


class Step(Protocol):
    """The name of a step, and what it changed."""

    @property
    def name(self) -> str: ...
    @property
    def edits(self) -> Edits: ...


class Explained(Protocol):
    """What the page shows: a text, what became of it, and every change between them."""

    @property
    def source(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def steps(self) -> Sequence[Step]: ...
    @property
    def edits(self) -> Edits: ...


def page(explained: Explained, title: str) -> str:
    """The page, as HTML that UTF-8 can hold."""
    names = list(dict.fromkeys(step.name for step in explained.steps))
    number = {name: index for index, name in enumerate(names)}
    rows = "".join(_rows(explained, number))
    style = _file("report.css") + "\n".join(_rules(number))
    noscript, script = _file("report-noscript.css"), _file("report.js")
    return Template(_file("report.html")).substitute(
        mark=REPORT_MARK,
        policy=f"default-src 'none'; base-uri 'none'; style-src {_hash(style)} {_hash(noscript)}; script-src {_hash(script)}",
        style=style,
        noscript=noscript,
        script=script,
        title=shown(title),
        summary=_summary(explained),
        switches="\n".join(_switches(explained, number)),
        counts="\n".join(_counts(explained, number)),
        rows=rows,
    )


def _file(name: str) -> str:
    return read(name).decode("utf-8")


def _hash(content: str) -> str:
    """What the page's policy allows to run or to style it: this content, and nothing that a text could bring in."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _summary(explained: Explained) -> str:
    count = sum(len(step.edits) for step in explained.steps)
    if not count:
        return f"Nothing was changed in {len(explained.source):,} code points."
    edits = "1 edit" if count == 1 else f"{count:,} edits"
    return f"{edits}; {len(explained.source):,} code points became {len(explained.text):,}."


# ---------------------------------------------------------------- text


class _Piece(NamedTuple):
    """A stretch of both texts, as HTML. ``changed``: by an edit. ``ends``: a line feed that both have stands after it."""

    source: str
    result: str
    changed: bool
    ends: bool


def _rows(explained: Explained, number: dict[str, int]) -> Iterator[str]:
    """Lines of the source and what became of them, side by side; a row ends at a line feed that both texts have."""
    row: list[_Piece] = []
    for piece in _pieces(explained, number):
        row.append(piece)
        if piece.ends:
            yield _row(row)
            row = []
    if row:
        yield _row(row)


def _row(pieces: list[_Piece]) -> str:
    kind = "row changed" if any(piece.changed for piece in pieces) else "row"
    sides = ("".join(piece.source for piece in pieces), "".join(piece.result for piece in pieces))
    return f'<div class="{kind}">' + "".join(f'<div lang="vi" dir="auto">{side}</div>' for side in sides) + "</div>\n"


def _pieces(explained: Explained, number: dict[str, int]) -> Iterator[_Piece]:
    last = 0
    for index, edit in enumerate(explained.edits):
        yield from _kept(explained.source[last : edit.start])
        last = edit.end
        steps = sorted({number[reason.split(":")[0]] % _COLOURS for reason in edit.reasons})
        attributes = f'data-e="{index}" tabindex="0" title="{note(edit)}"'
        yield _Piece(_mark("del", edit.old, steps, attributes), _mark("ins", edit.new, steps, attributes), True, False)
    yield from _kept(explained.source[last:])


def _mark(element: str, text: str, steps: list[int], attributes: str) -> str:
    kinds = [f"s{step}" for step in steps] + ["blank"] * (not text.strip())
    return f'<{element} class="{" ".join(kinds)}" {attributes}>{shown(text)}</{element}>'


def _kept(text: str) -> Iterator[_Piece]:
    *lines, rest = text.split("\n")
    for line in lines:
        seen = shown(line)
        yield _Piece(seen, seen, False, True)
    if rest:
        seen = shown(rest)
        yield _Piece(seen, seen, False, False)


# ---------------------------------------------------------------- switches and counts


def _switches(explained: Explained, number: dict[str, int]) -> Iterator[str]:
    for name, index in number.items():
        count = sum(len(step.edits) for step in explained.steps if step.name == name)
        yield (
            f'<label class="switch s{index % _COLOURS}"><input type="checkbox" id="step-{index}" checked>'
            f"<span>{shown(name)}</span> <b>{count:,}</b></label>"
        )


def _rules(number: dict[str, int]) -> Iterator[str]:
    """The style rules that a switch turns on: by style alone, so that they work where scripts do not."""
    for index in number.values():
        colour = index % _COLOURS
        yield f"body:has(#step-{index}:checked) .text .s{colour} {{ --mark: var(--c{colour}); --line: line-through }}"


class _Count(NamedTuple):
    step: str
    entry: str


def _counts(explained: Explained, number: dict[str, int]) -> Iterator[str]:
    edits: Counter[_Count] = Counter()
    removed: Counter[_Count] = Counter()
    added: Counter[_Count] = Counter()
    for step in explained.steps:
        for edit in step.edits:
            key = _Count(step.name, "; ".join(reason.removeprefix(f"{step.name}: ") for reason in edit.reasons))
            edits[key] += 1
            removed[key] += len(edit.old)
            added[key] += len(edit.new)
    for key in sorted(edits, key=lambda key: (number[key.step], -edits[key], key.entry)):
        name = f'<span class="name s{number[key.step] % _COLOURS}">{shown(key.step)}</span>'
        yield _line("td", name, shown(key.entry), edits[key], removed[key], added[key])
    yield _line("th", "all", "", *(sum(count.values()) for count in (edits, removed, added)))


def _line(cell: str, step: str, entry: str, *figures: int) -> str:
    numbers = "".join(f'<{cell} class="n">{figure:,}</{cell}>' for figure in figures)
    return f"<tr><{cell}>{step}</{cell}><{cell}>{entry}</{cell}>{numbers}</tr>"
