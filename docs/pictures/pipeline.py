"""Draw the steps of the presets in their order: ``python docs/pictures/pipeline.py`` writes pipeline.svg."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

from vnnorm import MATCH, NEWS

PICTURE = Path(__file__).parent.parent / "_static" / "pipeline.svg"

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
WIDTH, ROW, TOP = 760, 58, 74

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


def drawn() -> str:
    """The picture as SVG: one row per step, with the text after the step on its right."""
    steps = [str(step) for step in MATCH]
    height = TOP + ROW * len(steps) + 10
    news_end = TOP + ROW * len(NEWS) - 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title">',
        f'<title id="title">The steps in order: {", ".join(steps)}. NEWS is the first {len(NEWS)} of them, MATCH all.</title>',
        f"<style>{STYLE}</style>",
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#888"/></marker></defs>',
        f'<rect class="match" x="6" y="{TOP - 26}" width="{WIDTH - 12}" height="{height - TOP + 22}" rx="10"/>',
        f'<rect class="news" x="12" y="{TOP - 20}" width="{WIDTH - 24}" height="{news_end - TOP + 20}" rx="8"/>',
        f'<text class="set" x="{WIDTH - 24}" y="{TOP - 2}" text-anchor="end">NEWS</text>',
        f'<text class="set" x="{WIDTH - 24}" y="{height - 18}" text-anchor="end">MATCH</text>',
        f'<text x="190" y="30">{escape(SOURCE)}</text>',
        f'<path class="line" d="M90 24 V{TOP - 10}"/><text class="name" x="90" y="18">source</text>',
    ]
    for row, step in enumerate(steps):
        y = TOP + ROW * row
        if row:
            parts.append(f'<path class="line" d="M90 {y - ROW + 27} V{y - 9}"/>')
        parts.append(f'<rect class="box" x="26" y="{y - 8}" width="128" height="35" rx="6"/>')
        parts.append(f'<text class="name" x="90" y="{y + 15}">{escape(step)}</text>')
        parts.append(f'<text x="190" y="{y + 15}">{escape(SHOWN[step])}</text>')
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8")
