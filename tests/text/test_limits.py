"""The limits of what knows letters and no news, on both sides: the most that is read, and one more."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from vnnorm import fix_characters
from vnnorm.core.lexicon import load
from vnnorm.core.rule import Finding
from vnnorm.text import clusters, sentences
from vnnorm.text.addresses import address_spans
from vnnorm.text.around import Part, find_around
from vnnorm.text.code import code_spans
from vnnorm.text.code_signs import SURE, weigh
from vnnorm.text.compose import in_order
from vnnorm.text.layout import one_line
from vnnorm.text.legacy import is_surely_legacy
from vnnorm.text.sentences import sentence_ends

FLAG = "\U0001f1fb\U0001f1f3"  # two code points: half a flag is a flag of another country, or none
GATE = "   "  # a text without any sign of code is not searched for rows


@pytest.mark.parametrize(("letters", "start"), [(120, 0), (121, 1)])
def test_the_name_of_a_file_is_read_back_from_its_suffix_so_far(letters: int, start: int) -> None:
    assert address_spans("b" * letters + ".txt") == [(start, letters + 4)]


def _tags(text: str) -> list[Part]:
    return [(*match.span(), "x") for match in re.finditer("<[^>]*>", text)]


def _found(text: str) -> Iterator[Finding]:
    """A mark whose change hides nothing, and one whose change hides a new part."""
    for match in re.finditer("[_!]", text):
        yield *match.span(), "<z>" if match[0] == "!" else " ", "mark"


@pytest.mark.parametrize(("harmful", "kept"), [(15, 1), (16, 0)])
def test_harmless_findings_are_told_from_so_many_harmful_ones(harmful: int, kept: int) -> None:
    text = "a_b <t> " + "c!d <t> " * harmful  # bisection takes 2n - 1 trials
    assert len(list(find_around(text, _found, _tags))) == kept


@pytest.mark.parametrize(("spaces", "kept"), [(7, 1), (8, 0)])
def test_a_finding_opens_a_line_behind_so_many_spaces(spaces: int, kept: int) -> None:
    text = f"a <t>\n{' ' * spaces}_b!c <t>"  # what opens a line is tried apart from what follows it
    assert len(list(find_around(text, _found, _tags))) == kept


def test_a_cut_looks_back_over_whole_flags() -> None:
    assert clusters.tail(FLAG * 40, 4) == FLAG * 2


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize(("spaces", "is_code"), [(8, True), (9, False)])
def test_cells_have_four_words_for_each_comma(separator: str, spaces: int, is_code: bool) -> None:
    row = f"nam{' bà' * spaces}{separator}an{separator}ba\n"
    assert bool(code_spans(row * 3 + GATE)) is is_code


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize(("count", "is_code"), [(2, True), (1, False)])
def test_rows_of_cells_have_two_commas(separator: str, count: int, is_code: bool) -> None:
    assert bool(code_spans((separator.join(["nam"] * (count + 1)) + "\n") * 5 + GATE)) is is_code


@pytest.mark.parametrize(("columns", "width", "is_code"), [(4, 3, True), (3, 3, False), (4, 2, False)])
def test_rows_of_columns_have_three_gaps_of_three_spaces(columns: int, width: int, is_code: bool) -> None:
    assert bool(code_spans(((" " * width).join(["nam"] * columns) + "\n") * 3 + GATE)) is is_code


def test_gaps_of_two_spaces_separate_no_columns() -> None:
    assert not code_spans("nam  nam   nam   nam\n" * 3)


@pytest.mark.parametrize(("spaces", "weight"), [(56, SURE), (57, 0)])
def test_an_opening_is_in_the_last_sixty_characters_of_a_line(spaces: int, weight: int) -> None:
    assert weigh(f"Nam bà a = ({' ' * spaces}") == weight


@pytest.mark.parametrize(("marks", "is_sorted"), [(30, False), (31, True)])
def test_runs_longer_than_thirty_marks_are_put_in_order(marks: int, is_sorted: bool) -> None:
    run = "\u0301" * (marks - 1) + "\u0323"
    assert in_order("a" + run) == "a" + ("".join(sorted(run, reverse=True)) if is_sorted else run)


@pytest.mark.parametrize(("lines", "joined"), [(2, ". "), (3, " ")])
def test_three_lines_show_a_width(lines: int, joined: str) -> None:
    assert one_line("\n".join(["Ông Nam về Huế"] * lines)) == joined.join(["Ông Nam về Huế"] * lines)


@pytest.mark.parametrize(("words", "is_sure"), [(14, True), (15, False)])
def test_one_word_of_eight_has_a_weak_sign_in_a_legacy_line(words: int, is_sure: bool) -> None:
    line = "Israël août" + " mot" * words
    assert is_surely_legacy(line, 0, len(line)) is is_sure


@pytest.mark.parametrize(("line", "is_sure"), [("Israël", False), ("Israël août", True)])
def test_two_words_have_a_weak_sign_in_a_legacy_line(line: str, is_sure: bool) -> None:
    assert is_surely_legacy(line, 0, len(line)) is is_sure


@pytest.mark.parametrize(("number", "ends"), [("12", 1), ("123", 2)])
def test_the_number_of_a_list_has_two_digits(number: str, ends: int) -> None:
    assert len(list(sentence_ends(f"{number}. Kinh tế tăng."))) == ends


def test_an_abbreviation_is_no_longer_than_the_letters_that_are_looked_back() -> None:
    # Private, because only the longest entry of the data, and no text, shows that the number is not too large.
    assert max(len(word) for (word,) in load("text/abbreviations").rows) == sentences._LONGEST


@pytest.mark.parametrize(("marks", "stays"), [(7, True), (8, False)])
def test_a_joiner_belongs_to_a_letter_with_so_many_marks(marks: int, stays: bool) -> None:
    text = "\u0645" + "\u0301" * marks + "\u200c a"
    assert (fix_characters(text) == text) is stays


@pytest.mark.parametrize(("name", "is_vietnamese"), [("ollo", True), ("ollar", False)])
def test_a_name_with_a_stroke_has_five_letters_unless_it_is_a_syllable(name: str, is_vietnamese: bool) -> None:
    assert (fix_characters(f"Ở xã \u00d0{name} có lũ.") == f"Ở xã Đ{name} có lũ.") is is_vietnamese
