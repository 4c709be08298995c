"""The day of publication: found where it is shown, and none rather than a wrong one."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.cleaning.dates_read import Order, read_dates
from newstui.cleaning.dates_url import day_in_url, month_in_url
from newstui.cleaning.page_parsed import parsed_page
from newstui.cleaning.published import published_in_dump, published_in_page
from newstui.model.moment import Precision

TITLE = "Harbour town votes to keep its night ferry"
BODY = [
    "The council of the harbour town decided by a narrow margin to keep the night ferry running"
    " through the winter, although it has lost money for years.",
    "Residents of the outer islands had collected signatures for the service, which carries nurses,"
    " bakers and the morning papers.",
    "The operator said it would now order the spare parts that it had put off buying, and hopes for"
    " a calmer season than the last.",
]


def dump(
    *above: str,
    below: tuple[str, ...] = (),
    language: str = "en",
    url: str | None = None,
    body: list[str] | None = None,
) -> str | None:
    text = BODY if body is None else body
    lines = ["Island Echo", TITLE, *above, *text, *below]
    start = 2 + len(above)
    return published_in_dump(lines, range(start, start + len(text)), language, url).isoformat()


SHOWN = {
    "en": "Published January 11, 2024 at 5:02 p.m.",
    "de": "Veröffentlicht am 11. Januar 2024, 17:02 Uhr",
    "fr": "Publié le 11 janvier 2024 à 17h02",
    "es": "11 de enero de 2024 17:02",
    "it": "Pubblicato il 11 gennaio 2024",
    "pt": "Publicado em 11 de janeiro de 2024 às 17h02",
    "nl": "Gepubliceerd op 11 januari 2024",
    "pl": "11 stycznia 2024, 17:02",
    "ru": "11 января 2024, 17:02",
    "uk": "11 січня 2024",
    "cs": "11. ledna 2024",
    "hu": "2024. január 11. 17:02",
    "hr": "11. siječnja 2024.",
    "ro": "11 ianuarie 2024",
    "sv": "Publicerad 11 jan 2024",
    "fi": "11.1.2024 17:02",
    "el": "11 Ιανουαρίου 2024",
    "tr": "11 Ocak 2024 17:02",
    "lt": "2024 m. sausio 11 d.",
    "lv": "2024. gada 11. janvārī",
}


@pytest.mark.parametrize(("language", "line"), SHOWN.items())
def test_a_date_under_the_headline(language: str, line: str) -> None:
    assert dump(line, language=language) == "2024-01-11"


def test_the_day_of_the_crawl_never_wins() -> None:
    assert dump("Today: April 12, 2025") is None
    assert dump("Today is Saturday, April 12, 2025", "January 11, 2024") == "2024-01-11"
    assert dump("Heute: 12.04.2025", "11.01.2024", language="de") == "2024-01-11"


def test_a_word_for_today_may_be_a_name() -> None:
    assert dump("Written by Island Today on January 11, 2024") == "2024-01-11"


def test_neither_update_nor_notice_nor_related_article_wins() -> None:
    assert dump("Published: 11 January 2024", "Updated: 13 January 2024") == "2024-01-11"
    assert dump(below=("© 12 April 2025 Island Echo",)) is None
    related = ("Related", "Ice closes the harbour", "March 3, 2024", "Pilots strike", "May 5, 2024")
    assert dump("January 11, 2024", below=related) == "2024-01-11"


def test_a_date_that_the_text_speaks_of_is_not_its_own() -> None:
    told = "The ferry was first put into service on March 3, 1998 by a cooperative of the islands."
    assert dump(body=[told, *BODY]) is None


def test_agency_datelines() -> None:
    assert dump("Washington, Jan 11 (AFP) Jan 11, 2024") == "2024-01-11"
    body = ["MOSCOW, January 11. /TASS/. " + BODY[0], *BODY[1:]]
    assert dump("11 JAN 2024, 17:20", body=body) == "2024-01-11"
    assert dump(body=body) is None


@pytest.mark.parametrize(
    ("language", "url", "more", "day"),
    [
        ("en", None, "", None),
        ("en", "https://echo.example.co.uk/ferry", "", "2024-11-01"),
        ("en", "https://echo.example.gov/ferry", "", "2024-01-11"),
        ("de", None, "", "2024-11-01"),
        ("en", None, "See also: 10/25/2023", "2024-01-11"),
        ("en", "https://echo.example.com/2024/01/ferry", "", "2024-01-11"),
    ],
)
def test_slashes_are_settled_by_evidence(
    language: str, url: str | None, more: str, day: str | None
) -> None:
    found = dump("Ann Smith 01/11/2024", below=(more,), language=language, url=url)
    assert found == day


def test_the_address_speaks_where_the_text_is_silent() -> None:
    assert dump(url="https://echo.example/2024/01/11/ferry") == "2024-01-11"
    assert dump(url="https://echo.example/2024/01/ferry") == "2024-01"
    assert day_in_url("https://echo.example/a-20240111.html") is not None
    assert day_in_url("https://echo.example/news/28035373") is None
    assert month_in_url("https://echo.example/2024/13/x") is None


def test_slashes_follow_days_that_the_text_speaks_of() -> None:
    spoken = ["The vote of January 9 was a close one, the harbour master recalls with a smile."]
    assert dump("Ann Smith 01/11/2024", body=[*spoken, *BODY]) == "2024-01-11"


def test_slashes_follow_the_spelling_of_the_text() -> None:
    british = "The labour centre of the harbour organised the defence of its programme."
    american = "The labor center of the harbor organized the defense of its programs."
    shown = "Ann Smith 01/11/2024"
    assert dump(shown, body=[british, *BODY]) == "2024-11-01"
    us_body = [american, *(line.replace("harbour", "harbor") for line in BODY)]
    assert dump(shown, body=us_body) == "2024-01-11"


def test_a_dump_in_which_no_article_was_found() -> None:
    lines = ["Island Echo", TITLE, "Published January 11, 2024", *BODY]
    assert published_in_dump(lines, range(0), "en", None).isoformat() == "2024-01-11"


def test_a_date_that_opens_a_paragraph_and_one_at_the_foot_of_the_page() -> None:
    opening = "11.1.2024 - " + BODY[1]
    assert dump(body=[BODY[0], opening, *BODY[2:]], language="de") == "2024-01-11"
    foot = (
        "This article was published on Thursday, January 11, 2024 at 9:30 and filed under Ferries"
    )
    assert dump(below=("More", "Contact", foot)) == "2024-01-11"


@pytest.mark.parametrize(
    ("text", "parts", "order"),
    [
        ("am 3.4.2024", (2024, 4, 3), Order.CLEAR),
        ("03/04/2024", (2024, 4, 3), Order.OPEN),
        ("25/04/2024", (2024, 4, 25), Order.DAY_FIRST),
        ("04/25/24", (2024, 4, 25), Order.MONTH_FIRST),
        ("pmNovember 8, 2023", (2023, 11, 8), Order.CLEAR),
        ("1er février 2023", (2023, 2, 1), Order.CLEAR),
        ("Apr 042013", (2013, 4, 4), Order.CLEAR),
        ("7. Januar 20220", (2022, 1, 7), Order.CLEAR),
        ("Thu Sep 11 10:22:33 CEST 2014", (2014, 9, 11), Order.CLEAR),
        ("2024. 3. 5.", (2024, 3, 5), Order.CLEAR),
        ("26 | 01 | 2022", (2022, 1, 26), Order.DAY_FIRST),
        ("10 - 25 - 50 per page", None, None),
        ("versions 2.6.29–5.1", None, None),
        ("29. 2. 2023", None, None),
        ("version 10.0.19045", None, None),
    ],
)
def test_reading(text: str, parts: tuple[int, int, int] | None, order: Order | None) -> None:
    found = [(r.year, r.month, r.day, r.order) for r in read_dates(text) if r.whole]
    assert found == ([] if parts is None else [(*parts, order)])


PAGE = """<html lang="en"><head><title>{title} | Island Echo</title>{head}</head>
<body><div class="clock">Saturday, April 12, 2025</div><article><h1>{title}</h1>{below}
<p>{body}</p></article><footer>© 2025 Island Echo</footer></body></html>"""


def page(head: str = "", below: str = "", url: str | None = None) -> str | None:
    html = PAGE.format(title=TITLE, head=head, below=below, body="</p><p>".join(BODY))
    return published_in_page(parsed_page(html), url, "\n".join(BODY), "en").isoformat()


LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "%s",'
    ' "dateModified": "2024-01-14T08:00:00Z"}</script>'
)


def test_linked_data_gives_the_second() -> None:
    assert page(LINKED % "2024-01-11T17:02:00+01:00") == "2024-01-11T16:02:00Z"


def test_the_publishers_day_is_kept_where_utc_has_another() -> None:
    assert page(LINKED % "2024-01-11T23:30:00-05:00") == "2024-01-11"


def test_meta_time_element_and_visible_text() -> None:
    meta = '<meta property="article:published_time" content="2024-01-11T09:00:00">'
    assert (
        page(meta + '<meta property="article:modified_time" content="2024-02-01">') == "2024-01-11"
    )
    assert page(below='<time datetime="2024-01-11" pubdate>January 11</time>') == "2024-01-11"
    assert page(below="<p>Published January 11, 2024</p>") == "2024-01-11"


def test_a_time_in_utc_is_on_the_day_that_the_page_shows() -> None:
    head = LINKED % "2024-01-12T02:11:03Z"
    shown = '<time datetime="2024-01-11T21:11:03-05:00">January 11, 2024</time>'
    assert page(head, shown) == "2024-01-11"


def test_open_dates_of_elements_follow_the_rest_of_the_page() -> None:
    url = "https://echo.example/2024/02/10/ferry"
    assert page(below='<span class="time">02/10/2024</span>', url=url) == "2024-02-10"
    assert (
        page('<meta name="date" content="02/10/2024">', "<p>February 10, 2024</p>") == "2024-02-10"
    )


def test_published_wins_over_any_number_of_related_articles() -> None:
    meta = '<meta property="article:published_time" content="2024-01-11">'
    teasers = "".join(f'<li><time datetime="2023-{m:02}-03">x</time></li>' for m in range(1, 13))
    assert page(meta, f'<div class="related"><ul>{teasers}</ul></div>') == "2024-01-11"


def test_precision_is_honest() -> None:
    lines = [TITLE, *BODY]
    found = published_in_dump(lines, range(1, 4), "en", "https://echo.example/2024/01/ferry")
    assert found.precision is Precision.MONTH


DATE_LIKE = st.lists(
    st.sampled_from(
        ["11", "2024", ".", "/", "-", " ", "January", "mai", "©", "(AFP)", "Today:", "年"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(max_size=60) | DATE_LIKE, max_size=12),
    st.integers(0, 14),
    st.integers(0, 14),
    st.none() | st.text(max_size=40),
)
def test_any_lines_give_a_moment(lines: list[str], start: int, size: int, url: str | None) -> None:
    body = range(min(start, len(lines)), min(start + size, len(lines)))
    published_in_dump(lines, body, None, url)
    published_in_page(parsed_page("\n".join(lines)), url, "\n".join(lines[:2]), None)


DAYS = st.dates(min_value=date(1996, 1, 1), max_value=date(2035, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.lists(DAYS, max_size=5), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %B %Y"]), st.data())
def test_only_days_that_the_page_shows_are_given(
    days: list[date], form: str, data: st.DataObject
) -> None:
    lines = ["Island Echo", TITLE, *BODY, "Contact", "Imprint"]
    for day in days:
        place = data.draw(st.integers(0, len(lines)))
        lines.insert(place, data.draw(st.sampled_from(["", "Updated: ", "by "])) + f"{day:{form}}")
    start = lines.index(BODY[0])
    found = published_in_dump(lines, range(start, lines.index(BODY[-1]) + 1), "en", None)
    assert found.isoformat() in {None, *(day.isoformat() for day in days)}


@pytest.mark.parametrize(
    "line",
    [
        "1" * 5_000_000,
        "11.1.2024 " * 200_000,
        "a.b/" * 1_000_000,
        "1/2-3 " * 170_000,
        "January " * 400_000,
    ],
    ids=["digits", "dates", "slashes", "digits and slashes", "months"],
)
def test_hostile_lines_take_bounded_time(line: str) -> None:
    begun = time.process_time()
    published_in_dump([line, *BODY], range(1, 4), "en", None)
    published_in_dump(line.split(" ") + BODY, range(0, 3), "en", None)
    published_in_page(
        parsed_page(f"<html><body><time>{line}</time></body></html>"), None, line[:4000], "en"
    )
    assert time.process_time() - begun < 5
