"""Print what the library says of each text, a line for each: ``python -m tests.builds.results CORPUS``."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import vnnorm
from tests.support import cases
from tests.support.hostile import FAMILIES
from vnnorm import MATCH, NEWS, Step

DAY = date(2013, 11, 1)
_HOSTILE = 600  # code points of a hostile text
_FIELDS = ("raw", "segmented", "text")

FORMS: tuple[Callable[[str], str], ...] = (
    str,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace(" ", "_"),
    lambda text: text.replace("\n", " "),
    lambda text: text.replace(", ", ",\n"),
    lambda text: text[1:-1] + "\ud800",
)


def texts(corpus: Path) -> Iterator[str]:
    """The articles and pages of a corpus, the cases in each form, and hostile texts."""
    for path in sorted(corpus.glob("*.jsonl")):
        for line in path.read_text("utf-8").split("\n"):
            row = json.loads(line) if line else {}
            yield from (row[field] for field in _FIELDS if isinstance(row.get(field), str))
    for name in cases.names():
        for case in cases.read(name):
            yield from (form(case.source) for form in FORMS)
    yield from (family(_HOSTILE) for family in FAMILIES.values())


QUESTIONS: tuple[Callable[[str], Any], ...] = (
    lambda text: _told(text, NEWS),
    lambda text: _told(text, (*MATCH, "place_tones")),
    lambda text: _told(text, [Step("dates", style="dmy"), Step("titles", appositions=True), "strip_diacritics"]),
    lambda text: vnnorm.normalize(text, steps=MATCH),
    vnnorm.find_boilerplate,
    vnnorm.find_titles,
    lambda text: [(one.start, one.end, one.value, one.kind, one.core) for one in vnnorm.find_dates(text)],
    vnnorm.publication_date,
    vnnorm.match_key,
)


def _told(text: str, steps: Any) -> object:
    told = vnnorm.explain(text, steps=steps, reference=DAY)
    return told.text, [(edit.start, edit.end, edit.new, edit.reasons) for edit in told.edits]


def answer(question: Callable[[str], Any], text: str) -> str:
    """What a function says of a text, or its error."""
    try:
        return ascii(question(text))
    except Exception as error:
        return f"{type(error).__name__}: {error!a}"


def main() -> None:
    print(vnnorm.__build__)
    for text in texts(Path(sys.argv[1])):
        print(ascii(text), *(answer(question, text) for question in QUESTIONS), sep="\t")


if __name__ == "__main__":
    main()
