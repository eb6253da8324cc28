"""Restore word-segmented text to running text, and map a span of the result back to the source.

Run it with ``python examples/restore_a_segmented_file.py``.
"""

from pathlib import Path

import vnnorm

segmented = Path(__file__).with_name("segmented.txt").read_text("utf-8")
assert vnnorm.is_segmented(segmented)

told = vnnorm.explain(segmented, steps=("characters", "desegment"))
print(told.text)

start = told.text.index("TP.HCM")
span = told.edits.to_source((start, start + len("TP.HCM")))
print(f"TP.HCM was {span.of(segmented)!r}, code points {span.start} to {span.end} of the segmented text")
