"""Show changes as a page: source and result side by side, each change marked, with its reason.

The page is one file and loads nothing. It is made from the edits, not by comparing texts, so it takes linear time. Signs
are escaped, so that nothing in the text runs as markup. Characters that are invisible or change the direction of the page, and
lone surrogates, are shown as boxes with their number. The content security policy of the page lists the hashes of its style
and its script, so even an unescaped sign could run nothing.
"""

from __future__ import annotations

import datetime
from base64 import b64encode
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from string import Template
from typing import NamedTuple, Protocol

from vnnorm import mentioned
from vnnorm.aligned import Part, Row, Side, rows
from vnnorm.core.edits import Edit, Edits
from vnnorm.core.lexicon import read
from vnnorm.markup import note, shown

REPORT_MARK = '<meta name="generator" content="vnnorm">'
"""The mark by which a file is recognised as a report."""

_COLOURS = 8  # number of colours in the style sheet


class Step(Protocol):
    """The name of a step, and its edits."""

    @property
    def name(self) -> str: ...
    @property
    def edits(self) -> Edits: ...


class Explained(Protocol):
    """The content of the page: a source, its result, and every change between them."""

    @property
    def source(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def steps(self) -> Sequence[Step]: ...
    @property
    def edits(self) -> Edits: ...
    @property
    def reference(self) -> datetime.date | None: ...


def page(explained: Explained, title: str) -> str:
    """The page, as HTML that can be encoded as UTF-8."""
    names = list(dict.fromkeys(step.name for step in explained.steps))
    number = {name: index for index, name in enumerate(names)}
    aligned = list(rows(explained.source, explained.edits))
    targets: set[int] = set()
    mentions = "\n".join(_mentions(explained, [row.start for row in aligned], targets))
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
        mentions=mentions,
        rows="".join(_rows(explained, aligned, number, targets)),
    )


def _file(name: str) -> str:
    return read(name).decode("utf-8")


def _hash(content: str) -> str:
    """The hash of a script or style sheet, by which the content security policy permits it and nothing else."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _summary(explained: Explained) -> str:
    count = sum(len(step.edits) for step in explained.steps)
    if not count:
        return f"Nothing was changed in {len(explained.source):,} code points."
    edits = "1 edit" if count == 1 else f"{count:,} edits"
    return f"{edits}; {len(explained.source):,} code points became {len(explained.text):,}."


# ---------------------------------------------------------------- text


def _rows(explained: Explained, aligned: list[Row], number: dict[str, int], targets: set[int]) -> Iterator[str]:
    """The rows as HTML. ``targets``: the indices of the rows that are targets of links."""
    edits = list(explained.edits)
    for index, row in enumerate(aligned):
        sides = [_side(row, side, edits, number) for side in ("source", "result")]
        kinds = ["row"]
        kinds += ["changed"] * any(part.edit is not None for part in row.parts)
        kinds += ["removed"] * row.result.gap + ["added"] * row.source.gap
        place = f' id="row-{index}"' if index in targets else ""
        yield f'<div class="{" ".join(kinds)}"{place}>{"".join(sides)}</div>\n'


def _side(row: Row, name: str, edits: list[Edit], number: dict[str, int]) -> str:
    side: Side = getattr(row, name)
    kinds = " ".join(kind for kind, holds in (("gap", side.gap), ("joined", side.joined), ("open", not side.ends)) if holds)
    shown_as = f' class="{kinds}"' if kinds else ""
    return f'<div lang="vi" dir="auto"{shown_as}>{"".join(_piece(part, name, edits, number) for part in row.parts)}</div>'


def _piece(part: Part, name: str, edits: list[Edit], number: dict[str, int]) -> str:
    text: str = getattr(part, name)
    if part.edit is None:
        return shown(text)
    if not text and not part.leads:
        return ""
    edit = edits[part.edit]
    kinds = [f"s{step}" for step in sorted({number[reason.split(":")[0]] % _COLOURS for reason in edit.reasons})]
    kinds += ["blank"] * (not text.strip())
    element = "del" if name == "source" else "ins"
    return (
        f'<{element} class="{" ".join(kinds)}" data-e="{part.edit}" tabindex="0" title="{note(edit)}">{shown(text)}</{element}>'
    )


# ---------------------------------------------------------------- dates and people


def _mentions(explained: Explained, starts: list[int], targets: set[int]) -> Iterator[str]:
    """A table of the dates and one of the people; adds to ``targets`` the rows that they link to."""
    for caption, header, found in (
        ("Dates", mentioned.DATES, list(mentioned.dates(explained))),
        ("People with a title or an apposition", mentioned.PEOPLE, list(mentioned.people(explained))),
    ):
        if not found:
            continue
        lines = []
        for mention in found:
            row = bisect_right(starts, mention.start) - 1
            targets.add(row)
            first, *others = map(shown, mention.cells)
            link = f'<a href="#row-{row}">{first}</a>'
            lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in (link, *others))}</tr>")
        head = "".join(f"<th>{name}</th>" for name in header)
        yield (
            f"<details><summary>{caption}: {len(found):,}</summary>\n"
            f'<div class="table"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n' + "\n".join(lines) + "\n</tbody>\n"
            "</table></div>\n</details>"
        )


# ---------------------------------------------------------------- switches and counts


def _switches(explained: Explained, number: dict[str, int]) -> Iterator[str]:
    for name, index in number.items():
        count = sum(len(step.edits) for step in explained.steps if step.name == name)
        yield (
            f'<label class="switch s{index % _COLOURS}"><input type="checkbox" id="step-{index}" checked>'
            f"<span>{shown(name)}</span> <b>{count:,}</b></label>"
        )


def _rules(number: dict[str, int]) -> Iterator[str]:
    """The style rules of the switches. They need no script, so they also work where scripts are disabled."""
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
