"""The days that matter most, in the articles' own sentences."""

from __future__ import annotations

from newstui.events.timeline_summary import summarise
from newstui.events.timex import mentions
from newstui.model.moment import Moment
from newstui.model.timeline import Report


def article(number: int, day: int, text: str) -> Report:
    published = Moment.day(2022, 5, day)
    found = mentions(text, published, "en")
    return Report(number, f"Paper {number}", None, published, number, text[:30], text, "en", found)


ARTICLES = [
    article(1, 3, "The Harn volcano erupted on Monday, burying two villages under ash."),
    article(2, 4, "Ash from the Harn volcano, which erupted on Monday, closed three airports."),
    article(3, 9, "The Harn volcano erupted again on Sunday and lava reached the port of Harn."),
    article(4, 10, "Since the Harn volcano erupted on May 2, lava has reached the port of Harn. "
                   "A cook in the port won a small prize for soup on May 6."),
    article(5, 10, "Lava from the Harn volcano destroyed the port on May 8, the mayor said."),
]  # fmt: skip


def test_the_days_most_spoken_of_come_in_order_with_their_sentences() -> None:
    entries = summarise(ARTICLES, days=2, per_day=1)
    assert [entry.date for entry in entries] == ["2022-05-02", "2022-05-08"]
    texts = {report.article_id: report.text for report in ARTICLES}
    for entry in entries:
        assert "Harn" in entry.text
        assert texts[entry.article_id].startswith(entry.text, entry.start)
        assert entry.sources == (f"Paper {entry.article_id}",)


def test_no_day_repeats_itself() -> None:
    twice = [*ARTICLES, article(6, 3, ARTICLES[0].text)]
    texts = [entry.text for entry in summarise(twice, days=1, per_day=5)]
    assert len(texts) == len(set(texts))


def test_fewer_days_where_the_articles_speak_of_fewer() -> None:
    assert {entry.date for entry in summarise(ARTICLES[:1], days=9, per_day=3)} <= {
        "2022-05-02", "2022-05-03",
    }  # fmt: skip
    assert summarise([], days=3, per_day=3) == ()


def test_a_sentence_that_names_two_days_is_told_once() -> None:
    both = "The Harn volcano erupted on May 2, and on May 8 lava destroyed the port of Harn."
    texts = [entry.text for entry in summarise([article(1, 10, both)], days=4, per_day=2)]
    assert texts == [both]


def test_a_chronicle_has_chosen_its_days() -> None:
    deeds = (
        "erupts and buries two farms", "closes three airports in the north",
        "breaks the water main of the port", "empties the school and the harbour",
        "burns a sawmill above the lake", "cuts the railway to the capital",
        "sends ash over the islands", "falls silent after a week of fire",
    )  # fmt: skip
    listed = [f"May {day}: The Harn volcano {deed}." for day, deed in enumerate(deeds, 2)]
    chronicle = article(9, 9, "\n".join(listed))
    often = [
        article(20 + number, 10, f"The Harn volcano burnt a barn on May 10, farmer {number} said.")
        for number in range(4)
    ]
    told = summarise([chronicle, *often], days=8, per_day=1)
    assert [entry.date for entry in told] == [f"2022-05-0{day}" for day in range(2, 10)]
    assert all(line.endswith(entry.text) for line, entry in zip(listed, told, strict=True))
    assert summarise(often, days=1, per_day=1)[0].date == "2022-05-10"
