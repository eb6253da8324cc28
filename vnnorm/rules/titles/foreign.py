"""Read foreign names, with hyphens, apostrophes, particles, initials and numerals: Robert F. Kennedy, Ursula von der Leyen."""

from __future__ import annotations

import re

from vnnorm.rules.titles.lexicon import TitleWords
from vnnorm.rules.titles.sentence import Sentence

LONGEST = 6  # words of a foreign name: Juan Carlos Alberto Maria Lopez Garcia
APOSTROPHES = ("'", "’")
_HYPHENS = ("-", "‑")

# A capital inside a word marks a company (OpenAI, BitMEX), except after a name prefix: McTominay, O'Neill, LeBron, DiCaprio.
_NAME_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|Du|Le|La|Van|Fitz|St)[A-Z][a-z]{2,}\Z")

STOP, PARTICLE, WORD = range(3)
"""How a word relates to the foreign name before it: not part of it · a lower-case particle of it · one more word of it."""


def is_brand(word: str) -> bool:
    """Whether a word has the form of a company or product name, not of a person's name: OpenAI, VnExpress."""
    if not word.isascii() or word.isupper() or _NAME_PREFIX.match(word):
        return False  # TrầnThị: two words without the space between them
    return any(map(str.isupper, word[1:]))


def is_latin(word: str) -> bool:
    """Whether a word has only ASCII letters."""
    return word.isascii()


def is_tied(sentence: Sentence, index: int) -> bool:
    """Whether a hyphen or apostrophe joins a word and the one before into one name: Xi-hốp, Eto'o, but not Việt-Nhật."""
    gap, word = sentence.gap[index], sentence.word[index]
    if gap in APOSTROPHES:
        return word.isalpha()
    if gap not in _HYPHENS:
        return False
    if sentence.capital[index]:
        return word.isalpha() and not (sentence.syllable[index] and sentence.syllable[index - 1])
    return word.isalpha()


def step(sentence: Sentence, index: int, words: TitleWords) -> int:
    """How a word relates to the foreign name before it: ``STOP``, ``PARTICLE`` or ``WORD``."""
    word = sentence.word[index]
    if not sentence.blank[index]:
        initial = sentence.gap[index] in (". ", ".") and len(sentence.word[index - 1]) == 1
        return WORD if initial and sentence.capital[index] and _is_name_word(word) else STOP
    if not sentence.capital[index]:
        return PARTICLE if _is_particle(sentence, index, words.lone["particle"]) else STOP
    return WORD if _is_name_word(word) else STOP


def _is_name_word(word: str) -> bool:
    return word.isalpha() and not (word.isupper() and len(word) > 1)


def _is_particle(sentence: Sentence, at: int, particles: frozenset[str]) -> bool:
    """Whether one or two particles precede a capital: Ursula von der Leyen."""
    if sentence.folded[at] not in particles:
        return False
    return sentence.capital[at + 2 if sentence.folded[at + 1] in particles else at + 1]


def is_numeral(sentence: Sentence, at: int) -> bool:
    """Whether a word is the Roman numeral of a king or pope: Leo XIV."""
    return at < len(sentence.word) and sentence.blank[at] and not sentence.word[at].strip("IVX")
