"""Score dates: spans, values with and without the day of publication, and look-alikes."""

from __future__ import annotations

import re

from tests.evaluation.corpus import Corpus, Row
from tests.evaluation.figures import Figure, Scores, Tally, f1, overlap, share
from vnnorm import DateMention, find_dates

_MEANT = 0.3  # a mention is scored as annotated dates if they cover at least this share of it


def plain(value: str | None) -> str | None:
    """The value without clock time and EDTF qualifiers. A period whose two ends are equal becomes one value."""
    if value is None:
        return None
    first, _, last = re.sub(r"T[^/]*|[~?%]", "", value).partition("/")
    return f"{first}/{last}" if last and first != last else first


def is_right(wanted: str, found: list[DateMention]) -> bool:
    """True if a mention has the value, or if two mentions have the ends of the period."""
    values = {plain(mention.value) for mention in found}
    return plain(wanted) in values or ("/" in wanted and set(str(plain(wanted)).split("/")) <= values)


def _at(row: Row, found: list[DateMention], gold: list[Row]) -> list[DateMention]:
    return [date for date in found if overlap((date.start, date.end), (row["start"], row["end"])) and _means(date, gold)]


def _means(date: DateMention, gold: list[Row]) -> bool:
    common = sum(overlap((date.start, date.end), (row["start"], row["end"])) for row in gold)
    return common >= _MEANT * (date.end - date.start)


def score(corpus: Corpus) -> Scores:
    """The figures of dates. Not counted are ``optional`` dates, and mentions without a value outside annotated dates."""
    count = Tally()
    for doc in sorted({*corpus.dates, *corpus.date_traps}):
        _score_document(corpus, doc, count)
    figures = [
        Figure("dates found, F1", f1(count["found"], count["claimed"], count["dates"])),
        Figure("spans exact, of all dates", share(count["exact"], count["dates"])),
        Figure("values right, of all", share(count["right"], count["valued"])),
        Figure("values right without reference, of all", share(count["right bare"], count["valued bare"])),
        Figure("values invented without reference", share(count["invented"], count["unanchored"]), more_is_better=False),
        Figure("look-alikes taken for dates", share(count["trapped"], count["traps"]), more_is_better=False),
    ]
    if corpus.rare_dates:
        wrong = sum(_is_wrong_rare(corpus, row, count) for row in corpus.rare_dates)
        figures.append(Figure("rare forms and look-alikes wrong", wrong / len(corpus.rare_dates), more_is_better=False))
    return Scores(figures if count["dates"] else [], count.mistakes)


def _score_document(corpus: Corpus, doc: str, count: Tally) -> None:
    text = corpus.news[doc]["raw"]
    gold, traps = corpus.dates.get(doc, []), corpus.date_traps.get(doc, [])
    found = find_dates(text, reference=corpus.published(doc))
    bare = find_dates(text)
    for row in gold:
        if row.get("optional"):
            continue
        hits, bare_hits = _at(row, found, gold), _at(row, bare, gold)
        count["dates"] += 1
        count["found"] += bool(hits)
        count["claimed"] += bool(hits)
        exact = any((hit.start, hit.end) == (row["start"], row["end"]) for hit in hits)
        count["exact"] += exact
        if not hits:
            count.mistakes.append(f"{doc}: missed {row['surface']!r}, {row['value']}")
        elif not exact:
            count.mistakes.append(f"{doc}: the span is {row['surface']!r}, not {[hit.text for hit in hits]}")
        if row.get("value_fuzzy"):
            continue
        for value, ours, name in (
            (row["value"], hits, ""),
            (row["value_without_reference"], bare_hits, " bare"),
        ):
            if value:
                count[f"valued{name}"] += 1
                count[f"right{name}"] += is_right(value, ours)
                if ours and not is_right(value, ours):
                    count.mistakes.append(f"{doc}:{name} {row['surface']!r} is {value}, not {[hit.value for hit in ours]}")
        if not row["value_without_reference"]:
            count["unanchored"] += 1
            count["invented"] += any(hit.value and hit.value[:2].isdecimal() for hit in bare_hits)
    for mention in found:
        if mention.value and not _means(mention, gold):
            count["claimed"] += 1
            count.mistakes.append(f"{doc}: not a date {mention.text!r}, {mention.value}")
    count["traps"] += len(traps)
    count["trapped"] += sum(
        any(overlap((trap["start"], trap["end"]), (date.start, date.end)) and not _means(date, gold) for date in found)
        for trap in traps
    )


def _is_wrong_rare(corpus: Corpus, row: Row, count: Tally) -> bool:
    """True if a span of a document without other annotations, a date or a look-alike, is read wrongly."""
    hits = _at(row, find_dates(corpus.news[row["doc"]]["raw"], reference=corpus.published(row["doc"])), [row])
    is_read = bool(hits) and (not row["value"] or is_right(row["value"], hits)) if row["label"] == "date" else not hits
    if not is_read:
        count.mistakes.append(
            f"{row['doc']}: rare {row['label']} {row['surface']!r}: {[(hit.text, hit.value) for hit in hits]}"
        )
    return not is_read
