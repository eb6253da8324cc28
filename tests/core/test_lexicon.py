"""The data files: well formed, sorted, each word of use; and the errors of those that are not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import vnnorm
from vnnorm import LexiconError, desegment
from vnnorm.core.lexicon import entries, extended, load, parse
from vnnorm.core.ready import FOLDER
from vnnorm.text.fold import fold
from vnnorm.text.syllable import is_syllable

DATA = Path(vnnorm.__file__).parent / "data"
FILES = [path for path in DATA.rglob("*.txt") if path.parent.name != FOLDER]  # not the tables that a wheel holds ready-made
NAMES = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in FILES)


@pytest.mark.parametrize("name", NAMES)
def test_data_files_are_well_formed(name: str) -> None:
    text = (DATA / f"{name}.txt").read_bytes().decode("utf-8")
    header = [line for line in text.split("\n") if line.startswith("# ")]
    entries = [line for line in text.removesuffix("\n").split("\n") if not line.startswith("# ")]
    assert unicodedata.is_normalized("NFC", text)
    assert text.startswith("# ")
    assert text.endswith("\n")
    assert all(any(line.startswith(f"# {field}: ") for line in header) for field in ("columns", "source", "licence"))
    misplaced = [(entry, before) for before, entry in pairwise(entries) if entry <= before]
    assert not misplaced, f"sorted by code point, each once: {misplaced[0][0]!r} must not stand after {misplaced[0][1]!r}"
    assert tuple("\t".join(row) for row in load(name).rows) == tuple(entries)
    assert parse(name, text.encode(), name) == load(name), "every line is well formed"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# columns: a\tb\nx\ty\nz\n", "f.txt, line 3: 1 columns in 'z', not 2; write a <tab> b"),
        (b"x\n", "f.txt: no columns named"),
        (b"# columns: \nx\n", "f.txt: no columns named"),
        (b"# columns: a\nx\n\xff\n", "f.txt, line 3: not UTF-8; save the file as UTF-8"),
        (b"# columns: a\n\xff\n", "f.txt, line 2: not UTF-8"),
        (b"\xff\n# columns: a\n", "f.txt, line 1: not UTF-8"),
        (b"\n\xff\n# columns: a\n", "f.txt, line 2: not UTF-8"),
        (b"# columns: a\nx \n", "f.txt, line 2: an empty cell or a space beside one in 'x '"),
        ("# columns: a\nu\u031b\n".encode(), "f.txt, line 2: 'u\u031b' is not in NFC"),
        (b"# columns: a\nx\ny\nx\n", "f.txt, line 4: 'x' stands in line 2 already"),
        (b"# columns: a\n# a: one | two\nthree\n", "f.txt, line 3: 'three' is no a; use one of one, two"),
        (b"# columns: a\tb\nx\t\n", "f.txt, line 2: an empty cell"),
        (
            b"# columns: a\tb\n# a + b: x y | x z | v w\nv\tw\nx\tw\n",
            "f.txt, line 4: no rule reads a 'x' with b 'w'; use b y or z",
        ),
    ],
)
def test_data_files_that_are_not(content: bytes, message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        parse("f", content, "f.txt")


def test_the_lines_of_a_file_that_are_no_entries() -> None:
    content = b"# A word list: with its colon.\n# columns: kind\tword\n# kind: a | b\n# source: none\n#\n\na\tx\n# c\ta\nb\ty\n"
    found = parse("f", content, "f.txt")
    assert (found.name, found.columns, found.choices, found.pairs) == ("f", ("kind", "word"), {"kind": frozenset("ab")}, {})
    assert found.rows == (("a", "x"), ("b", "y"))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ["onset\tpl", "onset\tkl", "onset\tpl"],
            "extra lines for 'text/syllable', line 3: 'onset\\tpl' stands in line 1 already",
        ),
        ("onset\tpl\n\ncoda\tp", "extra lines for 'text/syllable', line 3: 'coda' is no part; use one of onset, rime"),
        (["onset\t pl"], "an empty cell or a space beside one in 'onset\\t pl'; columns are separated by one tab alone"),
        (["onset\tpl\tx"], "3 columns in 'onset\\tpl\\tx', not 2; write part <tab> spelling"),
    ],
)
def test_lines_of_a_user_go_through_the_same_checks(lines: str | list[str], message: str) -> None:
    with pytest.raises(LexiconError) as error:
        extended(load("text/syllable"), lines)
    assert message in str(error.value)


def test_lines_of_a_user_are_added_once() -> None:
    lexicon = load("text/syllable")
    known = "\t".join(lexicon.rows[0])
    assert extended(lexicon, [known, "# a comment", "onset\tpl"]).rows == (*lexicon.rows, ("onset", "pl"))
    with pytest.raises(TypeError, match="extra lines for 'text/syllable' are strings, one an entry"):
        extended(lexicon, ["onset\tpl", 3])  # type: ignore[list-item]


def test_entries_are_the_lines_of_the_rows() -> None:
    assert [tuple(line.split("\t")) for line in entries("desegment/units")] == list(load("desegment/units").rows)


def _folded(name: str, *kinds: str) -> list[str]:
    return [fold(entry).replace("-", " ") for kind, entry in load(name).rows if not kinds or kind in kinds]


@pytest.mark.parametrize("name", ["titles/titles", "titles/places", "names/surnames"])
def test_no_entry_stands_twice_in_other_spelling_or_kind(name: str) -> None:
    assert [entry for entry, count in Counter(_folded(name)).items() if count > 1] == []


@pytest.mark.parametrize("name", ["titles/bodies", "titles/words"])
def test_no_entry_stands_twice_in_a_kind(name: str) -> None:
    kinds = {kind for kind, _ in load(name).rows}
    assert [entry for kind in kinds for entry, count in Counter(_folded(name, kind)).items() if count > 1] == []


def test_a_place_that_may_be_a_given_name_is_none() -> None:
    """Ông Sơn, bà Mai: of Vietnamese places of one syllable that are no countries only those that are well known are listed."""
    places = [entry for kind, entry in load("titles/places").rows if kind != "country" and is_syllable(entry)]
    assert places == ["Vinh", "Chũ", "Lắk", "Goa", "Huế"]


def test_titles_that_are_places_are_known() -> None:
    assert {*_folded("titles/titles")} & {*_folded("titles/places")} == {"anh"}, "Thủ tướng Anh: after a post it is the country"


def test_a_data_file_is_read_once() -> None:
    assert load("text/syllable") is load("text/syllable")


def test_a_missing_data_file_is_told() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.txt: this data file belongs to vnnorm .* install vnnorm again"):
        load("nothing")


def _segmented(kind: str, text: str) -> tuple[str, str]:
    """A word of the list in the form in which a segmenter leaves it, and as published."""
    if kind == "split":
        return text, text.replace(" ", "")
    return {
        "abbreviation": (f"ở {text} . 1", f"ở {text}.1"),
        "apostrophe": (f"can ’ {text} go", f"can’{text} go"),
        "camel": (f"ông {text} Nally", f"ông {text}Nally"),
        "domain": (f"trang baomoi . {text}", f"trang baomoi.{text}"),
        "extension": (f"ảnh IMG_1 . {text}", f"ảnh IMG_1.{text}"),
        "hyphenated": (text.replace("-", " - "), text),
        "korean surname": (f"{text}_Jae - in", f"{text} Jae-in"),
        "locative": (f"nhà {text} Q . Bình_Tân", f"nhà {text} Q.Bình Tân"),
        "numbered": (f"{text} 16 : 16 ca", f"{text} 16: 16 ca"),
        "prefix": (f"ông {text} - Qaeda", f"ông {text}-Qaeda"),
        "ratio": (f"{text} 10 : 1", f"{text} 10:1"),
        "scale": (f"cao 2 , 5 {text}", f"cao 2,5 {text}"),
        "unit": (f"cao 5 {text} .", f"cao 5{text}."),
    }[kind]


def test_every_unit_of_the_list_is_of_use() -> None:
    """In a text whose segmenter splits units, each closes that print closes in more than half; 14 MP is split by none."""
    for unit, whole, decimal in load("desegment/units").rows:
        for number, share in (("14", whole), ("2,5", decimal)):
            if int(share) >= 55 and (number != "14" or unit[0].islower()):
                closed = desegment(f"tăng 4 % , năm 2012 - 2015 , lúc 7 h , dài {number} {unit} .", segmented=True)
                assert closed.endswith(f" {number}{unit}."), closed


def test_every_word_of_the_list_is_of_use() -> None:
    for kind, text in load("desegment/words").rows:
        segmented, published = _segmented(kind, text)
        assert desegment(segmented, segmented=True) == published, f"{kind} {text}"
        assert desegment(f"Hôm_nay , {segmented} , Hà_Nội .") == f"Hôm nay, {published}, Hà Nội.", f"{kind} {text}"
