"""Vietnamese text in the encodings from before Unicode, as it looks when it is read as Latin-1: ``hội`` → ``héi`` (TCVN3)."""

from __future__ import annotations

import unicodedata

from vnnorm.text.legacy import sound_spans

_PLAIN = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ".replace(" ", "")
# Capitals are those of another font: they have the same codes.
_TCVN3 = "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \xadõö÷øù yúûüýþ ®".replace(" ", "")
_TO_TCVN3 = str.maketrans(_PLAIN + _PLAIN.upper(), _TCVN3 + _TCVN3)
# VNI writes a letter and a sign for its marks, but for a few.
_VNI_TONES = dict(zip("\u0300\u0309\u0303\u0301\u0323", "øûõùï", strict=True))
_VNI_CIRCUMFLEX = dict(zip("\u0300\u0309\u0303\u0301\u0323", "àåãáä", strict=True))
_VNI_BREVE = dict(zip("\u0300\u0309\u0303\u0301\u0323", "èúüéë", strict=True))
_VNI_WHOLE = {"đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö"}


def tcvn3(text: str) -> str:
    """The text in TCVN3 (ABC); capitals become small letters of another font."""
    return text.translate(_TO_TCVN3)


def vni(text: str) -> str:
    """The text in VNI for Windows."""
    return "".join(map(_vni, text))


def _vni(char: str) -> str:
    small = char.lower()
    whole = _VNI_WHOLE.get(small)
    if whole is None:
        base, *marks = list(unicodedata.normalize("NFD", small))
        tone = next((mark for mark in marks if mark in _VNI_TONES), "")
        if "\u0302" in marks:
            whole = base + _VNI_CIRCUMFLEX.get(tone, "â")
        elif "\u0306" in marks:
            whole = base + _VNI_BREVE.get(tone, "ê")
        elif "\u031b" in marks:
            whole = {"o": "ô", "u": "ö"}[base] + _VNI_TONES.get(tone, "")
        else:
            whole = base + _VNI_TONES.get(tone, "")
    return whole.upper() if char != small else whole


def mojibake(text: str) -> str:
    """The bytes of the text in UTF-8, each read as a letter of Latin-1."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def has_legacy_lines(text: str) -> bool:
    """Whether a line of the text is surely in a legacy encoding."""
    composed = unicodedata.normalize("NFC", text)
    return sound_spans(composed) != [(0, len(composed))]
