"""Plot the peers as SVG: one panel per task, with speed on a logarithmic x axis and quality on the y axis."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator

_WIDTH, _HEIGHT = 400, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 28, 34
_SLOWEST, _FASTEST = -4.0, 3.0  # ends of the x axis: exponents of ten, in million code points a second
_LETTER, _LINE = 5.0, 12.0  # approximate width of a letter and height of a line in the labels

_STYLE = """
  text { font: 10px "Noto Sans", "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #444 }
  .task { font-size: 13px; font-weight: bold; fill: #222 }
  .grid { stroke: #ddd } .lead { stroke: #999 }
  circle { fill: #666 } .ours { fill: #9b1c1c; font-weight: bold }
  @media (prefers-color-scheme: dark) {
    text { fill: #bbb } .task { fill: #eee }
    .grid { stroke: #3a3a3a } .lead { stroke: #777 }
    circle { fill: #aaa } .ours { fill: #f28b82 }
  }
"""

Point = tuple[str, str, float | None, float | None]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def points(tables: str) -> Iterator[Point]:
    """The figures of the tables in docs/benchmarks.md: task, name, quality as a share, speed."""
    for task, rows in re.findall(r"^### (\w+)\n\n.+\n\|[-|]+\n((?:\|.+\n?)+)", tables, re.M):
        for row in rows.splitlines():
            name, good, _, speed, *_ = (cell.strip() for cell in row.strip("|").split("|"))
            yield task, name, _number(good, "%", 100), _number(speed, "", 1)


def _number(cell: str, sign: str, unit: int) -> float | None:
    return float(cell.removesuffix(sign)) / unit if re.fullmatch(rf"[0-9.e+-]+{sign}", cell) else None


def plot(figures: Iterable[Point]) -> str:
    """The plot as SVG. Points without figures are left out."""
    measured = [(task, name, good, speed) for task, name, good, speed in figures if good is not None and speed]
    tasks = list(dict.fromkeys(task for task, *_ in measured))
    rows = math.ceil(len(tasks) / 2)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * _WIDTH} {rows * _HEIGHT}" role="img">'
        f"<title>Speed and quality of vnnorm and its peers, task by task</title><style>{_STYLE}</style>"
    ]
    for index, task in enumerate(tasks):
        left, top = index % 2 * _WIDTH, index // 2 * _HEIGHT
        chosen = [(name, good, speed) for of, name, good, speed in measured if of == task]
        out.append(f'<g transform="translate({left} {top})">{_panel(task, chosen)}</g>')
    return "\n".join([*out, "</svg>\n"])


def _panel(task: str, named: list[tuple[str, float, float]]) -> str:
    low, high = _TOP, _HEIGHT - _BOTTOM
    parts = [f'<text class="task" x="{_LEFT}" y="16">{html.escape(task)}</text>']
    for power in range(int(_SLOWEST), int(_FASTEST) + 1):
        x = _x(10.0**power)
        parts.append(f'<path class="grid" d="M{x:.1f} {low}V{high}"/>')
        parts.append(f'<text x="{x:.1f}" y="{high + 13}" text-anchor="middle">{10.0**power:g}</text>')
    for percent in (0, 50, 100):
        y = _y(percent / 100)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>')
        parts.append(f'<text x="{_LEFT - 4}" y="{y + 3:.1f}" text-anchor="end">{percent}%</text>')
    parts.append(f'<text x="{_WIDTH / 2}" y="{high + 27}" text-anchor="middle">million code points a second</text>')
    spots = [(_x(speed), _y(good)) for _, good, speed in named]
    taken: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for x, y in spots]
    middle = sum(x for x, _ in spots) / len(spots)
    # The label of vnnorm is placed first, then the others from the outside in, because the middle has the least free space.
    for (name, _, _), (x, y) in sorted(
        zip(named, spots, strict=True), key=lambda one: (not _is_ours(one[0][0]), -abs(one[1][0] - middle))
    ):
        box = _free(name, x, y, taken, x < middle)
        taken.append(box)
        kind = ' class="ours"' if _is_ours(name) else ""
        line, is_left = (box[1] + box[3]) / 2, box[2] < x
        edge = box[2] if is_left else max(box[0], min(box[2], x))
        if abs(line - y) > 1:
            parts.append(f'<path class="lead" d="M{x:.1f} {y:.1f}L{edge:.1f} {line:.1f}"/>')
        parts.append(f'<circle{kind} cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        at = f'x="{box[2] - 2:.1f}" text-anchor="end"' if is_left else f'x="{box[0] + 2:.1f}"'
        parts.append(f'<text{kind} {at} y="{line + 3.5:.1f}">{html.escape(name)}</text>')
    return "".join(parts)


def _is_ours(name: str) -> bool:
    return name.startswith("vnnorm")


def _free(name: str, x: float, y: float, taken: list[Box], leftwards: bool) -> Box:
    """The nearest place for a label that covers no point and no other label; the first place if there is none."""
    width = _LETTER * len(name)
    places: list[Box] = []
    for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, 6, 7, 8):
        top = y - _LINE / 2 + step * _LINE
        before, after = x - 6 - 4 * abs(step) - width, x + 6 + 4 * abs(step)
        for left in (before, after) if leftwards else (after, before):
            box = (left, top, left + width, top + _LINE)
            if box[0] >= _LEFT and box[2] <= _WIDTH and box[1] >= _TOP - _LINE and box[3] <= _HEIGHT - _BOTTOM + 4:
                places.append(box)
    return next((box for box in places if not any(_meet(box, other) for other in taken)), places[0])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _x(speed: float) -> float:
    share = (math.log10(speed) - _SLOWEST) / (_FASTEST - _SLOWEST)
    return _LEFT + min(1.0, max(0.0, share)) * (_WIDTH - _LEFT - _RIGHT)


def _y(good: float) -> float:
    return _HEIGHT - _BOTTOM - good * (_HEIGHT - _TOP - _BOTTOM)
