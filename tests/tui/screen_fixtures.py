"""A library and an app for each test: a fixed clock and zone, no settings of anybody's."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path

import pytest
from screen_corpus import NOW, build
from screen_driver import Opener, Reader, rest

from newstui.library.session import Library
from newstui.settings.config import Settings
from newstui.tui.app import NewstuiApp
from newstui.tui.screens import staying


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("library") / "news.db"
    build(database)
    return database


@pytest.fixture
def library(built: Path, tmp_path: Path) -> Iterator[Library]:
    database = tmp_path / "news.db"
    shutil.copy(built, database)
    opened = Library.open(database, clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def open_app(library: Library, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """`async with open_app(size=(120, 40)) as reader`: everything is loaded.

    What stays in sight is read after so many seconds: never, unless a test is about it, since on a
    busy machine numbers would change while they are compared.
    """

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 24),
        settings: Settings | None = None,
        query: str = "",
        read_after: float = 3600.0,
    ) -> AsyncIterator[Reader]:
        monkeypatch.setattr(staying, "_READ_SECONDS", read_after)
        chosen = library if settings is None else Library(library.database, settings, library.clock)
        app = NewstuiApp(chosen, query=query, zone=UTC)
        async with app.run_test(size=size) as pilot:
            await rest(pilot)
            yield pilot

    return opened
