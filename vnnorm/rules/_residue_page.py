"""Which whole lines of a page are residue: position, neighbours and shape decide together; a heading alone is no proof."""

from __future__ import annotations

import re

from vnnorm.rules._residue_shape import Shape, is_listed
from vnnorm.rules._residue_words import Words

Label = tuple[str, str]  # kind, and what says so

_BLOCK = frozenset({"headline", "teaser", "count", "writer", "short", "stamp", "caption", "credit", "file", "link", "video"})
_LOOSE = frozenset({"headline", "writer"})
_TEASED = 250  # no teaser is longer
_CLOCK = re.compile(r"\d[:hg]\d\d|giờ")
_CONTACT = re.compile(r"@|www\.|https?:|tại đây|TẠI ĐÂY|dưới đây|\d{4}[. ]?\d{3}|:\Z")
_PATH = re.compile(r"[^.!?>»/]{2,30}(?: ?[>»/] ?[^.!?>»/]{2,40}){1,4}\Z")
_MENU, _MENU_ITEM = 4, 32  # sections, and letters of the longest
_LABELS_APART = 6  # lines between two labels of one footer


class Page:
    """Lines without the white space around them, their shapes, and the labels of those that are residue."""

    def __init__(
        self, lines: list[str], shapes: list[Shape], known: Words, repeated: frozenset[str], indented: frozenset[int]
    ) -> None:
        self.lines = lines
        self.indented = indented
        self.shapes = shapes
        self.names = [shape.name for shape in shapes]
        self.known = known
        self.labels: list[Label | None] = [None] * len(lines)
        self.filled = [at for at, line in enumerate(lines) if line]
        self.prose = [at for at in self.filled if self.names[at] == "prose"]
        if not self.prose:
            return  # no article: residue is residue of something
        if len(self.filled) == 1:
            return  # no lines beside it
        for at in self.filled if repeated else ():
            if lines[at] in repeated:
                self.labels[at] = "repeated", "line of many texts"
        self._menus()
        self._footers()
        self._blocks()
        self._pictures()
        self._headlines_within()
        self._end()
        self._start()

    # ------------------------------------------------------------ helpers

    def _label(self, first: int, last: int, kind: str, reason: str) -> None:
        for at in range(first, last + 1):
            if self.lines[at] and self.labels[at] is None:
                self.labels[at] = kind, reason

    def _entry(self, at: int) -> Label:
        entry = self.shapes[at].entry
        assert entry is not None
        return entry.kind, entry.reason

    # ------------------------------------------------------------ menus and footers

    def _menus(self) -> None:
        """Rows of short lines that are sections of newspapers for the greater part, before or after the article."""
        run: list[int] = []
        for at in [*self.filled, -1]:
            if at >= 0 and len(self.lines[at]) <= _MENU_ITEM and self.names[at] in ("headline", "writer", "heading", "line"):
                run.append(at)
                continue
            sections = [place for place in run if self.known.is_section(self.lines[place])]
            if len(sections) >= _MENU and 2 * len(sections) >= len(run):
                kind = "breadcrumb" if run[0] < self.prose[0] else "footer"
                for place in range(sections[0], sections[-1] + 1):
                    if self.lines[place] and self.labels[place] is None:
                        self.labels[place] = kind, "menu"
            run = []

    def _headlines_within(self) -> None:
        """Unmarked links and captions between paragraphs: set in, or the words of the paragraph beside them."""
        for index, at in enumerate(self.filled):
            if self.labels[at] or self.names[at] != "headline" or at < self.prose[0]:
                continue
            words = len(self.lines[at].split())
            if words < 8:
                continue
            beside = self.filled[max(index - 1, 0)], self.filled[min(index + 1, len(self.filled) - 1)]
            if any(self.names[place] == "prose" and self.lines[place].startswith(self.lines[at]) for place in beside):
                self.labels[at] = "caption", "words of the paragraph beside it"
            elif at in self.indented and any(place != at and place in self.indented for place in beside):
                self.labels[at] = "related", "headlines set in"

    def _footers(self) -> None:
        """Labels that stand together (``Giấy phép số …``, ``Điện thoại: …``), with what stands between them."""
        marked = [
            at
            for at in self.filled
            if self.names[at] == "start" and self._entry(at)[0] in ("footer", "copyright") and self.labels[at] is None
        ]
        runs: list[list[int]] = []
        for at in marked:
            if runs and at - runs[-1][-1] <= _LABELS_APART and not self._has_prose(runs[-1][-1] + 1, at):
                runs[-1].append(at)
            else:
                runs.append([at])
        for run in runs:
            if len(run) == 1 and self._entry(run[0])[0] == "footer":
                continue
            for at in run:
                self.labels[at] = self._entry(at)
            for at in range(run[0], run[-1]):
                if self.lines[at] and self.labels[at] is None:
                    self.labels[at] = "footer", "between labels"

    def _has_prose(self, first: int, last: int) -> bool:
        return any(self.names[at] == "prose" for at in range(first, last))

    # ------------------------------------------------------------ blocks under a heading

    def _blocks(self) -> None:
        fits = self._fits()
        free = 0  # the first line that no block has taken
        for at in self.filled:
            if at < free or self.names[at] != "heading" or self.labels[at]:
                continue
            kind, reason = self._entry(at)
            last = self._block_end(at, kind, at > self.prose[0] and fits[at + 1])
            if last >= at:
                self._label(at, last, kind, reason)
                free = last + 1

    def _fits(self) -> list[bool]:
        """From which lines on the text may be nothing but headlines, teasers and their like, up to its end.

        A sentence may stand among them as a headline that asks, calls or is long, the same one twice, or the summary under a
        headline; of these there must be two, or it is the article that goes on.
        """
        fits = [True] * (len(self.lines) + 1)
        fit, summaries = True, 0
        before = {at: self.filled[index - 1] for index, at in enumerate(self.filled) if index}
        following = -1
        for at in range(len(self.lines) - 1, -1, -1):
            if self.names[at] == "prose" and fit:
                line, previous = self.lines[at], before.get(at, at)
                is_summary = self.names[previous] in ("headline", "count", "stamp")
                calls = (line[-1] in "?!" or line[-1].isalnum()) and following >= 0 and self.names[following] in _BLOCK
                again = line in (self.lines[following], self.lines[previous] if previous < at else "") and following >= 0
                summaries += is_summary and not calls and not again
                fit = len(line) <= _TEASED and (is_summary or calls or again)
            fits[at] = fit and summaries != 1
            if self.lines[at]:
                following = at
        return fits

    def _block_end(self, heading: int, kind: str, at_end: bool) -> int:
        """The last line of the block under a heading; less than the heading where it heads none."""
        items: list[int] = []
        stop = heading + 1
        while stop < len(self.lines):
            name = self.names[stop]
            if name == "blank":
                stop += 1
                continue
            if self.labels[stop] or name in ("heading", "start") or (name == "source" and not items):
                break
            if name == "line" and self._entry(stop)[0] != kind:
                break
            if name == "prose" and not at_end:
                break
            if name not in _BLOCK and name not in ("line", "prose", "source"):
                break
            items.append(stop)
            stop += 1
        if kind == "tags":
            return self._tags_end(heading, items)
        if at_end:
            return items[-1] if items else heading
        if kind != "sidebar":
            return heading - 1
        if stop >= len(self.lines):  # everything before the first prose, or nothing after
            return items[-1] if items else heading
        items = self._without_title(heading, items) if self.names[stop] == "prose" else items
        if not items:
            return heading if heading == self.filled[0] else heading - 1
        enough = any(len(self.lines[at].split()) >= 4 for at in items)
        return items[-1] if enough else heading - 1

    def _tags_end(self, heading: int, items: list[int]) -> int:
        last = heading - 1
        for at in items:
            if len(self.lines[at].split()) > 7 or (last >= heading and at - last > 1):
                break
            last = at
        return last

    def _without_title(self, heading: int, items: list[int]) -> list[int]:
        """The items before prose but for what may be its title or sub-heading: a paragraph of its own, or a short line."""
        kept = list(items)
        if not kept:
            return []
        is_above = heading < self.prose[0]
        at = len(kept) - 1
        while at > 0 and kept[at] - kept[at - 1] == 1:
            at -= 1
        is_apart = kept[at] - (kept[at - 1] if at else heading) > 1
        if is_apart and (at > 0 or is_above):
            while is_above and at > 0 and all(self.names[place] == "stamp" for place in kept[at:]):
                kept = kept[:at]  # the stamp of the article, below its title
                at -= 1
            return kept[:at]
        if kept[-1] + 1 == self._next(kept[-1]) and is_above:
            while kept and self.names[kept[-1]] == "stamp":
                kept.pop()
            return kept[:-1]
        if is_above and sum(self.names[place] == "headline" for place in kept) == 1:
            return []  # one line under a heading above an article is its title as well
        is_short = len(self.lines[kept[-1]].split()) < 6
        return kept[:-1] if is_short and self.names[kept[-1]] in ("headline", "writer", "short") else kept

    def _next(self, at: int) -> int:
        following = at + 1
        while following < len(self.lines) and not self.lines[following]:
            following += 1
        return following

    # ------------------------------------------------------------ pictures, links, stamps, titles: anywhere

    def _pictures(self) -> None:
        captions = sum(1 for at in self.filled if self.names[at] == "caption" and self.labels[at] is None)
        is_story = captions > 2 * len(self.prose) + 2  # told in captions
        title = self._title()
        for index, at in enumerate(self.filled):
            if self.labels[at]:
                continue
            name, line = self.names[at], self.lines[at]
            if name == "file":
                self.labels[at] = "media-file", "file name"
                self._caption_under(at)
            elif name == "stamp" and (_CLOCK.search(line) or 0 < index < 4):
                self.labels[at] = "dateline", "stamp"
            elif index == 0:
                continue
            elif name in ("caption", "credit", "video") and not is_story:
                self.labels[at] = name, "credit at the end"
            elif name in ("line", "start") and self._entry(at)[0] == "caption":
                self.labels[at] = self._entry(at)
            elif name == "link":
                self.labels[at] = "related", "link"
            elif at > title >= 0 and line == self.lines[title]:
                self.labels[at] = "repeated-title", "the title again"
            elif name == "start" and self._entry(at)[0] in ("promo", "reader-note", "share") and _CONTACT.search(line):
                self.labels[at] = self._entry(at)

    def _caption_under(self, at: int) -> None:
        following = at + 1
        if following < len(self.lines) and self.names[following] == "headline" and self.labels[following] is None:
            self.labels[following] = "caption", "under a file name"

    def _title(self) -> int:
        """The line of the title; -1 where there is none that could be told when it comes again."""
        for at in self.filled:
            if self.labels[at] is None and self.names[at] == "headline" and not self.known.is_section(self.lines[at]):
                return at if len(self.lines[at].split()) >= 4 else -1
            if self.names[at] == "prose":
                return -1
        return -1

    # ------------------------------------------------------------ the end of the article and what follows

    def _end(self) -> None:
        body = [at for at in self.prose if self.labels[at] is None]
        if not body:
            return
        last = self._after_end_mark(body)
        rest = [at for at in self.filled if at > last]
        writers = 0
        while writers < len(rest) and self.names[rest[writers]] == "writer" and self.labels[rest[writers]] is None:
            writers += 1
        is_list = writers > 3
        near = 0  # lines that nothing has explained
        is_over = was_footer = False  # whether something has shown that the article is over
        for at in rest:
            label = self.labels[at]
            if label:
                is_over = is_over or label[0] not in ("caption", "credit", "video", "media-file")
                was_footer = was_footer or label[0] in ("footer", "copyright")
                continue
            name = self.names[at]
            near += 1
            if name == "writer" and not is_list and (is_over or near < 3) and not self.known.is_section(self.lines[at]):
                self.labels[at] = "byline", "name after the article"
            elif name == "source":
                self.labels[at] = "source", "source after the article"
            elif name in ("stamp", "count"):
                self.labels[at] = ("dateline", "stamp") if name == "stamp" else ("sidebar", "count")
            elif name in ("line", "start") and (self._entry(at)[0] != "footer" or is_over):
                self.labels[at] = self._entry(at)
            elif was_footer and name in ("headline", "writer", "short"):
                self.labels[at] = "footer", "after a footer"
            elif is_over and self.known.is_section(self.lines[at]):
                self.labels[at] = "footer", "section"
            elif not is_over or name not in ("headline", "teaser") or is_listed(self.lines[at]):
                break
            else:
                self.labels[at] = "related", "headline after the article"
            is_over = True

    def _after_end_mark(self, body: list[int]) -> int:
        """The last line of the body; what follows its end mark is another item, where it is little."""
        for at in reversed(body[-4:]):
            line = self.lines[at]
            if line.endswith(("/.", "/ .")):
                after = [later for later in self.filled if later > at and self.labels[later] is None]
                if after and self.names[after[0]] == "headline" and len(after) <= 6 and body.index(at) >= 2:
                    self._label(after[0], after[-1], "related", "after the end mark")
                return at
        return body[-1]

    # ------------------------------------------------------------ what stands before the article

    def _start(self) -> None:
        first = self.prose[0]
        for at in self.filled:
            if at >= first:
                return
            if self.labels[at]:
                continue
            line = self.lines[at]
            if self.known.is_section(line) or (_PATH.match(line) and self.known.is_section(re.split("[>»/]", line)[0])):
                self.labels[at] = "breadcrumb", "section"
            elif self.names[at] in ("line", "start") and self._entry(at)[0] in ("share", "promo"):
                self.labels[at] = self._entry(at)
            else:
                return
