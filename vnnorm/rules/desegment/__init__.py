"""Undo word segmentation: ``Thủ_tướng gặp Bí_thư Khu ủy ( CAEXPO ) .`` → ``Thủ tướng gặp Bí thư Khu ủy (CAEXPO).``"""

from __future__ import annotations

from vnnorm.core.checks import require_str
from vnnorm.core.rule import Rule
from vnnorm.rules.desegment.recognition import segmented_spans
from vnnorm.rules.desegment.undoing import check, find, rewrite
from vnnorm.text.compose import compose

RULE = Rule("desegment", find, rewrite, ("segmented", "formats", "extra"), check)


def desegment(text: str, *, segmented: bool | None = None, formats: bool = False) -> str:
    """Word-segmented text as running text: spaces for the underscores between syllables, marks back at their words.

    Undoes what underthesea, pyvi, VnCoreNLP, vnTokenizer and their like do. Only white space and underscores change; line
    breaks stay, and so do the underscores of hashtags, addresses, file names, ``__x__`` and identifiers with digits. Which
    gaps close is read from the whole text: a class of token that its segmenter leaves whole somewhere (``20-22``) was printed
    apart where it stands apart. Where neither the text nor print decides (``Việt_Nam - Lào``), the spaces stay. Idempotent.

    segmented: None recognises segmented lines. A line that decides nothing follows its paragraph, and a paragraph that decides
    nothing follows the text; a plain paragraph stays, and so does a single word. True takes the whole text as segmented,
    False none of it. formats: whether tagged tokens (``Thủ_tướng/N``), columns, token lists and word pieces are undone as
    well; they lose their tags, brackets and rows. Without it they are left alone. Returns the same object where nothing
    changes. Raises TypeError on anything but ``str``, and on another value of an option.

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
    """Whether any line of the text is word-segmented, as ``desegment`` recognises it.

    Words of Vietnamese syllables joined by underscores and marks that stand apart speak for it, marks that cling to their
    words against it; one word alone is not enough. Raises TypeError on anything but ``str``.

    >>> is_segmented("Hà_Nội hôm_nay có mưa ."), is_segmented("Hà Nội hôm nay có mưa, gió.")
    (True, False)
    """
    require_str(text, "is_segmented")
    return bool(segmented_spans(compose(text)))
