"""Recognize invitations to readers: ``Mời quý vị và các bạn đón xem chương trình … trên kênh VTV5``.

An invitation has an addressee, what readers are asked to do, and the medium or the address for it. Without the medium, the
host of a feast may be speaking: ``Kính mời quý vị nâng ly``.
"""

from __future__ import annotations

from vnnorm.rules.boilerplate.entries import Entry
from vnnorm.rules.boilerplate.lexicon import Words
from vnnorm.text.fold import fold
from vnnorm.text.pattern import lazily

INVITATION = Entry("promo", "sign", "mời", "invitation to readers")
INITIALS = ("M", "K", "X")  # of "Mời", "Kính mời", "Xin mời"
LONGEST = 260  # maximum characters of an invitation
_MOST = 6  # maximum phrases of an addressee: "quý vị và các bạn yêu thích"
_ADDRESS = lazily(r"@|www\.|https?:|\d{4}[. ]?\d{3}")


def is_invitation(sentence: str, known: Words) -> bool:
    """Whether a whole sentence invites readers to follow, read, hear or write to a medium."""
    if not sentence.startswith(INITIALS) or len(sentence) > LONGEST:
        return False
    labels = known.labels_of
    folded = fold(sentence).rstrip(' .!…”"')
    at = labels.invite.ahead(folded)
    is_addressed = False
    for _ in range(_MOST):
        end = labels.reader.ahead(folded, at + 1) if at > 0 else -1
        if end < 0:
            break
        at, is_addressed = end, True
    done = labels.follow.ahead(folded, at + 1) if is_addressed else -1
    is_said = folded.rsplit(" ", 1)[-1] in known.predicates  # "…, chủ nhà nói"
    return done > 0 and not is_said and _has_medium(sentence, folded, done, known)


def _has_medium(sentence: str, folded: str, at: int, known: Words) -> bool:
    labels = known.labels_of
    if _ADDRESS.search(sentence, at) or any(words in folded for words in labels.contact):
        return True
    return any(labels.medium.ahead(folded, space + 1) > 0 for space, mark in enumerate(folded) if space >= at and mark == " ")
