"""The screen over hostile articles: it stays, and no line of it steers the terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from inputs import STEERING, TEXT
from judging import STEERING as FORBIDDEN
from textual.pilot import Pilot

from newstui.library.importing import import_documents
from newstui.library.session import Library
from newstui.model.document import Form, RawDocument
from newstui.tui.app import NewstuiApp

MARKUP = ("[/nope]", "[bold red]x[/]", "[@click=app.quit]q[/]", "[link=file:///etc/passwd]f[/link]",
          "[", "]", "[]", "[[", "\\[", "[$primary]", "[not closed")  # fmt: skip
KEYS = ("j", "j", "enter", "tab", "w", "escape", "W", "escape", "i", "D", "L", "escape", "H",
        "escape", "c", "escape", "t", "escape", "s", "escape", "colon", "escape", "M", "escape",
        "question_mark", "escape", "m", "asterisk", "f", "u", "y", "e", "escape", "z", "escape",
        "slash", "left_square_bracket", "slash", "n", "o", "p", "e", "enter", "escape")  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Articles whose every field is hostile, as an older version might have stored them."""
    library = Library.open(tmp_path / "news.db", clock=lambda: 1_707_566_400.0)
    documents = [
        RawDocument(
            guid=f"hostile-{number}",
            form=Form.TEXT,
            content=f"{evil} {TEXT}\n\n{evil}",
            origin="test",
            url=f"https://evil.example/{number}",
            title=f"{evil} the bridge {number}",
            source=f"{evil} Gazette",
            author=evil,
        )
        for number, evil in enumerate((*MARKUP, *STEERING.values()))
    ]
    import_documents(library, documents)
    with closing(sqlite3.connect(tmp_path / "news.db")) as connection:
        evil = "".join(STEERING.values()).replace("\0", "") + "".join(MARKUP)
        for table, column in (("articles", "title"), ("articles", "author"), ("events", "title"),
                              ("article_texts", "text")):  # fmt: skip
            connection.execute(
                f"UPDATE {table} SET {column} = ? || {column} WHERE rowid % 2", (evil,)
            )
        connection.commit()
    yield library
    library.close()


def _shown(pilot: Pilot[str]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.mark.parametrize("size", [(140, 40), (40, 15)])
async def test_it_stays_and_is_not_steered(library: Library, size: tuple[int, int]) -> None:
    app = NewstuiApp(library, zone=UTC)
    async with app.run_test(size=size, notifications=True) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            found = FORBIDDEN.search(_shown(pilot))
            assert found is None, f"after {key}: {found!r}"
            assert app.is_running, f"{key} has ended it"
    assert app.return_code in (None, 0)
