"""Dates: what is written in any form is read back, and nothing that is not written is made up."""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests import cases
from tests.command import run
from tests.strategies import any_text
from vnnorm import MATCH, DateMention, find_dates, match_key, normalize, normalize_dates
from vnnorm.fold import fold, lowered
from vnnorm.lexicon import load
from vnnorm.rules import dates
from vnnorm.rules._date_lexicon import contexts

CASES = list(cases.read("dates"))
REFERENCE = datetime.date(2013, 11, 1)
ROMAN = ("I", "II", "III", "IV")
MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Mười Hai")


class Made(NamedTuple):
    """A date as written, and its value with nothing else known."""

    text: str
    value: str


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
signs = st.sampled_from("/-.")
heads = st.sampled_from(["ngày ", "hôm ", "sáng ", "tối ngày ", "7h sáng ngày ", "chiều thứ hai, ngày "])


@st.composite
def dated(draw: st.DrawFn) -> Made:
    """A random date in any of the forms."""
    day, other, sign, head = draw(days), draw(days), draw(signs), draw(heads)
    first, last = sorted([day, other])
    count = max(2, day.month)
    quarter = (day.month - 1) // 3
    months = f"{day.year}-{3 * quarter + 1:02}/{day.year}-{3 * quarter + 3:02}"
    full, short = f"{day.day}{sign}{day.month}{sign}{day.year}", f"{day.day}{sign}{day.month}"
    unknown = f"XXXX-{day.month:02}-{day.day:02}"
    near = day + datetime.timedelta(draw(st.integers(1, 5)))
    forms = [
        Made(head + full, day.isoformat()),
        Made(head + short, unknown),
        Made(full, day.isoformat()),
        Made(f"{head}{day.day:02}/{day.month:02}/{day.year}", day.isoformat()),
        Made(f"ngày {day.day} tháng {day.month} năm {day.year}", day.isoformat()),
        Made(f"ngày {day.day} tháng {day.month}", unknown),
        Made(f"ngày {day.day}", f"XXXX-XX-{day.day:02}"),
        Made(f"tháng {day.month}{draw(st.sampled_from(['/', '-', ' năm ', '.']))}{day.year}", f"{day.year}-{day.month:02}"),
        Made(f"cuối tháng {day.month}", f"XXXX-{day.month:02}"),
        Made(f"tháng {MONTHS[day.month - 1]} năm {day.year}", f"{day.year}-{day.month:02}"),
        Made(f"quý {ROMAN[quarter]}/{day.year}", months),
        Made(f"quý {quarter + 1} năm {day.year}", months),
        Made(f"Q{quarter + 1}/{day.year}", months),
        Made(f"{count}T/{day.year}", f"{day.year}-01/{day.year}-{count:02}"),
        Made(f"{count} tháng đầu năm {day.year}", f"{day.year}-01/{day.year}-{count:02}"),
        Made(f"năm {day.year}", f"{day.year}"),
        Made(f"những năm {day.year // 10}0", f"{day.year // 10}X"),
        Made(f"thế kỷ {day.day % 21 + 1}", f"{day.day % 21:02}XX"),
        Made(f"{day.day}/{day.month}-{near.day}/{near.month}/{near.year}", f"{day}/{near}"),
        Made(f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}", f"{first}/{last}"),
    ]
    if day.month == near.month:
        forms.append(Made(f"{day.day}-{near.day}/{day.month}/{day.year}", f"{day}/{near}"))
    if first.year < last.year:
        forms.append(Made(f"giai đoạn {first.year}-{last.year}", f"{first.year}/{last.year}"))
    if (first.year, first.month) < (last.year, last.month):
        forms.append(
            Made(f"từ tháng {first:%m-%Y} đến {last:%m-%Y}", f"{first:%Y-%m}/{last:%Y-%m}"),
        )
    return draw(st.sampled_from(forms))


LURES = [
    "tỷ số 2-1",
    "văn bản 51/2010/NĐ-CP",
    "lần thứ 6",
    "phục vụ 24/7",
    "ở đường 3/2",
    "tăng 3,5%",
    "Bệnh viện 19-8",
    "suốt 75 năm",
    "bà Mai",
    "giá 1.000.000 đồng",
    "điểm 3/4",
]
lures = st.sampled_from(LURES)


def values(text: str, reference: datetime.date | None = None) -> list[str | None]:
    return [date.value for date in find_dates(text, reference=reference)]


@given(dated(), lures, lures)
def test_what_is_written_is_read_back(made: Made, before: str, after: str) -> None:
    text = f"Ông nói {before}; {made.text}, rồi {after}."
    (date,) = find_dates(text)
    assert (date.text, date.value) == (text[date.start : date.end], made.value)
    assert made.text in date.text
    assert date.start <= date.core.start < date.core.end <= date.end


@given(dated())
def test_one_value_however_the_text_is_stored(made: Made) -> None:
    text = f"Theo đó; {made.text}, mọi người họp."
    for form in (text.upper(), unicodedata.normalize("NFD", text), text.replace("ngày ", "ngày_").replace("tháng ", "tháng_")):
        assert values(form) == [made.value]
        assert values(form, REFERENCE) == values(text, REFERENCE)
    # As segmenters write it: marks set apart, and signs in front of them.
    assert values(text.replace(",", " ,").replace(".", " .") if "." not in made.text else text) == [made.value]
    assert values(text.replace("/", " / ")) == [made.value]


@given(st.one_of(st.lists(dated(), max_size=4).map(lambda made: "; ".join(one.text for one in made)), any_text))
def test_writing_is_idempotent_and_reads_back(text: str) -> None:
    for reference in (None, REFERENCE):
        known = [date for date in find_dates(text, reference=reference) if date.value]
        for style in ("edtf", "dmy"):
            once = normalize_dates(text, reference=reference, style=style)
            assert normalize_dates(once, reference=reference, style=style) is once
        assert known or normalize_dates(text, reference=reference) is text


@given(dated(), st.sampled_from(["edtf", "dmy"]), st.sampled_from([None, REFERENCE]))
def test_its_own_output_has_the_same_value(made: Made, style: str, reference: datetime.date | None) -> None:
    text = f"Theo đó; {made.text}, mọi người họp."
    once = normalize_dates(text, reference=reference, style=style)
    assert values(once, reference) == values(text, reference)
    (date,) = find_dates(text, reference=reference)
    assert once.startswith(text[: date.core.start])
    assert once.endswith(text[date.core.end :])


@given(st.one_of(any_text, dated().map(lambda made: made.text)), st.sampled_from([None, REFERENCE]))
def test_values_are_edtf_and_days_their_ends(text: str, reference: datetime.date | None) -> None:
    edtf = pytest.importorskip("edtf", reason="edtf is not installed (extra 'test')")
    for date in find_dates(text, reference=reference):
        if date.value:
            read = edtf.parse_edtf(date.value)
            if date.first_day and date.last_day:
                assert tuple(read.lower_strict())[:3] == date.first_day.timetuple()[:3] or date.first_day.year == 1
                assert tuple(read.upper_strict())[:3] == date.last_day.timetuple()[:3]
        assert date.first_day is None or date.last_day is None or date.first_day <= date.last_day


RELATIVE = [
    "hôm qua",
    "sáng nay",
    "chiều mai",
    "tuần trước",
    "thứ Năm tuần trước",
    "tháng này",
    "năm ngoái",
    "năm nay",
    "cuối năm",
]


@pytest.mark.parametrize("text", RELATIVE)
def test_nothing_is_invented_without_a_reference(text: str) -> None:
    (date,) = find_dates(f"Theo đó, {text}, mọi người họp.")
    assert (date.value, date.first_day, date.last_day) == (None, None, None)
    assert find_dates(text, reference=REFERENCE)[0].first_day is not None


@given(days, st.integers(-170, 170))
def test_a_missing_year_is_the_nearest(reference: datetime.date, away: int) -> None:
    day = reference + datetime.timedelta(away)
    assume((day.month, day.day) != (2, 29))
    assert values(f"ngày {day.day}/{day.month}", reference) == [day.isoformat()]


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2099))
def test_a_day_that_the_calendar_has_not_is_none(day: int, month: int, year: int) -> None:
    try:
        expected = [datetime.date(year, month, day).isoformat()]
    except ValueError:
        expected = []
    assert values(f"họp ngày {day}/{month}/{year} nhé") == expected


def _context(kind: str, word: str) -> tuple[str, bool]:
    return {
        "after": (f"Ở {word} 3/2, đông người", False),
        "before": (f"Họp {word} 3/2, đông người", True),
        "share": (f"Lúc tối 2/3 {word} quán, đông lắm", False),
        "beside": (f"Nay {word} 2013, đông lắm", False),
        "unit": (f"Nay từ 2-3 {word} rồi, từ 1/10 {word} đó, 2013 {word} đấy", False),
    }[kind]


@pytest.mark.parametrize(("kind", "word"), load("dates").rows)
def test_every_word_of_the_list_is_of_use(kind: str, word: str) -> None:
    text, is_date = _context(kind, word)
    assert bool(find_dates(text)) is is_date


def test_all_that_is_told_of_a_date() -> None:
    text = "Tha\u0300nh lập lúc 7h30 sáng nga\u0300y 27/10, hồi đầu tháng 9/2013 và mùng 1 Tết"
    day, month, lunar = find_dates(text, reference=datetime.datetime(2013, 11, 1, 12, 30))
    assert day == DateMention(
        day.start, day.end, "7h30 sáng nga\u0300y 27/10", day.core, "day", "2013-10-27", "07:30", "sáng", None, "gregorian"
    )
    assert (month.text, month.modifier, month.last_day) == ("đầu tháng 9/2013", "early", datetime.date(2013, 9, 30))
    assert (lunar.text, lunar.calendar) == ("mùng 1 Tết", "lunar")


def test_match_reads_dates_with_the_reference() -> None:
    assert normalize("Họp hôm qua", steps=MATCH, reference=REFERENCE) == "họp 2013-10-31"
    assert match_key("Họp hôm 31.10", reference=REFERENCE) == match_key("Họp hôm 31/10/2013")


@pytest.mark.parametrize(
    "unit", ["1/", "1", "1/1/", "2013-", "X", "ngày 1, ", "1-1/1 ", "năm ", "từ 1 đến ", "7h sáng ", "\n1", "1 / "]
)
def test_hostile_text_is_no_trouble(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert len(normalize_dates(text, reference=REFERENCE)) > 0


def test_a_million_digits_are_no_date() -> None:
    text = "1" * 1_000_000
    assert find_dates(text) == []
    assert normalize_dates(text) is text


def test_errors_name_the_choices() -> None:
    with pytest.raises(TypeError, match="find_dates takes a str"):
        find_dates(b"")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date"):
        find_dates("", reference="2013-11-01")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown style 'iso'; choices: dmy, edtf"):
        normalize_dates("", style="iso")


def test_on_the_command_line() -> None:
    done = run("find", "dates", "--reference", "2013-11-01", stdin="Họp sáng qua, tuần trước.".encode())
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [(row["text"], row["value"], row["last_day"]) for row in rows] == [
        ("sáng qua", "2013-10-31", "2013-10-31"),
        ("tuần trước", "2013-10-21/2013-10-27", "2013-10-27"),
    ]
    assert re.fullmatch(rb"", done.stderr)


def _read(case: cases.Case) -> list[tuple[int, int, str | None]]:
    return [(date.start, date.end, date.value) for date in find_dates(case.source, reference=case.options.get("reference"))]


@pytest.mark.parametrize("row", load("dates").rows, ids=" ".join)
def test_every_context_decides_a_case(row: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    kind, word = row
    known = contexts()
    with_it = {case.line: _read(case) for case in CASES if word in lowered(case.source)}
    without = getattr(known, kind) - {word, fold(word)}
    monkeypatch.setattr(dates, "contexts", lambda extra: known._replace(**{kind: without}))
    decides = any(_read(case) != with_it[case.line] for case in CASES if case.line in with_it)
    assert decides, f"no case needs {kind} {word}"


def _forms() -> list[tuple[str, list[str], list[str]]]:
    """The rows of the table in docs/dates.md: what is written, its values alone, and those with the day of publication."""
    page = (Path(__file__).parents[1] / "docs" / "dates.md").read_text(encoding="utf-8")
    table = page.partition("| written | value | published")[2].partition("\n\n")[0]
    rows = []
    for line in table.split("\n"):
        text, *cells = line.strip("| ").split(" | ")
        if text.startswith("`"):
            alone, published = ([value.strip("`") for value in cell.split("; ")] for cell in cells)
            rows.append((text.strip("`"), alone, alone if published == ["the same"] else published))
    return rows


FORMS = _forms()


@pytest.mark.parametrize(("text", "alone", "published"), FORMS, ids=[row[0] for row in FORMS])
def test_every_form_of_the_docs_has_its_value(text: str, alone: list[str], published: list[str]) -> None:
    if any(date.calendar == "lunar" for date in find_dates(text)):
        pytest.importorskip("lunar_vn", reason="lunar-vn is not installed (extra 'lunar')")
    assert [value or "none" for value in values(text)] == alone
    assert [value or "none" for value in values(text, REFERENCE)] == published


@given(st.sampled_from(FORMS), lures, lures, st.sampled_from([None, REFERENCE]))
def test_every_form_in_a_sentence_and_in_other_clothes(
    form: tuple[str, list[str], list[str]], before: str, after: str, reference: datetime.date | None
) -> None:
    text = f"Ông nói {before}; {form[0]}, rồi {after}."
    expected = values(form[0], reference)
    segmented = re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "_", text)
    for shown in (text, text.upper(), unicodedata.normalize("NFD", text), segmented, text.replace("\n", " ")):
        assert values(shown, reference) == expected, shown
    for style in ("edtf", "dmy"):
        once = normalize_dates(text, reference=reference, style=style)
        assert normalize_dates(once, reference=reference, style=style) is once
        assert values(once, reference) == expected
        assert once.startswith(f"Ông nói {before}; ")
        assert once.endswith(f", rồi {after}.")


@given(dated(), st.sampled_from(["13-1", "4.12", "2-1"]))
def test_a_value_is_no_evidence_for_the_sign_of_another_date(made: Made, other: str) -> None:
    text = f"Họp ngày {made.value}, xong ({other}) rồi."
    assert not any(date.text == other for date in find_dates(text))
