"""The limits of de-segmentation, on both sides: the most that counts as one thing, and one more."""

from __future__ import annotations

import pytest

from vnnorm import desegment, explain

HANOI = "Hôm_nay , ông về Hà_Nội , "
TOKENS = ["Thủ_tướng", "gặp", "đoàn_viên", "ở", "Hà_Nội", ",", "và", "công_nhân", ".", "Ông_bà"]


@pytest.mark.parametrize(
    ("segmented", "longest", "published"),
    [
        ("gặp ông Xu{} ở đó .", " - pha" * 9, "gặp ông Xu{} ở đó."),  # a name spelled by syllables
        ("gặp ông Moon_{} - in ở đó .", "Jaeha", "gặp ông Moon {}-in ở đó."),  # a syllable of a Korean name
        ("xem tệp a_{}1 . jpg nhé .", "b" * 116, "xem tệp a_{}1.jpg nhé."),  # the name of a file
        ("giá tăng {} , 2 % nhé .", "111", "giá tăng {},2% nhé."),  # a decimal comma, not a year before another number
        ("giá tăng 1 , {} % nhé .", "222", "giá tăng 1,{}% nhé."),
        ("xem {}-19 , F - 16 , dài 35 m .", "X" + "a" * 39, "xem {}-19, F-16, dài 35m."),  # evidence of a habit
    ],
    ids=["chain", "Korean", "file", "digits before", "digits after", "token"],
)
def test_a_token_is_read_up_to_a_length(segmented: str, longest: str, published: str) -> None:
    longer = longest + longest[-len(" - pha") :] if " " in longest else longest + longest[-1]
    for part, is_read in ((longest, True), (longer, False)):
        told = "Hôm nay, ông về Hà Nội, " + published.format(part.replace(" ", ""))
        assert (desegment(HANOI + segmented.format(part)) == told) is is_read


@pytest.mark.parametrize(("columns", "is_known"), [(2, True), (10, True), (11, False)])
def test_rows_have_up_to_ten_columns(columns: int, is_known: bool) -> None:
    rows = "".join("\t".join([token, *["_"] * (columns - 1)]) + "\n" for token in TOKENS)
    assert desegment(rows) is rows
    assert (desegment(rows, formats=True) == "Thủ tướng gặp đoàn viên ở Hà Nội, và công nhân. Ông bà\n") is is_known


@pytest.mark.parametrize(("tokens", "is_known"), [(8, True), (7, False)])
def test_four_of_five_lines_are_rows_in_a_text_of_columns(tokens: int, is_known: bool) -> None:
    text = "".join(f"{token}\tN\n" for token in TOKENS[:tokens]) + "Ông_ấy về .\n" * (10 - tokens)
    assert ("\t" not in desegment(text, formats=True)) is is_known


def test_a_segmenter_is_named_if_it_explains_most_of_the_evidence() -> None:
    def reasons(text: str) -> str:
        return " ".join(reason for edit in explain(HANOI + text, steps=("desegment",)).edits for reason in edit.reasons)

    assert "split as by" in reasons("từ 20 - 22/11 , giá 4 % , TP . HCM , lúc 7 : 30 .")
    assert "split as by" not in reasons("từ 3 - 5 người , ở TP.HCM , từ 20-22 người .")
