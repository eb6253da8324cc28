"""The playground: what it answers is what the library says, and a site without npm says why the page is not there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.modules import ROOT, module, playground
from vnnorm import MATCH, NEWS, Step, explain, find_boilerplate, find_dates, find_titles
from vnnorm.rules import RULES

FOLDER = ROOT / "docs" / "playground"
SAMPLE = (FOLDER / "sample.txt").read_text("utf-8")
DAY = "2025-09-17"


def answered(text: str, steps: list[list[Any]], reference: str = DAY) -> dict[str, Any]:
    request = json.dumps({"text": text, "steps": steps, "reference": reference})
    answer: dict[str, Any] = json.loads(module(FOLDER / "answer.py").answer(request))
    return answer


def test_the_answer_is_what_the_library_says() -> None:
    steps, day = [Step.of(str(name), {}) for name in MATCH], date.fromisoformat(DAY)
    told = explain(SAMPLE, steps=steps, reference=day)
    answer = answered(SAMPLE, [[name, {}] for name in MATCH])
    assert answer["text"] == told.text
    assert answer["report"] == told.to_html("Report")
    assert answer["edits"]["rows"] == [[edit.old, edit.new, "; ".join(edit.reasons), edit.start] for edit in told.edits]
    assert [row[1] for row in answer["dates"]["rows"]] == [found.value or "" for found in find_dates(SAMPLE, reference=day)]
    assert [row[1] for row in answer["titles"]["rows"]] == [found.name.of(SAMPLE) for found in find_titles(SAMPLE)]
    assert [row[1] for row in answer["boilerplate"]["rows"]] == [found.kind for found in find_boilerplate(SAMPLE)]
    assert all(answer[table]["rows"] for table in ("dates", "titles", "boilerplate")), "the sample shows what there is"


def test_an_answer_keeps_every_character_and_tells_every_error() -> None:
    assert answered("a\ud800\x00", [])["text"] == "a\ud800\x00"
    assert answered("a", [["dates", {"style": "x"}]])["error"].startswith("unknown style 'x'")
    assert "month" in answered("a", [], "2025-13-01")["error"]


def test_a_long_table_is_cut_and_counted() -> None:
    edits = answered(" ".join(["Hai_bên"] * 400), [["desegment", {"segmented": True}]])["edits"]
    assert len(edits["rows"]) == 300
    assert edits["count"] == 400


def test_the_form_offers_every_step_and_options_that_they_take() -> None:
    form = playground().page()
    steps = re.findall(r'name="step" value="(\w+)"', form)
    assert sorted(steps) == sorted(RULES), "name each step in STEPS of docs/playground/playground.py"
    for preset in (NEWS, MATCH):
        assert [step for step in steps if step in preset] == list(preset), "the boxes stand in the order of the presets"
    options = re.findall(r'data-step="(\w+)" data-option="(\w+)"(.*)', form)
    assert len(options) == 4
    for step, option, rest in options:
        for value in re.findall(r"<option>(\w+)", rest) or [True]:
            assert Step(step, **{option: value}).options == {option: value}


def test_without_npm_the_site_says_so(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="the site is built with the extra docs: pip install '.[docs]'")
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "playground"]', "utf-8")
    (tmp_path / "index.md").write_text("# Playground\n\n```{playground}\n```\n", "utf-8")
    search = os.pathsep.join(map(str, (FOLDER, ROOT)))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "-q", str(tmp_path), str(tmp_path / "site")],
        env={**os.environ, "PATH": "", "PYTHONPATH": search},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    shown = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "without the playground: npm was not found." in shown
    assert "<form>" not in shown
