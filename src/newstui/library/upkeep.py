"""What follows a fetch: whole articles where they are always wanted, events put right that have
grown, storylines of the new ones, and the removal of what is not to be kept."""

from __future__ import annotations

from newstui.library.fetching import FetchReport
from newstui.library.session import Library
from newstui.model.work import CancelCheck, never_cancelled
from newstui.settings.feeds import FeedSettings, Fetch


def after_fetch(
    library: Library, report: FetchReport, *, cancelled: CancelCheck = never_cancelled
) -> None:
    """Fetches the pages of new teasers where settings say `always`, puts events right that have
    grown and links new ones into storylines, then removes what settings do not want kept. Raises
    Cancelled when asked to stop."""
    # What cleans and groups is loaded only where there is something to do.
    if report.articles:
        from newstui.library import repairing, storyline_linking
        from newstui.library.whole_articles import fetch_always

        fetch_always(library, report.articles, cancelled=cancelled)
        repairing.repair(library, cancelled=cancelled)
        storyline_linking.bring_up_to_date(library, cancelled=cancelled)
    if keeps_less(library):
        from newstui.library.removing import prune

        prune(library)


def keeps_less(library: Library) -> bool:
    """Whether the settings want anything removed at all."""
    settings = library.settings
    tables: list[Fetch | FeedSettings] = [settings.fetch, *settings.feeds.values()]
    return any(table.keep_days or table.keep_articles for table in tables)
