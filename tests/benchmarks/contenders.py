"""vnnorm and its peers, by task. Each is a function of a text, created on demand, because a peer may not be installed."""

from __future__ import annotations

import html
import importlib
from collections.abc import Callable
from typing import Any, NamedTuple

import vnnorm

Function = Callable[[str], Any]


class Contender(NamedTuple):
    """A function of a package for a task. ``make`` creates it, and raises ImportError if the package is not installed."""

    task: str
    name: str
    make: Callable[[], Function]


def _named(module: str, name: str, **options: Any) -> Callable[[], Function]:
    def make() -> Function:
        function = getattr(importlib.import_module(module), name)
        return (lambda text: function(text, **options)) if options else function

    return make


def _sacremoses() -> Function:
    detokenize = importlib.import_module("sacremoses").MosesDetokenizer("vi").detokenize
    # sacremoses does not handle underscores, so it gets spaces in their place.
    return lambda text: "\n".join(detokenize(line.replace("_", " ").split()) for line in text.split("\n"))


def _page(text: str) -> str:
    """The text as an HTML page with one paragraph per line, for tools that read HTML."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<html><head><meta charset='utf-8'></head><body><article>{body}</article></body></html>"


def _trafilatura() -> Function:
    extract = importlib.import_module("trafilatura").extract
    return lambda text: extract(_page(text), favor_precision=True) or ""


def _justext() -> Function:
    justext = importlib.import_module("justext")
    stops = justext.get_stoplist("Vietnamese")
    return lambda text: "\n".join(
        paragraph.text for paragraph in justext.justext(_page(text), stops) if not paragraph.is_boilerplate
    )


def _dateparser() -> Function:
    search = importlib.import_module("dateparser.search").search_dates
    return lambda text: search(text, languages=["vi"]) or []


def _ours(function: Function) -> Callable[[], Function]:
    return lambda: function


CONTENDERS = [
    Contender("characters", "vnnorm fix_characters", _ours(vnnorm.fix_characters)),
    Contender("characters", "ftfy fix_text", _named("ftfy", "fix_text")),
    Contender("characters", "clean-text clean", _named("cleantext", "clean", lower=False, to_ascii=False)),
    Contender("characters", "chiecthuyenngoaixa normalize_text", _named("ctnx", "normalize_text")),
    Contender("characters", "vn-text normalize", _named("vn_text", "normalize")),
    Contender("characters", "viet-text-tools normalize_diacritics", _named("viet_text_tools", "normalize_diacritics")),
    Contender("characters", "underthesea text_normalize", _named("underthesea", "text_normalize")),
    Contender("desegment", "vnnorm desegment", _ours(vnnorm.desegment)),
    Contender("desegment", "sacremoses, underscores replaced", _sacremoses),
    Contender("desegment", "underthesea text_normalize", _named("underthesea", "text_normalize")),
    Contender("tones", "vnnorm place_tones", _ours(vnnorm.place_tones)),
    Contender("tones", "viet-text-tools normalize_diacritics", _named("viet_text_tools", "normalize_diacritics")),
    Contender("tones", "underthesea text_normalize", _named("underthesea", "text_normalize")),
    Contender("dates", "vnnorm find_dates", _ours(vnnorm.find_dates)),
    Contender("dates", "dateparser search_dates", _dateparser),
    Contender("boilerplate", "vnnorm remove_boilerplate", _ours(vnnorm.remove_boilerplate)),
    Contender("boilerplate", "trafilatura, a paragraph a line", _trafilatura),
    Contender("boilerplate", "jusText, a paragraph a line", _justext),
    Contender("diacritics", "vnnorm strip_diacritics", _ours(vnnorm.strip_diacritics)),
    Contender("diacritics", "unidecode", _named("unidecode", "unidecode")),
    Contender("diacritics", "vn-text deaccent", _named("vn_text", "deaccent")),
    Contender("diacritics", "chiecthuyenngoaixa remove_diacritics", _named("ctnx", "remove_diacritics")),
]
