"""Grouping as a reader sees it: same story together, look-alikes apart, in any order."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newstui.events.grouper import Grouper, MemoryWindow
from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.model.article import CleanArticle, Tag, Tags
from newstui.model.event import Assignment
from newstui.model.moment import UNKNOWN, Moment

SEEDS = Path(__file__).parents[3] / "shared/seeds"

QUAKE_A = (
    "Strong earthquake shakes Morvania, at least 14 dead",
    "VELDOR — A magnitude 6.4 earthquake struck the coast of Morvania early on Tuesday, killing at "
    "least 14 people and burying dozens under collapsed houses in the port of Veldor, officials "
    "said.\n\nRescue teams searched the rubble through the night. Interior minister Ana Perkova "
    "said that 230 people had been taken to hospital and that the road to Veldor was blocked.",
)
QUAKE_B = (
    "Rescuers dig for survivors after 6.4 quake in Morvanian port",
    "Rescue teams were digging with bare hands in Veldor on Tuesday after an earthquake of "
    "magnitude 6.4 brought down houses along the coast of Morvania.\n\nAt least 14 people died and "
    "230 were hurt, said Ana Perkova, the interior minister. Blocked roads slowed help to Veldor.",
)
QUAKE_ELSEWHERE = (
    "Strong earthquake shakes southern Talland, at least 9 dead",
    "KIRRAH — A magnitude 5.9 earthquake struck the hills of southern Talland late on Wednesday, "
    "killing at least 9 people in villages around Kirrah, the civil defence agency said.\n\n"
    "Its head Jon Abado said that 75 people were hurt, and that a dam near Kirrah held.",
)
BUDGET = (
    "Parliament in Ostrava Bay passes budget after all-night sitting",
    "Lawmakers adopted a budget of 41 billion crowns at dawn on Tuesday, with cuts to farm "
    "subsidies and a new levy on airlines.\n\nFinance minister Petr Holan called it a compromise; "
    "the opposition leader Mira Danek said that pensioners would pay for it.",
)
COUNTRY = {QUAKE_A[0]: "AA", QUAKE_B[0]: "AA", QUAKE_ELSEWHERE[0]: "BB", BUDGET[0]: "CC"}
NAMES = {
    QUAKE_A[0]: ("Morvania", "Veldor", "Ana Perkova"),
    QUAKE_B[0]: ("Veldor", "Morvania", "Ana Perkova"),
    QUAKE_ELSEWHERE[0]: ("Talland", "Kirrah", "Jon Abado"),
    BUDGET[0]: ("Ostrava Bay", "Petr Holan", "Mira Danek"),
}
DAY = int(datetime(2031, 5, 6, tzinfo=UTC).timestamp())


def sign(
    number: int,
    piece: tuple[str, str],
    *,
    source: int | None = None,
    published: int | None = DAY,
    language: str = "en",
    names: tuple[str, ...] | None = None,
) -> Signature:
    title, text = piece
    when = UNKNOWN if published is None else Moment.at(datetime.fromtimestamp(published, UTC))
    article = CleanArticle(title, text, language=language, published=when)
    about = (Tag(COUNTRY[title], 0.9),) if title in COUNTRY else ()
    tags = Tags(about=about, anchors=NAMES.get(title, ()) if names is None else names)
    return signature(number, number if source is None else source, article, tags)


def group(*signatures: Signature, at: int | None = None) -> list[Assignment]:
    window = MemoryWindow()
    grouper = Grouper(window)
    made = []
    for one in signatures:
        place = one.published if at is None and one.published is not None else at or DAY
        assigned = grouper.assign(one, place)
        window.add(one, assigned.event_id, place)
        made.append(assigned)
    return made


def events(*signatures: Signature) -> list[int]:
    return [assigned.event_id for assigned in group(*signatures)]


def test_two_reports_of_one_earthquake_are_one_event_and_another_quake_is_not() -> None:
    found = events(
        sign(1, QUAKE_A), sign(2, QUAKE_ELSEWHERE, published=DAY + 86_400), sign(3, QUAKE_B)
    )
    assert found[0] == found[2]
    assert found[1] != found[0]


def test_unrelated_news_of_one_day_stays_apart() -> None:
    first, second = events(sign(1, QUAKE_A), sign(2, BUDGET))
    assert first != second


def test_one_outlet_naming_itself_in_two_unrelated_stories_does_not_join_them() -> None:
    outlet = "\n\nMore in the Harbour Gazette."
    names = ("Harbour Gazette",)
    pieces = (
        (
            "Parliament passes budget",
            "Lawmakers adopted the budget at dawn, with new levies on airlines and deep cuts to "
            "farm subsidies. The opposition walked out before the vote.",
        ),
        (
            "Telescope sees farthest galaxy",
            "Astronomers measured light that left a very young galaxy soon after the beginning of "
            "the universe. They used a mirror cooled by helium.",
        ),
    )
    found = events(
        *(
            sign(number, (title, text + outlet), source=7, names=names)
            for number, (title, text) in enumerate(pieces, 1)
        )
    )
    assert found[0] != found[1]


def test_an_article_meets_an_event_of_several_languages_by_the_likest_members() -> None:
    abroad = (
        "Veldor: 14 muertos por un terremoto en Morvania",
        "Ana Perkova habló en Veldor de 230 heridos y 14 muertos tras el terremoto de Morvania.",
    )
    told = ("Veldor", "Morvania", "Ana Perkova")
    found = events(
        sign(1, QUAKE_A),
        sign(2, abroad, language="es", names=told),
        sign(3, QUAKE_B, names=told),
    )
    assert found[0] == found[2]


def test_the_order_of_arrival_does_not_matter_for_what_belongs_together() -> None:
    pieces = [sign(1, QUAKE_A), sign(2, BUDGET), sign(3, QUAKE_B), sign(4, QUAKE_ELSEWHERE)]
    for order in (pieces, pieces[::-1]):
        found = {one.article_id: event for one, event in zip(order, events(*order), strict=True)}
        assert found[1] == found[3]
        assert len(set(found.values())) == 3


def test_an_unknown_date_is_neutral() -> None:
    undated = sign(2, QUAKE_B, published=None)
    first, second = group(sign(1, QUAKE_A), undated, at=DAY + 400 * 86_400)
    assert first.event_id == second.event_id
    assert second.reason.hours_apart is None
    assert events(undated, sign(1, QUAKE_A)) == [1, 1]


def test_reports_a_season_apart_are_never_one_event() -> None:
    first, second = events(sign(1, QUAKE_A), sign(2, QUAKE_B, published=DAY + 100 * 86_400))
    assert first != second


def test_why_names_what_is_shared() -> None:
    _, second, other = group(
        sign(1, QUAKE_A), sign(2, QUAKE_B, published=DAY + 7200), sign(3, BUDGET)
    )
    reason = second.reason
    assert "Veldor" in reason.shared_names
    assert "Ana Perkova" in reason.shared_names
    assert {"14", "230"} <= set(reason.shared_numbers)
    assert {"magnitude", "coast"} <= set(reason.shared_words)
    assert reason.hours_apart == 2.0
    assert 0.0 < reason.score <= 1.0
    assert all(0 <= part <= 1 for part in (reason.title, reason.lead, reason.body, reason.anchors))
    assert other.opens
    assert other.reason.score == 0.0


def test_a_wire_copy_is_folded_and_counts_once() -> None:
    title, text = QUAKE_A
    copy = (f"{title} - agency", text + "\n\nMore on this as it comes.")
    first, second, _third = group(
        sign(1, QUAKE_A), sign(2, copy, names=NAMES[title]), sign(3, BUDGET)
    )
    assert second.event_id == first.event_id
    assert second.reason.wire_copy_of == 1
    _, alike = group(sign(1, QUAKE_A), sign(3, QUAKE_B))
    _, _, after_copies = group(
        sign(1, QUAKE_A), sign(2, copy, names=NAMES[title]), sign(3, QUAKE_B)
    )
    assert after_copies.reason.body == pytest.approx(alike.reason.body)
    assert alike.reason.wire_copy_of is None


def test_a_daily_page_of_one_source_is_no_event() -> None:
    days = [
        (
            f"Weather in Veldor for the {day}th of May",
            f"It will be {what} in Veldor with {low} to {low + 9} degrees. Winds from the north "
            "reach the coast by noon. Bathing water is safe. The next forecast comes tomorrow.",
        )
        for day, what, low in ((6, "sunny", 11), (7, "cloudy", 9), (8, "rainy", 7))
    ]
    made = [
        sign(number, piece, source=7, published=DAY + number * 86_400, names=("Veldor",))
        for number, piece in enumerate(days, 1)
    ]
    assert len(set(events(*made))) == 3


def test_headlines_in_two_languages_meet_by_names_and_notions() -> None:
    pieces = {
        "en": "Earthquake kills 14 in Veldor, minister Perkova says",
        "ru": "Землетрясение в Велдоре: 14 погибших, сообщила министр Перкова",
        "es": "Un terremoto deja 14 muertos en Veldor, dice la ministra Perkova",
    }
    made = [
        sign(number, (title, ""), language=language, names=())
        for number, (language, title) in enumerate(pieces.items(), 1)
    ]
    assert len(set(events(*made))) == 1
    other = sign(4, ("Выборы в Талланде: победил Абадо", ""), language="ru", names=())
    assert events(made[0], other) == [1, 2]


class ToldWindow(MemoryWindow):
    """A reader who has said that article 2 belongs to event 1, and article 3 does not."""

    def together(self, article_id: int) -> int | None:
        return 1 if article_id == 2 else None

    def apart(self, article_id: int, event_id: int) -> bool:
        return (article_id, event_id) == (3, 1)


def test_the_reader_decides() -> None:
    window = ToldWindow()
    grouper = Grouper(window)
    found = []
    for one in (sign(1, QUAKE_A), sign(2, BUDGET), sign(3, QUAKE_B)):
        assigned = grouper.assign(one, DAY)
        window.add(one, assigned.event_id, DAY)
        found.append(assigned.event_id)
    assert found[:2] == [1, 1]
    assert found[2] != 1


def test_a_new_batch_goes_on_where_the_last_one_stopped() -> None:
    pieces = [sign(1, QUAKE_A), sign(2, BUDGET), sign(3, QUAKE_B), sign(4, QUAKE_ELSEWHERE)]
    window = MemoryWindow()
    found = []
    for one in pieces:
        assigned = Grouper(window).assign(one, DAY)
        window.add(one, assigned.event_id, DAY)
        found.append(assigned.event_id)
    assert found == events(*pieces)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_the_two_seed_documents_are_one_event() -> None:
    made = []
    for number, path in enumerate(sorted(SEEDS.glob("*.txt")), 1):
        lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
        longest = sorted(lines, key=len, reverse=True)[:12]
        text = "\n\n".join(line for line in lines if line in longest)
        made.append(sign(number, (lines[1], text), published=1_704_931_200, names=()))
    assert len(set(events(*made))) == 1
