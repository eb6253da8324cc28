"""The limits of titles and names, on both sides: the most words that are read, and one word more."""

from __future__ import annotations

import re

import pytest

from vnnorm import find_titles
from vnnorm.core.lexicon import load

# Private, because only the longest entry of the data, and no text, shows that the number is not too large.
from vnnorm.rules.titles.sentence import LONGEST_ENTRY

PEOPLE = ("Nguyễn Văn An", "Dominic Scriven", "Trần An")
UNLISTED = [
    "ứng",
    "phó",
    "sạt",
    "lở",
    "xói",
    "mòn",
    "sụt",
    "lún",
    "ngập",
    "lụt",
    "hạn",
    "mặn",
    "bão",
]  # words that may be in the name of any body
FOREIGN = ["Juan", "Carlos", "Alberto", "Maria", "Lopez", "Garcia", "Fernando"]
VIETNAMESE = ["Nguyễn", "Văn", "An", "Hoàng", "Minh", "Khôi"]
COLOURS = ["Green", "Blue", "Red", "Black", "White", "Grey", "Brown", "Gold"]
MINISTRIES = ["Y tế", "Giáo dục", "Tài chính", "Ngoại giao", "Xây dựng", "Công Thương"] * 4


def is_read(text: str) -> bool:
    """Whether one of the people has a title or an apposition."""
    return any(one.name.of(text) in PEOPLE for one in find_titles(text))


@pytest.mark.parametrize(
    ("sentence", "words", "joined", "most"),
    [
        ("Hôm ấy Phó Trưởng ban Ban {} Nguyễn Văn An đến.", UNLISTED, " ", 8),
        ("Hôm ấy Giám đốc Trung tâm {} Nguyễn Văn An đến.", [word.title() for word in UNLISTED], " ", 8),
        ("Hôm ấy phó giám đốc phụ trách {} sở y tế Nguyễn Văn An đến.", UNLISTED, " ", 6),
        ("Hôm ấy Giám đốc Công ty {} Capital Dominic Scriven đến.", COLOURS, " ", 7),
        ("Hôm ấy Nguyễn Văn An, Viện trưởng Viện {}, đến.", UNLISTED, " ", 8),
        ("Hôm ấy Nguyễn Văn An (giám đốc {}) đến.", UNLISTED * 6, " ", 57),
        ("Hôm ấy Nguyễn Văn An, giám đốc sở {}, đến.", ["y tế"] * 40, " và ", 29),
        ("Hôm ấy cục trưởng cục {} Nguyễn Văn An gặp ông Lê Hòa.", ["quản lý hành chính về trật tự xã hội"] * 6, " và ", 5),
        ("Có hai ông Trần An ({}) và Lê Bình đến.", UNLISTED, " ", 12),
        ("Hôm ấy Bộ trưởng Bộ {} và Tư pháp Nguyễn Văn An đến.", MINISTRIES, ", ", 21),
    ],
    ids=["body", "capitals", "duty", "company", "apposition", "bracket", "units", "offices", "note", "ministries"],
)
def test_a_title_has_so_many_words_and_no_more(sentence: str, words: list[str], joined: str, most: int) -> None:
    longest, longer = (sentence.format(joined.join(words[:count])) for count in (most, most + 1))
    assert is_read(longest)
    assert not is_read(longer)


@pytest.mark.parametrize(("words", "most"), [(FOREIGN, 6), (VIETNAMESE, 5)], ids=["foreign", "Vietnamese"])
@pytest.mark.parametrize("title", ["Tổng thống", "ông"])
def test_a_name_has_so_many_words_and_no_more(title: str, words: list[str], most: int) -> None:
    for count in range(most - 1, most + 2):
        text = f"Hôm ấy {title} {' '.join(words[:count])} đến."
        (found,) = find_titles(text)
        assert found.name.of(text) == " ".join(words[: min(count, most)])


@pytest.mark.parametrize(
    ("before", "name"),
    [("Trần", "Lê Văn Tùng"), ("Hà Tiến", "Nguyễn Văn An")],
    ids=["a name of four syllables", "a place of two before a name of three"],
)
def test_a_name_has_four_syllables_unless_its_last_three_are_a_full_name(before: str, name: str) -> None:
    text = f"Hôm ấy {before} {name}, Chủ tịch xã, nói."
    (found,) = find_titles(text)
    assert found.name.of(text) == (name if " " in before else f"{before} {name}")


def test_a_sentence_follows_a_name_of_three_syllables_without_a_mark() -> None:
    for name in ("Nguyễn Văn", "Nguyễn Văn An"):
        found, _ = find_titles(f"Ảnh: ông {name} Theo bà Hoa, giá giảm.")
        assert found.name.of(f"Ảnh: ông {name} Theo bà Hoa") == (name if name.endswith("An") else f"{name} Theo")


def test_an_entry_is_no_longer_than_the_words_that_are_looked_back() -> None:
    entries = [entry for name in ("titles", "bodies", "places", "words") for _, entry in load(f"titles/{name}").rows]
    longest = max(entries, key=lambda entry: len(re.findall(r"\w+", entry)))
    assert len(re.findall(r"\w+", longest)) == LONGEST_ENTRY, longest
