"""Score titles: the title before each name, names without a title, and look-alikes."""

from __future__ import annotations

from tests.evaluation.corpus import Corpus, Row
from tests.evaluation.figures import Figure, Scores, Tally, f1, overlap, share
from vnnorm import DEFAULT_KINDS, find_titles, strip_titles

_Span = tuple[int, int]


def score(corpus: Corpus) -> Scores:
    """The figures of titles of the default kinds. A cut is a found title; it lays a name bare if the name follows it."""
    count = Tally()
    for doc in sorted({*corpus.titles, *corpus.title_traps}):
        _score_document(corpus, doc, count)
    figures = [
        Figure("titles exact, F1", f1(count["exact"], count["cuts"], count["titled"])),
        Figure("cuts that lay a name bare", share(count["bare"], count["cuts"])),
        Figure("titled names laid bare", share(count["bare"], count["titled"])),
        Figure("names damaged", count["damaged"], more_is_better=False),
        Figure("untitled names cut", share(count["untitled cut"], count["untitled"]), more_is_better=False),
        Figure("look-alikes cut", share(count["traps cut"], count["traps"]), more_is_better=False),
        Figure("appositions exact, of all", share(count["appositions found"], count["appositions"])),
    ]
    if corpus.title_cases:
        right = [_is_right_case(case, count) for case in corpus.title_cases]
        figures.append(Figure("constructed cases right", share(sum(right), len(right))))
    return Scores(figures if count["titled"] else [], count.mistakes)


def _score_document(corpus: Corpus, doc: str, count: Tally) -> None:
    text = corpus.news[doc]["raw"]
    people, traps = corpus.titles.get(doc, []), corpus.title_traps.get(doc, [])
    found = find_titles(text)
    cuts = [(one.title.start, one.title.end) for one in found if one.title and DEFAULT_KINDS.intersection(one.kinds)]
    # 'con trai X' states a fact about X. Such titles stay by default, and a cut inside one is not counted.
    factual = [_whole(row) for row in people if row["title"] and not DEFAULT_KINDS.intersection(row["title_kinds"])]
    cuts = [cut for cut in cuts if not any(overlap(cut, span) for span in factual)]
    count["cuts"] += len(cuts) if people else 0
    for row in people:
        if row["title"] is None:
            hits = [cut for cut in cuts if _touches(text, cut, row)]
            count["untitled"] += 1
            count["untitled cut"] += bool(hits)
            count.mistakes += [f"{doc}: cut {text[slice(*cut)]!r} from the bare name {row['name']!r}" for cut in hits]
        elif _whole(row) not in factual:
            _score_title(doc, text, row, cuts, count)
    for trap in traps:
        if trap["kind"] == "appos_next_person":  # a post between two names, scored with the second
            continue
        hits = [cut for cut in cuts if overlap(cut, (trap["start"], trap["end"]))]
        count["traps"] += 1
        count["traps cut"] += bool(hits)
        count.mistakes += [f"{doc}: cut {text[slice(*cut)]!r} in {trap['kind']} {trap['surface']!r}" for cut in hits]
    wanted = {(row["appos_start"], row["appos_end"]) for row in people if row.get("appos")}
    count["appositions"] += len(wanted)
    count["appositions found"] += len(wanted.intersection(one.apposition for one in found if one.apposition))


def _score_title(doc: str, text: str, row: Row, cuts: list[_Span], count: Tally) -> None:
    near = [cut for cut in cuts if overlap(cut, _whole(row))]
    starts = {row["title_start"], *row.get("title_alt_starts", [])}
    exact = any(cut[0] in starts and cut[1] == row["title_end"] for cut in near)
    count["titled"] += 1
    count["exact"] += exact
    count["bare"] += any(not text[cut[1] : row["name_start"]].strip() for cut in near)
    count["damaged"] += any(cut[1] > row["name_start"] for cut in near)
    if not exact:
        count.mistakes.append(f"{doc}: [{row['title']}] {row['name']}, got {[text[slice(*cut)] for cut in near]}")


def _whole(row: Row) -> _Span:
    """The span from the start of the title to the end of the name."""
    return row["title_start"], row["name_end"]


def _touches(text: str, cut: _Span, row: Row) -> bool:
    return bool(overlap(cut, (row["name_start"], row["name_end"]))) or text[cut[1] : row["name_start"]].isspace()


def _is_right_case(case: Row, count: Tally) -> bool:
    """True if ``in`` becomes ``out``, and ``out_appos`` if the case has it."""
    right = True
    for key, appositions in (("out", False), ("out_appos", True)):
        got = strip_titles(case["in"], appositions=appositions)
        if case.get(key) is not None and got != case[key]:
            count.mistakes.append(f"case {case['id']}: {case['in']!r} gave {got!r}, not {case[key]!r}")
            right = False
    return right
