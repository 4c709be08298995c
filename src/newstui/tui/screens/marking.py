"""The reader's marks: read, starred, all read, undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from newstui.library import browse, marks, undoing
from newstui.library.marks import Change
from newstui.model.article import Article
from newstui.tui.display import count
from newstui.tui.screens.showing import Showing
from newstui.tui.state import Pane


class Marking(Showing):
    """Marks are written beside the screen, one after the other, then shown."""

    def mark_read(self, article: Article) -> None:
        if not article.row.read:
            self.begin(lambda: self._mark_seen(article), "marks", exclusive=False)

    def action_toggle_read(self) -> None:
        article = self.being_read()
        if self.state.pane is Pane.TIMELINE and self.detail is not None:
            reports = self.detail.reports
            unread = [report.id for report in reports if not report.read]
            ids = unread or [report.id for report in reports]
            self._mark(lambda: marks.set_read(self.library, ids, bool(unread)))
        elif article is not None:
            row = article.row
            self._mark(lambda: marks.set_read(self.library, [row.id], not row.read))

    def action_toggle_star(self) -> None:
        article = self.being_read()
        if article is not None:
            row = article.row
            self._mark(lambda: marks.set_starred(self.library, [row.id], not row.starred))

    def action_mark_all(self) -> None:
        text = self.state.query

        def mark() -> Change:
            return marks.mark_all_read(self.library, browse.understand(self.library, text))

        self._mark(mark, many=True)

    def action_undo(self) -> None:
        self._mark(lambda: undoing.undo(self.library), many=True, nothing="Nothing to undo")

    def action_redo(self) -> None:
        self._mark(lambda: undoing.redo(self.library), many=True, nothing="Nothing to do again")

    def _mark(
        self, change: Callable[[], Change | None], *, many: bool = False, nothing: str = ""
    ) -> None:
        self._stop_staying()
        self.begin(
            lambda: self._write(change, many=many, nothing=nothing), "marks", exclusive=False
        )

    def tell_change(self, change: Change) -> None:
        """`Marked read: 12 reports · u undoes`."""
        is_undone = change.description.casefold().startswith("undone")
        hint = f"{self.key_of('mark.undo')} undoes"
        if is_undone:
            hint = f"{self.key_of('mark.redo')} does it again"
        self.tell(_said(change, hint))

    async def _mark_seen(self, article: Article) -> None:
        async with self.writing:
            await self.ask(marks.set_read, [article.row.id], True, undoable=False)
            await self.refresh_marks(many=False)
        await self.reload_article()

    async def _write(
        self, change: Callable[[], Change | None], *, many: bool, nothing: str
    ) -> None:
        async with self.writing:
            done = await self.ask(lambda _library: change())
            if done is not None:
                await self.refresh_marks(many=many)
        if done is None:
            self.tell(nothing)
            return
        self.tell_change(done)
        if done.counted in ("smart folder", "source"):
            await self.recount()
        elif done.regrouped:
            await self.show_regrouped()
        elif done.relists:
            await self.load(self.state.query, keep=True)
        else:
            await self.reload_article()


def _said(change: Change, hint: str) -> str:
    description = change.description[:1].upper() + change.description[1:]
    if change.counted == "smart folder":
        return f"{description} · {hint}"
    if not change.count:
        return "There was nothing to change"
    what = "report" if change.counted == "article" else change.counted
    many = {"query": "queries"}.get(what)
    return f"{description}: {count(change.count, what, many)} · {hint}"
