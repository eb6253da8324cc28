"""spaCy: the components are found by their entry points, and what they write leads back to the text that was passed in."""

from __future__ import annotations

import datetime
import doctest
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.articles import articles
from vnnorm import NEWS, Step, explain, find_boilerplate, find_dates, find_titles

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'vnnorm[spacy]'")

import vnnorm.engines.spacy as engine  # noqa: E402  # needs spaCy
from vnnorm.typing import StepName  # noqa: E402  # after what needs spaCy

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of spaCy and what it imports
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
PAGE = "Sáng 16/9 ở Hà_Nội , ông Lê Văn Minh , Giám_đốc Sở Y_tế , nói .\n\nẢnh : Hoài_Thương"


def pipeline(*names: str, **config: Any) -> Any:
    nlp = spacy.blank("xx")
    for name in names:
        nlp.add_pipe(name, config=config)
    return nlp


def test_the_components_are_found_without_an_import() -> None:
    """This needs vnnorm installed as it is now: an older one has no entry points."""
    offered = {point.name: point.value for point in entry_points(group="spacy_factories")}
    assert offered["vnnorm"] == "vnnorm.engines.spacy:Normalizer"
    assert offered["vnnorm_spans"] == "vnnorm.engines.spacy:Finder"
    code = "import spacy; nlp = spacy.blank('xx'); nlp.add_pipe('vnnorm'); nlp.add_pipe('vnnorm_spans'); print(nlp('a_b').text)"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "a_b\n", done.stderr


def test_a_doc_is_normalized_and_leads_back() -> None:
    nlp = pipeline("vnnorm")
    for article in articles(20, size=300):
        told = explain(article.text)
        doc = nlp(article.text)
        assert doc.text == told.text
        assert doc._.vn_source == told.source
        assert doc._.vn_edits == told.edits
        for sign in (doc[:5], doc[5:9], doc[-3:]):
            assert sign._.vn_source_span == told.edits.to_source((sign.start_char, sign.end_char))


def test_a_doc_without_a_change_comes_back_as_it_is() -> None:
    nlp = pipeline("vnnorm")
    doc = nlp.make_doc("Mưa to ở Hà Nội.")
    assert nlp.get_pipe("vnnorm")(doc) is doc
    assert doc._.vn_source == doc.text
    assert not doc._.vn_edits
    assert doc[2:4]._.vn_source_span == (doc[2:4].start_char, doc[2:4].end_char)
    assert nlp("").text == ""


def test_a_second_normalizer_leads_back_to_the_first_text() -> None:
    nlp = pipeline("vnnorm")
    nlp.add_pipe("vnnorm", name="titles", config={"steps": ["titles"]})
    told = explain(PAGE, steps=(*NEWS, "titles"))
    doc = nlp(PAGE)
    assert (doc.text, doc._.vn_source, doc._.vn_edits) == (told.text, told.source, told.edits)


def test_steps_with_options_and_the_day_of_publication() -> None:
    steps = ["dates", {"name": "titles", "appositions": True}]
    nlp = pipeline("vnnorm", steps=steps)
    plain: tuple[StepName | Step, ...] = ("dates", Step("titles", appositions=True))
    for day in (None, "", "2025-09-17", "2025-09-17T06:00:00+07:00", datetime.date(2025, 9, 17)):
        doc = nlp.make_doc(PAGE)
        doc._.vn_reference = day
        reference = datetime.date(2025, 9, 17) if day else None
        done = nlp(doc)
        assert done.text == explain(PAGE, steps=plain, reference=reference).text
        assert done._.vn_reference == day


def test_what_belongs_to_the_doc_stays_and_what_belongs_to_tokens_goes() -> None:
    spacy.tokens.Doc.set_extension("outlet", default=None, force=True)
    spacy.tokens.Token.set_extension("seen", default=False, force=True)
    nlp = pipeline("vnnorm")
    doc = nlp.make_doc(PAGE)
    doc._.outlet = "Báo"
    doc.user_data["id"] = 7
    doc[1]._.seen = True
    done = nlp(doc)
    assert done._.outlet == "Báo"
    assert done.user_data["id"] == 7
    assert not any(token._.seen for token in done)


@pytest.mark.parametrize("processes", [1, 2])
def test_streams_keep_order_contexts_and_sources(processes: int) -> None:
    texts = [article.text for article in articles(30, size=200)]
    nlp = pipeline("vnnorm", "vnnorm_spans")
    pairs = list(nlp.pipe(zip(texts, range(30), strict=True), as_tuples=True, n_process=processes, batch_size=4))
    assert [number for _, number in pairs] == list(range(30))
    for doc, number in pairs:
        assert doc.text == explain(texts[number]).text
        assert doc._.vn_source == texts[number]
        assert doc._.vn_edits.apply(texts[number]) == doc.text
        assert "vnnorm" in doc.spans


def test_a_pipeline_and_its_docs_can_be_written_and_read(tmp_path: Path) -> None:
    nlp = pipeline("vnnorm", "vnnorm_spans")
    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    docs = spacy.tokens.DocBin(store_user_data=True, docs=[nlp(PAGE)]).to_bytes()
    [read] = spacy.tokens.DocBin().from_bytes(docs).get_docs(again.vocab)
    for doc in (again(PAGE), read):
        assert doc.text == explain(PAGE).text
        assert doc._.vn_source == PAGE
        assert [span.label_ for span in doc.spans["vnnorm"]] == ["DATE", "TITLE", "NAME", "APPOSITION"]


def test_spans_are_those_of_the_plain_functions() -> None:
    text = explain(PAGE, steps=("desegment",)).text
    day = datetime.date(2025, 9, 17)
    nlp = pipeline("vnnorm_spans")
    doc = nlp.make_doc(text)
    doc._.vn_reference = day
    found = {(span.start_char, span.end_char, span.label_, span.id_, span.kb_id_) for span in nlp(doc).spans["vnnorm"]}
    expected = {(*date[:2], "DATE", date.kind, date.value or "") for date in find_dates(text, reference=day)}
    for one in find_titles(text):
        expected.add((*one.name, "NAME", "", ""))
        if one.title:
            expected.add((*one.title, "TITLE", "+".join(one.kinds), ""))
        if one.apposition:
            expected.add((*one.apposition, "APPOSITION", "", ""))
    expected |= {(piece.start, piece.end, "BOILERPLATE", piece.kind, "") for piece in find_boilerplate(text)}
    assert found == expected
    assert {label for _, _, label, _, _ in found} == {"DATE", "NAME", "TITLE", "APPOSITION", "BOILERPLATE"}


def test_what_to_find_and_where_to_write_it_is_asked_for() -> None:
    nlp = pipeline("vnnorm_spans", find=["dates"], spans_key="days")
    doc = nlp("Hôm 2/9/2025, ông Lê Văn Minh nói.")
    assert [span.label_ for span in doc.spans["days"]] == ["DATE"]
    assert "vnnorm" not in doc.spans
    assert list(nlp("").spans["days"]) == []


def test_a_span_grows_to_whole_tokens() -> None:
    nlp = spacy.blank("xx")
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # cuts at white space alone
    nlp.add_pipe("vnnorm_spans")
    doc = nlp("Họp sáng 2/9/2025.")
    assert [(span.text, span.kb_id_) for span in doc.spans["vnnorm"]] == [("sáng 2/9/2025.", "2025-09-02")]


def test_errors() -> None:
    with pytest.raises(ValueError, match="unknown step 'desegmant'; did you mean 'desegment'"):
        pipeline("vnnorm", steps=["desegmant"])
    with pytest.raises(ValueError, match="unknown option of step 'titles' 'kind'"):
        pipeline("vnnorm", steps=[{"name": "titles", "kind": []}])
    with pytest.raises(TypeError, match="steps takes a sequence of steps"):
        pipeline("vnnorm", steps="news")
    with pytest.raises(ValueError, match="unknown kind of span 'date'; did you mean 'dates'"):
        pipeline("vnnorm_spans", find=["date"])
    with pytest.raises(TypeError, match="find takes a list of dates, titles, boilerplate, not 'dates'"):
        pipeline("vnnorm_spans", find="dates")
    doc = pipeline("vnnorm").make_doc(PAGE)
    doc._.vn_reference = "hôm qua"
    with pytest.raises(ValueError, match="hôm qua"):
        pipeline("vnnorm")(doc)
    assert pipeline("vnnorm").get_pipe_config("vnnorm")["steps"] == list(NEWS)


def test_examples_of_the_module() -> None:
    """They are not collected with the others, where spaCy may be missing."""
    done = doctest.testmod(engine)
    assert done.attempted > 0
    assert done.failed == 0
