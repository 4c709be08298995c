"""Whole articles behind teasers: when the page takes the teaser's place, and when it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newstui.library import marks, reading
from newstui.library.session import Library
from newstui.library.upkeep import after_fetch
from newstui.library.whole_articles import fetch_page, wants_page
from newstui.model.errors import Cancelled
from newstui.settings.config import Settings
from newstui.settings.feeds import FeedSettings, Fetch
from newstui.store import pages
from support import open_library
from support_feeds import at, fetch_all, set_up, subscribed
from support_http import Server, always, hang, item, redirect, reply, rss

TEASER = "The harbour master of Bergen has closed the old pier after a ferry struck it in fog."
STORY = [
    f"{TEASER} Nobody was hurt, and all passengers reached the shore in boats of the coast guard.",
    *(
        f"In paragraph {number} the inspectors told reporters what they had found below the water "
        "line, and how long the repairs of the wooden piles were likely to take this winter."
        for number in range(12)
    ),
]


def page(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<html><head><title>Pier closed</title>{head}</head><body><nav>Home News</nav>"
        f"<article><h1>Pier closed</h1>{body}</article></body></html>"
    ).encode()


@pytest.fixture
def library(tmp_path: Path, web: Server) -> Iterator[Library]:
    library = open_library(tmp_path)
    web.pages["/feed"] = always(
        *reply(rss(item("Pier closed", TEASER, guid="1", link=web.url("/pier"))))
    )
    subscribed(library, web.url("/feed"))
    yield library
    library.close()


def text(library: Library) -> str:
    article = reading.article(library, 1)
    assert article is not None
    return article.text


def serves(web: Server, body: bytes, **given: object) -> None:
    web.pages["/pier"] = always(*reply(body, kind="text/html", **given))  # type: ignore[arg-type]


def test_the_page_takes_the_teasers_place(library: Library, web: Server) -> None:
    serves(web, page(*STORY))
    fetch_all(library)
    marks.set_starred(library, [1], True)
    assert wants_page(library, 1)
    assert fetch_page(library, 1)
    assert "paragraph 11" in text(library)
    article = reading.article(library, 1)
    assert article is not None
    assert (article.row.title, article.row.starred) == ("Pier closed", True)
    # It is not asked for twice, and the feed's next reply is nothing new.
    assert not wants_page(library, 1)
    web.pages["/feed"] = always(
        *reply(rss(item("Pier closed", TEASER, guid="1", link=web.url("/pier")), "<!-- -->"))
    )
    assert fetch_all(library).updated == 0
    assert "paragraph 11" in text(library)


@pytest.mark.parametrize(
    ("body", "given"),
    [
        (page(TEASER, "Subscribe now to read on. Only 1 a week."), {}),
        (page(*(["We and our partners store cookies on your device."] * 20)), {}),
        (page(*STORY[:4], head='<script type="application/ld+json">'
              '{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'), {}),
        (page(*STORY), {"status": 402}),
        (page(*STORY), {"status": 404}),
        (b"%PDF-1.4", {}),
        (b"", {}),
    ],
)  # fmt: skip
def test_the_teaser_stays(
    library: Library, web: Server, body: bytes, given: dict[str, int]
) -> None:
    serves(web, body, **given)
    fetch_all(library)
    assert not fetch_page(library, 1)
    assert text(library) == TEASER
    # For a day nobody asks again.
    assert not wants_page(library, 1)
    assert wants_page(at(library, 90_000), 1)


def test_a_consent_page_elsewhere(library: Library, web: Server) -> None:
    web.pages["/pier"] = redirect("/consent", 302)
    serves_consent = page(*(["Before you continue, choose which cookies you accept."] * 30))
    web.pages["/consent"] = always(*reply(serves_consent, kind="text/html"))
    fetch_all(library)
    assert not fetch_page(library, 1)
    assert text(library) == TEASER


def test_settings_say_when(library: Library, web: Server) -> None:
    serves(web, page(*STORY))
    never = set_up(library, Settings(fetch=Fetch(whole_articles="never")))
    fetch_all(never)
    assert not wants_page(never, 1)
    own = {web.url("/feed"): FeedSettings(whole_articles="always")}
    always_here = set_up(library, Settings(fetch=Fetch(whole_articles="never"), feeds=own))
    edited = item("Pier closed for weeks", TEASER, guid="1", link=web.url("/pier"))
    web.pages["/feed"] = always(*reply(rss(edited)))
    after_fetch(always_here, fetch_all(always_here))
    assert "paragraph 11" in text(library)


def edit(library: Library, web: Server, text: str = TEASER) -> None:
    edited = item("Pier closed for weeks", text, guid="1", link=web.url("/pier"))
    web.pages["/feed"] = always(*reply(rss(edited)))
    assert fetch_all(library).updated == 1


def test_an_edited_entry_keeps_its_whole_text_until_the_page_is_fetched_again(
    library: Library, web: Server
) -> None:
    serves(web, page(*STORY))
    fetch_all(library)
    fetch_page(library, 1)
    edit(library, web)
    article = reading.article(library, 1)
    assert article is not None
    assert article.row.title == "Pier closed for weeks"
    assert "paragraph 11" in article.text
    assert wants_page(library, 1)
    serves(web, page(*STORY[:9], "The pier will open again in May, the inspectors said."))
    assert fetch_page(library, 1)
    assert "open again in May" in text(library)
    assert "paragraph 11" not in text(library)
    assert not wants_page(library, 1)


def test_a_page_that_hides_the_article_later_takes_nothing_away(
    library: Library, web: Server
) -> None:
    serves(web, page(*STORY))
    fetch_all(library)
    fetch_page(library, 1)
    edit(library, web)
    for body in (page(TEASER, "Subscribe to read on."), b""):
        serves(web, body)
        later = at(library, 90_000)
        assert not fetch_page(later, 1)
        assert "paragraph 11" in text(library)
        with library.database.writing() as connection:
            pages.record(connection, 1, 0, pages.EDITED)
    serves(web, page(*STORY))
    assert wants_page(at(library, 90_000), 1)


def test_an_edit_that_brings_the_whole_article_takes_the_pages_place(
    library: Library, web: Server
) -> None:
    serves(web, page(*STORY))
    fetch_all(library)
    fetch_page(library, 1)
    edit(library, web, " ".join(STORY[:8]))
    assert "paragraph 11" not in text(library)
    assert "paragraph 5" in text(library)


def test_a_page_that_hangs_can_be_stopped(library: Library, web: Server) -> None:
    web.pages["/pier"] = hang
    fetch_all(library)
    with pytest.raises(Cancelled):
        fetch_page(library, 1, cancelled=lambda: "/pier" in web.paths())
    assert wants_page(library, 1)


def test_articles_of_files_have_no_page(library: Library) -> None:
    from support import fill

    fill(library)
    assert not any(wants_page(library, article_id) for article_id in range(1, 5))
