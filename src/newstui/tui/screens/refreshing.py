"""Feeds on the screen: refreshing and adding them beside it, how they are, whole articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from newstui.library.session import Library
from newstui.model.article import Article
from newstui.model.errors import Cancelled, NewstuiError
from newstui.model.facet import FacetKind
from newstui.model.feed import FoundFeed
from newstui.tui.display import count, number, time_left
from newstui.tui.screens.choices import Choice
from newstui.tui.screens.chooser import Chooser
from newstui.tui.screens.marking import Marking
from newstui.tui.screens.note import Note
from newstui.tui.screens.prompt import Prompt
from newstui.tui.state import Pane

if TYPE_CHECKING:
    from newstui.library.health import FeedHealth
    from newstui.library.refreshing import Refreshed


class Progressed(Message):
    """A feed is done; of many that wait to be shown only the last is."""

    def __init__(self, done: int, total: int | None, what: str) -> None:
        super().__init__()
        self.done, self.total, self.what = done, total, what

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, Progressed)


class SeveralFeeds(NewstuiError):
    """A page names several feeds: the reader is to choose."""

    def __init__(self, page: str, found: Sequence[FoundFeed]) -> None:
        super().__init__(f"{page} has several feeds")
        self.found = found


class Refreshing(Marking):
    """Only one piece of such work at a time; Esc stops it."""

    feeds: Sequence[FeedHealth] = ()
    _stop: Event | None = None
    _began: float = 0.0
    """When the work under way began, on the clock that only goes forward."""

    # Refreshing

    def action_refresh(self) -> None:
        entry = self.sources.entry if self.state.pane is Pane.SOURCES else None
        is_source = entry is not None and entry.facet is FacetKind.SOURCE
        title = (entry.value or None) if entry is not None and is_source else None
        self._work("Fetching …", lambda stop: self._refresh(title, stop))

    async def _refresh(self, title: str | None, stop: Event) -> None:
        from newstui.library import refreshing

        wanted = await self.ask(refreshing.to_refresh, title)
        if not wanted:
            self.tell(self._nothing_to_ask(title))
            return
        done = await self.ask(
            refreshing.refresh_beside, wanted, progress=self._progressed, cancelled=stop.is_set
        )
        self.tell(_said(done), fault=done.failed == done.asked)

    def _nothing_to_ask(self, title: str | None) -> str:
        if not self.feeds:
            return self._no_feeds()
        if title is not None:
            return f"{title} is no feed"
        return "Every feed was asked in the last five minutes"

    def _no_feeds(self) -> str:
        add, files = self.key_of("feed.add"), self.key_of("feed.import")
        return f"No subscriptions yet: {add} adds a feed, {files} imports a list of them"

    def _progressed(self, done: int, total: int | None, what: str) -> None:
        """Called from the other thread."""
        self.post_message(Progressed(done, total, what))

    @on(Progressed)
    def _show_progress(self, event: Progressed) -> None:
        self.say_progress("Fetched", event.done, event.total, event.what)

    def say_progress(self, did: str, done: int, total: int | None, what: str) -> None:
        """`Fetched 3 of 10, about 20 s left: Danube Post`."""
        if self._stop is None:
            return
        of = f" of {number(total)}" if total else ""
        left = "" if total is None else time_left(monotonic() - self._began, done, total)
        parts = [f"{did} {number(done)}{of}", *([left] if left else [])]
        self.change(work=f"{', '.join(parts)}: {what}")

    # Adding

    def action_add_feed(self) -> None:
        def typed(address: str | None) -> None:
            if address:
                self._add(address)

        prompt = Prompt("Add a feed", self.look, "the address of a feed, or of a page that has one")
        self.app.push_screen(prompt, typed)

    def _add(self, address: str) -> None:
        self._work(f"Looking at {address} …", lambda stop: self._subscribe(address, stop))

    async def _subscribe(self, address: str, stop: Event) -> None:
        try:
            said = await self.ask(_subscribe, address, stop)
        except SeveralFeeds as several:
            self._choose_feed(several.found)
            return
        self.tell(said)
        await self.recount()

    def _choose_feed(self, found: Sequence[FoundFeed]) -> None:
        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                self.call_later(self._add, str(choice.value))

        choices = [Choice(feed.url, feed.title or feed.url, note=feed.url) for feed in found]
        chooser = Chooser("Which feed?", self.look, choices, prompt="type to find a feed")
        self.app.push_screen(chooser, chosen)

    # One piece of work at a time

    def _work(self, what: str, work: Callable[[Event], object]) -> None:
        if self._stop is not None:
            self.tell(f"Still at it: {self.key_of('back')} stops")
            return
        stop = self._stop = Event()
        self._began = monotonic()
        self.change(work=what)
        self.begin(partial(self._watched, work, stop), "fetch", exclusive=False)

    async def _watched(self, work: Callable[[Event], object], stop: Event) -> None:
        try:
            await work(stop)  # type: ignore[misc]
        except Cancelled:
            self.tell("Stopped: what had come in is kept")
        finally:
            self._stop = None
            self.change(work="")

    def stop_fetching(self) -> bool:
        """Ask the work under way to stop; whether there was any."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def on_unmount(self) -> None:
        self.stop_fetching()

    # How the feeds are

    async def recount(self) -> None:
        from newstui.library import health

        await super().recount()
        self.feeds = await self.ask(health.health)
        self.sources.show_health(self.feeds)
        self.change(failing=sum(feed.troubled for feed in self.feeds))

    def action_feed_health(self) -> None:
        troubled_first = sorted(self.feeds, key=lambda feed: not feed.troubled)
        lines = [self._health(feed) for feed in troubled_first]
        self.app.push_screen(Note("Feeds", lines or [self._no_feeds()]))

    def _health(self, feed: FeedHealth) -> str:
        from newstui.library.health import State

        sign = self.look.signs.failing if feed.troubled else " "
        when = self.look.age(feed.success_at) if feed.success_at else "never"
        next_try = self.look.clock_time(feed.next_check_at) if feed.next_check_at else ""
        facts = [
            f"{feed.per_week:.1f} a week",
            f"last success: {when}",
            f"next try: {next_try}" if next_try else "",
            feed.state if feed.state is not State.OK else "",
        ]
        lines = [f"{sign} {feed.title}", self.look.joined(facts), feed.problem or ""]
        return "\n  ".join(line for line in lines if line)

    # Whole articles

    def mark_read(self, article: Article) -> None:
        super().mark_read(article)
        if self.feeds:
            self.begin(lambda: self._fetch_whole(article), "whole")

    async def _fetch_whole(self, article: Article) -> None:
        if not await self.ask(_wants_page, article.row.id):
            return
        self.tell("The feed has the beginning only: fetching the article …")
        if await self.ask(_fetch_page, article.row.id):
            self.tell("The whole article")
            await self.reload_article()
        else:
            self.tell("The page has no more than the feed, or does not show it")


def _subscribe(library: Library, address: str, stop: Event) -> str:
    from newstui.library.subscribing import subscribe

    def choose(page: str, found: Sequence[FoundFeed]) -> Sequence[FoundFeed]:
        if len(found) > 1:
            raise SeveralFeeds(page, found)
        return found

    report = subscribe(library, address, choose=choose, cancelled=stop.is_set)
    if report.known:
        return f"{report.known[0].title} is subscribed already"
    return f"Subscribed to {report.added[0].title}: {count(report.fetched.added, 'article')}"


def _wants_page(library: Library, article_id: int) -> bool:
    from newstui.library.whole_articles import wants_page

    return wants_page(library, article_id)


def _fetch_page(library: Library, article_id: int) -> bool:
    from newstui.library.whole_articles import fetch_page

    return fetch_page(library, article_id)


def _said(done: Refreshed) -> str:
    parts = [f"{count(done.added, 'new article')} from {count(done.asked, 'feed')}"]
    if done.updated:
        parts.append(f"{done.updated} edited")
    if done.failed:
        parts.append(f"{done.failed} failed")
    return ", ".join(parts)
