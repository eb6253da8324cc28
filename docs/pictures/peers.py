"""Plot the tables of docs/benchmarks.md: ``python docs/pictures/peers.py``, run in the checkout, writes peers.svg."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "docs" / "_static" / "peers.svg"


def drawn() -> str:
    """The picture as SVG."""
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.plot import plot, points

    return plot(points((ROOT / "docs" / "benchmarks.md").read_text("utf-8")))


if __name__ == "__main__":
    PICTURE.write_text(drawn(), "utf-8")
