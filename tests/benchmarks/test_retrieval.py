"""The measure of docs/folding.md counts correctly, and keys find versions that differ in form."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from tests.benchmarks.retrieval import FORMS, Article, degraded, ranks, table

DAY = datetime.date(2025, 9, 16)


def articles(*stories: tuple[str, str]) -> list[Article]:
    return [Article(story, DAY, text) for story, text in stories]


def test_ranks_count_strangers_that_are_as_near() -> None:
    made = articles(("a", "một hai ba bốn năm"), ("b", "một hai ba sáu bảy"), ("a", "bốn năm sáu bảy tám"), ("c", "chín mười"))
    assert ranks(made, FORMS["as it came"]) == [3, 3]
    made = articles(("a", "một hai ba bốn năm"), ("a", "hai ba bốn năm sáu"), ("b", "một hai ba"))
    assert ranks(made, FORMS["as it came"]) == [1, 1]


def test_a_version_in_other_clothes_is_found_by_its_key() -> None:
    made = articles(
        ("a", "Thủ_tướng Lê_Minh_An gặp đoàn doanh_nghiệp ngày 16 / 9 ."),
        ("a", "ông Lê Minh An gặp đoàn doanh nghiệp ngày 16.9"),
        ("b", "Thủ_tướng nói về đoàn doanh_nghiệp ngày 17 / 9 ."),
    )
    assert ranks(made, FORMS["as it came"]) == [2, 2]
    assert ranks(made, FORMS["match_key"]) == [1, 1]


@pytest.mark.skipif("VNNORM_CORPUS" not in os.environ, reason="VNNORM_CORPUS is not set: no annotated corpus")
def test_keys_find_partners_that_plain_text_does_not() -> None:
    lines = (Path(os.environ["VNNORM_CORPUS"]) / "news.jsonl").read_text("utf-8").splitlines()
    made = degraded(map(json.loads, lines))
    plain, keyed = (sum(rank == 1 for rank in ranks(made, FORMS[name])) for name in ("as it came", "match_key"))
    assert keyed > plain * 1.5, table(made)
