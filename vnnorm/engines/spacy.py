"""spaCy: the components ``vnnorm``, which normalizes a Doc, and ``vnnorm_spans``, which adds the findings as spans.

Both are registered by entry points, so ``nlp.add_pipe("vnnorm", first=True)`` needs no import of this module.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from vnnorm import NEWS, Edit, Edits, Span, Step, explain, find_boilerplate, find_dates, find_titles
from vnnorm.core.checks import unknown
from vnnorm.engines._errors import missing
from vnnorm.pipeline import check_options

try:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as TokenSpan
except ImportError as error:
    raise missing(__name__, "spacy", "spacy") from error

_SOURCE, _EDITS = "vnnorm: source", "vnnorm: edits"  # in the user data of a Doc, as values that spaCy can write

_KINDS = ("dates", "titles", "boilerplate")


def _source(doc: Doc) -> str:
    """The text that was passed in."""
    text: str = doc.user_data.get(_SOURCE, doc.text)
    return text


def _edits(doc: Doc) -> Edits:
    """The edits that turn the text that was passed in into the text of the Doc."""
    return Edits(Edit(start, end, old, new, tuple(why)) for start, end, old, new, why in doc.user_data.get(_EDITS, ()))


def _source_span(span: TokenSpan) -> Span:
    """The source of a span, in code points of the text that was passed in."""
    return _edits(span.doc).to_source((span.start_char, span.end_char))


class Normalizer:
    """The component ``vnnorm``: a Doc of raw text → a Doc of its normalized text, with offsets into the raw text.

    It must be the first component of a pipeline, because the new Doc has only the tokens of the tokenizer and loses the
    annotations of earlier components. The user data and extension attributes of the Doc itself stay.

    steps: names of steps, in order; those of ``NEWS`` by default. A step with options is a dict, because the configuration of a
    pipeline is JSON: ``{"name": "desegment", "segmented": true}``. The steps that read dates use ``doc._.vn_reference``, the
    day of publication as ``YYYY-MM-DD``, which is None unless you set it before the pipeline runs.

    ``doc._.vn_source`` is the raw text, and ``doc._.vn_edits`` are the ``Edits`` that turn it into ``doc.text``.
    ``span._.vn_source_span`` is the ``Span`` of the raw text that a span came from. Each access reads the edits again, so for
    many spans of one Doc, call ``to_source`` of its edits. All of these survive when a Doc is saved or sent to another process.
    A Doc without changes is returned as it is.

    Raises ValueError on an unknown step when the component is added to a pipeline.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> _ = nlp.add_pipe("vnnorm", first=True)
    >>> doc = nlp("Họp tại Hà_Nội , chiều nay .")
    >>> doc.text
    'Họp tại Hà Nội, chiều nay.'
    >>> doc[2:4].text, doc[2:4]._.vn_source_span
    ('Hà Nội', Span(start=8, end=14))
    """

    def __init__(self, nlp: Language, name: str, steps: list[str | dict[str, Any]]) -> None:
        self._nlp = nlp
        listed = [Step(**step) if isinstance(step, dict) else step for step in steps] if isinstance(steps, list) else steps
        self._steps = check_options(listed, None)

    def __call__(self, doc: Doc) -> Doc:
        told = explain(doc.text, steps=self._steps, reference=_reference(doc))
        if not told.edits:
            return doc
        done = self._nlp.make_doc(told.text)
        done.user_data.update({key: value for key, value in doc.user_data.items() if _is_of_doc(key)})
        done.user_data[_SOURCE] = _source(doc)
        done.user_data[_EDITS] = [tuple(edit) for edit in _edits(doc).then(told.edits)]  # after an earlier Normalizer
        done._context = doc._context  # nlp.pipe(as_tuples=True) returns it with the Doc
        return done


class Finder:
    """The component ``vnnorm_spans``: the dates, titled names and boilerplate of a Doc, as a group of spans.

    The group is ``doc.spans[spans_key]``. The label of a span is ``DATE``, ``NAME``, ``TITLE``, ``APPOSITION`` or
    ``BOILERPLATE``; ``id_`` is its kind (the kinds of a title are joined with ``+``), and ``kb_id_`` the value of a date in
    EDTF. A span is extended to whole tokens if its ends are not token boundaries.

    find: the kinds of findings, of ``dates``, ``titles`` and ``boilerplate``. spans_key: the key of the group. Dates use
    ``doc._.vn_reference``, as in ``Normalizer``.

    Raises ValueError on an unknown kind when the component is added to a pipeline.

    >>> import spacy
    >>> nlp = spacy.blank("xx")
    >>> _ = nlp.add_pipe("vnnorm_spans")
    >>> doc = nlp("Ông Lê Khánh Vy đến ngày 2/9/2025.")
    >>> [(span.text, span.label_, span.id_, span.kb_id_) for span in doc.spans["vnnorm"]]
    [('Ông', 'TITLE', 'honorific', ''), ('Lê Khánh Vy', 'NAME', '', ''), ('ngày 2/9/2025', 'DATE', 'day', '2025-09-02')]
    """

    def __init__(self, nlp: Language, name: str, find: list[str], spans_key: str) -> None:
        if not isinstance(find, list):
            raise TypeError(f"find takes a list of {', '.join(_KINDS)}, not {find!r}")
        for kind in find:
            if kind not in _KINDS:
                raise ValueError(unknown("kind of span", kind, _KINDS))
        self._find = tuple(find)
        self._key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        spans = [
            doc.char_span(*span, label=label, kb_id=value, span_id=kind, alignment_mode="expand")
            for span, label, kind, value in self._found(doc)
        ]
        doc.spans[self._key] = sorted(spans, key=lambda span: (span.start_char, span.end_char))
        return doc

    def _found(self, doc: Doc) -> Iterator[tuple[tuple[int, int], str, str, str]]:
        text = doc.text
        if "dates" in self._find:
            for date in find_dates(text, reference=_reference(doc)):
                yield (date.start, date.end), "DATE", date.kind, date.value or ""
        if "titles" in self._find:
            for found in find_titles(text):
                yield found.name, "NAME", "", ""
                if found.title:
                    yield found.title, "TITLE", "+".join(found.kinds), ""
                if found.apposition:
                    yield found.apposition, "APPOSITION", "", ""
        if "boilerplate" in self._find:
            for piece in find_boilerplate(text):
                yield (piece.start, piece.end), "BOILERPLATE", piece.kind, ""


def _reference(doc: Doc) -> datetime.date | None:
    day = doc._.vn_reference or None
    return day if day is None or isinstance(day, datetime.date) else datetime.date.fromisoformat(day[:10])


def _is_of_doc(key: Any) -> bool:
    """Whether user data belong to the Doc itself. The keys of tokens and spans are tuples (mark, name, start, end)."""
    return not (isinstance(key, tuple) and len(key) == 4 and key[2] is not None)


Doc.set_extension("vn_reference", default=None, force=True)
Doc.set_extension("vn_source", getter=_source, force=True)
Doc.set_extension("vn_edits", getter=_edits, force=True)
TokenSpan.set_extension("vn_source_span", getter=_source_span, force=True)
Language.factory("vnnorm", default_config={"steps": list(NEWS)}, func=Normalizer)
Language.factory("vnnorm_spans", default_config={"find": list(_KINDS), "spans_key": "vnnorm"}, func=Finder)
