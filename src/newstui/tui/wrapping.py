"""Breaking a text into lines of so many cells, a stretch at a time, so that no size hangs.

Lines are held as offsets into the text. Characters that take one cell are broken by plain
string searches, about 50 MB a second; the rest (CJK, emoji, combining marks) by graphemes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import split_graphemes

_ONE_CELL = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u0556"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193]*"
)
_NEVER_FIRST = frozenset("、。，．：；？！）］｝〉》」』】〕ー々…’”%)]},.;:!?·»")
_NEVER_LAST = frozenset("（［｛〈《「『【〔‘“([{«")
_NOT_AFTER_BLANK = frozenset("»›:;?!")
_STRETCH = 8192
"""Characters looked at together in a paragraph that has no end in sight."""
_MOST_LINES = 200


def break_line(text: str, cells: int) -> tuple[str, str]:
    """The words that fit into so many cells, and the rest; a word too long is broken."""
    flow = Flow(text, cells)
    flow.extend(2)
    if flow.count < 2:
        return text.rstrip(" "), ""
    return text[: flow.ends[0]], text[flow.starts[1] :]


def broken(text: str, cells: int) -> list[str]:
    """A short text as lines of at most so many cells."""
    flow = Flow(text, cells)
    flow.extend(_MOST_LINES)
    return [text[start:end] for start, end in zip(flow.starts, flow.ends, strict=True)]


@lru_cache(maxsize=1)
def _two_cells() -> re.Pattern[str]:
    """Characters of two cells that nothing joins with: most of a Chinese, Japanese or Korean text.
    Made when there is one, since it takes as long as several modules."""
    return re.compile(
        "[\u3001-\u3029\u3030\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
        "\uac00-\ud7a3\uff01-\uff60]*"
    )


class Flow:
    """The lines of a text that have been broken so far, and how to go on."""

    def __init__(self, text: str, cells: int, narrower: Mapping[int, int] | None = None) -> None:
        """`narrower` gives for paragraphs, by the offset they start at, how many cells less they
        have than the others."""
        self.text = text
        self._full = max(2, cells)
        self._narrower = narrower or {}
        self.cells = self._full
        self.starts = array("q")
        self.ends = array("q")
        self._next = 0
        self._paragraph_end = -1
        self._plain = False

    @property
    def complete(self) -> bool:
        return self._next > len(self.text) or not self.text

    @property
    def count(self) -> int:
        return len(self.starts)

    def estimate(self) -> int:
        """How many lines there will be in all, as far as can be told now."""
        if self.complete or not self._next:
            return max(self.count, len(self.text) // self._full)
        return max(self.count, self.count * len(self.text) // self._next)

    def extend(self, lines: int) -> None:
        """Go on until there are so many lines, or no more text."""
        while self.count < lines and not self.complete:
            self._one_line()

    def line_at(self, offset: int) -> int:
        """The line that holds a character, or the last so far."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def _one_line(self) -> None:
        text, start = self.text, self._next
        if self._paragraph_end < start:
            found = text.find("\n", start)
            self._paragraph_end = len(text) if found < 0 else found
            match = _ONE_CELL.match(text, start, self._paragraph_end)
            self._plain = match is not None and match.end() == self._paragraph_end
            self.cells = max(2, self._full - self._narrower.get(start, 0))
        limit = self._paragraph_end
        cut = self._plain_cut(start, limit) if self._plain else self._grapheme_cut(start, limit)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        self.starts.append(start)
        self.ends.append(end)
        if cut >= limit:
            self._next = limit + 1
            return
        while cut < limit and text[cut] == " ":
            cut += 1
        self._next = cut if cut < limit else limit + 1

    def _plain_cut(self, start: int, limit: int) -> int:
        if limit - start <= self.cells:
            return limit
        blank = last = self.text.rfind(" ", start + 1, start + self.cells + 1)
        while blank > start and self._belongs(blank):
            blank = self.text.rfind(" ", start + 1, blank)
        if blank > start:
            return blank
        return last if last > start else start + self.cells

    def _belongs(self, blank: int) -> bool:
        """Whether a blank is part of French punctuation: `« oui »`, `pourquoi ?`."""
        return self.text[blank - 1] in "«‹" or self.text[blank + 1 : blank + 2] in _NOT_AFTER_BLANK

    def _wide_cut(self, start: int, limit: int) -> int | None:
        """Where a line of characters of two cells ends; None where it holds any other."""
        most = self.cells // 2
        match = _two_cells().match(self.text, start, min(limit, start + most + 1))
        end = start if match is None else match.end()
        if end == limit and end - start <= most:
            return limit
        if end - start <= most or most < 4:
            return None
        cut = start + most
        for _ in range(3):
            if self.text[cut] not in _NEVER_FIRST and self.text[cut - 1] not in _NEVER_LAST:
                return cut
            cut -= 1
        return start + most

    def _grapheme_cut(self, start: int, limit: int) -> int:
        wide = self._wide_cut(start, limit)
        if wide is not None:
            return wide
        stretch = self.text[start : min(limit, start + _STRETCH)]
        # Few graphemes are longer than four characters: look no further than needed.
        window = stretch[: self.cells * 4 + 8]
        spans, width = split_graphemes(window)
        if width <= self.cells:
            if len(window) == limit - start:
                return limit
            return start + max(1, len(window))
        used = 0
        chance = 0
        for begin, end, cells in spans:
            if used + cells > self.cells:
                break
            used += cells
            if self._may_break(window, begin, end, cells):
                chance = end
        else:
            end = len(window)
            begin = end
        if window[begin : begin + 1] == " " and not (chance and self._belongs(start + begin)):
            return start + begin
        return start + (chance or max(begin, 1))

    @staticmethod
    def _may_break(window: str, begin: int, end: int, cells: int) -> bool:
        """Whether a line may end after this grapheme: at a blank, or between wide characters."""
        following = window[end : end + 1]
        if following == " ":
            after = window[end + 1 : end + 2]
            return window[begin] not in "«‹" and after not in _NOT_AFTER_BLANK
        if window[begin] == " ":
            return following not in _NOT_AFTER_BLANK and window[begin - 1] not in "«‹"
        if following in _NEVER_FIRST or window[begin] in _NEVER_LAST:
            return False
        return cells == 2 or window[begin] in "-–—/" or _is_wide(following)


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7a3"
