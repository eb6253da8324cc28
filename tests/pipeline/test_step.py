"""Steps as values, a user's own steps and data, and the errors that name the cause and the remedy."""

from __future__ import annotations

import datetime
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vnnorm
from vnnorm import MATCH, NEWS, LexiconError, Step, desegment, explain, fix_characters, is_segmented, normalize
from vnnorm import rules as registered
from vnnorm.pipeline import normalize_reporting
from vnnorm.rules import RULES
from vnnorm.step import PRESETS


def shout(text: str) -> Iterator[tuple[int, int, str]]:
    """Findings of a user's own step."""
    for match in re.finditer("!", text):
        yield match.start(), match.end(), "!!"


def test_a_step_of_ones_own() -> None:
    steps = (*NEWS, Step("shout", find=shout))
    assert normalize("Hay quá! Thế à!", steps=steps) == "Hay quá!! Thế à!!"
    told = explain("Hay!", steps=steps)
    assert told.text == "Hay!!"
    assert told.steps[-1].name == "shout"
    assert [edit.reasons for edit in told.edits] == [("shout",)]


def test_a_step_is_asked_again_where_a_cut_gives_it_new_evidence() -> None:
    text = "Bão đổ bộ, miền_Trung mưa to , gió mạnh . Theo AFP."
    told = explain(text)
    assert told.text == normalize(text) == "Bão đổ bộ, miền Trung mưa to, gió mạnh."
    assert [(step.name, bool(step.edits)) for step in told.steps] == [
        ("characters", False),
        ("desegment", False),
        ("boilerplate", True),
        ("desegment", True),
    ]
    told = explain("Mưa lớn kéo dài. Theo AFP.")
    assert [(step.name, bool(step.edits)) for step in told.steps] == [*((name, False) for name in NEWS[:2]), (NEWS[2], True)], (
        "told again only where something changed"
    )


def test_steps_are_asked_again_until_there_is_nothing_to_do() -> None:
    text = "Bão đổ bộ, miền_Trung mưa to , gió mạnh . > > Mưa lớn kéo dài . Theo AFP."
    told = explain(text)
    assert told.text == normalize(text) == "Bão đổ bộ, miền Trung mưa to, gió mạnh."
    assert [step.name for step in told.steps if step.edits] == ["boilerplate", "desegment", "boilerplate"]


def test_a_step_is_not_asked_again_after_a_later_one_that_is_not_known_to_uncover() -> None:
    text = "Bão đổ bộ, miền_Trung mưa to , gió mạnh . > > Mưa lớn kéo dài . Theo AFP."
    told = explain(text, steps=("boilerplate", "desegment"))
    assert told.text == normalize(text, steps=("boilerplate", "desegment"))
    assert told.text == "Bão đổ bộ, miền Trung mưa to, gió mạnh. >> Mưa lớn kéo dài."


def test_what_each_step_changed_is_reported_without_edits() -> None:
    text = "Bão đổ bộ, miền_Trung mưa to , gió mạnh . > > Mưa lớn kéo dài . Theo AFP."
    changed: list[tuple[str, int]] = []
    result = normalize_reporting(text, steps=NEWS, reference=None, changed=lambda step, by: changed.append((step, by)))
    assert result == normalize(text)
    assert [step for step, _ in changed] == ["boilerplate", "desegment", "boilerplate"]
    assert sum(by for _, by in changed) == len(result) - len(text)
    assert [by for _, by in changed] == [
        sum(len(edit.new) - len(edit.old) for edit in step.edits) for step in explain(text).steps if step.edits
    ]
    with pytest.raises(TypeError, match="positional"):
        normalize_reporting("a", NEWS, None, print)  # type: ignore[call-arg]


def test_steps_are_named_where_they_are_passed() -> None:
    with pytest.raises(TypeError, match="positional"):
        normalize("a", NEWS)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        explain("a", NEWS)  # type: ignore[call-arg]


def test_a_step_of_ones_own_may_find_in_any_order_and_give_reasons() -> None:
    step = Step("swap", find=lambda text: [(2, 3, "C", "second"), (0, 1, "A", "first")])
    told = explain("abc", steps=(step,))
    assert told.text == "AbC"
    assert [edit.reasons for edit in told.edits] == [("swap: first",), ("swap: second",)]
    insert = Step("insert", find=lambda text: [(1, 3, "A"), (1, 1, "Z")])
    assert normalize("abc", steps=(insert,)) == "aZA", "what is put in before a stretch comes before it"


@pytest.mark.parametrize(
    ("found", "error", "message"),
    [
        ([(0, 2, "x"), (1, 3, "y")], ValueError, "step 'mine': the finding (1, 3, 'y') overlaps the one before it"),
        ([(0, 2, "x"), (0, 3, "y")], ValueError, "step 'mine': the finding (0, 3, 'y') overlaps the one before it"),
        ([(2, 1, "x")], ValueError, "the finding (2, 1, 'x') does not lie in the text"),
        ([(-1, 1, "x")], ValueError, "the finding (-1, 1, 'x') does not lie in the text"),
        ([(0, 9, "x")], ValueError, "step 'mine': the finding (0, 9, 'x') does not lie in the text of 3 code points"),
        ([(0, 1)], ValueError, "step 'mine': a finding is (start, end, replacement)"),
        ([(0, 1, "x", "y", "z")], ValueError, "step 'mine': a finding is (start, end, replacement)"),
        ([("0", 1, "x")], TypeError, "two int offsets and str"),
        ([5], ValueError, "step 'mine': a finding is (start, end, replacement)"),
        (None, TypeError, "find= returned None, not findings"),
        ([(0, 1, "x", None)], TypeError, "two int offsets and str"),
        ([(0, "1", "x")], TypeError, "two int offsets and str"),
        ([(0, 1, None)], TypeError, "two int offsets and str"),
    ],
)
def test_findings_of_ones_own_that_are_none(found: list[Any], error: type[Exception], message: str) -> None:
    for function in (normalize, explain):
        with pytest.raises(error, match=re.escape(message)):
            function("abc", steps=(Step("mine", find=lambda _: found),))


@pytest.mark.parametrize(
    ("name", "extra", "message"),
    [
        ("desegment", "unit", "line 1: 1 columns in 'unit', not 2; write kind <tab> text"),
        ("desegment", ["unit\tkg", "units\tkg"], "line 2: 'units' is no kind; use one of abbreviation"),
        ("desegment", "unit\tu\u031b", "is not in NFC"),
        ("desegment", "unit\t kg", "a space beside one"),
        ("desegment", "unit\tkg\nunit\tkg", "line 2: 'unit\\tkg' stands in line 1 already"),
    ],
)
def test_words_of_ones_own_that_are_none(name: str, extra: object, message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        Step.of(name, {"extra": extra})


def test_steps_are_values() -> None:
    step = Step("desegment", segmented=True, extra=["unit\tkg"])
    assert repr(step) == "Step('desegment', segmented=True, extra=('unit\\tkg',))"
    assert eval(repr(step)) == step
    assert pickle.loads(pickle.dumps(step)) == step
    assert hash(step) == hash(pickle.loads(pickle.dumps(step)))
    assert step != Step("desegment")
    assert Step("desegment", segmented=True) == Step("desegment", segmented=True)
    assert pickle.loads(pickle.dumps(Step("shout", find=shout))) == Step("shout", find=shout)
    assert step.options == {"segmented": True, "extra": ("unit\tkg",)}
    step.options.clear()
    assert step.options
    with pytest.raises(AttributeError):
        step.name = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (
            lambda: Step("desegmant"),  # type: ignore[call-overload]
            ValueError,
            "unknown step 'desegmant'; did you mean 'desegment'? Choices: boilerplate, casefold, characters, dates",
        ),
        (lambda: Step("foo"), ValueError, "a step of your own needs find=function"),  # type: ignore[call-overload]
        (
            lambda: Step("characters", segmented=True),  # type: ignore[call-overload]
            ValueError,
            "unknown option of step 'characters' 'segmented'; choices: code, extra",
        ),
        (
            lambda: Step("desegment", segmented="yes"),  # type: ignore[call-overload]
            TypeError,
            "segmented takes None (recognise it), True or False, not 'yes'",
        ),
        (lambda: Step("desegment", extra=[1]), TypeError, "takes lines (str)"),  # type: ignore[call-overload]
        (lambda: Step("desegment", find=shout), ValueError, "is one of vnnorm's own; give yours another name"),
        (lambda: Step("mine", find=shout, loud=True), ValueError, "takes find= alone, not loud"),  # type: ignore[call-overload]
        (lambda: Step("mine", find="shout"), TypeError, "takes a function, not str"),  # type: ignore[call-overload]
        (lambda: Step(3), TypeError, "a step is named by a str, not int"),  # type: ignore[call-overload]
        (lambda: normalize("x", steps="characters"), TypeError, "write steps=('characters',)"),  # type: ignore[arg-type]
        (lambda: normalize("x", steps=("charakters",)), ValueError, "did you mean 'characters'?"),  # type: ignore[arg-type]
        (lambda: normalize("x", steps=None), TypeError, "steps takes a sequence of steps, not NoneType"),  # type: ignore[arg-type]
        (lambda: Step("desegment", extra=5), TypeError, "takes lines (str), one an entry, not 5"),  # type: ignore[call-overload]
        (lambda: normalize("x", steps=(3,)), TypeError, "a step is a name or a Step, not 3"),  # type: ignore[arg-type]
        (lambda: normalize("x", reference="2025-09-16"), TypeError, "reference takes a datetime.date, not str"),  # type: ignore[arg-type]
        (lambda: explain("x", reference=3), TypeError, "reference takes a datetime.date"),  # type: ignore[arg-type]
        (lambda: desegment("x", segmented=1), TypeError, "segmented takes None"),  # type: ignore[arg-type]
    ],
)
def test_errors_name_cause_and_remedy(make: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        make()


@pytest.mark.parametrize("function", [normalize, explain, fix_characters, desegment, is_segmented])
@pytest.mark.parametrize("value", [None, b"abc", 3, ["abc"]])
def test_anything_but_str_is_a_type_error(function: Any, value: object) -> None:
    with pytest.raises(TypeError, match=rf"{function.__name__} takes a str, not {type(value).__name__}"):
        function(value)


def test_bytes_are_told_how_to_become_str() -> None:
    with pytest.raises(TypeError, match=re.escape("decode it first: data.decode('utf-8')")):
        normalize(b"abc")  # type: ignore[arg-type]


class NAType:
    """What stands in for the missing value of pandas."""

    def __str__(self) -> str:
        return "<NA>"


@pytest.mark.parametrize(("value", "shown"), [(None, "None"), (float("nan"), "nan"), (NAType(), "<NA>")])
def test_missing_values_are_told_how_to_be_left_out(value: Any, shown: str) -> None:
    told = f"({shown}); leave missing values out, in pandas with column.map(fix_characters, na_action='ignore')"
    with pytest.raises(TypeError, match=re.escape(told)):
        fix_characters(value)
    with pytest.raises(TypeError, match=r"not float$"):
        fix_characters(1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", PRESETS)
def test_the_name_of_a_preset_is_told_what_to_write(name: str) -> None:
    told = f"write steps=vnnorm.{name}, or steps=(*vnnorm.{name}, …) to add steps"
    assert isinstance(getattr(vnnorm, name), tuple)
    calls: list[Any] = [
        lambda: normalize("x", steps=name.lower()),  # type: ignore[arg-type]
        lambda: explain("x", steps=(name.lower(),)),  # type: ignore[arg-type]
        lambda: Step.of(name.lower(), {}),
        lambda: list(vnnorm.normalize_many(["x"], steps=name)),  # type: ignore[arg-type]
    ]
    for call in calls:
        with pytest.raises((TypeError, ValueError), match=re.escape(told)):
            call()


def test_regex_is_not_imported_without_a_pattern() -> None:
    work = "vnnorm.explain('Thủ_tướng nói , ông về .', steps=vnnorm.MATCH).to_html()"
    code = f"import sys, vnnorm; {work}; print('regex' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"


def test_a_datetime_is_a_date() -> None:
    assert normalize("x", reference=datetime.datetime(2025, 9, 16, 17, 2)) == "x"


def test_presets_are_tuples_of_names_that_can_be_cut_and_joined() -> None:
    assert NEWS == ("characters", "desegment", "boilerplate")
    assert MATCH[: len(NEWS)] == NEWS
    assert normalize("Thủ_tướng nói , ông về .", steps=[*NEWS]) == "Thủ tướng nói, ông về."
    assert normalize("a\u00a0b", steps=()) == "a\u00a0b"


def test_what_is_normalized_is_a_value() -> None:
    told = explain("Thủ_tướng nói , ông về .")
    assert pickle.loads(pickle.dumps(told)) == told
    assert hash(told) == hash(explain("Thủ_tướng nói , ông về ."))
    assert told != explain("khác")
    assert repr(told) == "<Normalized 24 → 22 code points; edits: characters: 0, desegment: 3, boilerplate: 0>"
    with pytest.raises(AttributeError):
        told.text = "khác"  # type: ignore[misc]
    assert told.source == "Thủ_tướng nói , ông về ."
    assert [step.name for step in told.steps] == list(NEWS)


def test_every_public_name_is_there() -> None:
    assert all(getattr(vnnorm, name) is not None for name in vnnorm.__all__)
    assert set(vnnorm.__all__) <= set(dir(vnnorm))
    with pytest.raises(AttributeError, match="module 'vnnorm' has no attribute 'normalise'"):
        _ = vnnorm.normalise  # type: ignore[attr-defined]


def test_importing_vnnorm_imports_no_rule() -> None:
    code = "import sys, vnnorm; print(sorted(name for name in sys.modules if name.startswith('vnnorm')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "['vnnorm']"


def test_every_rule_of_the_folder_is_a_step() -> None:
    folder = Path(registered.__file__).parent
    files = [path for path in folder.rglob("*.py") if re.search(r"^RULE\b", path.read_text("utf-8"), re.M)]
    modules = {path.relative_to(folder).parts[0].removesuffix(".py") for path in files}
    unknown = sorted(modules - {*registered._MODULES.values()})  # private: the test is about this register
    assert not unknown, f"vnnorm/rules/{unknown[0]} has a RULE and is no step: name it in vnnorm/rules/__init__.py"


def test_every_step_has_its_rule() -> None:
    folder = Path(registered.__file__).parent
    for name, module in registered._MODULES.items():  # private: the test is about this register
        is_there = (folder / f"{module}.py").exists() or (folder / module / "__init__.py").exists()
        assert is_there, f"the step {name!r} has no vnnorm/rules/{module}.py; write it, or name its module in _MODULES"


def test_rules_are_known_by_their_names() -> None:
    assert len(list(RULES)) == len(RULES) == len(registered._MODULES)  # private: the test is about this register
    assert all(RULES[name].name == name for name in RULES)
    assert "foo" not in RULES
