"""What follows a fetch: whole articles where they are always wanted, and what is not to be kept."""

from __future__ import annotations

from newstui.library.fetching import FetchReport
from newstui.library.removing import prune
from newstui.library.session import Library
from newstui.library.whole_articles import fetch_always
from newstui.model.work import CancelCheck, never_cancelled


def after_fetch(
    library: Library, report: FetchReport, *, cancelled: CancelCheck = never_cancelled
) -> None:
    """Fetches the pages of new teasers where settings say `always`, then removes what settings
    do not want kept. Raises Cancelled when asked to stop."""
    fetch_always(library, report.articles, cancelled=cancelled)
    prune(library)
