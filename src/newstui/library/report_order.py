"""In which order the reports of an event are read, and which of them comes first."""

from __future__ import annotations

from collections.abc import Set

from newstui.model.article import ArticleRow
from newstui.model.event import EventDetail


def in_order(detail: EventDetail) -> list[ArticleRow]:
    """First the report whose headline the event bears, then the others, earliest first: so the
    reader begins with what the list has promised."""
    return sorted(detail.reports, key=lambda report: report.id != detail.row.lead_article_id)


def first_to_read(
    detail: EventDetail, matching: Set[int] | None = None, *, unread: bool = False
) -> int:
    """The id of the report to show when an event is come upon: the first in order that is unread,
    and where all are read the first.

    Where a filter leaves only some (`matching`, their ids) it is one of these, unless an unread
    one was asked for and there is none among them.
    """
    reports = in_order(detail)
    left = [one for one in reports if matching is None or one.id in matching]
    wanted = [one for one in (*left, *(reports if unread else ())) if not one.read]
    chosen = (wanted or left or reports)[:1]
    return chosen[0].id if chosen else detail.row.lead_article_id
