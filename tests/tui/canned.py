"""A library whose answers stand fixed, so that pictures of the screen change only with the screen.

Cleaning, tagging and grouping are other rooms' work: their progress must not repaint anything here.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from newstui.library import browse, explaining, muting, reading
from newstui.model.article import Article, ArticleRow, Tag, Tags
from newstui.model.event import EventDetail, EventRow, Reason
from newstui.model.facet import Counts, FacetCount, FacetKind
from newstui.model.moment import Moment
from newstui.model.timeline import EntryKind, Mention, Tense, TimelineEntry


def at(day: int, hour: int = 0, minute: int = 0, month: int = 1) -> int:
    return int(datetime(2024, month, day, hour, minute, tzinfo=UTC).timestamp())


NOW = at(11, 18, 40)
TEXT = """Washington has approved the sale of 246 anti-tank missiles to Kosovo for about 75 \
million dollars, the State Department told Congress on Thursday.

Belgrade said that it was deeply disappointed. The Serbian president, who had received the \
American ambassador in the morning, called the decision a breach of trust and asked for a \
meeting of the Quint countries before the end of the month.

Kosovo broke away in 2008; Serbia has never recognised it. Last year four people died when \
gunmen stormed a village in the north, and the alliance sent a thousand more soldiers.

The missiles, of a type that Ukraine made famous, would be the first that the Kosovo Security \
Force has ever had against armour. Congress has thirty days to object. Delivery would begin \
in 2025 at the earliest, a spokesman said.

“It is a purely defensive weapon,” the prime minister in Pristina said. “Whoever does not plan \
to come with tanks need not lose sleep over it.”
"""
_MENTIONS = (("Thursday", "2024-01-11", Tense.PAST), ("2008", "2008", Tense.PAST),
             ("Last year", "2023", Tense.PAST), ("2025", "2025", Tense.FUTURE))  # fmt: skip

_EVENTS: tuple[tuple[str, int, int, int, int, str, str, tuple[int, ...]], ...] = (
    # headline, last report, reports, sources, unread, countries, topics, course
    ("US clears missile sale to Kosovo, and Belgrade is “deeply disappointed”",
     at(11, 17, 2), 4, 3, 3, "XK RS US", "conflict politics", (1, 4, 2)),
    ("Ecuador: state of emergency, day three", at(11, 15, 30), 22, 7, 1, "EC", "crime",
     (6, 5, 3, 2, 2)),
    ("東京の地下鉄で新しい駅が開業、通勤客の混雑緩和に期待が高まる朝の風景", at(11, 9, 0), 1, 1, 1,
     "JP", "transport", ()),
    ("Grindavík: a new fissure opens north of the town", at(10, 21, 15), 2, 2, 0, "IS",
     "disaster", (1, 1)),
    ("افتتاح مكتبة عامة جديدة في القاهرة", at(10, 12, 0), 1, 1, 1, "EG", "culture", ()),
    ("Longest rail strike in thirty years stops four trains in five across Germany",
     at(10, 8, 45), 9, 5, 9, "DE NL", "economy", (2, 7, 4)),
    ("Zagreb zoo shows two snow leopard cubs 🐆🐆", at(9, 10, 0), 1, 1, 0, "HR", "lifestyle", ()),
    ("[/nope] [bold]Not markup[/] but a headline", at(8), 1, 1, 1, "HU", "politics", ()),
    ("Taiwan votes on Saturday: what the three candidates want from Beijing and Washington",
     at(8, 6, 0), 14, 9, 14, "TW CN US", "politics", (1, 2, 3, 6, 9)),
    ("Pakistan delays its election again, its senate says because of the winter",
     at(5, 13, 0), 3, 3, 0, "PK", "politics", (2, 1)),
    ("Norway opens part of its Arctic sea bed to mining", at(20, 18, 0, 12) - 366 * 86400, 6, 4,
     0, "NO", "environment", (3, 2, 1)),
)  # fmt: skip
_REPORTS = (
    ("Orbit & Defence", "AFP", "US clears missile sale to Kosovo", at(11, 17, 2), True, "first"),
    ("Danube Post", None, "Belgrade “deeply disappointed” over missiles for Pristina",
     at(11, 17, 40), False, "+ the ambassador told the president in the morning"),
    ("Morava Wire", "AFP", "US clears missile sale to Kosovo", at(11, 18, 5), False,
     "same text as Orbit & Defence"),
    ("Orbit & Defence", None, "What a Javelin can do, and what it cannot", at(11, 18, 20), False,
     "+ the range of the missile"),
)  # fmt: skip
_TIMELINE = (
    ("2008", "year", EntryKind.HAPPENED, "Kosovo broke away in 2008; Serbia has never recognised "
     "it.", ("Orbit & Defence", "Danube Post", "Morava Wire"), ""),
    ("2023", "year", EntryKind.HAPPENED, "Last year four people died when gunmen stormed a village "
     "in the north, and the alliance sent a thousand more soldiers.", ("Orbit & Defence",), ""),
    ("2024-01-11", "day", EntryKind.HAPPENED, "Washington has approved the sale of 246 anti-tank "
     "missiles to Kosovo for about 75 million dollars.", ("Orbit & Defence", "Morava Wire"), ""),
    ("2025", "year", EntryKind.PLANNED, "Delivery would begin in 2025 at the earliest, a spokesman "
     "said.", ("Orbit & Defence",), ""),
)  # fmt: skip
_NAMES = {
    FacetKind.COUNTRY: (("RS", "Serbia", 64, 21), ("XK", "Kosovo", 31, 12), ("US", "United States",
                        140, 0), ("TW", "Taiwan", 22, 14), ("IS", "Iceland", 9, 0)),
    FacetKind.TOPIC: (("16000000", "conflict", 88, 30), ("11000000", "politics", 212, 41)),
    FacetKind.SOURCE: (("Danube Post", "Danube Post", 96, 18), ("Morava Wire", "Morava Wire", 71,
                       23), ("Orbit & Defence", "Orbit & Defence", 40, 0)),
}  # fmt: skip


def _row(number: int) -> EventRow:
    title, last, reports, sources, unread, countries, topics, course = _EVENTS[number]
    return EventRow(
        id=number + 1, key=last << 28 | (number + 1), title=title, lead_article_id=number * 100,
        first_at=last - 7200, last_at=last, article_count=reports, source_count=sources,
        unread_count=unread, countries=tuple(countries.split()), topics=tuple(topics.split()),
        activity=course, starred=number == 3,
    )  # fmt: skip


ROWS = tuple(_row(number) for number in range(len(_EVENTS)))
BY_KEY = {row.key: row for row in ROWS}


def _report(number: int) -> ArticleRow:
    source, agency, title, published, read, _ = _REPORTS[number]
    return ArticleRow(
        id=number, key=published << 28 | number, event_id=1, title=title, source=source,
        agency=agency, language="en", published=Moment.at(datetime.fromtimestamp(published, UTC)),
        first_seen=NOW, countries=("XK", "RS", "US"), topics=("conflict", "politics"), read=read,
        starred=False,
    )  # fmt: skip


def article(_library: object, article_id: int) -> Article:
    if article_id < len(_REPORTS):
        row = _report(article_id)
    else:
        event = ROWS[article_id // 100]
        row = ArticleRow(
            article_id, event.key, event.id, event.title, "Morava Wire", None, "en",
            Moment.at(datetime.fromtimestamp(event.last_at, UTC)), NOW, event.countries,
            event.topics, event.unread_count == 0, event.starred,
        )  # fmt: skip
    mentions = []
    for words, value, tense in _MENTIONS:
        start = TEXT.index(words)
        sentence = TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0
        sentence = max(sentence, TEXT.rfind("\n", 0, start) + 1)
        end = TEXT.index(".", start) + 1
        mentions.append(
            Mention(start, start + len(words), words, value, "DATE", tense, sentence, end)
        )
    tags = Tags(tuple(Tag(code, 0.9) for code in row.countries))
    link = f"https://example.org/2024/{article_id}"
    return Article(row, str(article_id), link, None, TEXT, tags, tuple(mentions))


def event_detail(_library: object, event_id: int) -> EventDetail:
    row = ROWS[event_id - 1]
    if event_id != 1:
        report = article(None, row.lead_article_id).row
        told = TimelineEntry(None, "unknown", EntryKind.REPORT, row.title, report.id, 0, ("Wire",))
        return EventDetail(row, ("Morava Wire",), (report,), (told,))
    reports = tuple(_report(number) for number in range(len(_REPORTS)))
    entries = [
        TimelineEntry(date, precision, kind, text, 0, TEXT.find(text[:24]), sources, note)
        for date, precision, kind, text, sources, note in _TIMELINE
    ]
    for report, (*_, note) in zip(reports, _REPORTS, strict=True):
        entries.append(
            TimelineEntry(report.published.isoformat(), "second", EntryKind.REPORT, report.title,
                          report.id, 0, (report.source,), note)
        )  # fmt: skip
    return EventDetail(row, tuple(report.source for report in reports), reports, tuple(entries))


def rows_of(text: str) -> list[EventRow]:
    if "country:xk" in text:
        return list(ROWS[:1])
    return [] if "nothing" in text else list(ROWS)


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fixed answers in the place of the library's."""

    def facets(*_: object, **__: object) -> dict[FacetKind, tuple[FacetCount, ...]]:
        return {
            kind: tuple(FacetCount(kind, *value) for value in values)
            for kind, values in _NAMES.items()
        }

    def told(*_: object) -> tuple[tuple[int, int], ...]:
        second = TEXT.index("Kosovo broke")
        return ((0, TEXT.index("Belgrade")), (second, TEXT.index("The missiles")))

    answers = {
        "first_events": lambda _library, query, limit=60, **_: rows_of(query)[:limit],
        "event_keys": lambda _library, query, **_: array(
            "q", [row.key for row in rows_of(str(query))]
        ),
        "unread_keys": lambda _library, _query, keys: array(
            "q", [key for key in keys if BY_KEY[key].unread_count]
        ),
        "events_at": lambda _library, keys: _events_at(keys),
        "event_detail": event_detail,
        "counts": lambda _library: Counts(1204, 318, 12, len(ROWS)),
        "facet_counts": facets,
        "matching_of_event": lambda *_: frozenset(range(len(_REPORTS))),
        "data_version": lambda _library: 1,
    }
    understand = browse.understand

    def checked(library: object, text: str) -> str:
        understand(library, text)  # type: ignore[arg-type]
        return text

    for name, answer in answers.items():
        monkeypatch.setattr(browse, name, answer)
    monkeypatch.setattr(muting, "shown_events", answers["first_events"])
    monkeypatch.setattr(
        muting, "shown_keys", lambda *question, **_: (answers["event_keys"](*question), 0)
    )
    monkeypatch.setattr(browse, "understand", checked)
    monkeypatch.setattr(reading, "article", article)
    monkeypatch.setattr(reading, "told_before", told)
    monkeypatch.setattr(
        explaining, "why", lambda *_: explaining.Explanation(1, 1, "", Reason(0.8), (
            "Very likely part of “US clears missile sale to Kosovo” (91 % sure)",
            "Names in both: Kosovo, State Department, Quint",
            "Published about 2 hours from the nearest other report",
        ))
    )  # fmt: skip


def _events_at(keys: Sequence[int]) -> list[EventRow | None]:
    return [BY_KEY.get(key) for key in keys]
