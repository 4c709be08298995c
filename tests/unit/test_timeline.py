"""One event's timeline: what happened, who reported it, what is to come."""

from __future__ import annotations

from newstui.events.timeline import build_timeline
from newstui.events.timex import mentions
from newstui.model.moment import UNKNOWN, Moment
from newstui.model.timeline import EntryKind, Report, TimelineEntry

DAY = Moment.day(2023, 6, 15)


def report(
    number: int, source: str, title: str, text: str, published: Moment = DAY, language: str = "en"
) -> Report:
    found = mentions(text, published, language)
    return Report(number, source, None, published, 1000 + number, title, text, language, found)


NORTHERN = report(
    1,
    "Northern Herald",
    "Velia disappointed as Orland clears drone sale to Karsk",
    "TEMA, Velia (NHA) — Orland has received Karsk's request to buy patrol drones, its envoy to "
    "Velia on Thursday told President Mira Dahl, who voiced regret.\n\n"
    "Orland's trade ministry said later Thursday that it approved the sale of 40 drones to Karsk "
    "for about $12 million.\n\n"
    "“The sale will support peace in the region for years to come,” the ministry said.\n\n"
    "The ministry will send the request to the Assembly, which reviews arms sales.\n\n"
    "Karsk is a former Velian province that declared independence in 1998.\n\n"
    "Several times in recent months Velia has moved troops to the border.\n\n"
    "Dahl asserted this month that Velia has the strongest army in the region.",
)
COASTAL = report(
    2,
    "Coastal Wire",
    "Orland to sell drones to Karsk",
    "Orland said Thursday it would sell patrol drones to Karsk, a step that angers Velia.\n\n"
    "The Assembly can still block the sale, although that is unlikely.\n\n"
    "Clashes erupted last year after Karsk appointed governors in Velian districts following "
    "elections that were widely boycotted.\n\n"
    "The sale comes days after Karsk let in lorries with Velian plates, ending a long dispute.\n\n"
    "Karsk, home to 900,000 people, declared independence from Velia in 1998, which Velia has "
    "never recognised.",
)


def of_kind(timeline: tuple[TimelineEntry, ...], kind: EntryKind) -> list[TimelineEntry]:
    return [entry for entry in timeline if entry.kind is kind]


def test_background_news_of_the_day_and_plans_of_two_reports() -> None:
    timeline = build_timeline([COASTAL, NORTHERN])
    happened = of_kind(timeline, EntryKind.HAPPENED)
    assert [(entry.date, entry.precision) for entry in happened] == [
        ("1998", "year"),
        ("2022", "year"),
        ("2023-06", "month"),
        ("2023-06-15", "day"),
        ("2023-06-15", "day"),
    ]
    independence, unrest, plates, *today = happened
    assert set(independence.sources) == {"Northern Herald", "Coastal Wire"}
    assert "declared independence" in independence.text
    assert "boycotted" in unrest.text
    assert unrest.sources == ("Coastal Wire",)
    assert plates.note == "days before 2023-06-15"
    assert {entry.sources for entry in today} == {
        ("Northern Herald", "Coastal Wire"),
        ("Northern Herald",),
    }
    (plan,) = of_kind(timeline, EntryKind.PLANNED)
    assert (plan.date, plan.precision) == (None, "unknown")
    assert "Assembly" in plan.text
    assert set(plan.sources) == {"Northern Herald", "Coastal Wire"}


def test_entries_open_their_article_at_their_sentence() -> None:
    texts = {1: NORTHERN.text, 2: COASTAL.text}
    for entry in build_timeline([NORTHERN, COASTAL]):
        if entry.kind is not EntryKind.REPORT:
            assert texts[entry.article_id].startswith(entry.text, entry.start)


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    timeline = build_timeline([NORTHERN])
    assert any(entry.text.startswith("Orland has received") for entry in timeline)


def test_quotes_statements_of_old_and_vague_times_are_left_out() -> None:
    told = " ".join(entry.text for entry in build_timeline([NORTHERN, COASTAL]))
    assert "recent months" not in told
    assert "strongest army" not in told
    assert "for years to come" not in told


def test_reports_come_earliest_first_and_undated_ones_last() -> None:
    body = "The dam at Osk burst after a night of rain and flooded two villages below it. " * 4
    early = report(1, "Early Post", "Dam bursts at Osk", body, Moment.day(2023, 6, 14))
    copy = report(2, "Copy Post", "Dam bursts at Osk", body, Moment.day(2023, 6, 15))
    undated = report(
        3, "No Date", "Osk dam: engineer held", "Police arrested the chief engineer, Ole Brandt, "
        "whose firm built the dam at Osk.", UNKNOWN,
    )  # fmt: skip
    reports = of_kind(build_timeline([undated, copy, early]), EntryKind.REPORT)
    assert [(entry.sources, entry.date) for entry in reports] == [
        (("Early Post",), "2023-06-14"),
        (("Copy Post",), "2023-06-15"),
        (("No Date",), None),
    ]
    first, second, third = (entry.note for entry in reports)
    assert first == "first"
    assert second == "same text as Early Post"
    assert third.startswith("+ Police arrested the chief engineer")


def test_disagreeing_dates_are_shown() -> None:
    one = report(1, "A", "Bridge at Lorn to reopen",
                 "The old stone bridge at Lorn collapsed in a flood on March 3, 2019.")  # fmt: skip
    two = report(2, "B", "Bridge at Lorn to reopen",
                 "The stone bridge at Lorn collapsed in a flood on March 4, 2019.")  # fmt: skip
    happened = of_kind(build_timeline([one, two]), EntryKind.HAPPENED)
    assert len(happened) == 1
    assert set(happened[0].sources) == {"A", "B"}
    assert happened[0].note in {"A: 2019-03-03", "B: 2019-03-04"}


def test_the_most_exact_date_is_taken() -> None:
    one = report(1, "A", "Bridge at Lorn to reopen", "The bridge at Lorn collapsed in 2019.")
    two = report(2, "B", "Bridge at Lorn to reopen",
                 "The bridge at Lorn collapsed on March 4, 2019, killing nobody.")  # fmt: skip
    (happened,) = of_kind(build_timeline([one, two]), EntryKind.HAPPENED)
    assert (happened.date, happened.precision, happened.note) == ("2019-03-04", "day", "")


def test_a_dated_plan_stands_below_the_reports() -> None:
    one = report(1, "A", "Court to rule on Lorn bridge",
                 "The court will rule on the Lorn bridge on June 28.")  # fmt: skip
    timeline = build_timeline([one])
    assert [entry.kind for entry in timeline] == [EntryKind.REPORT, EntryKind.PLANNED]
    assert timeline[-1].date == "2023-06-28"


def test_an_event_without_texts_or_dates_still_lists_its_reports() -> None:
    empty = report(1, "A", "Untold", "", UNKNOWN)
    assert [entry.text for entry in build_timeline([empty])] == ["Untold"]
    assert build_timeline([]) == ()


def test_another_language_has_its_happenings() -> None:
    text = "Kars erklärte 1998 seine Unabhängigkeit. Am Donnerstag stimmte Kars über sie ab."
    one = report(1, "A", "Kars stimmt über Unabhängigkeit ab", text, language="de")
    dates = [entry.date for entry in of_kind(build_timeline([one]), EntryKind.HAPPENED)]
    assert "2023-06-15" in dates
