"""Titles: what is set before a name is found and taken away again, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.strategies import any_text
from vnnorm import DEFAULT_KINDS, Step, explain, find_titles, strip_titles
from vnnorm.core.lexicon import load
from vnnorm.rules.titles import TITLE_KINDS
from vnnorm.text.fold import fold
from vnnorm.typing import TitleKind

HEADS = [(kind, entry) for kind, entry in load("titles/titles").rows]
BODIES = [entry for kind, entry in load("titles/bodies").rows if kind == "head"]
FIELDS = [entry for kind, entry in load("titles/bodies").rows if kind == "field"]
CLUBS = [entry for kind, entry in load("titles/bodies").rows if kind == "name"]
PLACES = [entry for kind, entry in load("titles/places").rows if kind != "person"]
WORDS: dict[str, list[str]] = {}
for _kind, _entry in load("titles/words").rows:
    WORDS.setdefault(_kind, []).append(_entry)

NAMES = ["Nguyễn Văn Quyết", "Lê Thị Ánh Hoa", "Phạm Quang Vinh", "Đặng Hữu Phước"]
FOREIGN = ["John Kerry", "Marie Harf", "Xi-hốp Pha-ni", "Vladimir de Groot", "Ursula von der Leyen", "H'Hen Niê"]
SURNAMES = [entry for kind, entry in load("names/surnames").rows if kind == "common"]
GIVEN = ["Văn Quyết", "Thị Ánh Hoa", "Quang Vinh", "Hữu Phước", "Ngọc Bích", "Đình Khoa"]
COLLECTIVE = tuple(capitalised_word for word in WORDS["collective"] for capitalised_word in [word[0].upper() + word[1:]])
FOLDED_PLACES = {fold(entry) for kind, entry in load("titles/places").rows}
SENTENCE = "Hôm ấy {} đã đến dự."


def stripped(title: str, name: str) -> str:
    return strip_titles(SENTENCE.format(f"{title} {name}"), kinds=TITLE_KINDS)


def is_counting(entry: str) -> bool:
    return entry.split(maxsplit=1)[0] in WORDS["count"]


def capitalised(entry: str) -> str:
    return entry[0].upper() + entry[1:]


@pytest.mark.parametrize("form", [str, capitalised], ids=["lower", "capitalised"])
def test_every_head_goes(form: type[str]) -> None:
    left = [entry for kind, entry in HEADS for name in NAMES[:1] if stripped(form(entry), name) != SENTENCE.format(name)]
    assert left == []


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        (BODIES, "Giám đốc {} Thương mại"),
        (FIELDS, "Bộ trưởng {}"),
        (FIELDS, "Bộ trưởng Bộ {}"),
        (FIELDS, "Giám đốc Sở {}"),
        (CLUBS, "giám đốc {}"),
        (WORDS["function"], "Phó giám đốc {}"),
        (WORDS["position"], "tiền vệ {}"),
        (WORDS["complete"], "Chủ tịch {}"),
        (WORDS["modifier"], "{} giám đốc"),
        ([entry for entry in WORDS["plural"] if not is_counting(entry)], "{} giám đốc"),
        (WORDS["combining"], "{}, Giám đốc Sở Y tế"),
        (PLACES, "Chủ tịch UBND tỉnh {}"),
        (PLACES, "Bí thư {}"),
        (PLACES, "Bí thư thành phố {}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_word_of_a_complement_goes(words: list[str], shape: str) -> None:
    assert [entry for entry in words if stripped(shape.format(entry), NAMES[0]) != SENTENCE.format(NAMES[0])] == []


def test_every_number_goes_with_the_title_of_several_people() -> None:
    for entry in filter(is_counting, WORDS["plural"]):
        several = f"{NAMES[0]} và {NAMES[1]}"
        assert stripped(f"{entry} giám đốc", several) == SENTENCE.format(several), entry
        assert stripped(f"{entry} giám đốc", NAMES[0]) == SENTENCE.format(f"{entry} giám đốc {NAMES[0]}"), entry


# The kinds of words around titles, and sentences in which one of them reads otherwise than a word that no list has.
CONTEXTS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("verb", "auxiliary", "link"): (
        "Hôm ấy Trần Văn An, Giám đốc Sở Y tế {} cả hai xã.",
        "Hôm ấy bà Na và Phó Trưởng phòng {} Trần Văn An đến.",
    ),
    ("ending",): ("Hôm ấy Trần Văn An, Giám đốc Sở Y tế {} cả hai xã.",),
    ("duty",): ("Hôm ấy Trần Văn An, Giám đốc Sở Y tế, {} giáo dục, đến.",),
    ("verbal",): ("Họ quyết {} Elena Costa.",),
    ("act",): ("Dưới {} giám đốc Trần Văn An, họ về.",),
    ("whose",): ("Hôm ấy {} Medvedev đến dự.",),
    ("beside",): ("Hôm ấy {} Medvedev đến dự.", "Hôm ấy {} cựu Tổng thống Nga Elena Costa đến dự."),
    ("staff",): ("Hôm ấy {} Văn Quyết đến dự.", "Hôm ấy {} Trần Văn Quyết đến dự."),
    ("keeper",): ("Họ đến {} Chủ tịch Nguyễn Văn Quyết hôm qua.",),
    ("company",): ("Giám đốc Dragon {} Dominic Scriven đến.",),
    ("opener",): ("Sáng qua có Giám đốc {} Văn An đến.", "Theo bác sĩ {}, giá giảm."),
    ("owned",): ("Hôm ấy {} Medvedev đến dự.", "Hôm ấy {} Văn Quyết đến dự.", "Hôm ấy {} Sao Mai đến dự."),
    ("nationality",): ("Theo bác sĩ {}, giá giảm.",),
    ("governor",): ("Họ đến {} ông Trần Văn An, Giám đốc Sở Y tế nói hôm qua.",),
    ("aide",): ("Hôm ấy {} của Tổng thống Nga Elena Costa đến.",),
    ("address",): ("Ảnh: Đ.Hà {} Hiếu đang nằm viện.",),
    ("copula",): (
        "Ông Trần Văn An {} Giám đốc Sở Y tế, Bộ trưởng Nguyễn Văn Quyết nói.",
        "Từ khi {} Giám đốc Sở Y tế, ông Nguyễn Văn Quyết nói.",
    ),
    ("predicate",): ("Từng {} Giám đốc Sở Y tế, ông Nguyễn Văn Quyết nói.",),
    ("possessive",): ("Thứ trưởng thường trực {} Tổng thống Hy Lạp Elena Costa đến.",),
    ("coordinator",): ("Giám đốc {} Tổng biên tập Nguyễn Thị Thu đến.",),
    ("conjunction",): ("Giám đốc Sở Văn hóa {} Du lịch Lê Hoa đến.", "PHÓ THỦ TƯỚNG LÀO {} NHIỀU QUAN CHỨC LÊ VĂN HÒA ĐẾN"),
    ("preposition",): (
        "Giám đốc Trung tâm Hoa Lúa {} Hà Nam Lê Văn Hòa đến.",
        "Trưởng ban quản lý {} Bộ Y tế Olivier Brochet đến.",
    ),
    ("particle",): ("Ông Vladimir {} Groot đến.",),
    ("designator",): ("Bí thư {} Hoa Lúa Lê Văn Hòa đến.", "Bí thư {}.Hoa Lúa Lê Văn Hòa đến."),
    ("collective",): ("Dự lễ có Lê Văn Hòa, Bí thư Tỉnh ủy, {} Giám đốc Sở Y tế.",),
    ("name_word",): ("Hôm ấy {} Quân hát. Quân hát hay.",),
    ("formal",): ("Theo {} H., giá giảm.",),
    ("neighbour",): ("Theo {} Nga, giá giảm.",),
}
WITH_A_CAPITAL = {("company",), ("opener",), ("nationality",), ("address",), ("name_word",)}
MADE_UP = "zzyx"
# Where any other word would do what a made-up one does not: a word that is not of the kind.
BESIDE: dict[tuple[str, ...], str] = {
    ("conjunction",): "mà",
    ("verbal",): "thư ký",
    ("beside",): "thư ký",
    ("whose",): "thư ký",
    ("collective",): "nguyên",
    ("name_word",): "cháu",
    ("formal",): "ông",
    ("neighbour",): "cháu",
}


@pytest.mark.parametrize("kinds", CONTEXTS, ids=", ".join)
def test_every_word_around_titles_decides_how_a_sentence_is_read(kinds: tuple[str, ...]) -> None:
    form = capitalised if kinds in WITH_A_CAPITAL else str

    def left(sentence: str, word: str) -> str:
        word = word.upper() if sentence.isupper() else word
        text = sentence.format(word)
        told = [tuple(span and span.of(text) for span in one[:3]) for one in find_titles(text)]
        return f"{strip_titles(text, kinds=TITLE_KINDS, appositions=True)} {told}".replace(word, "…")

    def decides(entry: str) -> bool:
        other = BESIDE.get(kinds, MADE_UP)
        return any(left(sentence, form(entry)) != left(sentence, form(other)) for sentence in CONTEXTS[kinds])

    assert [entry for kind in kinds for entry in WORDS[kind] if not decides(entry)] == []


def _titles() -> st.SearchStrategy[str]:
    heads = st.sampled_from([entry for kind, entry in HEADS if kind in ("office", "party")])
    bodies = st.builds("{} {}".format, st.sampled_from(BODIES).map(capitalised), st.sampled_from(FIELDS))
    complements = st.one_of(
        st.just(""),
        bodies.map(" {}".format),
        st.builds(" {} {}".format, bodies, st.sampled_from(PLACES)),
        st.sampled_from(PLACES).map(" UBND tỉnh {}".format),
        st.sampled_from(PLACES).map(" {}".format),
    )
    modifiers = st.sampled_from(["", "", *(f"{word} " for word in WORDS["modifier"])])
    post = st.builds("{}{}{}".format, modifiers, heads.map(capitalised), complements)
    lone = st.sampled_from([entry for kind, entry in HEADS if kind not in ("office", "party")])
    introduced = post.filter(lambda title: not title.startswith(COLLECTIVE)).map("{}, ông".format)
    return st.one_of(post, lone, st.builds("Ủy viên Trung ương Đảng, {}".format, post), introduced)


def is_read_in_two_ways(title: str, name: str) -> bool:
    """Whether a place could end inside the name: tỉnh Hà Nam + Ninh Văn An, where there is a Hà Nam Ninh."""
    before, after = title.split(), name.split()
    return any(fold(" ".join(before[-left:] + after[:right])) in FOLDED_PLACES for left in range(1, 5) for right in (1, 2, 3))


SYLLABLES = [entry for _, entry in HEADS if " " not in entry]
runs = st.lists(
    st.one_of(
        st.sampled_from(SYLLABLES).flatmap(lambda entry: st.sampled_from([entry, capitalised(entry), entry.upper()])),
        st.sampled_from(["Thu", "Hà", "Kim", "Kian", "Trần", "Hoàng", "Văn", "H'", "Y", "A", "Niê", "và", ","]),
        st.sampled_from(HEADS).map(lambda row: capitalised(row[1])),
    ),
    min_size=2,
    max_size=7,
)
"""Titles of one word among syllables of names, in an order in which it is hard to tell one from the other."""

titles = _titles()
names = st.one_of(st.sampled_from(NAMES), st.builds("{} {}".format, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)))


@given(titles, names)
def test_a_title_set_before_a_name_goes_again(title: str, name: str) -> None:
    assume(not is_read_in_two_ways(title, name))
    assert stripped(title, name) == SENTENCE.format(name)


@given(titles, names)
def test_plain_and_segmented_text_and_other_forms_give_the_same_names(title: str, name: str) -> None:
    assume(not is_read_in_two_ways(title, name))
    text = SENTENCE.format(f"{title} {name}")
    (plain,) = find_titles(text)
    assert plain.name.of(text) == name
    segmented = f"{text[:-1].replace(name, name.replace(' ', '_'))} ."
    (found,) = find_titles(segmented)
    assert found.name.of(segmented).replace("_", " ") == name
    decomposed = unicodedata.normalize("NFD", text)
    assert [one.name.of(decomposed) for one in find_titles(decomposed)] == [unicodedata.normalize("NFD", name)]


@given(runs, st.sampled_from([" ", " ", ""]), st.booleans(), st.booleans())
def test_what_is_left_is_not_cut_again(words: list[str], gap: str, appositions: bool, upper: bool) -> None:
    text = " ".join(words).replace("' ", f"'{gap}")
    once = strip_titles(text.upper() if upper else text, appositions=appositions)
    assert strip_titles(once, appositions=appositions) is once


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_names_after_every_country(name: str) -> None:
    countries = [entry for kind, entry in load("titles/places").rows if kind == "country"]
    assert [entry for entry in countries if stripped(f"Thủ tướng {entry}", name) != SENTENCE.format(name)] == []


@pytest.mark.parametrize(
    ("title", "name", "longer"),
    [("Chủ tịch UBND tỉnh Hà Nam", "Ninh Văn An", "Hà Nam Ninh"), ("Bí thư Thái", "Bình Văn An", "Thái Bình")],
)
def test_what_the_data_can_split_in_two_ways(title: str, name: str, longer: str) -> None:
    """These are known: whichever way they are read, no name is damaged that stands clear of a place."""
    assert is_read_in_two_ways(title, name)
    assert fold(longer) in FOLDED_PLACES
    assert stripped(title, name).endswith(
        (f"{name} đã đến dự.", f"{name.split()[-2]} {name.rsplit(maxsplit=1)[-1]} đã đến dự.")
    )


@given(any_text, st.sampled_from([DEFAULT_KINDS, TITLE_KINDS, frozenset({"office"})]), st.booleans())
def test_every_cut_ends_where_a_name_starts(text: str, kinds: frozenset[TitleKind], appositions: bool) -> None:
    found = find_titles(text)
    starts = {one.name.start for one in found}
    ends = {one.name.end for one in found}
    for edit in explain(text, steps=(Step("titles", kinds=kinds, appositions=appositions),)).edits:
        assert edit.new == ""
        end = edit.start + len(edit.old)
        led = [text[end:start] for start in starts if start >= end]  # what is removed from the text besides may lead a name
        assert any(not gap or not gap.isprintable() for gap in led) or edit.start in ends


apposed = st.lists(
    st.one_of(
        st.sampled_from(
            ["Lê Văn An", "Trần Cương", "ông Eric", "bà Lê Hoa", "Modi", "Tim Cook", "và", "của", "tại", "kiêm", "là", "đã"]
        ),
        st.sampled_from([",", " ,", " -", " –", " (", ")", ";", ".", "“", "”", "/"]),
        st.sampled_from(HEADS).map(lambda row: row[1]),
        st.sampled_from(BODIES + FIELDS + PLACES),
        st.sampled_from(WORDS["function"] + WORDS["designator"] + WORDS["verb"] + WORDS["link"]),
    ),
    min_size=3,
    max_size=14,
).map(" ".join)
"""Names and posts with marks between, as they stand in appositions, and as they do not."""


@given(apposed, st.sampled_from([DEFAULT_KINDS, TITLE_KINDS, frozenset({"office"})]))
def test_appositions_are_explained_and_stable(text: str, kinds: frozenset[TitleKind]) -> None:
    told = explain(text, steps=(Step("titles", kinds=kinds, appositions=True),))
    assert told.text == strip_titles(text, kinds=kinds, appositions=True)
    assert strip_titles(told.text, kinds=kinds, appositions=True) is told.text


@given(st.one_of(any_text, apposed))
def test_spans_are_in_order_and_disjoint(text: str) -> None:
    last = 0
    for one in find_titles(text):
        assert one.title or one.apposition
        assert bool(one.title) == bool(one.kinds)
        assert set(one.kinds) <= TITLE_KINDS
        for span in (one.title, one.name, one.apposition):
            if span:
                assert last <= span.start < span.end <= len(text)
                last = span.end


def test_a_colon_that_stands_apart_is_a_break() -> None:
    left = [strip_titles(f"{before} dụng : Bí X, Cục trưởng h", appositions=True) for before in ("Cs", "Cục trưởng Cs")]
    assert left == ["Cs dụng : Bí X, Cục trưởng h"] * 2


@pytest.mark.parametrize("head", ["ca sĩ", "Tổng thống", "chị"])
def test_a_text_may_end_in_a_blank(head: str) -> None:
    texts = [f"Theo {head} {place}" for place in PLACES]
    assert [strip_titles(f"{text} ") for text in texts] == [f"{strip_titles(text)} " for text in texts]


def test_errors_name_the_choices() -> None:
    with pytest.raises(ValueError, match="unknown kind of title 'ofice'; did you mean 'office'"):
        strip_titles("Thủ tướng", kinds={"ofice"})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="kinds takes a set of names, not 'office'"):
        strip_titles("Thủ tướng", kinds="office")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="appositions takes True or False, not 1"):
        strip_titles("Thủ tướng", appositions=1)  # type: ignore[arg-type]


@given(any_text.map(str.lower))
def test_a_text_without_capitals_stays(text: str) -> None:
    assert strip_titles(text, kinds=TITLE_KINDS, appositions=True) is text
    assert find_titles(text) == []


def test_a_word_that_clings_to_a_bracket_ends_no_apposition() -> None:
    assert find_titles("Lê An, Bí thư (phụ trách)anh") == []
