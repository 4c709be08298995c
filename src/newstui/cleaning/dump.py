"""Dumps: the article's own lines, its title, and what stood around it."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.cleaning.dump_score import line_weights
from newstui.cleaning.dump_segment import best_segment
from newstui.cleaning.dump_title import title_of_dump
from newstui.cleaning.paragraphs import Line, joined_paragraphs, lines_of

_NO_ARTICLE = "No article was found in this dump, only menus and notices."


@dataclass(frozen=True, slots=True)
class DumpArticle:
    """What a dump holds: all its lines, which of them are the article, and its title."""

    lines: tuple[str, ...]
    body: range
    """From the article's first line to its last; lines inside may still not be its own."""
    paragraphs: tuple[str, ...]
    title: str | None
    notes: tuple[str, ...] = ()


def read_dump(content: str, claimed_title: str | None, url: str | None) -> DumpArticle:
    """The article in the visible text of a page; `content` is sanitised."""
    lines = lines_of(content)
    weights = line_weights(lines)
    body = best_segment(weights)
    kept = [index for index in body if weights[index] > 0]
    texts = tuple(line.text for line in lines)
    title = title_of_dump(texts, body, claimed_title, url)
    notes = () if kept else (_NO_ARTICLE,)
    return DumpArticle(texts, body, _paragraphs(lines, kept), title, notes)


def _paragraphs(lines: list[Line], kept: list[int]) -> tuple[str, ...]:
    return tuple(joined_paragraphs([lines[index] for index in kept]))
