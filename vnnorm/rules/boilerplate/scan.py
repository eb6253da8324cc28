"""One search for all residue of a text: whole lines first, then residue within the lines that stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from vnnorm.rules.boilerplate.blocks import between, blocks, footers
from vnnorm.rules.boilerplate.credits import may_have_credits
from vnnorm.rules.boilerplate.ends import after_article, before_article
from vnnorm.rules.boilerplate.gates import Signs, signs
from vnnorm.rules.boilerplate.inline import Place, within
from vnnorm.rules.boilerplate.lexicon import BoilerplateWords
from vnnorm.rules.boilerplate.menus import framed, menus, portal
from vnnorm.rules.boilerplate.opening import after_title
from vnnorm.rules.boilerplate.page import Page
from vnnorm.rules.boilerplate.pictures import pictures
from vnnorm.rules.boilerplate.repeats import repeats
from vnnorm.rules.boilerplate.shape import CODE, Shape, shape
from vnnorm.rules.boilerplate.title import asks, under_title
from vnnorm.text.code import code_spans
from vnnorm.text.sentences import sentence_ends

Span = tuple[int, int, str, str]  # start, end, kind, reason
Look = Callable[[Page], None]

# The surest rules come first, so that later ones do not take residue for the title or the end of the article.
_LOOKS = (menus, footers, under_title, portal, blocks, pictures, repeats, after_article, before_article, between, framed)
_CODE = ("{", "<", "=", "\t", "|", '","')  # every line of code that is as long as an article contains one of them
_LONGEST_OPENING = 160  # maximum characters of a caption that opens a text; all of 19 in news on one line have less
_SENTENCES = 2  # a line with so many sentences is more than a caption
_READ = frozenset({"prose", "teaser"})  # shapes of lines that may contain residue
_CAPTIONS = frozenset({"caption", "video"})  # shapes that lose only their credit if precision is favored
_SEVERAL = frozenset({"caption", "video", "teaser"})  # shapes that a text of several sentences on one line may have as well
_WITHIN = (pictures,)  # rules that rely on the form of a line, not on its position


class Memory:
    """Settings and cached results that all searches of one page share: the shapes of its lines, its markers, its code.

    Deleting lines or sentences never introduces new markers and never turns prose into code, so results can be cached.
    """

    def __init__(self, known: BoilerplateWords, repeated: frozenset[str] = frozenset(), favor: str | None = None) -> None:
        self.known = known
        self.repeated = repeated  # lines that many texts share
        self.favor = favor
        self.shapes: dict[str, Shape] = {}
        self.signs: Signs | None = None
        self.code: frozenset[str] | None = None
        self.pieces: dict[tuple[str, bool, bool], list[Span]] = {}  # by line, whether it is a lead, whether it is last

    def shaped(self, lines: list[str]) -> list[Shape]:
        """The shapes of some lines."""
        for line in {*lines}.difference(self.shapes):
            self.shapes[line] = shape(line, self.known)
        return [self.shapes[line] for line in lines]

    def within(self, line: str, is_lead: bool, is_last: bool) -> list[Span]:
        """The residue within a line."""
        place = line, is_lead, is_last
        found = self.pieces.get(place)
        if found is None:
            assert self.signs is not None
            found = self.pieces[place] = within(line, self.known, self.signs, Place(is_lead, is_last, self.favor))
        return found

    def code_of(self, text: str) -> frozenset[str]:
        """The lines that were code, markup or data in the first text searched."""
        if self.code is None:
            pieces = [text[low:high].replace("_", " ") for low, high in code_spans(text)]
            self.code = frozenset([line.strip() for piece in pieces for line in piece.split("\n")])
        return self.code

    def seen(self, text: str) -> Signs:
        """The markers of the first text searched."""
        if self.signs is None:
            self.signs = signs(text, self.known)
        return self.signs


def spans(text: str, memory: Memory) -> list[Span]:
    """The residue of a text with repaired characters, in order and disjoint.

    Residue that becomes visible only after this residue is removed needs another search.
    """
    memory.seen(text)
    view = text.replace("_", " ") if "_" in text else text  # splits words that a segmenter joined
    if "\n" not in view:
        return _in_one_line(text, view, memory)
    raw = view.split("\n")
    lines = [line.strip() for line in raw]
    shapes = memory.shaped(lines)
    found = _on_page(Page(lines, shapes, memory.known, memory.favor), text, raw, memory)
    code = memory.code_of(text) if found else frozenset()  # rare, so computed only if needed
    if not code:
        return found
    marked = [CODE if line in code and line else shaped for line, shaped in zip(lines, shapes, strict=True)]
    return _on_page(Page(lines, marked, memory.known, memory.favor), text, raw, memory)


def _on_page(page: Page, text: str, raw: list[str], memory: Memory) -> list[Span]:
    """The residue of a page: whole lines, then residue within the lines that stay."""
    if not page.prose or (page.prose == page.filled[:1] and asks(page, page.prose[0])):
        return []  # at most a title: residue presupposes an article
    lines = page.lines
    starts = list(accumulate([len(line) + 1 for line in raw], initial=0))
    for at in page.filled if memory.repeated else ():
        if text[starts[at] : starts[at] + len(raw[at])].strip() in memory.repeated:
            page.labels[at] = "repeated", "line of many texts"
    for look in _WITHIN if "code" in page.names else _LOOKS:
        look(page)
    found = _whole_lines(page, raw, starts)
    stays = [at for at in page.filled if page.labels[at] is None]
    prose = [at for at in stays if page.names[at] in (_READ if memory.favor != "precision" else _READ | _CAPTIONS)]
    any_marks = any(memory.seen(text))
    leads = prose[:2]
    inner: list[Span] = []
    for at in prose:
        line, is_lead, is_last = lines[at], at in leads, at == stays[-1]
        if is_lead or is_last or any_marks or may_have_credits(line):
            pieces = memory.within(line, is_lead, is_last)
            if pieces:
                inner += _whole_words(_disjoint(pieces, starts[at] + raw[at].index(line)), text)
    return sorted(found + inner) if inner else found


def _in_one_line(text: str, view: str, memory: Memory) -> list[Span]:
    """The residue of a text without line breaks; none if the text is a single candidate, such as a credit.

    What opens the text may be its title and lead, run together, and not the caption of the first picture.
    """
    line = view.strip()
    if not line:
        return []
    [(name, entry)] = memory.shaped([line])
    is_captioned = name in _SEVERAL and sum(1 for _ in sentence_ends(line)) >= _SENTENCES
    if name != "prose" and not is_captioned and (entry is None or entry.kind != "breadcrumb"):
        return []
    found = [*memory.within(line, is_lead=True, is_last=True), *after_title(line, memory.known)]
    pieces = [piece for piece in found if not _opens_article(piece, line)]
    if not pieces or (any(map(text.__contains__, _CODE)) and memory.code_of(text)):
        return []
    return list(_whole_words(_disjoint(pieces, view.index(line[0])), text))


def _opens_article(piece: Span, line: str) -> bool:
    """Whether a caption at the start of a text is so long that a title and a lead without a full stop may be part of it.

    A link mark at the start of the text opens neither.
    """
    start, end, kind, _ = piece
    return start == 0 and kind == "caption" and end > _LONGEST_OPENING and line[0] not in ">»"


def _whole_words(pieces: Iterable[Span], text: str) -> Iterator[Span]:
    """The pieces that do not end inside a segmented word, except before a piece, or where a giver is joined to a sentence."""
    found = list(pieces)
    starts = {start for start, *_ in found}
    for start, end, kind, reason in found:
        is_joined = text[end : end + 1] == "_"
        if is_joined and (end + 1 in starts or reason.endswith("a word that starts sentences")):
            yield start, end + 1, kind, reason
        elif not is_joined or reason.endswith("a known source"):
            yield start, end, kind, reason


def _whole_lines(page: Page, raw: list[str], starts: list[int]) -> list[Span]:
    """The labelled lines; successive lines with the same label form one span."""
    found: list[Span] = []
    last = -1  # the previous line if it is labelled, else -1
    for at in page.filled:
        label = page.labels[at]
        if label is None:
            last = -1
            continue
        start = starts[at] + raw[at].index(page.lines[at])
        end = start + len(page.lines[at])
        if last >= 0 and page.labels[last] == label:
            found[-1] = found[-1][0], end, *label
        else:
            found.append((start, end, *label))
        last = at
    return found


def _disjoint(pieces: list[Span], start: int) -> Iterator[Span]:
    """The pieces of a line in order, in offsets of the text; of two that overlap, the second loses the overlap."""
    low = 0
    for first, last, kind, reason in sorted(pieces):
        if last > low:
            yield start + max(first, low), start + last, kind, reason
            low = last
