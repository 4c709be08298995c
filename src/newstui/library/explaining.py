"""Why an article is in its event, in words that a reader can check against the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstui.library.session import Library
from newstui.model.event import EventRow, Reason
from newstui.model.frozen import frozen
from newstui.model.moment import Precision
from newstui.store import articles, event_decisions, event_rows, events, lists

_SURE = ((0.97, "Almost certainly"), (0.85, "Very likely"), (0.7, "Likely"), (0.0, "Perhaps"))
"""How a likeness in 0..1 is said, from the surest down."""
_WORTH_NAMING = 0.3
"""An event that came second is named from this likeness on."""
_DAY = 24
_UNITS = ((168, "week"), (_DAY, "day"), (1, "hour"))
"""Spans of time in hours; weeks from two on."""


@frozen
class Explanation:
    """Why an article is in its event."""

    article_id: int
    event_id: int
    event_title: str
    reason: Reason
    lines: tuple[str, ...]
    """The same as sentences to show."""
    by_reader: bool = False
    """Whether the reader has put it there."""


def why(library: Library, article_id: int) -> Explanation | None:
    """Why the article is in its event; None if there is no such article."""
    # What events are compared with is loaded when it is first asked for, not at the start.
    from newstui.library import possible

    connection = library.database.reader()
    found = events.reason_of(connection, article_id)
    if found is None:
        return None
    event_id, reason, by_reader = found
    row = event_rows.row(connection, event_id)
    title = row.title if row else ""
    if by_reader:
        lines = [f"You put it here: “{title}”"]
    else:
        lines = _lines(library, article_id, row, reason)
    for other in event_decisions.parted_from(connection, article_id):
        parted = event_rows.row(connection, other)
        if parted:
            lines.append(f"You said that it is not of event {parted.id}, “{parted.title}”")
    lines += [
        f"Possibly the same: event {one.event.id}, “{one.event.title}” ({_percent(one.score)})"
        for one in possible.possibly_same(library, event_id)
        if one.near
    ]
    return Explanation(article_id, event_id, title, reason, tuple(lines), by_reader)


def _lines(library: Library, article_id: int, row: EventRow | None, reason: Reason) -> list[str]:
    text = _text(library, article_id)
    names = [_as_written(name, text) for name in reason.shared_names]
    words = [_as_written(word, text) for word in reason.shared_words]
    lines = [_decision(library, row, reason)]
    for what, shared in (("Names", names), ("Words", words), ("Numbers", reason.shared_numbers)):
        if shared:
            lines.append(f"{what} in both: {', '.join(shared)}")
    if reason.hours_apart is not None:
        article = lists.article(library.database.reader(), article_id)
        exact = article is not None and article.published.precision is Precision.SECOND
        lines.append(f"Published {apart(reason.hours_apart, to_the_hour=exact)}")
    if reason.runner_up is not None and reason.runner_up_score >= _WORTH_NAMING:
        connection = library.database.reader()
        other = event_rows.row(connection, events.current_id(connection, reason.runner_up))
        if other is not None and (row is None or other.id != row.id):
            sure = _percent(reason.runner_up_score)
            lines.append(f"The next likeliest was event {other.id}, “{other.title}” ({sure})")
    return lines


def _decision(library: Library, row: EventRow | None, reason: Reason) -> str:
    title = row.title if row else ""
    if reason.wire_copy_of is not None:
        other = lists.article(library.database.reader(), reason.wire_copy_of)
        if other is not None:
            return f"Part of “{title}”: it carries the same text as {other.source}"
    if not reason.score:
        if row is not None and row.article_count == 1:
            return "An event of its own: no other report is like it"
        return "The event began with this report: nothing that had come in before was like it"
    how = next(words for least, words in _SURE if reason.score >= least)
    return f"{how} part of “{title}” ({_percent(reason.score)} sure)"


def _percent(score: float) -> str:
    """A likeness, of which nothing is wholly certain."""
    return f"{min(99, round(score * 100))} %"


def _text(library: Library, article_id: int) -> str:
    """Text and headline: where a word stands in both its form in the text is the plainer one."""
    connection = library.database.reader()
    row = lists.article(connection, article_id)
    text = articles.texts_of(connection, [article_id]).get(article_id, "")
    return f"{text}\n{row.title if row else ''}"


def _as_written(word: str, text: str) -> str:
    """A word as it stands in the text: in small letters where it does so anywhere, else as it is
    written first; where it does not stand there as it is."""
    forms: Sequence[str] = re.findall(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    if not forms:
        return word
    return next((form for form in forms if form.islower()), forms[0])


def apart(hours: float, *, to_the_hour: bool) -> str:
    """How far from the nearest report of the event, as exactly as the date is known."""
    if hours < _DAY and not to_the_hour:
        return "within a day of another report"
    if hours < 1:
        return "within an hour of another report"
    number, name = next(
        (round(hours / unit), name) for unit, name in _UNITS if hours >= unit * (1 + (unit > _DAY))
    )
    return f"about {number} {name if number == 1 else name + 's'} from the nearest other report"
