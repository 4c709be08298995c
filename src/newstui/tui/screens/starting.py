"""What an empty library begins with: files to import, or the demo corpus."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from textual import on
from textual.message import Message

from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.work import Progress
from newstui.tui.display import count
from newstui.tui.screens.prompt import Prompt
from newstui.tui.screens.refreshing import Refreshing


class ImportGoesOn(Message):
    """So many documents are imported; of many that wait to be shown only the last is."""

    def __init__(self, done: int, total: int | None, what: str) -> None:
        super().__init__()
        self.done, self.total, self.what = done, total, what

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, ImportGoesOn)


class Starting(Refreshing):
    """Importing is work beside the screen like fetching: one at a time, Esc stops it."""

    def action_demo(self) -> None:
        """Leave for the demo corpus, which has a database of its own."""
        self.app.exit("demo")

    def action_import_files(self) -> None:
        def typed(paths: str | None) -> None:
            if paths:
                self._import_typed(paths)

        prompt = Prompt("Import", self.look, "OPML, a urls file, articles: files or a folder")
        self.app.push_screen(prompt, typed)

    def _import_typed(self, typed: str) -> None:
        try:
            words = shlex.split(typed)
        except ValueError:
            self.tell("A quotation mark is missing", fault=True)
            return
        paths = [str(Path(word).expanduser()) for word in words]
        self._work("Importing …", lambda stop: self._import(paths, stop))

    async def _import(self, paths: Sequence[str], stop: Event) -> None:
        said = await self.ask(_imported, paths, stop, self._import_goes_on)
        self.tell(said)
        await self.load(self.state.query, keep=True)

    def _import_goes_on(self, done: int, total: int | None, what: str) -> None:
        """Called from the other thread."""
        self.post_message(ImportGoesOn(done, total, what))

    @on(ImportGoesOn)
    def _show_import(self, event: ImportGoesOn) -> None:
        self.say_progress("Imported", event.done, event.total, event.what)

    def nothing_here(self) -> tuple[str, ...]:
        """What to say in place of an empty list, and the keys to go on with."""
        said, ways = "There is no news here yet.", _BEGINNINGS
        if self.state.query:
            said, ways = "No event matches.", _WAYS_BACK
        rows = [(self.key_of(name), what) for name, what in ways.items()]
        wide = max((len(key) for key, _ in rows), default=0) + 2
        lines = [f"{key:<{wide}}{what}" for key, what in rows if key]
        width = max(map(len, lines), default=0)
        return (said, "", *(line.ljust(width) for line in lines))


_WAYS_BACK = {
    "filter.drop": "drop the last filter",
    "filter.clear": "drop all filters",
    "filter.query": "change them",
}
_BEGINNINGS = {
    "feed.add": "add a feed or a web page",
    "feed.import": "import OPML, urls, articles",
    "view.demo": "look around in a demo",
    "view.help": "all keys",
}


def _imported(
    library: Library,
    paths: Sequence[str],
    stop: Event,
    progress: Progress,
) -> str:
    """Import, and say what came of it. Raises NewstuiError where nothing was to be found."""
    from newstui.library.importing import import_paths

    report = import_paths(library, paths, progress=progress, cancelled=stop.is_set)
    parts = []
    if report.subscribed:
        parts.append(f"{count(report.subscribed, 'subscription')}: r fetches them")
    elif report.subscribed_already:
        parts.append("all of it is subscribed already")
    if report.added or report.updated or report.unchanged:
        parts.append(f"{count(report.added, 'new article')}, {report.updated} updated")
    if report.failures:
        parts.append(f"{count(len(report.failures), 'input')} not read: {report.failures[0]}")
    if not parts:
        raise NewstuiError("There is nothing to import in it")
    return "; ".join(parts)
