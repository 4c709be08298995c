"""Dumps: the article comes out, the page around it does not. All texts are invented."""

from __future__ import annotations

import pytest

from newstui.cleaning.clean import clean
from newstui.model.article import CleanArticle
from newstui.model.document import Form, RawDocument

FIRST = (
    "TARNOVIA, Lostland (AP) — The government of Lostland has received an offer from its northern "
    "neighbour to buy eleven used ferries, the transport minister told lawmakers on Tuesday, "
    "calling the price “surprisingly fair.”"
)
MIDDLE = (
    "The ministry said later on Tuesday that it would inspect the vessels in the spring and that "
    "parliament would have to agree to any purchase above 40 million crowns."
)
CLOSING = (
    "The old fleet has carried islanders for more than thirty years, and three of its ships were "
    "taken out of service last winter after cracks were found in their hulls."
)
QUOTE = (
    "“We have waited for this since the storms of 2019,” said Mira Dolen, who runs the harbour "
    "office on the largest of the islands. “People here cannot plan a visit to a doctor.”"
)
HEADLINE = "Lostland weighs offer of eleven ferries from its northern neighbour"


def of_dump(text: str, title: str | None = None) -> CleanArticle:
    return clean(RawDocument("g", Form.DUMP, text, "test", title=title))


WITH_REPEATS = f"""The Tarnovia Messenger
World Business Lifestyle Sport
Today: May 3, 2025
Today: May 3, 2025

{HEADLINE}

Ferry Harbour View
February 6, 2024

{FIRST}

{MIDDLE}

{HEADLINE}
Ferry Harbour View

{QUOTE}

The offer comes at a time when the islands lose people. Several times in recent years, schools \
were closed because there were not enough children, which the mayors blame on the poor crossings.

{CLOSING}

Related Articles

Minister visits shipyard in the north Rain floods cellars in the old town Bakers want higher price \
for bread, union says Fact check: how many islands are there in the western sea and who owns them
Share This

Popular

Europe|Politics|World

Fishermen block the port of Little Harbour for a second day

Fishermen block the port of Little Harbour for a second day
Business|Europe

Bank of Lostland keeps its rate where it was in the autumn

Bank of Lostland keeps its rate where it was in the autumn"""

BELOW_ADVERT = f"""SeaNews.example - All About Ships
{HEADLINE}
Tarnovia, Feb 6 (AFP) Feb 06, 2024
The government of Lostland said on Tuesday that it had an offer for eleven used ferries, a step \
that would end years of cancelled crossings to the islands.

{MIDDLE}

With spare parts the purchase would cost 52 million crowns, the ministry said.

{CLOSING}


ADVERTISEMENT




Ship News from SeaNews.example
Robot welders learn to work under water
Shipyard lays off a third of its staff in the south
Old lighthouse gets a new lamp for the winter

24/7 Harbour Coverage
Crane falls into basin, nobody hurt
Customs officers find rare parrots in container
New tug named after the first woman to steer one

Fishing News, Nets and Prices
Cod quota cut again for the western sea
Herring returns to the bay after ten years
Mackerel price 'too low' say boat owners



All rights reserved. Copyright Example News Agency. Sections of the information displayed on this \
page are protected by intellectual property rights. As a consequence you may not copy, reproduce, \
modify, transmit or publish any of the content without prior written consent."""


class TestRepeatedTitleAndCaption:
    def test_text_runs_from_dateline_to_last_sentence(self) -> None:
        paragraphs = of_dump(WITH_REPEATS).text.split("\n\n")
        assert paragraphs[0] == FIRST
        assert paragraphs[-1] == CLOSING

    def test_title_and_caption_are_gone_from_the_middle(self) -> None:
        text = of_dump(WITH_REPEATS).text
        assert HEADLINE not in text
        assert "Ferry Harbour View" not in text
        assert MIDDLE in text
        assert QUOTE in text

    def test_title_is_the_headline(self) -> None:
        assert of_dump(WITH_REPEATS).title == HEADLINE


class TestHeadlinesBelow:
    def test_ends_with_the_article(self) -> None:
        paragraphs = of_dump(BELOW_ADVERT).text.split("\n\n")
        assert paragraphs[0].startswith("The government of Lostland said on Tuesday")
        assert paragraphs[-1] == CLOSING

    def test_title_is_the_headline(self) -> None:
        assert of_dump(BELOW_ADVERT).title == HEADLINE


def test_claimed_title_wins() -> None:
    assert of_dump(WITH_REPEATS, title="Ferries for Lostland").title == "Ferries for Lostland"


def test_only_menus_gives_no_text_and_says_so() -> None:
    menus = "\n".join(["Home", "News", "Sport", "Log in", "Contact us", "Weather", "Jobs"] * 6)
    article = of_dump(menus + "\n\n© 2024 Example Media. All rights reserved.")
    assert article.text == ""
    assert any("No article" in note for note in article.notes)


def test_very_short_brief_is_kept() -> None:
    brief = "A small earthquake was felt in the west of Lostland on Monday; nobody was hurt."
    assert of_dump(f"Earthquake felt in the west\n\n{brief}").text == brief


def test_hard_wrapped_paragraphs_are_joined() -> None:
    import textwrap

    wrapped = "\n\n".join(
        textwrap.fill(paragraph, 72, break_on_hyphens=False)
        for paragraph in (FIRST, MIDDLE, QUOTE, CLOSING)
    )
    assert of_dump(f"{HEADLINE}\n\n{wrapped}").text.split("\n\n") == [FIRST, MIDDLE, QUOTE, CLOSING]


def test_dump_without_line_breaks_keeps_the_article() -> None:
    text = of_dump(
        f"Home News Sport Weather Log in {HEADLINE} {FIRST} {MIDDLE} {QUOTE} {CLOSING} {MIDDLE} "
        f"{QUOTE} © 2024 Example Media. All rights reserved."
    ).text
    assert MIDDLE in text
    assert CLOSING in text
    assert "Example Media" not in text


@pytest.mark.parametrize(
    "bar",
    ["Share on Facebook Twitter WhatsApp", "Advertisement", "Read more: Bread price to rise"],
)
def test_bars_inside_the_article_are_gone(bar: str) -> None:
    text = of_dump("\n\n".join([HEADLINE, FIRST, MIDDLE, bar, QUOTE, CLOSING])).text
    assert bar not in text
    assert text.split("\n\n") == [FIRST, MIDDLE, QUOTE, CLOSING]


def test_of_two_articles_the_first_is_taken() -> None:
    other = [
        "Bakers of Lostland demand a higher price",
        "LITTLE HARBOUR, Lostland (AP) — Bakers across the country want to raise the price of a "
        "loaf by a fifth, their union said on Wednesday after a meeting in the capital.",
        "The last increase was three years ago, and flour has become dearer by half since then, "
        "the union said in a letter to the ministry of trade.",
        "A spokesman for the ministry said that it would answer the letter within two weeks, as "
        "the law on staple food requires of it.",
        "Shops in the capital sold out of bread on Wednesday evening, residents told the local "
        "radio station, and some had begun to limit what each customer may buy.",
    ]
    article = of_dump("\n\n".join([HEADLINE, FIRST, MIDDLE, QUOTE, CLOSING, *other]))
    assert article.text.split("\n\n") == [FIRST, MIDDLE, QUOTE, CLOSING]
    assert any("more than one article" in note for note in article.notes)


def test_questions_and_answers_stay_in_order() -> None:
    talk = [
        "You have led the harbour office for nine years. What has changed?",
        "Mostly the weather. In my first year we cancelled four crossings, last winter it was "
        "more than sixty, and every one of them means a doctor's visit that does not happen.",
        "Would new ferries help?",
        "Bigger ships can sail in higher waves, so yes, but only if the quay is made longer as "
        "well, and nobody has spoken about who would pay for that.",
    ]
    assert of_dump("\n\n".join([HEADLINE, FIRST, *talk, CLOSING])).text.split("\n\n") == [
        FIRST, *talk, CLOSING,
    ]  # fmt: skip
