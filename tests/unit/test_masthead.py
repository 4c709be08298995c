"""The outlet's own name, in dumps and in pages."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.masthead import source_of_dump, source_of_page

TITLE = "Harbour town votes to keep its night ferry"


def test_the_first_line_when_it_reads_like_a_paper() -> None:
    assert source_of_dump(["The Harbour Post", "World", TITLE], TITLE, None) == "The Harbour Post"
    assert source_of_dump(["Tidewire.com - All That Floats", TITLE], TITLE, None) == "Tidewire.com"


def test_the_page_bears_out_an_unusual_name() -> None:
    lines = ["Home", "Log in", "Low Water", TITLE, "Text.", "© 2024 Low Water. All rights reserved"]
    assert source_of_dump(lines, TITLE, None) == "Low Water"
    assert source_of_dump(
        ["Menu", "Low Water", TITLE], TITLE, "https://www.lowwater.example/a"
    ) == ("Low Water")


def test_a_name_said_in_other_lines_is_the_outlet() -> None:
    lines = ["Sign in", "Low Water", "World", TITLE, "Text.", "Contact Low Water", "Imprint"]
    told_once = [line for line in lines if line != "Contact Low Water"]
    page = "https://lowwater.example/a"
    assert source_of_dump(lines, TITLE, page) == "Low Water"
    assert source_of_dump(["Low Water", *told_once], TITLE, None) != "Sign in"


def test_a_publisher_shares_a_word_with_its_paper() -> None:
    lines = ["El Faro de Levante", "Deportes", TITLE, "Text.", "© Ediciones Levante, S. A."]
    assert source_of_dump(lines, TITLE, None) == "El Faro de Levante"


def test_menus_and_headlines_are_no_names() -> None:
    assert source_of_dump(["Home", "News", "Sport", TITLE, "Text."], TITLE, None) is None
    assert source_of_dump([TITLE, "Text."], TITLE, "https://www.echo.example/a") == "echo.example"


def test_pages_say_it_in_their_metadata() -> None:
    site = '<meta property="og:site_name" content="Harbour &amp; Sea">'
    assert source_of_page(f"<head>{site}</head>", None) == "Harbour & Sea"
    linked = (
        '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Island Echo"}}'
    )
    script = f'<script type="application/ld+json">{linked}</script>'
    assert source_of_page(script, None) == "Island Echo"
    assert source_of_page(f"<title>{TITLE} | Island Echo</title>", None) == "Island Echo"
    assert source_of_page(f"<title>{TITLE}</title>", "https://www.echo.example/a") == "echo.example"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8), st.text(max_size=20), st.none() | st.text())
def test_anything_gives_a_name_or_none(lines: list[str], title: str, url: str | None) -> None:
    for found in (source_of_dump(lines, title, url), source_of_page("\n".join(lines), url)):
        assert found is None or found.strip()


def test_hostile_input_takes_bounded_time() -> None:
    source_of_dump(["© 2024 " * 500_000, "x" * 5_000_000], "", "http://[")
    source_of_page("<meta " * 500_000 + "<title" * 100_000, None)
