"""Whole HTML pages: trafilatura and the line model of the dumps, each checking the other.

Trafilatura (Barbaresi 2021) knows the elements, the line model knows what text looks like. A line
of the visible page counts as the article's if the model says so after what trafilatura found has
moved its log-odds. Trafilatura's fast mode does where the two agree by and large; its full mode
with its fallbacks, three times slower, is asked where they do not.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from newstui.cleaning.dump_score import line_probabilities
from newstui.cleaning.dump_segment import article_lines
from newstui.cleaning.likeness import folded
from newstui.cleaning.page_parsed import ParsedPage
from newstui.cleaning.paragraphs import Line, joined_paragraphs, lines_of

_EVIDENCE = 3.0
"""Log-odds that a line gains if trafilatura has it and loses if not; by measurement."""
_AGREEMENT = 0.4
"""Share of words in common below which trafilatura's full mode is asked."""
_LINES_MOST = 20_000
_ALONE = 4
"""Words up to which a line must be one of trafilatura's own lines, not a part of one."""


@dataclass(frozen=True, slots=True)
class PageArticle:
    """What a page shows: all its lines, which of them are the article, and its paragraphs."""

    lines: tuple[str, ...]
    body: range
    """From the article's first line to its last; lines inside may still not be its own."""
    paragraphs: tuple[str, ...]


def read_page(page: ParsedPage, url: str | None) -> PageArticle:
    """The article in a page; without paragraphs if there is none."""
    lines = lines_of(page.text)[:_LINES_MOST]
    probabilities = line_probabilities(lines)
    found = _by_elements(page.seen, url, [lines[i] for i in article_lines(lines, probabilities)])
    if found:
        probabilities = _weighed(lines, probabilities, found)
    kept = article_lines(lines, probabilities)
    return PageArticle(
        tuple(line.text for line in lines),
        range(kept[0], kept[-1] + 1) if kept else range(0),
        tuple(joined_paragraphs([lines[index] for index in kept])),
    )


def _by_elements(html: str, url: str | None, expected: Sequence[Line]) -> str:
    """Trafilatura's text of the page, empty if it finds none."""
    text = _extracted(html, url, fast=True)
    if _agreement(text, "\n".join(line.text for line in expected)) < _AGREEMENT:
        text = _extracted(html, url, fast=False) or text
    return text


def _extracted(html: str, url: str | None, fast: bool) -> str:
    import trafilatura

    try:
        return trafilatura.extract(html, url=url, fast=fast, include_comments=False) or ""
    except Exception:  # A hostile page may drive the parsers under it into any error.
        logging.getLogger(__name__).info("no elements were read from %s", url, exc_info=True)
        return ""


def _agreement(text: str, other: str) -> float:
    """How many words two texts share, 0..1 (Dice coefficient of their multisets)."""
    words, others = Counter(text.split()), Counter(other.split())
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def _weighed(lines: Sequence[Line], probabilities: Sequence[float], found: str) -> list[float]:
    """The probabilities after trafilatura's text has spoken for or against each line."""
    own_lines = {folded(line) for line in found.split("\n")}
    running = f" {folded(found)} "
    weighed = []
    for line, probability in zip(lines, probabilities, strict=True):
        told = folded(line.text)
        is_in = told in own_lines or (told.count(" ") >= _ALONE and f" {told} " in running)
        odds = log((probability + 1e-6) / (1 - probability + 1e-6))
        weighed.append(1 / (1 + exp(-odds - (_EVIDENCE if is_in else -_EVIDENCE))))
    return weighed
