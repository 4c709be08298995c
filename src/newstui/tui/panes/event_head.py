"""What stands above an event's timeline: what it is about, who covered it, what is new in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newstui.library.event_coverage import Coverage
from newstui.model.event import EventDetail
from newstui.model.frozen import frozen
from newstui.model.storyline import StorylineRow
from newstui.model.timeline import EntryKind, TimelineEntry
from newstui.tui import cells, safe
from newstui.tui.display import Display, count
from newstui.tui.signs import sparkline
from newstui.tui.widgets.ink import Line
from newstui.tui.wrapping import broken

SAME_TEXT = "same text as "
"""How the note of a report begins that carries the text of another (see TimelineEntry)."""
_MOST_TITLE_LINES = 3
_BRIEF = 40
"""Below this many cells only the most needed is told."""


@frozen
class Around:
    """What is known of an event beside its reports."""

    coverage: Coverage | None = None
    storyline: StorylineRow | None = None
    """The chain of events that it is part of; None if it is alone."""


def head_lines(
    detail: EventDetail, around: Around, width: int, display: Display, *, titled: bool = False
) -> list[Line]:
    """The head in lines of at most so many cells, each with a cell for the cursor's bar; without
    the headline where it is `titled` already."""
    row = detail.row
    room = width - 2
    title = [] if titled else broken(safe.line(row.title), room)[:_MOST_TITLE_LINES]
    lines: list[Line] = [[(" ", ""), (text, "title")] for text in title]
    facts = display.filled(_facts(detail, around, display, brief=room < _BRIEF), room)
    lines += [[(" ", ""), (text, "soft")] for text in facts]
    lines += [[(" ", ""), (cells.crop(safe.line(str(figure)), room), "heading")]
              for figure in detail.figures]  # fmt: skip
    if around.storyline is not None:
        chain = around.storyline
        text = f"storyline of {count(chain.event_count, 'event')}: {safe.line(chain.title)}"
        lines.append([(" ", ""), (cells.crop(text, room, display.signs.more), "accent")])
    looked = None if around.coverage is None else around.coverage.looked_at
    if detail.new_facts and looked is not None:
        text = f"{count(detail.new_facts, 'new fact')} since you looked {display.ago(looked)}"
        lines.append([(" ", ""), (cells.crop(text, room), "new")])
    return lines


def _facts(detail: EventDetail, around: Around, display: Display, *, brief: bool) -> list[str]:
    """What is to know of an event; in `brief` only where it was and how widely it is told."""
    row = detail.row
    copies = most_copied(detail.timeline)
    reports = count(row.article_count, "report")
    reports = f"{reports} ({copies} of one text)" if copies > 1 else reports
    countries = ", ".join(safe.line(display.country(code)) for code in row.countries[:4])
    topics = ", ".join(safe.line(display.topic_name(code)) for code in row.topics[:3])
    sources = count(row.source_count, "source")
    course = f"{reports} {sparkline(row.activity, display.signs, 12)}".rstrip()
    if brief:
        return [fact for fact in (countries, sources, course) if fact]
    facts = [countries, topics, sources, course, _first(detail, display)]
    coverage = around.coverage
    if coverage is not None and coverage.missing and detail.reports:
        all_sources = len(coverage.covered) + len(coverage.missing)
        facts.append(f"not covered: {len(coverage.missing)} of your {all_sources}")
    return [fact for fact in facts if fact]


def _first(detail: EventDetail, display: Display) -> str:
    dated = [report for report in detail.reports if report.published.known]
    if len(detail.reports) < 2 or not dated:
        return ""
    first = dated[0]
    return f"first: {safe.line(first.agency or first.source)} {display.short(first.published)}"


def most_copied(entries: Sequence[TimelineEntry]) -> int:
    """How many reports carry the text that most carry; 0 where each has its own."""
    copied = Counter(
        entry.note
        for entry in entries
        if entry.kind is EntryKind.REPORT and entry.note.startswith(SAME_TEXT)
    )
    return max(copied.values()) + 1 if copied else 0
