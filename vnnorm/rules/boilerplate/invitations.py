"""Recognize invitations to readers: ``Mời quý vị và các bạn đón xem chương trình … trên kênh VTV5``.

An invitation has an addressee, and an address or what readers are asked to do and the medium for it. Without these, the host
of a feast may be speaking: ``Kính mời quý vị nâng ly``.
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
    if not is_addressed or folded.rsplit(" ", 1)[-1] in known.predicates:  # "…, chủ nhà nói"
        return False
    if _ADDRESS.search(sentence, at) or any(words in folded for words in labels.contact):
        return True
    done = labels.follow.ahead(folded, at + 1)
    after = (space + 1 for space, mark in enumerate(folded) if space >= done > 0 and mark == " ")
    return any(labels.medium.ahead(folded, start) > 0 for start in after)
