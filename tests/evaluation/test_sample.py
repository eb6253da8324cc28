"""Random edits to read: each is one that the step made, all have the same chance, and a seed draws the same ones again."""

from __future__ import annotations

import json
import random
import re
import shlex
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.benchmarks.articles import articles
from tests.evaluation.sample import CONTEXT, Reservoir, Shown, command, interval
from tests.support.tables import DOCS
from vnnorm import Edit, explain

ROOT = DOCS.parent
PAGE = DOCS / "howto" / "measure-on-your-outlet.md"
_EDIT = re.compile(r"^ *(\d+) (.+) \((.+)\)\n     (.*)⟦(.*)⟧(.*)$", re.M)


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """JSON lines of segmented news."""
    path = tmp_path / "dump.jsonl"
    rows = [{"body": article.text, "day": article.published.isoformat()} for article in articles(40, size=300)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def test_edits_are_numbered_with_reason_place_and_context(dump: Path) -> None:
    done = _run(dump, "--field", "body", "--edits", "7", "--steps", "desegment")
    assert done.exit_code == 0
    told = _EDIT.findall(done.output)
    assert [int(number) for number, *_ in told] == list(range(1, 8))
    texts = [json.loads(line)["body"] for line in dump.read_text("utf-8").splitlines()]
    for _, reason, place, before, change, after in told:
        name, line, field = place.rsplit(":", 2)
        assert (name, field) == (str(dump), "body")
        text = texts[int(line) - 1]
        assert any(
            reason == ", ".join(edit.reasons)
            and change == str(Shown("", edit, "", "")).split("⟦")[1].rstrip("⟧")
            and before == text[max(0, edit.start - CONTEXT) : edit.start].replace("\n", "⏎")
            and after == text[edit.end : edit.end + CONTEXT].replace("\n", "⏎")
            for edit in explain(text, steps=("desegment",)).edits
        )
    assert "of 7 read: 0 wrong: 0.0 to 35.4 %; 1 wrong: 2.6 to 51.3 %" in done.output


def test_each_step_is_sampled_and_reads_what_the_one_before_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Họp ngày 2/1 tại Hà_Nội\u200b , chiều .\n", "utf-8")
    done = _run(tmp_path, "--steps", "characters,desegment,dates", "--reference", "2020-01-05")
    heads = re.findall(r"^(\w+): (\d+) of (\d+) edits$", done.output, re.M)
    assert heads == [("characters", "1", "1"), ("desegment", "3", "3"), ("dates", "1", "1")]
    assert "Họp ngày 2/1 tại Hà_Nội⟦\\u200b →⟧ , chiều .⏎" in done.output
    assert "Họp ngày 2/1 tại Hà⟦_ → ␣⟧Nội , chiều .⏎" in done.output
    assert "Họp ngày ⟦2/1 → 2020-01-02⟧ tại Hà Nội, chiều.⏎" in done.output


def test_a_seed_draws_the_same_again_and_another_seed_does_not(dump: Path) -> None:
    first, again, other = (_run(dump, "--field", "body", "--texts", "9", "--seed", seed).output for seed in "112")
    assert first == again
    assert first != other
    assert first.startswith("random edits in 9 of 40 texts, seed 1\n")


def test_every_item_has_the_same_chance() -> None:
    chance = random.Random(1)
    count: Counter[int] = Counter()
    for _ in range(2000):
        drawn: Reservoir[int] = Reservoir(3, chance)
        for item in range(10):
            drawn.offer(partial(int, item))
        assert drawn.seen == 10
        assert len(set(drawn.in_random_order())) == 3
        count.update(drawn.in_random_order()[:1])
    # Each comes first in 200 of 2000 on average, with a standard deviation of 13.4: five of them on either side.
    assert all(abs(count[item] - 200) < 67 for item in range(10))


def test_what_cannot_be_seen_is_written_out_and_what_is_long_is_shortened() -> None:
    def shown(old: str, new: str) -> str:
        return str(Shown("tin.txt", Edit(0, len(old), old, new, ("why",)), "a\u200b\n", "")).split("\n     ")[1]

    assert shown("a\u0300", "à") == "a\\u200b⏎⟦a\\u0300 → à⟧"
    assert shown("\xa0", " ") == "a\\u200b⏎⟦\\xa0 → ␣⟧"
    assert shown("  ", "") == "a\\u200b⏎⟦␣␣ →⟧"
    assert shown("", "x ") == "a\\u200b⏎⟦→ x␣⟧"
    assert shown("\ud800", "\x1b") == "a\\u200b⏎⟦\\ud800 → \\x1b⟧"
    assert shown("x" * 200, "") == f"a\\u200b⏎⟦{'x' * 200} →⟧"
    assert shown("x" * 201, "") == f"a\\u200b⏎⟦{'x' * 120} […21 code points…] {'x' * 60} →⟧"


def test_whole_results_can_be_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Họp tại Hà_Nội , chiều nay .\n", "utf-8")
    assert "Họp tại Hà Nội, chiều nay." not in _run(tmp_path).output
    assert _run(tmp_path, "--results", "5").output.endswith(f" {tmp_path / 'a.txt'}\nHọp tại Hà Nội, chiều nay.\n\n")


def test_texts_without_an_edit_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Mưa to.\n", "utf-8")
    assert _run(tmp_path).output == "no edit in 1 of 1 texts\n"
    missing = _run(tmp_path / "b.txt")
    assert missing.exit_code == 2
    assert missing.stdout == "no text was read\n"
    assert "b.txt: no such file" in missing.stderr


@pytest.mark.parametrize(("wrong", "read"), [(0, 1), (1, 1), (0, 50), (2, 50), (25, 50), (50, 50), (7, 1000)])
def test_the_ends_of_the_interval_are_the_shares_that_just_agree_with_the_count(wrong: int, read: int) -> None:
    """By its definition: the count lies 1.96 standard deviations from what such a share leads one to expect."""
    low, high = interval(wrong, read)
    assert 0 <= low <= wrong / read <= high <= 1
    for share in {low, high} - {0, 1}:
        deviation = (share * (1 - share) / read) ** 0.5
        assert abs(wrong / read - share) == pytest.approx(1.96 * deviation)


def test_the_commands_of_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    commands = re.findall(r"^python -m tests\.evaluation --sample (examples.*?)(?: #.*)?$", PAGE.read_text("utf-8"), re.M)
    assert len(commands) >= 3
    for arguments in commands:
        assert _run(*shlex.split(arguments)).output.startswith("random edits in "), arguments
