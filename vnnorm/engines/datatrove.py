"""datatrove: the documents of a pipeline → the documents with normalized text, and statistics for each step."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vnnorm import NEWS, Step
from vnnorm.engines._errors import failed, missing
from vnnorm.pipeline import check_options, normalize_reporting
from vnnorm.rules import StepName

try:
    from datatrove.pipeline.formatters.base import BaseFormatter
except ImportError as error:
    raise missing(__name__, "datatrove", "datatrove") from error


class VnnormFormatter(BaseFormatter):  # type: ignore[misc]  # datatrove has no types
    """A block that normalizes the text of every document. It changes nothing else and drops no document.

    steps: as for ``normalize``. reference: the day of publication, for steps that read dates: one for all documents, or the
    name of a metadata field that holds it as a date, a datetime or a text that starts with ``YYYY-MM-DD``. A field that is
    missing, empty or unreadable means unknown, and is counted.

    The statistics of the pipeline hold, besides the number of documents and the time: ``changed``, the number of changed
    documents; for each step ``<step>: changed``, the number of documents that it changed, and ``<step>: code points``, the code
    points that it added to them (negative if it removed more); ``no date`` and ``unreadable date``.

    Raises ValueError on an unknown step at construction. If a document fails, the task fails with the document's id and the
    beginning of its text.

    >>> from datatrove.data import Document
    >>> block = VnnormFormatter()
    >>> [document] = block.run([Document("Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .", id="1")])
    >>> document.text
    'Thủ tướng gặp Bí thư Khu ủy (CAEXPO).'
    >>> block.stats["desegment: changed"].total, block.stats["desegment: code points"].total
    (1, -3)
    """

    name = "🇻🇳 vnnorm"

    def __init__(self, steps: Sequence[StepName | Step] = NEWS, reference: datetime.date | str | None = None) -> None:
        super().__init__()
        self.steps = check_options(steps, None if isinstance(reference, str) else reference)
        self.reference = reference

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Each document, normalized."""
        for document in data:
            self.stat_update("total")
            with self.track_time():
                try:
                    document.text = self._normalized(document.text, self._published(document.metadata))
                except Exception as error:
                    raise failed(f"document {document.id!r}", document.text, error) from error
            yield document

    def format(self, text: str) -> str:
        """The text normalized. The publication date is known here only if it is the same for all documents."""
        return self._normalized(text, None if isinstance(self.reference, str) else self.reference)

    def _normalized(self, text: str, reference: datetime.date | None) -> str:
        grown: Counter[str] = Counter()
        result = normalize_reporting(
            text, steps=self.steps, reference=reference, changed=lambda step, by: grown.update({step: by})
        )
        for step, by in grown.items():
            self.stat_update(f"{step}: changed")
            self.stat_update(f"{step}: code points", value=by)
        if grown:
            self.stat_update("changed")
        return result

    def _published(self, metadata: dict[str, Any]) -> datetime.date | None:
        if not isinstance(self.reference, str):
            return self.reference
        value = metadata.get(self.reference)
        if isinstance(value, datetime.date):
            return value
        if value is None or value == "":
            self.stat_update("no date")
            return None
        try:
            return datetime.date.fromisoformat(value[:10])
        except (TypeError, ValueError):
            self.stat_update("unreadable date")
            return None
