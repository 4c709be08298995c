"""A timeline as a file: Markdown, JSON Lines, iCalendar, or a page for the browser.

Whatever comes from an article is escaped for where it stands; the page asks nothing of the web
and runs no script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape

from newstui.cleaning.sanitise import sanitise_line, sanitise_values
from newstui.events.timex_calendar import span
from newstui.library import coverage
from newstui.library.dates_shown import date_shown
from newstui.library.escapes import calendar_days, calendar_line, calendar_text, markdown
from newstui.library.records import entry_record
from newstui.library.session import Library
from newstui.model.timeline import EntryKind, Figure, TimelineEntry
from newstui.sources.links import web_url
from newstui.store import articles

_HEADINGS = {
    EntryKind.HAPPENED: "What happened",
    EntryKind.REPORT: "Who reported",
    EntryKind.PLANNED: "What is to come",
}
_WIDEST_ENTRY = 7
"""Days: what took longer, a month or a year, would hide the rest of a calendar."""
_STYLE = """\
:root{color-scheme:light dark;--rule:#8886}
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{line-height:1.2;text-wrap:balance}h2{font-size:1.1rem;margin:2.5rem 0 1rem}
ol{list-style:none;padding:0;margin:0}
li{display:grid;grid-template-columns:8.5rem 1fr}
li time{text-align:right;padding-right:1.4rem;font-variant-numeric:tabular-nums;opacity:.75}
li>div{position:relative;min-width:0;overflow-wrap:anywhere;padding:0 0 1.1rem 1.4rem}
li>div{border-left:2px solid var(--rule)}
li>div::before{content:"";position:absolute;left:-.4rem;top:.45rem;width:.6rem;height:.6rem}
li>div::before{box-sizing:border-box;border:2px solid;border-radius:50%;background:Canvas}
.report li>div::before{background:currentColor}
.planned li>div::before{border-radius:0;transform:rotate(45deg)}
small{display:block;opacity:.75}.bars{letter-spacing:.05em}
@media(max-width:36rem){li{grid-template-columns:1fr}li time{text-align:left}}
@media print{a{color:inherit}li{break-inside:avoid}}
"""
# The page itself forbids what it never does: to load anything, or to run a script.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HTML_TIME = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[\d:]+Z?)?)?)?|\d{4}-W\d\d")


@dataclass(frozen=True, slots=True)
class Page:
    """A timeline with what stands above it."""

    title: str
    about: str
    entries: tuple[TimelineEntry, ...]
    figures: tuple[Figure, ...] = ()
    links: Mapping[int, str] = field(default_factory=dict)
    """The web address of each article, where it has one."""


def links_of(library: Library, entries: Sequence[TimelineEntry]) -> dict[int, str]:
    """The addresses of the articles of a timeline, those that a browser may open."""
    connection = library.database.reader()
    bodies = {
        number: articles.body_of(connection, number)
        for number in dict.fromkeys(entry.article_id for entry in entries)
    }
    found = {number: body and body.url and web_url(body.url) for number, body in bodies.items()}
    return {number: url for number, url in found.items() if url}


def lines(page: Page, form: str, now: int) -> Iterator[str]:
    """The lines of a timeline as `md`, `jsonl`, `ics` or `html`; `now` is seconds UTC."""
    makers: dict[str, Callable[[], Iterator[str]]] = {
        "md": lambda: _markdown_page(page),
        "jsonl": lambda: (
            json.dumps(sanitise_values(entry_record(entry)), ensure_ascii=False)
            for entry in page.entries
        ),
        "ics": lambda: _calendar(page, now),
        "html": lambda: _web_page(page),
    }
    return makers[form]()


FORMS = ("md", "jsonl", "ics", "html")


def _sections(page: Page) -> Iterator[tuple[str, list[TimelineEntry]]]:
    for kind, heading in _HEADINGS.items():
        entries = [entry for entry in page.entries if entry.kind is kind]
        if entries:
            yield heading, entries


def _when(entry: TimelineEntry) -> str:
    return date_shown(entry.date, "to come" if entry.kind is EntryKind.PLANNED else "undated")


def _markdown_page(page: Page) -> Iterator[str]:
    yield f"# {markdown(sanitise_line(page.title))}"
    yield ""
    yield markdown(page.about)
    yield ""
    for figure in page.figures:
        yield f"- {markdown(str(figure))}"
    for heading, entries in _sections(page):
        yield ""
        yield f"## {heading}"
        yield ""
        for entry in entries:
            note = f" ({markdown(sanitise_line(entry.note))})" if entry.note else ""
            who = markdown(sanitise_line(", ".join(entry.sources)))
            link = page.links.get(entry.article_id)
            # In angle brackets an address may hold brackets; it cannot hold `>` unescaped.
            source = f"[{who}](<{link.replace('>', '%3E')}>)" if link else who
            text = markdown(sanitise_line(entry.text))
            yield f"- **{_when(entry)}** {text}{note} — {source}"


def _calendar(page: Page, now: int) -> Iterator[str]:
    """iCalendar (RFC 5545): what has a day, or a week at most."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%SZ")
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//newstui//timeline//EN"]
    rows.append(f"X-WR-CALNAME:{calendar_text(page.title)}")
    for entry in page.entries:
        days = span(entry.date) if entry.date else None
        if days is None or (days[1] - days[0]).days >= _WIDEST_ENTRY:
            continue
        who = ", ".join(entry.sources)
        rows += [
            "BEGIN:VEVENT",
            f"UID:{entry.kind.value}-{entry.article_id}-{entry.start}@newstui",
            f"DTSTAMP:{stamp}",
            *_calendar_days(entry, days),
            f"SUMMARY:{calendar_text(entry.text)}",
            f"DESCRIPTION:{calendar_text(f'{who}. {entry.note}' if entry.note else who)}",
        ]
        link = page.links.get(entry.article_id)
        rows += [f"URL:{sanitise_line(link)}"] if link else []
        rows.append("END:VEVENT")
    yield from map(calendar_line, [*rows, "END:VCALENDAR"])


def _calendar_days(entry: TimelineEntry, days: tuple[date, date]) -> list[str]:
    if entry.date and entry.precision == "second":
        at = datetime.fromisoformat(entry.date.replace("Z", "+00:00"))
        return [f"DTSTART:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"]
    return calendar_days(*days)


def _web_page(page: Page) -> Iterator[str]:
    title = escape(sanitise_line(page.title))
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style></head>"
    yield "<body>"
    yield f"<h1>{title}</h1>"
    yield f"<p>{escape(sanitise_line(page.about))}</p>"
    yield from _web_coverage(page)
    if page.figures:
        yield "<ul>"
        yield from (f"<li>{escape(sanitise_line(str(figure)))}</li>" for figure in page.figures)
        yield "</ul>"
    for heading, entries in _sections(page):
        yield f"<h2>{heading}</h2>"
        yield f'<ol class="{entries[0].kind.value}">'
        yield from (_web_entry(entry, page.links.get(entry.article_id)) for entry in entries)
        yield "</ol>"
    yield "</body>"
    yield "</html>"


def _web_coverage(page: Page) -> Iterator[str]:
    days = coverage.per_day(page.entries)
    drawn = coverage.bars([count for _, count in days])
    if drawn:
        first, last = (date_shown(day.isoformat()) for day in (days[0][0], days[-1][0]))
        bars = f'<span class="bars" role="img" aria-label="reports per day">{escape(drawn)}</span>'
        yield f"<p><small>{first} {bars} {last}</small></p>"


def _web_entry(entry: TimelineEntry, link: str | None) -> str:
    text, who = escape(sanitise_line(entry.text)), escape(sanitise_line(", ".join(entry.sources)))
    note = f" · {escape(sanitise_line(entry.note))}" if entry.note else ""
    source = f'<a href="{escape(link)}" rel="noreferrer">{who}</a>' if link else who
    exact = entry.date and _HTML_TIME.fullmatch(entry.date)
    stamp = f' datetime="{entry.date}"' if exact else ""
    return (
        f"<li><time{stamp}>{escape(_when(entry))}</time>"
        f"<div>{text}<small>{source}{note}</small></div></li>"
    )
