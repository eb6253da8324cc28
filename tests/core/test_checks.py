"""Errors of arguments: they name the function, the type and the remedy, and suggest the nearest name."""

from __future__ import annotations

import pytest

from vnnorm import casefold
from vnnorm.core.checks import unknown


class NAType:
    """A missing value with the name of the one of pandas, which is no dependency."""

    def __str__(self) -> str:
        return "<NA>"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (b"Tin", "casefold takes a str, not bytes; decode it first: data.decode('utf-8')"),
        (bytearray(b"Tin"), "casefold takes a str, not bytearray; decode it first: data.decode('utf-8')"),
        (
            None,
            "casefold takes a str, not NoneType (None); leave missing values out, "
            "in pandas with column.map(casefold, na_action='ignore')",
        ),
        (
            float("nan"),
            "casefold takes a str, not float (nan); leave missing values out, "
            "in pandas with column.map(casefold, na_action='ignore')",
        ),
        (
            NAType(),
            "casefold takes a str, not NAType (<NA>); leave missing values out, "
            "in pandas with column.map(casefold, na_action='ignore')",
        ),
        (1.5, "casefold takes a str, not float"),
        (7, "casefold takes a str, not int"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_text_is_refused_with_the_remedy(value: object, message: str) -> None:
    with pytest.raises(TypeError) as error:
        casefold(value)  # type: ignore[arg-type]
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("name", "choices", "message"),
    [
        ("tittles", ["titles", "dates"], "unknown step 'tittles'; did you mean 'titles'? Choices: dates, titles"),
        ("date", ["dates", "data"], "unknown step 'date'; did you mean 'dates'? Choices: data, dates"),
        ("zzz", ["titles", "dates"], "unknown step 'zzz'; choices: dates, titles"),
        (3, ["titles"], "unknown step 3; choices: titles"),
        ("titles", [], "unknown step 'titles'; choices: none"),
    ],
)
def test_an_unknown_name_is_told_with_the_choices(name: object, choices: list[str], message: str) -> None:
    assert unknown("step", name, choices) == message
