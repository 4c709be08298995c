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
