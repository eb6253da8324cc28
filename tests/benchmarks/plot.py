"""The peers as a picture: a panel a task, speed to the right on a logarithmic scale, quality upwards. Plain SVG."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable

_WIDTH, _HEIGHT = 400, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 28, 34
_SLOWEST, _FASTEST = -4.0, 3.0  # powers of ten, million code points a second

Point = tuple[str, str, float | None, float | None]


def plot(points: Iterable[Point]) -> str:
    """The picture of (task, name, quality, speed); points without figures are left out."""
    measured = [(task, name, good, speed) for task, name, good, speed in points if good is not None and speed]
    tasks = list(dict.fromkeys(task for task, *_ in measured))
    rows = math.ceil(len(tasks) / 2)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * _WIDTH} {rows * _HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="10"><title>Speed and quality of vnnorm and its peers, task by task</title>'
        '<rect width="100%" height="100%" fill="#fff"/>'
    ]
    for index, task in enumerate(tasks):
        left, top = index % 2 * _WIDTH, index // 2 * _HEIGHT
        chosen = [(name, good, speed) for of, name, good, speed in measured if of == task]
        out.append(f'<g transform="translate({left} {top})">{_panel(task, chosen)}</g>')
    return "\n".join([*out, "</svg>\n"])


def _panel(task: str, points: list[tuple[str, float, float]]) -> str:
    low, high = _TOP, _HEIGHT - _BOTTOM
    parts = [f'<text x="{_LEFT}" y="16" font-size="13" font-weight="bold">{html.escape(task)}</text>']
    for power in range(int(_SLOWEST), int(_FASTEST) + 1):
        x = _x(10.0**power)
        parts.append(f'<path d="M{x:.1f} {low}V{high}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{high + 13}" text-anchor="middle">{10.0**power:g}</text>')
    for percent in (0, 50, 100):
        y = _y(percent / 100)
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 4}" y="{y + 3:.1f}" text-anchor="end">{percent}%</text>')
    parts.append(f'<text x="{_WIDTH / 2}" y="{high + 27}" text-anchor="middle">million code points a second</text>')
    taken: list[float] = []
    for name, good, speed in sorted(points, key=lambda point: -point[1]):
        x, y = _x(speed), _y(good)
        label = max([y + 3, *(place + 11 for place in taken if abs(place - y - 3) < 11 or place > y)])
        taken.append(label)
        color = "#9b1c1c" if name.startswith("vnnorm") else "#555"
        on_left = x > _WIDTH * 0.6
        where = f'x="{x - 7:.1f}" text-anchor="end"' if on_left else f'x="{x + 7:.1f}"'
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>')
        parts.append(f'<text {where} y="{label:.1f}" fill="{color}">{html.escape(name)}</text>')
    return "".join(parts)


def _x(speed: float) -> float:
    share = (math.log10(speed) - _SLOWEST) / (_FASTEST - _SLOWEST)
    return _LEFT + min(1.0, max(0.0, share)) * (_WIDTH - _LEFT - _RIGHT)


def _y(good: float) -> float:
    return _HEIGHT - _BOTTOM - good * (_HEIGHT - _TOP - _BOTTOM)
