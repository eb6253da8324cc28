"""Keys for comparing and for sorting."""

from __future__ import annotations

import random
import re
import textwrap
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import cases
from tests.support.folding import CASES, FOREIGN, STRAY, marked, nfc, nfd, spellings, texts
from vnnorm import DEFAULT_KINDS, KEY_VERSION, MATCH, NEWS, match_key, normalize, place_tones, sort_key
from vnnorm.core.lexicon import load
from vnnorm.rules.titles.lexicon import tables
from vnnorm.text.fold import fold

# ---------------------------------------------------------------- match_key

FORGOTTEN = [
    ("letters decomposed", "Uỷ ban tỉnh", "Uỷ ban tỉnh".replace("ỷ", "y\u0309").replace("ỉ", "i\u0309")),
    ("tone mark before vowel mark", "Tiếng Việt", "Tié\u0302ng Việt"),
    ("eth for D with stroke", "Đảng bộ", "Ðảng bộ"),
    ("invisible characters", "Thủ tướng", "\ufeffThủ\u200b tướng\u00ad"),
    ("odd spaces and line ends", "Thủ tướng nói. Ông đi.", "Thủ\u00a0tướng  nói.\r\n\r\nÔng đi."),
    ("word segmentation", "Thủ tướng gặp Bí thư Khu ủy (CAEXPO).", "Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) ."),
    ("word segmentation of numbers", "Bí thư Tỉnh ủy: tăng 3,5%, đạt 2.", "Bí_thư Tỉnh_ủy : tăng 3,5 % , đạt 2 ."),
    ("case", "HỘI NGHỊ Trung ương", "Hội nghị trung ương"),
    ("tone style", "Khánh Hoà, Thuỷ, khoẻ", "Khánh Hòa, Thủy, khỏe"),
    ("mark on the wrong letter", "chuyêṇ đaị sự", "chuyện đại sự"),
    ("kinds of quotes", "gọi là “địa chỉ đỏ”", 'gọi là "địa chỉ đỏ"'),
    ("kinds of apostrophes", "H'Mông", "H’Mông"),
    ("kinds of dashes", "Việt - Trung, 20–22/11", "Việt – Trung, 20-22/11"),
    ("hyphens", "GD-ĐT", "GD - ĐT"),
    ("punctuation", "Ông nói: có… không?!", "Ông nói có, không."),
    ("titles", "Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn", "ông Bùi Thanh Sơn"),
    ("ligatures and sharp s", "oﬃce Straße", "OFFICE STRASSE"),
    ("doubled spaces in a date", "Họp tháng  1/2013.", "Họp tháng 1/2013."),
    ("doubled spaces in a title", "gặp Phó  Thủ  tướng Bùi Thanh Sơn", "gặp Bùi Thanh Sơn"),
    ("doubled spaces behind an outlet", "(Dân trí)  -  Nước sông đã rút.", "Nước sông đã rút."),
    ("a line broken in a title", "Phó Thủ tướng,\nBộ trưởng Bộ Ngoại giao Bùi Thanh Sơn đến.", "Bùi Thanh Sơn đến."),
    ("a line broken in a date", "từ ngày 16\ntháng 9 năm 2013", "từ ngày 16 tháng 9 năm 2013"),
    ("a final stop behind an outlet", "(Dân trí) - Nước sông đã rút", "Nước sông đã rút."),
]

KEPT = [
    ("a word", "ông An nói", "ông An"),
    ("the order of words", "Nam gặp An", "An gặp Nam"),
    ("a tone", "mùa lúa", "mùa lụa"),
    ("a vowel mark", "tân", "tăn"),
    ("D and D with stroke", "da", "đa"),
    ("i and y", "kì", "kỳ"),
    ("g + ia and gi + a", "gịa", "giạ"),
    ("a spelling that is wrong", "nghành", "ngành"),
    ("a digit", "16/9", "16/8"),
    ("the sign inside a number", "3,5", "3.5"),
    ("the sign inside a date", "20-22/11", "20/22-11"),
    ("a space between digits", "1 000", "1000"),
    ("a percent sign", "5%", "5"),
    ("a sign that is read aloud", "A & B", "A B"),
    ("a currency", "5 €", "5 $"),
    ("a raised digit", "m²", "m2"),
    ("where words are parted", "hoà tan", "hoàtan"),
    ("other scripts", "東京", "京都"),
    ("a role", "nghi phạm Lê Văn An", "Lê Văn An"),
    ("case where it tells a name", "anh Hùng nói", "ANH HÙNG NÓI"),
    ("a dated value", "ngày 2013-10-27", "ngày 2013-10-26"),
]


@pytest.mark.parametrize(("what", "one", "other"), FORGOTTEN, ids=[row[0] for row in FORGOTTEN])
def test_forgets(what: str, one: str, other: str) -> None:
    assert one != other
    assert match_key(one) == match_key(other), what


@pytest.mark.parametrize(("what", "one", "other"), KEPT, ids=[row[0] for row in KEPT])
def test_keeps(what: str, one: str, other: str) -> None:
    assert match_key(one) != match_key(other), what


def _promised(heading: str) -> list[list[str]]:
    """The groups of texts that a table of the documentation calls equal or different."""
    page = (Path(__file__).parents[2] / "docs" / "folding.md").read_text("utf-8")
    _, _, table = page.partition(f"| {heading} |")
    cells = [line.split("|")[2] for line in table.partition("\n\n")[0].split("\n")[2:]]
    groups = [re.findall("`([^`]+)`", group) for cell in cells for group in cell.split(";")]
    return [group for group in groups if len(group) > 1]


def test_the_tables_of_the_documentation() -> None:
    forgotten, kept = _promised("ignored | equal keys"), _promised("kept | different keys")
    assert len(forgotten) > 8
    assert len(kept) > 12
    for group in forgotten:
        assert len({match_key(text) for text in group}) == 1, group
    for group in kept:
        assert len({match_key(text) for text in group}) == len(group), group


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", ""),
        (" – … “”", ""),
        ("5% và 5 %", "5 % và 5 %"),
        ("từ 2013-10-27 đến XXXX-09-16/2013-10", "từ 2013-10-27 đến XXXX-09-16/2013-10"),
        ("20–22%, 1.000.000đ; 7:30", "20-22 % 1.000.000đ 7:30"),
        ("ngày 20–22/11, thập niên 90", "ngày XXXX-11-20/XXXX-11-22 XX9X"),
        ("max-9, xx-5", "max 9 xx 5"),
        ("748(1)", "748 1"),
        ("क्षि สวัสดี", "क्षि สวัสดี"),
        ("a\ud800b", "a \ud800 b"),
    ],
)
def test_match_keys(text: str, key: str) -> None:
    assert match_key(text) == key


@given(texts())
def test_normalize_does_not_change_the_key(text: str) -> None:
    key = match_key(text)
    assert match_key(normalize(text)) == key
    assert match_key(nfd(text)) == match_key(nfc(text)) == key
    assert not re.search(r"^ |  | $|[\n_“”…]", key)


@given(texts(), st.data())
def test_doubled_spaces_leave_the_key(text: str, data: st.DataObject) -> None:
    assert match_key(data.draw(_respaced(text, [" ", "  ", "   "]))) == match_key(text)


@st.composite
def _respaced(draw: st.DrawFn, text: str, spaces: list[str]) -> str:
    """The text with one of ``spaces`` for each of its spaces."""
    words = text.split(" ")
    between = draw(st.lists(st.sampled_from(spaces), min_size=len(words), max_size=len(words)))
    return "".join(word + space for word, space in zip(words, between, strict=True)).removesuffix(between[-1])


# Dates and titles read over spaces and line ends that a column or an editor put in. Not the cases of residue and of word
# segmentation: for these rules, lines and gaps are what they go by.
_READ = [case.source for name in ("dates", "titles") for case in cases.read(name)]


@pytest.mark.parametrize("space", ["  ", "\t"])
def test_doubled_spaces_leave_the_key_of_dates_and_titles(space: str) -> None:
    changed = [text for text in _READ if match_key(text.replace(" ", space)) != match_key(text)]
    assert not changed


def test_lines_broken_behind_a_comma_leave_the_key_of_dates_and_titles() -> None:
    changed = [text for text in _READ if match_key(text.replace(", ", ",\n")) != match_key(text)]
    assert not changed


def test_lines_that_an_editor_wrapped_leave_the_key() -> None:
    text = "Sáng nay tại Hà Nội, Phó Thủ tướng, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn đến dự hội nghị, rồi gặp ông Lê Văn An."
    wrapped = {width: match_key(textwrap.fill(text, width)) for width in range(20, 55)}  # three lines and more
    assert [width for width, key in wrapped.items() if key != match_key(text)] == []


@pytest.mark.parametrize("between", ["\n", "\n\n", " \n\n "])
@pytest.mark.parametrize(
    ("headline", "lead", "read"),
    [
        ("Cửa hàng bị phạt 5 triệu đồng", "Ông Lê An nhận lỗi và nộp phạt.", "Lê An nhận lỗi và nộp phạt"),
        ("Chị An được bầu làm Chủ tịch xã", "Ông Lê Bình, phó chủ tịch, chúc mừng chị.", "Lê Bình phó chủ tịch chúc mừng chị"),
        ("Dự đám hỏi của cháu", "Trong lễ ăn hỏi trời mưa to.", "trong lễ ăn hỏi trời mưa to"),
        ("Chuyến đi đầu tháng 5", "“Năm nào tôi cũng đi”, bà Lê Hoa nói.", "năm nào tôi cũng đi Lê Hoa nói"),
    ],
)
def test_a_headline_and_its_lead_are_two_sentences(headline: str, lead: str, read: str, between: str) -> None:
    assert match_key(headline + between + lead) == f"{match_key(headline)} {read.lower()}"


def test_a_final_stop_leaves_the_key_of_dates_and_titles() -> None:
    # Behind a sentence, a name alone may be its writer's; with a stop it is a sentence, whoever reads it.
    plain = [text.rstrip(" .") for text in _READ if ". " not in text]
    changed = [text for text in plain if text[-1:].isalnum() and match_key(text + ".") != match_key(text)]
    assert not changed


@given(texts())
def test_one_key_for_both_styles(text: str) -> None:
    text = normalize(text)
    assert match_key(place_tones(text, "new")) == match_key(place_tones(text)) == match_key(text)


@cache
def _right() -> tuple[str, ...]:
    return (*(onset + rime for onset, rime in spellings()), *{place_tones(forms[0]) for *_, forms in marked()})


@cache
def _no_titles() -> tuple[str, ...]:
    """Syllables that begin no title: what stands between one and a name is a matter of case, and case of this test."""
    starts = tables().starts
    return tuple(word for word in _right() if fold(word) not in starts)


WORDS = st.lists(st.sampled_from(_no_titles()), min_size=4, max_size=12)


@given(WORDS, st.data())
def test_sentences_in_other_clothes(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(words) - 1))
    plain = f"{' '.join(words[:cut])}, {' '.join(words[cut:])} 16/9."
    segmented = f"{'_'.join(words[:cut])} , {'_'.join(words[cut:])} 16/9 ."
    key = match_key(plain)
    for case in CASES[:3]:
        assert match_key(case(plain)) == key
    assert match_key(segmented) == match_key(place_tones(plain, "new")) == match_key(nfd(plain)) == key
    assert match_key(plain.rstrip(".")) == match_key(data.draw(_respaced(plain, [" ", "  ", "\n"]))) == key
    at = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from(_right()).filter(lambda word: word != words[at]))
    changed = [*words[:at], other, *words[at + 1 :]]
    assert match_key(" ".join(changed)) != match_key(" ".join(words))
    assert match_key(plain.replace("16", "17")) != key


# Titles that go by default, and dates as newspapers write one day.
TITLED = [entry for kind, entry in load("titles/titles").rows if kind in DEFAULT_KINDS]
DATED = ["{0.day}/{0.month}/{0.year}", "{0:%d-%m-%Y}", "{0.day} tháng {0.month} năm {0.year}", "{0:%d.%m.%Y}"]


@given(
    st.sampled_from(["Nguyễn Văn Quyết", "Lê Thị Ánh Hoa"]),
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.lists(st.sampled_from(TITLED), min_size=2, max_size=2),
    st.lists(st.sampled_from(DATED), min_size=2, max_size=2),
)
def test_sentences_with_other_titles_and_dates(name: str, day: date, titles: list[str], dates: list[str]) -> None:
    sentence = "Ngày {}, {} đã đến dự, rồi phát biểu."
    one, other = (sentence.format(form.format(day), f"{title} {name}") for title, form in zip(titles, dates, strict=True))
    key = match_key(one)
    assert match_key(other) == match_key(one.replace(f"{titles[0]} ", "")) == key
    assert day.isoformat() in key
    assert match_key(one.replace(name, f"{name} An")) != key


def test_every_syllable_has_one_key_in_both_styles() -> None:
    for onset, rime, _, forms in marked():
        keys = {match_key(form) for form in (forms[1:] if onset + rime in ("gia", "giu") else forms)}
        assert keys == {match_key(place_tones(forms[-1], "new"))}, forms
    assert len({match_key(word) for word in _right()}) == len(set(_right()))


def test_match_is_news_with_more() -> None:
    assert MATCH[: len(NEWS)] == NEWS
    assert isinstance(KEY_VERSION, int)


@pytest.mark.parametrize("unit", [" ", ".", "_", "–", "1-", "–1", "x-", "\u0301", "\u0301\u0323", "%", ", ", "àá", "😀", "5–"])
def test_a_long_hostile_text_has_its_key(unit: str) -> None:
    text = unit * 20_000
    assert match_key(normalize(text)) == match_key(text)
    assert sort_key(text) > sort_key("")


# ---------------------------------------------------------------- sort_key


def test_letters_then_tones_then_case() -> None:
    order = list("aAàÀảãáạăắâấbcdDđĐeêgiknoôơuưvxy")
    assert sorted(random.Random(6).sample(order, len(order)), key=sort_key) == order
    order = ["ạ", "ai", "am", "An", "ăn", "ân", "ấn", "ca", "cà", "Cà", "cá", "cam", "na", "ngà", "nha", "o", "ôi", "ơi"]
    assert sorted(random.Random(6).sample(order, len(order)), key=sort_key) == order


def test_look_alikes_of_d_with_stroke_sort_as_it() -> None:
    assert [sort_key(text) for text in ("Ðà", "ðà", "Ɖà", "ɖà")] == [sort_key(text) for text in ("Đà", "đà", "Đà", "đà")]
    assert sorted(["e", "Ðà Nẵng", "z", "da", "đá"], key=sort_key) == ["da", "đá", "Ðà Nẵng", "e", "z"]


def test_signs_then_digits_then_letters_then_the_rest() -> None:
    order = ["", " ", "-", "An", "An Bình", "An, Bình", "An-Bình", "An 2", "Anh", "Z", "Москва", "東京", "😀"]
    order = sorted(order, key=sort_key)
    assert order == ["", " ", "-", "An", "An 2", "An Bình", "An-Bình", "An, Bình", "Anh", "Z", "Москва", "東京", "😀"]


@given(texts())
def test_one_sort_key_for_canonical_forms(text: str) -> None:
    assert sort_key(text) == sort_key(nfc(text)) == sort_key(nfd(text))
    assert b"\0" not in sort_key(text)


@given(texts(), texts())
def test_a_beginning_sorts_first(text: str, more: str) -> None:
    text += "."
    assert sort_key(text) <= sort_key(text + " " + more)


def _names() -> list[str]:
    chance = random.Random(2000)
    syllables = _right()

    def name() -> str:
        words = [chance.choice(syllables) for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.1:
            words.append(chance.choice(["José", "Müller", "2", "II", "van", "Łódź", "Straße"]))
        between = chance.choice([" ", " ", " ", "-", ", "])
        return between.join(chance.choice([str.title, str.title, str.lower, str.upper])(word) for word in words)

    return [name() for _ in range(2000)]


def test_sorts_as_icu_does() -> None:
    icu = pytest.importorskip("icu", reason="PyICU is not installed (it needs libicu-dev and a compiler)")
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    syllables = sorted({style for *_, forms in marked() for style in (place_tones(forms[-1]), place_tones(forms[-1], "new"))})
    syllables += [onset + rime for onset, rime in spellings()]
    names = _names()
    for group in (syllables, [case(word) for word in syllables for case in CASES[:3]], names, [nfd(name) for name in names]):
        ours, theirs = sorted(group, key=sort_key), sorted(group, key=collator.getSortKey)
        assert all(a == b or collator.compare(a, b) == 0 for a, b in zip(ours, theirs, strict=True))
        for a, b in pairwise(ours):
            assert (sort_key(a) == sort_key(b)) is (collator.compare(a, b) == 0), (a, b)


def test_errors_say_what_is_taken() -> None:
    with pytest.raises(TypeError, match="match_key takes a str"):
        match_key(b"")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="sort_key takes a str"):
        sort_key(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"reference takes a datetime\.date"):
        match_key("16/9", reference="2013-09-16")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [*FOREIGN, *STRAY])
def test_keys_are_total(text: str) -> None:
    assert isinstance(match_key(text), str)
    assert isinstance(sort_key(text), bytes)
