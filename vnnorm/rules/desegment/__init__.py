"""Undo word segmentation: ``Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .`` → ``Thủ tướng gặp Bí thư Khu ủy (CAEXPO).``"""

from __future__ import annotations

from vnnorm.core.checks import require_str
from vnnorm.core.rule import Rule
from vnnorm.rules.desegment.recognition import segmented_spans
from vnnorm.rules.desegment.undoing import check, find, rewrite
from vnnorm.text.compose import compose

RULE = Rule("desegment", find, rewrite, ("segmented", "formats", "extra"), check)


def desegment(text: str, *, segmented: bool | None = None, formats: bool = False) -> str:
    """Turn word-segmented text into running text: underscores between syllables become spaces, punctuation is reattached.

    Reverses the word segmentation of underthesea, pyvi, VnCoreNLP, vnTokenizer and similar tools. Only white space and
    underscores change. Line breaks stay, and so do the underscores of hashtags, addresses, file names, ``__x__`` and
    identifiers with digits. The whole text determines which gaps close: if its segmenter keeps a class of token whole
    elsewhere (``20-22``), a token of that class that is split was printed with spaces. If neither the text nor the usage of
    print is decisive (``Việt_Nam - Lào``), the spaces stay. Idempotent.

    segmented: None detects segmented lines. A line without evidence is treated like its paragraph, and a paragraph without
    evidence like the text; a plain paragraph and a single word stay. True treats the whole text as segmented, False none of
    it. formats: whether to convert tagged tokens (``Thủ_tướng/N``), columns, token lists and word pieces too; they lose
    their tags, brackets and rows. Otherwise they are not changed. Returns the same object if nothing changes. Raises
    TypeError on anything but ``str``, and on an invalid option.

    >>> desegment("Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .")
    'Thủ tướng gặp Bí thư Khu ủy (CAEXPO).'
    >>> desegment("Xem #Viet_Nam, tải bao_cao.pdf."), desegment("Thủ_tướng", segmented=True)
    ('Xem #Viet_Nam, tải bao_cao.pdf.', 'Thủ tướng')
    >>> desegment("Thủ_tướng/N gặp/V Bí_thư/N ./.", formats=True, segmented=True)
    'Thủ tướng gặp Bí thư.'
    """
    require_str(text, "desegment")
    check(segmented=segmented, formats=formats)
    return rewrite(text, segmented=segmented, formats=formats)


def is_segmented(text: str) -> bool:
    """Whether any line of the text is word-segmented, by the criteria of ``desegment``.

    Evidence for it: words of Vietnamese syllables joined by underscores, and punctuation separated by spaces. Evidence
    against it: punctuation attached to words. A single word is not enough. Raises TypeError on anything but ``str``.

    >>> is_segmented("Hà_Nội hôm_nay có mưa ."), is_segmented("Hà Nội hôm nay có mưa, gió.")
    (True, False)
    """
    require_str(text, "is_segmented")
    return bool(segmented_spans(compose(text)))
