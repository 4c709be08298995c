"""Whole HTML pages: the article's lines among all that a reader sees.

A small learned model weighs the text of each line and the elements that it stands in. Where it is
not sure of a page, trafilatura (Barbaresi 2021), a well-kept extractor by rules, has the casting
vote; it takes longer than all the rest, and is better on such pages alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from newstui.cleaning.dump_score import line_probabilities
from newstui.cleaning.dump_segment import article_lines
from newstui.cleaning.likeness import folded
from newstui.cleaning.page_blocks import Block, Blocks, with_breaks
from newstui.cleaning.page_notes import notes_of
from newstui.cleaning.page_parsed import ParsedPage
from newstui.cleaning.page_pointers import leads_elsewhere
from newstui.cleaning.page_score import page_odds
from newstui.cleaning.paragraphs import Line, joined_paragraphs, lines_of

_VOTE = 3.0
"""Log-odds that a line gains if trafilatura has it and loses if not."""
_SURE = 0.4
"""Sureness below which trafilatura is asked: one article in fifty, one other page in ten."""
_ELEMENTS_MOST = 4_000
"""Block elements of the largest page that trafilatura is asked of: more take it up to a second."""
_DOUBTFUL = 0.2
"""Probability from which a line counts in how sure the model is of the page."""
CAUTION = 0.25
"""What is taken from the log-odds, since the text of a page is cut more strictly than a dump."""
_LINES_MOST = 8_000
_LINE_MOST = 500
_ALONE = 4
"""Words up to which a line must be one of trafilatura's own lines, not a part of one."""


@dataclass(frozen=True, slots=True)
class PageArticle:
    """What a page shows: all its lines, which of them are the article, and its paragraphs."""

    lines: tuple[str, ...]
    body: range
    """From the article's first line to its last; lines inside may still not be its own."""
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What keeps the page from showing its article."""


def read_page(page: ParsedPage, url: str | None) -> PageArticle:
    """The article in a page; without paragraphs if there is none."""
    lines, blocks = lines_of_page(page)
    odds = (page_odds(blocks, page.title, page.told) - CAUTION).tolist()
    if _is_doubtful(page, lines, odds) and (found := _by_rules(page, url)):
        odds = _voted(lines, odds, found)
    kept = article_lines(lines, [_chance(odd) for odd in odds])
    if not kept:  # A page without elements that tell anything is as good as a dump.
        kept = article_lines(lines, line_probabilities(lines))
    kept = _own(kept, blocks)
    return PageArticle(
        tuple(line.text for line in lines),
        range(kept[0], kept[-1] + 1) if kept else range(0),
        tuple(map(with_breaks, joined_paragraphs([lines[index] for index in kept]))),
        notes_of(blocks.lines, kept, page.head, url),
    )


def lines_of_page(page: ParsedPage) -> tuple[list[Line], Blocks]:
    """The page's lines, wrapped ones joined and overlong ones cut, each with its block."""
    lines = lines_of(page.text)[:_LINES_MOST]
    blocks = page.blocks.lines
    if len(lines) == len(blocks):
        return lines, page.blocks
    if len(lines) == _LINES_MOST < len(blocks) and lines[-1].text == blocks[_LINES_MOST - 1].text:
        return lines, Blocks(blocks[:_LINES_MOST], page.blocks.elements)
    found: list[Block] = []
    at = seen = 0
    end = _letters(blocks[0].text) if blocks else 0
    for line in lines:
        while end <= seen and at + 1 < len(blocks):
            at += 1
            end += _letters(blocks[at].text)
        found.append(blocks[at]._replace(text=line.text, gap=line.gap))
        seen += _letters(line.text)
    return lines, Blocks(found, page.blocks.elements)


def _own(kept: Sequence[int], page: Blocks) -> list[int]:
    """The chosen lines without those that lead elsewhere; all of them if nothing would be left."""
    own = [
        at
        for at in kept
        if not leads_elsewhere(page.lines[at], page.elements[page.lines[at].element].tag)
    ]
    return own or list(kept)


def _letters(text: str) -> int:
    return len(text) - text.count(" ")


def _chance(odd: float) -> float:
    return 1 / (1 + exp(-odd))


def _is_doubtful(page: ParsedPage, lines: Sequence[Line], odds: Sequence[float]) -> bool:
    """Whether another opinion is worth its time."""
    return len(page.blocks.elements) <= _ELEMENTS_MOST and _sureness(lines, odds) < _SURE


def _sureness(lines: Sequence[Line], odds: Sequence[float]) -> float:
    """How far from even the model is, 0..1, on average over what may be the article's text."""
    chances = [_chance(odd) for odd in odds]
    pairs = [
        (abs(chance - 0.5) * 2, min(len(line.text), _LINE_MOST))
        for line, chance in zip(lines, chances, strict=True)
        if chance > _DOUBTFUL
    ]
    size = sum(size for _, size in pairs)
    return sum(sure * size for sure, size in pairs) / size if size else 1.0


def _by_rules(page: ParsedPage, url: str | None) -> str:
    """Trafilatura's text of the page, empty if it finds none."""
    import trafilatura

    try:
        return trafilatura.extract(page.html, url=url, include_comments=False) or ""
    except Exception:  # A hostile page may drive the parsers under it into any error.
        logging.getLogger(__name__).info("no elements were read from %s", url, exc_info=True)
        return ""


def _voted(lines: Sequence[Line], odds: Sequence[float], found: str) -> list[float]:
    """The log-odds after trafilatura's text has spoken for or against each line."""
    own_lines = {folded(line) for line in found.split("\n")}
    running = f" {folded(found)} "
    voted = []
    for line, odd in zip(lines, odds, strict=True):
        told = folded(line.text)
        is_in = told in own_lines or (told.count(" ") >= _ALONE and f" {told} " in running)
        voted.append(odd + (_VOTE if is_in else -_VOTE))
    return voted
