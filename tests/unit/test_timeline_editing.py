"""What a careful editor strikes from an event's timeline, and what must stay."""

from __future__ import annotations

import pytest

from newstui.events.timeline import build_timeline
from newstui.events.timex import mentions
from newstui.model.moment import Moment
from newstui.model.timeline import EntryKind, Report, TimelineEntry

FRIDAY = Moment.day(2023, 6, 16)
LEAD = (
    "The parliament of Velia debated the dam at Oskby and the mayor of Oskby for a day and a night."
)


def report(
    text: str, *, number: int = 1, published: Moment = FRIDAY, language: str = "en", title: str = ""
) -> Report:
    title = title or "Velia debates the Oskby dam and its mayor"
    found = mentions(text, published, language)
    return Report(number, f"S{number}", None, published, number, title, text, language, found)


def told(*reports: Report) -> list[TimelineEntry]:
    return [entry for entry in build_timeline(reports) if entry.kind is not EntryKind.REPORT]


def dates(sentence: str) -> list[str | None]:
    return [entry.date for entry in told(report(f"{LEAD}\n\n{sentence}"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Oskby's mayor Ole Brandt, who opened the dam in Velia two years ago, died in a car crash.",
        "Towns that joined Velia in 2008, one of which closed its dam last month, told Oskby so.",
        "Crews who closed the Oskby dam two months ago have traced the leak to a valve in Velia.",
        "Velia urged Oskby to come back to the talks on the accord accepted in Lorn in March.",
        "For the town of Oskby, the dam accord signed in 2018 brings a yearly rent and six jobs.",
        "For Velia, winners in 2013, the closed dam at Oskby was a fifth defeat in a row.",
        "Velia listed schools in Oskby that it said would close by the end of the month.",
        "The strikers object to the dam decree of 20 December that closes the works at Oskby.",
        "Oskby put the water lost by the Velia dam in the average for 2022 at three million tons.",
        "The people of Oskby in Velia will remember 2022 for the flood that burst the old dam.",
    ],
)
def test_a_date_of_something_named_in_passing_dates_nothing(sentence: str) -> None:
    assert dates(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "No pictures of the Oskby dam had been received in Velia by Friday evening.",
        "Nobody had crossed the Oskby dam in Velia on Thursday, and none was hurt.",
        "Velia did not send its engineers to the dam at Oskby on Thursday.",
        "It struck the dam at Oskby in Velia on Thursday evening and killed a farmer.",
        "However, he said on Thursday, the dam at Oskby in Velia could be closed.",
        "We shall send you the plan of the dam at Oskby in Velia on Monday.",
        "(Update) The dam at Oskby in Velia was closed on Thursday.",
        "Hurt by the flood, they closed the dam at Oskby in Velia on Thursday.",
        "Oskby's was closed in Velia on Thursday, and the dam was opened.",
        "In April the Velia mayor of Oskby was to open the new dam and launch a ship.",
    ],
)
def test_denials_and_what_does_not_say_whom_it_is_about_are_struck(sentence: str) -> None:
    assert dates(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Oskby is a town in Velia which declared its independence in 2008.", "2008"),
        ("Oskby, which counts 900 people, declared its independence from Velia in 2008.", "2008"),
        ("The dam at Oskby, which burst on Thursday, killed two farmers in Velia.", "2023-06-15"),
        ("Velia said that Oskby had closed the dam on 4 March after a flood.", "2023-03-04"),
        ("Tension rose in May, when gunmen from Velia attacked the dam at Oskby.", "2023-05"),
        ("Police said the Oskby dam burst on Thursday and flooded half of Velia.", "2023-06-15"),
        ("The Oskby dam touched the sea of Velia and sank early on Saturday.", "2023-06-17"),
        ("In the night to Thursday thieves in Velia opened the dam at Oskby.", "2023-06-15"),
    ],
)
def test_what_the_sentence_itself_tells_keeps_its_date(sentence: str, date: str) -> None:
    found = told(report(f"{LEAD}\n\n{sentence}"))
    assert [(entry.date, entry.kind) for entry in found] == [(date, EntryKind.HAPPENED)]


def test_captions_and_bylines_are_no_happenings_and_bullets_and_datelines_go() -> None:
    caption = "Soldiers carry a farmer of Oskby to a boat on Thursday."
    opening = "OSKBY (NHA) — The dam above Oskby burst on Thursday after a night of rain in Velia."
    summary = "• Two farmers were killed in Oskby on Wednesday when the dam of Velia flooded a road"
    text = "\n\n".join([caption, opening, summary, "By Ola Ek — Published 16 June 2023 at 9:30"])
    assert [entry.text for entry in told(report(text))] == [
        "Two farmers were killed in Oskby on Wednesday when the dam of Velia flooded a road",
        "The dam above Oskby burst on Thursday after a night of rain in Velia.",
    ]


def test_of_one_day_a_report_tells_one_thing() -> None:
    text = (
        "The dam above Oskby burst on Thursday and flooded half of the town in Velia.\n\n"
        "Water shot through the streets of Oskby when the dam failed late on Thursday.\n\n"
        "On Thursday evening the mayor of Oskby closed the last road from Velia."
    )
    assert [entry.text[:20] for entry in told(report(text))] == ["The dam above Oskby "]


def test_the_report_of_the_day_tells_it_best() -> None:
    first = report("The dam above Oskby burst on Thursday and flooded half of the town in Velia.")
    later = report(
        "The visit followed Thursday's flood at Oskby, in which the dam burst above the town.",
        number=2,
        published=Moment.day(2023, 6, 17),
    )
    (entry,) = told(later, first)
    assert (entry.article_id, entry.sources) == (1, ("S1", "S2"))


def test_what_will_be_done_is_told_before_what_could_be() -> None:
    could = report(
        "Congress can still block the sale of the dam, although it is unlikely to do so."
    )
    will = report(
        f"{LEAD} A statement said that the ministry will send the request for the sale of the dam "
        "to Congress, which reviews such sales.",
        number=2,
    )
    (plan,) = told(could, will)
    assert (plan.kind, plan.article_id) == (EntryKind.PLANNED, 2)


def test_a_plan_that_the_reports_have_outlived_is_gone() -> None:
    plan = report(f"{LEAD} The parliament of Velia will vote on the Oskby dam on 19 June.")
    later = report("The mayor of Oskby left the town.", number=2, published=Moment.day(2023, 6, 21))
    assert [entry.date for entry in told(plan)] == ["2023-06-19"]
    assert told(plan, later) == []
    step = report(f"{LEAD} Velia is expected to send the plan of the dam to parliament.")
    assert [entry.kind for entry in told(step)] == [EntryKind.PLANNED]
    assert told(step, later) == []


@pytest.mark.parametrize(
    ("language", "sentence", "kept"),
    [
        ("fr", "La ville d'Oskby, évacuée en avril, est épargnée par le barrage de Velia.", False),
        ("fr", "Oskby et Velia ont connu leur nuit la plus violente depuis 1987.", False),
        ("de", "Keiner der Bürger von Oskby verließ am Donnerstag den Damm von Velia.", False),
        ("de", "Er schloss am Donnerstag den Damm von Oskby in Velia.", False),
        ("de", "In Oskby war der Vertrag mit Velia über den Damm seit 2002 in Kraft.", True),
        ("fr", "Oskby et Velia ont signé en avril un accord sur le barrage.", True),
    ],
)
def test_other_languages_have_their_denials_and_comparisons(
    language: str, sentence: str, kept: bool
) -> None:
    one = report(sentence, language=language, title="Oskby Velia barrage Damm")
    assert bool(told(one)) == kept
