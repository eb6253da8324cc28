"""Read one date, or several joined dates: ``từ ngày 25-10 đến 3-11``, ``ngày 5, 6 và 7/11``, ``đêm 5 rạng sáng 6/11``.

All joined dates are read together, and a month or year that only the last date gives is carried back to the others. A bare
number is a date only if a later date gives its month. A number that could belong to the chain but cannot be read forbids a
value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnnorm.rules.dates import behind, evidence, numbers, values
from vnnorm.rules.dates.beside import has_unit
from vnnorm.rules.dates.evidence_of_periods import DECADE
from vnnorm.rules.dates.joints import JOINT, JOINTS, PERIODS
from vnnorm.rules.dates.link import Link
from vnnorm.rules.dates.numbers import NumberedDate
from vnnorm.rules.dates.reading import FoundDate, Reading, day, dressed, since
from vnnorm.rules.dates.values import Parts
from vnnorm.text.pattern import lazily

_HEAD_NAMES = {"d_head": "day", "m_head": "month", "y_head": "year", "q_head": "quarter"}
_MAY_JOIN = lazily(r"[ ,&–—-]{1,9}(?:[0-9i]|(?P<word>[^\W\d_]+))")  # two runs of spaces around a sign
_DECIMALS = lazily(",[0-9]")  # the number before them is no month (tháng 9, 3,5 triệu)
_MOST = 12  # dates in one list


def read(reading: Reading, start: int, head: str) -> list[FoundDate]:
    """The dates of the chain that starts at a number (or at the name of a month) after a head."""
    first = numbers.read(reading, start, head) or (numbers.read(reading, start, "part") if head == "" else None)
    if first and first.parts.kind == "day" and first.parts.month is None and _is_past(reading, start):
        first = first._replace(parts=first.parts._replace(cue="past"))
    if first is None or first.parts.kind == "none" or reading.is_glued(first.end):
        return []
    links, is_forbidden = _links(reading, Link(first, "", head not in ("", "part"), False, head))
    if not links or is_forbidden:
        return []
    links, ends = behind.cued(reading, links)
    if ends.forbids or not evidence.holds(reading, links, ends):
        return []
    if len(links) == 1:  # most dates: nothing to carry, and no period
        found = single(reading, links[0], ends.core)
        return [] if found is None else [found._replace(end=ends.all) if ends.all > found.end else found]
    return list(_found(reading, _carried(links), ends))


def _is_past(reading: Reading, start: int) -> bool:
    """Whether the head of a day says that the day is past: hôm 13."""
    left = reading.left(start)
    head = reading.words.last(left, "day")
    return head >= 0 and reading.words.of("day", left[head:].strip()) == "past"


def _links(reading: Reading, first: Link) -> tuple[list[Link], bool]:
    """The joined dates, without trailing bare numbers; and whether such a number forbids a value."""
    links = [first]
    while len(links) < _MOST:
        last = links[-1]
        match = reading.match(JOINT, last.item.end) if _may_join(reading, last.item.end) else None
        link = _next(reading, match, last) if match else None
        if link is None or link.parts.kind == "none" or reading.is_glued(link.item.end):
            break
        if link.parts.kind == "lunar":
            return (links, False) if link.has_head and link.joint == "and" and last.parts.month is not None else ([], False)
        if match and match["hour"] and last.parts.kind == "day" and last.parts.month is None and not last.has_head:
            return [], False  # từ 15-22h ngày 19/9
        links.append(link)
    is_forbidden = links[-1].item.is_joined
    while links and _is_open(reading, links):
        gone = links.pop()
        if not gone.joint:
            return [], False
        is_forbidden = gone.joint != "and" and (
            links[-1].parts.month is None or reading.low[gone.item.start - 1] in "-–" or reading.is_closed(gone.item.end)
        )
    return links, is_forbidden


def _may_join(reading: Reading, end: int) -> bool:
    """Whether a joint may follow a date: a number or a joining word comes next. Most dates have other text after them."""
    near = _MAY_JOIN.match(reading.low, end)
    return near is not None and (near["word"] is None or near["word"] in reading.words.firsts_joined)


def _next(reading: Reading, match: re.Match[str], last: Link) -> Link | None:
    """The date after a joint."""
    joint = next(form.name for form in JOINTS if match[form.name] is not None)
    own = next((role for name, role in _HEAD_NAMES.items() if match[name]), "")
    is_dressed = bool(match["dress"]) or bool(match["weekday"])
    if own == "year" and match["weekday"] is None and reading.low[: match.end()].endswith("thứ năm "):
        own = ""
    parts = last.parts
    inherited = {"day": "day", "month": "month", "year": "year", "quarter": "quarter", "lunar": "day"}.get(parts.kind, "")
    head = own or ("day" if is_dressed and parts.kind == "day" else inherited)
    is_word = reading.low[match.end()].isalpha() and reading.match("{q}(?!\\w)", match.end()) is None
    if is_word and not own:
        return None  # quý III, một phần
    item = numbers.read(reading, match.end(), head)
    if (
        item
        and not own
        and _signs(reading, item) != _signs(reading, last.item)
        and _signs(reading, item)
        and _signs(reading, last.item)
    ):
        return None
    if item is None and not own:
        item = numbers.read(reading, match.end(), "")
    if item is None or (not own and item.parts.kind != parts.kind):
        return None
    if reading.match(behind.LUNAR, item.end):
        item = item._replace(parts=item.parts._replace(kind="lunar"))
    return Link(item, joint, bool(own), is_dressed, head)


def _signs(reading: Reading, item: NumberedDate) -> set[str]:
    """The separators in the digits of a date. Joined dates use the same ones."""
    return set(reading.low[item.start : item.end]) & set("/.-")


def _is_open(reading: Reading, links: list[Link]) -> bool:
    """Whether the last date of a chain is a bare number without evidence that it is a date."""
    link = links[-1]
    parts = link.parts
    if parts.kind == "year":
        return bool(link.joint) and not link.has_head and not _is_year_after(links[-2].parts, parts, link.joint)
    if parts.kind == "day" and parts.month is None:
        return not link.has_head
    if parts.kind == "month" and not link.has_head and not parts.has_year and link.joint:
        if _DECIMALS.match(reading.low, link.item.end):
            return True
        if link.joint != "and":
            return has_unit(reading, link.item.end)
        return not reading.is_closed(link.item.end) and behind.year_cue(reading, link.item.end) is None
    return False


def _is_year_after(first: Parts, last: Parts, joint: str) -> bool:
    """Whether the second year ends a period that the first date begins."""
    return first.kind != "day" and joint in PERIODS and (first.year or 0) <= (last.year or 0)


def _carried(links: list[Link]) -> list[Link]:
    """Fill in the month and year that only a later date gives, or an earlier one for dates without a head of their own."""
    if len(links) == 1:
        return links
    done = list(links)
    for at in range(len(done) - 2, -1, -1):
        first, last = done[at].parts, done[at + 1].parts
        if first.kind == last.kind or {first.kind, last.kind} <= {"day", "lunar"}:
            done[at] = done[at]._replace(
                item=done[at].item._replace(parts=values.carried_back(first, last, is_list=done[at + 1].joint == "and"))
            )
    for at in range(1, len(done)):
        first, last = done[at - 1].parts, done[at].parts
        if done[at].joint == "and" and not done[at].has_head and first.kind == last.kind and not last.has_year and first.year:
            turned = first.year + ((last.month or 1, last.day or 0) < (first.month or 1, first.day or 0))
            done[at] = done[at]._replace(item=done[at].item._replace(parts=last._replace(year=turned)))
    return done


def pairs(links: list[Link], at: int) -> bool:
    """Whether a date and the next one are the ends of one period, with only the joining word or dash between them."""
    if at + 1 >= len(links) or links[at + 1].joint not in PERIODS or links[at + 1].is_dressed:
        return False
    first, last = links[at].parts, links[at + 1].parts
    if (first.day is None) != (last.day is None):
        return False
    return last.kind != "year" or first.kind == "year"


def _found(reading: Reading, links: list[Link], ends: behind.DateEnds) -> Iterator[FoundDate]:
    """Each date of the chain; the two ends of a period become one date."""
    at = 0
    while at < len(links):
        is_last = at + 1 >= len(links) - pairs(links, at)
        if pairs(links, at):
            first, last = links[at].parts, links[at + 1].parts
            value = values.interval(first, last, reading.reference)
            if value is None and not (first.has_year and last.has_year):
                return
            if value is None:  # an error in the text
                yield from filter(None, (single(reading, links[at + step], links[at + step].item.end) for step in (0, 1)))
                return
            yield _range(reading, links[at], ends.core if is_last else links[at + 1].item.end, value)
            at += 2
            continue
        link = links[at]
        end = ends.core if is_last else link.item.end
        found = single(reading, link, end)
        if found:
            yield found._replace(end=ends.all) if is_last and ends.all > found.end else found
        at += 1


def single(reading: Reading, link: Link, end: int) -> FoundDate | None:
    """One date of a chain."""
    parts, start = link.parts, link.item.start
    if parts.kind == "year":
        return _year(reading, link, end)
    value = values.single(parts, reading.reference)
    if parts.kind == "day" and value is None and parts.month is not None:
        return None  # a day that does not exist in any year, or in this year: 29/2
    if parts.kind == "day":
        return day(reading, _head_start(reading, start, link) if "month" in link.head else start, end, value)
    core = _head_start(reading, start, link)
    return dressed(reading, core, end, parts.kind, value)


def _year(reading: Reading, link: Link, end: int) -> FoundDate:
    """A year, or a decade named by its first year."""
    start, number = link.item.start, link.parts.year or 0
    left = reading.left(start)
    if number % 10 == 0 and (decade := reading.words.at_end(DECADE, left, "decade", "modifier")):
        found = dressed(reading, start, end, "decade", f"{number // 10}X")
        return found._replace(start=min(found.start, start - len(left) + decade.start()))
    return dressed(reading, start, end, "year", f"{number:04}" if number >= 0 else f"-{-number:04}")


def _head_start(reading: Reading, start: int, link: Link) -> int:
    """The start of the head of a month or quarter, which belongs to the core. Heads are short."""
    if not link.has_head:
        return start
    left = reading.left(start)
    head = reading.words.last(left, "month", "quarter", "short month", "short quarter")
    if head >= 0:
        return start - len(left) + head
    match = reading.words[r"(?<!\w)<short month|short quarter|short half~>\.? ?\Z"].search(left)
    return start - len(left) + match.start() if match else start


def _range(reading: Reading, link: Link, end: int, value: str) -> FoundDate:
    """A period, from the word ``từ`` if it has one."""
    start = link.item.start
    core = _head_start(reading, start, link) if link.parts.kind in ("month", "quarter", "half") else start
    left = reading.left(start)
    opened = since(reading, left)
    if opened >= 0:
        return FoundDate(start - len(left) + opened, end, core, end, "range", value)
    if link.parts.day is not None:
        return day(reading, start, end, value, "range")
    return dressed(reading, core, end, "range", value)
