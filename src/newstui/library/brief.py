"""The day's events, one paragraph each: for a mail, a login shell, a status line."""

from __future__ import annotations

from dataclasses import dataclass

from newstui.cleaning.dateline import dateline_of
from newstui.cleaning.shape import blocks_of
from newstui.events.sentences import sentences
from newstui.library import browse, muting
from newstui.library.session import Library
from newstui.model.event import EventRow
from newstui.model.query import And
from newstui.store import articles, events, lists

_LONGEST = 420
"""Characters of a paragraph, if its first sentence leaves the choice."""
_LEAD_WITHIN = 4
"""Paragraphs among which a dateline is sought: captions and a standfirst may come before it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One event in a few sentences of the article that tells it."""

    event: EventRow
    text: str
    article_id: int
    source: str
    """Who wrote these sentences."""
    sources: tuple[str, ...]
    """All who report the event, first to report it first."""


def brief(library: Library, query: str = "", since: str = "1d") -> list[Paragraph]:
    """The events that were reported since so long ago (`1d`, `12h`, `2w`), match a query and are
    not muted, those of most sources first. No sentence is composed: each stands in the article
    that is named.

    Raises QueryError, placed in `query`, or in `since` where that is no age.
    """
    wanted = browse.understand(library, query)
    recent = browse.understand(library, f"newer:{since}")
    keys, _ = muting.shown_keys(library, And((wanted, recent)))
    rows = [row for row in browse.events_at(library, keys) if row is not None]
    rows.sort(key=lambda row: (-row.source_count, -row.article_count, -row.last_at))
    return [_paragraph(library, row) for row in rows]


def _paragraph(library: Library, row: EventRow) -> Paragraph:
    connection = library.database.reader()
    lead = lists.article(connection, row.lead_article_id)
    text = articles.texts_of(connection, [row.lead_article_id]).get(row.lead_article_id, "")
    return Paragraph(
        event=row,
        text=_opening(_report(text), lead.language if lead else None),
        article_id=row.lead_article_id,
        source=lead.source if lead else "",
        sources=events.sources(connection, row.id),
    )


def _report(text: str) -> str:
    """The first running text of an article, from its dateline on where it has one: what stands
    above a dateline are captions, and lists of what is worth knowing say it all twice."""
    head = text[: 8 * _LONGEST]
    apart = {block.start for block in blocks_of(head)}
    running, at = [], 0
    for line in head.split("\n"):
        if line.strip() and at not in apart and not line.rstrip().endswith(":"):
            running.append(line)
        at += len(line) + 1
    for place, paragraph in enumerate(running[:_LEAD_WITHIN]):
        if any(dateline_of([paragraph], ())):
            return "\n\n".join(running[place:])
    return "\n\n".join(running) or text


def _opening(text: str, language: str | None) -> str:
    """The first sentences of a text, whole ones, as many as make a paragraph."""
    told = ""
    for start, end in sentences(text[: 4 * _LONGEST], language):
        sentence = " ".join(text[start:end].split())
        if told and len(told) + len(sentence) >= _LONGEST:
            break
        told = f"{told} {sentence}".strip()
    return told
