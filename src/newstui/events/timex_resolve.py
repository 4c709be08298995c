"""The actions that the rules of the languages name, each a reading of one form of expression."""

from __future__ import annotations

from newstui.events import timex_dates as dates
from newstui.events import timex_lengths as lengths
from newstui.events import timex_relative as relative
from newstui.events.timex_match import Action

ACTIONS: dict[str, Action] = {
    action.__name__: action
    for action in (
        dates.calendar,
        dates.numeric,
        dates.year,
        dates.years,
        dates.decade,
        dates.century,
        dates.weekday,
        dates.quarter,
        dates.season,
        relative.relative_unit,
        relative.ago,
        relative.weekend,
        relative.from_last,
        relative.same,
        relative.year_before,
        relative.reference,
        relative.part_of_day,
        relative.clock,
        lengths.duration,
        lengths.age,
        lengths.vague_duration,
        lengths.half,
        lengths.either,
        lengths.repeated,
    )
}
