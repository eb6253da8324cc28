"""Draw the steps of the presets in order: ``python docs/pictures/pipeline.py`` writes the picture, and one for phones."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path
from typing import NamedTuple

from vnnorm import MATCH, NEWS

FOLDER = Path(__file__).parent.parent / "_static"

# The sample line after each step.
SHOWN = {
    "characters": "Chiều 16/9 , Đại_sứ Trần_Lâm thăm Đà_Nẵng ./.",
    "desegment": "Chiều 16/9, Đại sứ Trần Lâm thăm Đà Nẵng./.",
    "boilerplate": "Chiều 16/9, Đại sứ Trần Lâm thăm Đà Nẵng.",
    "dates": "Chiều 2025-09-16, Đại sứ Trần Lâm thăm Đà Nẵng.",
    "titles": "Chiều 2025-09-16, Trần Lâm thăm Đà Nẵng.",
    "casefold": "chiều 2025-09-16, trần lâm thăm đà nẵng.",
}
SOURCE = "Chiều 16/9 , Ðại_sứ Trần_Lâm thăm Ðà_Nẵng ./."
PUBLISHED = date(2025, 9, 17)


class Layout(NamedTuple):
    """Where things are, in units of the picture."""

    width: int
    top: int  # of the first step
    row: int  # from one step to the next
    text: tuple[int, int]  # the sample line of a step: its x, and its baseline below the top of the step
    arrow: int  # where the arrow to the next step begins, below the top of the step
    source: tuple[int, int]  # the baseline of the source, and where the arrow below it begins
    gap: int  # between the last step of NEWS and the end of its area


# On a phone, the sample line is below the name of its step.
LAYOUTS = {
    "pipeline.svg": Layout(760, top=74, row=58, text=(190, 15), arrow=27, source=(30, 24), gap=4),
    "pipeline-phone.svg": Layout(420, top=116, row=92, text=(26, 47), arrow=56, source=(48, 58), gap=26),
}

STYLE = """
  .box { fill: #fff; stroke: #9b1c1c; stroke-width: 1.5 }
  .news { fill: #9b1c1c; fill-opacity: 0.07 }
  .match { fill: #1c4f9b; fill-opacity: 0.07 }
  text { font-family: "Noto Sans", "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-size: 15px; fill: #222 }
  .name { font-weight: 600; text-anchor: middle }
  .set { font-weight: 600; font-size: 13px; fill: #555 }
  .line { fill: none; stroke: #888; stroke-width: 1.5; marker-end: url(#arrow) }
  @media (prefers-color-scheme: dark) {
    .box { fill: #222; stroke: #f28b82 }
    .news { fill: #f28b82; fill-opacity: 0.1 }
    .match { fill: #8ab4f8; fill-opacity: 0.1 }
    text { fill: #eee }
    .set { fill: #bbb }
  }
"""


def drawn(layout: Layout) -> str:
    """The picture as SVG: one row per step, with the text after the step."""
    width, top = layout.width, layout.top
    text_x, text_y = layout.text
    steps = [str(step) for step in MATCH]
    height = top + layout.row * len(steps) + 10
    news_end = top + layout.row * len(NEWS) - layout.gap
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title">',
        f'<title id="title">The steps in order: {", ".join(steps)}. NEWS is the first {len(NEWS)} of them, MATCH all.</title>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#888"/></marker></defs>',
        f'<rect class="match" x="6" y="{top - 26}" width="{width - 12}" height="{height - top + 22}" rx="10"/>',
        f'<rect class="news" x="12" y="{top - 20}" width="{width - 24}" height="{news_end - top + 20}" rx="8"/>',
        f'<text class="set" x="{width - 24}" y="{top - 2}" text-anchor="end">NEWS</text>',
        f'<text class="set" x="{width - 24}" y="{height - 18}" text-anchor="end">MATCH</text>',
        f'<text x="{text_x}" y="{layout.source[0]}">{escape(SOURCE)}</text>',
        f'<path class="line" d="M90 {layout.source[1]} V{top - 10}"/><text class="name" x="90" y="18">source</text>',
    ]
    for row, step in enumerate(steps):
        y = top + layout.row * row
        if row:
            parts.append(f'<path class="line" d="M90 {y - layout.row + layout.arrow} V{y - 9}"/>')
        parts.append(f'<rect class="box" x="26" y="{y - 8}" width="128" height="35" rx="6"/>')
        parts.append(f'<text class="name" x="90" y="{y + 15}">{escape(step)}</text>')
        parts.append(f'<text x="{text_x}" y="{y + text_y}">{escape(SHOWN[step])}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    for name, layout in LAYOUTS.items():
        (FOLDER / name).write_text(drawn(layout), "utf-8")
