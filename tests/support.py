"""Small articles and libraries for tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from conftest import NOW
from newstui.library.importing import ImportReport, import_documents
from newstui.library.session import Library
from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment

FERRY = (
    "A passenger ferry ran aground off the Norwegian port of Bergen on Tuesday, and all 240 people "
    "on board were taken to safety, the coast guard said.\n\n"
    "The ferry Havbris struck a rock in thick fog shortly before dawn. Norway's accident board "
    "has opened an inquiry."
)
FERRY_AGAIN = (
    "All 240 passengers of the ferry Havbris are safe after it hit a rock near Bergen in fog, "
    "Norway's coast guard said on Tuesday.\n\n"
    "The accident board in Oslo will question the captain of the Havbris this week."
)
BUDGET = (
    "Parliament in Warsaw approved Poland's budget for the coming year on Wednesday after a debate "
    "that lasted through the night.\n\n"
    "The finance minister said the deficit would fall to four percent. The opposition voted "
    "against it and called for an election."
)
TELESCOPE = (
    "Astronomers in Chile have seen the most distant galaxy yet with a new telescope, the "
    "observatory said.\n\n"
    "The research team will publish its study of the galaxy next month."
)


def document(
    text: str,
    *,
    title: str = "A headline",
    source: str = "Fjord Times",
    guid: str | None = None,
    day: int = 6,
    language: str = "en",
) -> RawDocument:
    """A clean text as JSON Lines would bring it, published in February 2024."""
    return RawDocument(
        guid=guid or f"{source}/{title}",
        form=Form.TEXT,
        content=text,
        origin="test.jsonl",
        url=f"https://{source.lower().replace(' ', '-')}.example/{len(title)}",
        title=title,
        source=source,
        published=Moment.day(2024, 2, day),
        language=language,
    )


def sample() -> list[RawDocument]:
    """Four articles of three events by three outlets."""
    return [
        document(FERRY, title="Ferry Havbris runs aground off Bergen, 240 safe", day=6),
        document(
            FERRY_AGAIN,
            title="Ferry Havbris hits rock near Bergen; all 240 safe",
            source="Danube Post",
            day=6,
        ),
        document(BUDGET, title="Poland's parliament passes budget", source="Danube Post", day=7),
        document(
            TELESCOPE, title="Telescope in Chile sees farthest galaxy", source="Night Sky", day=8
        ),
    ]


def open_library(folder: Path) -> Library:
    """An empty library whose clock stands still."""
    return Library.open(folder / "news.db", clock=lambda: float(NOW))


def fill(library: Library, documents: Iterable[RawDocument] | None = None) -> ImportReport:
    """Imports documents, by default the sample."""
    return import_documents(library, sample() if documents is None else documents)


def check_consistency(library: Library) -> None:
    """The full-text index matches the articles, every counter a recount, and events their rows."""
    connection = library.database.reader()
    connection.execute("INSERT INTO article_fts(article_fts, rank) VALUES('integrity-check', 1)")
    counted = connection.execute(
        "SELECT kind, value, count(*), sum(NOT EXISTS (SELECT 1 FROM article_state s"
        " WHERE s.article_id = f.article_id AND s.read_at IS NOT NULL))"
        " FROM article_facets f GROUP BY kind, value"
    ).fetchall()
    kept = connection.execute(
        "SELECT kind, value, total, unread FROM facet_counts WHERE kind != 'all' AND total > 0"
    ).fetchall()
    assert sorted(counted) == sorted(kept)
    keys = "SELECT count(*) FROM article_facets f JOIN articles a ON a.id = f.article_id"
    assert connection.execute(f"{keys} WHERE f.time_key != a.time_key").fetchone() == (0,)
    shown = connection.execute(
        "SELECT e.id, e.article_count, e.time_key FROM events e ORDER BY e.id"
    ).fetchall()
    true = connection.execute(
        "SELECT m.event_id, count(*), max(a.time_key) FROM event_articles m"
        " JOIN articles a ON a.id = m.article_id GROUP BY m.event_id ORDER BY m.event_id"
    ).fetchall()
    assert shown == true
    unsigned = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM"
    for table in ("article_signatures", "article_keys"):
        assert connection.execute(f"{unsigned} {table})").fetchone() == (0,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def dump_of(library: Library) -> list[str]:
    """Everything that is stored but the bookkeeping of jobs, undo and writes, as SQL.

    A count of nothing says as much as none.
    """
    beside = ("jobs", "undo_log", "meta", "article_fts")
    return [
        line
        for line in library.database.reader().iterdump()
        if not any(f'INTO "{name}' in line for name in beside)
        and not ("facet_counts" in line and line.endswith(",0,0);"))
    ]
