"""Markdown files: only the prose changes, ``- **Thủ_tướng** gặp `a_b` .`` → ``- **Thủ tướng** gặp `a_b`.``

tree-sitter parses the blocks, then the inline text of each paragraph and heading, with exact offsets. Everything except prose
is hidden from the steps: front matter, fences, indented code, HTML, tables, definitions, marks of headings, lists, quotes and
emphasis, inline code, link targets, addresses, entities and escapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, BinaryIO, NamedTuple

from vnnorm.cli import plain
from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import Choice, Piece
from vnnorm.text.around import Part, merged
from vnnorm.text.pattern import lazily

MARKS = 4000  # marks in a paragraph from which it stays as it is, because the parser takes quadratic time (0.1 s here)
_MARK = lazily(rb"[*_~\[\]!<`$]")
_INLINE = lazily(rb"[*_~\[\]<`$\\&]|[ \t]\r?\n")  # without any of these the parser finds only prose
_WORD = "x"  # replaces inline code and the like, so that rules read the marks next to it as marks next to a word
_LINKS = {"inline_link", "image", "full_reference_link"}  # the text that they show is prose, the rest is not
_SHOWN = {"link_text", "image_description"}
_SHORT = {"shortcut_link", "collapsed_reference_link"}  # they show the name of a definition, if there are any
_HIDDEN = {
    "backslash_escape": _WORD,
    "code_span": _WORD,
    "email_autolink": _WORD,
    "emphasis_delimiter": "",
    "entity_reference": _WORD,
    "hard_line_break": "\n",
    "html_tag": "",
    "latex_block": _WORD,
    "numeric_character_reference": _WORD,
    "uri_autolink": _WORD,
}
# Text that the parser takes for prose, but other readers of Markdown do not: bare addresses, unfinished links, unknown tags. A
# mark after an address is included, because it would become part of the address if it moved.
_LOOSE = lazily(r"((?:https?://|www\.)[^\s)>\]]+(?: +(?=[.,;:!?]))?|`[^`\n]+`)|\]\([^)\s]*|<[^>\n]{1,400}>")
# Readers disagree on whether this is code: in a list, some read a paragraph, but the author often means code.
_INDENTED = lazily(r"(?: {4}|\t)[ \t]*(?!(?:[-*+]|[0-9]+[.)])\s)\S")
# They also disagree on the end of a fence that is indented, quoted, or longer than its beginning.
_FENCE = lazily(r"[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})")
_ROW = lazily(r"[ \t]*\|.*\|")


class _Region(NamedTuple):
    """The inline text of one block: its place in the bytes, and the marks of lists and quotes on its later lines."""

    start: int
    end: int
    marks: list[tuple[int, int]]
    node: Any


def pieces(stream: BinaryIO, choice: Choice) -> Iterator[Piece]:
    """The one piece of a Markdown file; ``UserError`` if the parser is not installed."""
    _parsers()
    yield from plain.pieces(stream, choice, "md")


@cache
def _parsers() -> tuple[Any, Any, Any]:
    """The parsers of blocks and of inline text, and the class of ranges."""
    try:
        import tree_sitter
        import tree_sitter_markdown
    except ImportError:
        raise UserError(
            "Markdown needs a parser: pip install 'vnnorm[markdown]'; --format txt takes the file as plain text, code and all"
        ) from None
    languages = (tree_sitter_markdown.language(), tree_sitter_markdown.inline_language())
    block, inline = (tree_sitter.Parser(tree_sitter.Language(language)) for language in languages)
    return block, inline, tree_sitter.Range


def markup(text: str) -> list[Part]:
    """The parts of a Markdown text that are not prose, with their replacements: nothing, a word, or line ends between blocks.

    >>> markup("# Tin `a_b` .")
    [(0, 2, ''), (6, 11, 'x')]
    """
    return list(_markup(text))


@lru_cache(maxsize=1)  # each step asks for the result of the previous step
def _markup(text: str) -> tuple[Part, ...]:
    data = text.encode("utf-8", "surrogatepass")
    regions, has_definitions = _regions(data, _parsers()[0].parse(data).root_node)
    hidden: list[Part] = []
    last = 0
    for region in regions:
        hidden.append((last, region.start, "\n" * min(2, data.count(b"\n", last, region.start))))
        hidden += sorted(_inside(data, region, has_definitions))
        last = region.end
    hidden.append((last, len(data), "\n" * min(2, data.count(b"\n", last))))
    return tuple(_without_loose(text, _in_code_points(data, hidden)))


def _regions(data: bytes, root: Any) -> tuple[list[_Region], bool]:
    """The inline texts of all blocks except tables, in order, and whether the document defines names of links."""
    regions: list[_Region] = []
    has_definitions = False
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if node.type == "inline":
            if node.end_byte - node.start_byte > MARKS and len(_MARK.findall(data, node.start_byte, node.end_byte)) > MARKS:
                continue
            marks = [(mark.start_byte, mark.end_byte) for mark in node.children if mark.type == "block_continuation"]
            regions.append(_Region(node.start_byte, node.end_byte, marks, node))
        elif node.type == "link_reference_definition":
            has_definitions = True
        elif node.type not in {"pipe_table", "html_block", "fenced_code_block", "indented_code_block"}:
            nodes += node.children[::-1]
    return regions, has_definitions


def _inside(data: bytes, region: _Region, has_definitions: bool) -> Iterator[Part]:
    """The parts of the inline text of a block that are not prose, in bytes."""
    for start, end in region.marks:
        yield start, end, ""
    if not _INLINE.search(data, region.start, region.end):
        return
    nodes = [_parsed(data, region)]
    while nodes:
        node = nodes.pop()
        if node.type in _HIDDEN:
            yield node.start_byte, node.end_byte, _HIDDEN[node.type]
        elif node.type in _SHORT and has_definitions:
            yield node.start_byte, node.end_byte, _WORD
        elif node.type in _LINKS:
            last = node.start_byte
            for shown in (child for child in node.children if child.type in _SHOWN):
                yield last, shown.start_byte, ""
                last = shown.end_byte
                nodes.append(shown)
            yield last, node.end_byte, ""
        else:
            nodes += node.children


def _parsed(data: bytes, region: _Region) -> Any:
    """The tree of an inline text, without the block marks on its lines."""
    _, parser, make_range = _parsers()
    first = region.node.start_point
    bounds = [region.start, *(bound for mark in region.marks for bound in mark), region.end]
    points = [_point(data, region.start, first, bound) for bound in bounds]
    parser.included_ranges = [
        make_range(points[at], points[at + 1], bounds[at], bounds[at + 1])
        for at in range(0, len(bounds), 2)
        if bounds[at] < bounds[at + 1]
    ] or [make_range(first, first, region.start, region.start)]
    return parser.parse(data).root_node


def _point(data: bytes, start: int, first: Any, at: int) -> tuple[int, int]:
    """Row and column of a byte, counted from those of a byte before it."""
    rows = data.count(b"\n", start, at)
    return (first[0] + rows, at - data.rindex(b"\n", start, at) - 1) if rows else (first[0], first[1] + at - start)


def _in_code_points(data: bytes, parts: list[Part]) -> list[Part]:
    """Parts in bytes converted to code points. Empty parts and parts inside another are dropped."""
    out: list[Part] = []
    seen = count = 0

    def at(byte: int) -> int:
        nonlocal seen, count
        count += len(data[seen:byte].decode("utf-8", "surrogatepass"))
        seen = byte
        return count

    for start, end, instead in parts:
        if seen <= start < end:
            out.append((at(start), at(end), instead))
    return out


def _without_loose(text: str, parts: list[Part]) -> list[Part]:
    """The parts, and the prose between them that another reader of Markdown may take for code."""

    loose = [(match.start(), match.end(), _WORD if match[1] else "") for match in _LOOSE.finditer(text)]
    position, before, fence = 0, "", ""
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        if line and (
            fence or opening or _ROW.match(line) or (_INDENTED.match(line) and (not before.strip() or _INDENTED.match(before)))
        ):
            loose.append((position, position + len(line), ""))
        if not fence:
            fence = opening[1] if opening else ""
        elif opening and not line.strip(" \t>" + fence[0]) and opening[1].startswith(fence):
            fence = ""
        position += len(line) + 1
        before = line
    return merged([*parts, *loose])
