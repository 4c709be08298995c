"""What is done in the text that is read: finding words, opening its links, comparing reports."""

from __future__ import annotations

from textual import on

from newstui.library import browse, event_coverage, reading
from newstui.library.report_order import in_order
from newstui.model.article import Article
from newstui.model.shape import Link
from newstui.tui.display import count
from newstui.tui.panes.reading import ReadingPane
from newstui.tui.panes.reading_head import words_of
from newstui.tui.screens.beside import Beside
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.note import Note
from newstui.tui.screens.showing import Showing
from newstui.tui.state import Pane
from newstui.tui.widgets.find_bar import FindBar

_LATER_SECONDS = 0.3


class InText(Showing):
    """The bar that words are typed into is made once the first screen stands."""

    def on_mount(self) -> None:
        self.set_timer(_LATER_SECONDS, self._make_find_bar)

    async def _make_find_bar(self) -> None:
        if not self.query(FindBar):
            await self.mount(FindBar())

    async def action_find(self) -> None:
        if self.being_read() is None:
            return
        await self._make_find_bar()
        self.query_one(FindBar).open()

    @on(FindBar.Typed)
    def _find(self, event: FindBar.Typed) -> None:
        self.reading.find(event.words)

    @on(FindBar.Closed)
    def _close_find_bar(self, event: FindBar.Closed) -> None:
        self.query_one(FindBar).close()
        if event.keep:
            self.reading.keep_found()
        else:
            self.reading.stop_finding(stay=False)
        self.query_one(f"#{Pane.READING}").focus()

    # Links

    def action_links(self) -> None:
        found = self.reading.model.leads
        if self.being_read() is None:
            return
        if not found:
            key = self.key_of("read.browser")
            self.tell(f"No links or pictures in this text: {key} opens the report itself")
            return
        choices = [self._link_choice(number, link) for number, link in enumerate(found, 1)]
        chooser = Chooser(
            "Open a link or picture", self.look, choices, prompt="its number, or part of it"
        )
        self.app.push_screen(chooser, self._link_chosen)

    def _link_choice(self, number: int, link: Link) -> Choice:
        article = self.reading.article
        words = "" if article is None else words_of(link, article)
        doubt = f"{self.look.signs.failing} {link.warning}: " if link.warning else ""
        return Choice(
            value=link, label=f"{number}  {link.host}", note=doubt + words, words=(str(number),)
        )

    def _link_chosen(self, choice: Choice | None) -> None:
        if choice is not None and isinstance(choice.value, Link):
            self._follow_link(choice.value)

    @on(ReadingPane.LinkAsked)
    def _link_clicked(self, event: ReadingPane.LinkAsked) -> None:
        self._follow_link(event.link)

    def _follow_link(self, link: Link) -> None:
        if not link.warning:
            self.begin(lambda: self._open_in_browser(link.url), "browser")
            return
        sure = [
            Choice(value=False, label="Leave it", note=link.warning),
            Choice(value=True, label=f"Open {link.host} all the same", note=link.url),
        ]

        def chosen(choice: Choice | None) -> None:
            if choice is not None and choice.value is True:
                self.begin(lambda: self._open_in_browser(link.url), "browser")

        self.app.push_screen(Chooser("It may not be what it seems", self.look, sure), chosen)

    def action_browser(self) -> None:
        url = self._link_of_report()
        if url:
            self.begin(lambda: self._open_in_browser(url), "browser")

    def _link_of_report(self) -> str:
        """The address of the report that is read; where there is none it says so."""
        article = self.being_read()
        url = "" if article is None else article.url or ""
        if article is not None and not url:
            self.tell("This report has no link")
        return url

    async def _open_in_browser(self, url: str) -> None:
        # What takes addresses apart is not needed before one is opened.
        from newstui.library import links

        await self.ask(lambda _library: links.open_in_browser(url))
        self.tell(f"Opened in the browser: {url}")

    def action_copy(self) -> None:
        """Copy what is selected with the mouse, else the report's link."""
        selected = self.get_selected_text()
        if selected:
            self.app.copy_to_clipboard(selected)
            self.clear_selection()
            self.tell(f"Copied: {count(len(selected.split()), 'word')}")
            return
        url = self._link_of_report()
        if url:
            self.app.copy_to_clipboard(url)
            self.tell(f"Copied: {url}")

    # Who covered it

    def action_coverage(self) -> None:
        article = self.being_read()
        if article is not None:
            self.begin(lambda: self._show_coverage(article.row.event_id), "why")

    async def _show_coverage(self, event_id: int) -> None:
        coverage = await self.ask(event_coverage.coverage, event_id)
        if coverage is None:
            return
        press = [self.look.country(code) for code in coverage.press]
        missing_press = [self.look.country(code) for code in coverage.missing_press]
        parts = (
            ("Covered it, in this order", coverage.covered),
            ("Published at that time, but nothing of it", coverage.missing or ("none",)),
            ("They report from", press),
            ("Nothing of it from the press of", missing_press),
        )
        lines = [f"{name}: {', '.join(names)}" for name, names in parts if names]
        self.app.push_screen(Note("Who covered it", lines))

    # Side by side

    def action_beside(self) -> None:
        article = self.being_read()
        if article is not None:
            self.begin(lambda: self._show_beside(article), "beside")

    async def _show_beside(self, article: Article) -> None:
        detail = self.detail
        if detail is None or detail.row.id != article.row.event_id:
            detail = await self.ask(browse.event_detail, article.row.event_id)
        reports = [] if detail is None else [report.id for report in in_order(detail)]
        if article.row.id not in reports or len(reports) < 2:
            self.tell("It is the only report of its event")
            return
        place = reports.index(article.row.id)
        other = reports[place + 1] if place + 1 < len(reports) else reports[place - 1]
        screen = Beside(self.look, reports, self._load_beside)
        await screen.load(article.row.id, other)
        self.app.push_screen(screen)

    async def _load_beside(self, number: int, other: int) -> Beside.Pair | None:
        article = await self.ask(reading.article, number)
        beside = await self.ask(reading.article, other)
        if article is None or beside is None:
            return None
        shapes = await self.ask(reading.shape, article), await self.ask(reading.shape, beside)
        told = await self.ask(reading.told_by_each_other, number, other)
        return (article, shapes[0], told[0]), (beside, shapes[1], told[1])
