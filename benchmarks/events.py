"""How well and how fast newstui groups articles into events.

    python benchmarks/events.py --data DIR [--sets NAME,…] [--quick]

One shipped configuration for all sets; articles come in the order of their file. Below each set
stands what looking over all its events makes of it (the speed is that of the looking alone), then
both with weights that were learned without the set (and without its English part or whole), so that
tuning to a set shows; document frequencies are as shipped, and the groups from which the grouper
learned to live with its mistakes were made once, by weights from all sets. That takes some minutes;
`--quick` leaves it away.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from event_sets import FIRST_SEEN, SETS, items, score, signatures
from learn_events import Lesson, all_lessons, trained
from newstui.events.grouper import DEFAULT, Grouper, GrouperSettings, MemoryWindow
from newstui.events.repair import Repair
from newstui.events.signature import Signature
from newstui.events.splitting import is_due
from newstui.model.event import Assignment

COLUMNS = ("bcubed", "pairwise", "precision", "recall", "purity", "groups", "events")


def group(made: Sequence[Signature], settings: GrouperSettings = DEFAULT) -> list[int]:
    """The event of each article, assigned one by one."""
    window = MemoryWindow()
    grouper = Grouper(window, settings)
    events = []
    became: dict[int, int] = {}
    for one in made:
        at = FIRST_SEEN if one.published is None else one.published
        found = grouper.assign(one, at)
        window.add(one, found.event_id, at)
        events.append(found.event_id)
        if found.absorbed is not None:
            became[found.absorbed] = found.event_id
    return [last(event, became) for event in events]


class Looked(MemoryWindow):
    """A window whose articles can be put elsewhere."""

    def __init__(self, made: Sequence[Signature], events: Sequence[int]) -> None:
        super().__init__()
        self._made = made
        self._next = max(events)
        self.homes = {one.article_id: event for one, event in zip(made, events, strict=True)}
        self._stale = True

    def place(self, assignment: Assignment) -> None:
        """An article is of an event from now on."""
        self.homes[assignment.article_id] = assignment.event_id
        self._stale = True

    def candidates(self, keys: Sequence[int], since: int, until: int) -> Mapping[int, int]:
        self._read_again()
        return super().candidates(keys, since, until)

    def members(self, event_id: int) -> Sequence[Signature]:
        self._read_again()
        return super().members(event_id)

    def _read_again(self) -> None:
        if self._stale:
            self._stale = False
            self._by_key, self._members = {}, {}
            for one in self._made:
                at = FIRST_SEEN if one.published is None else one.published
                self.add(one, self.homes[one.article_id], at)


def repaired(
    made: Sequence[Signature], events: Sequence[int], settings: GrouperSettings = DEFAULT
) -> list[int]:
    """The event of each article after all events have been looked at again."""
    window = Looked(made, events)
    repair = Repair(window, window.place, settings)
    for event, count in sorted(Counter(events).items()):
        if is_due(count, count) and event not in repair.merged:
            repair.look_at(event)
    return [window.homes[one.article_id] for one in made]


def last(event: int, became: Mapping[int, int]) -> int:
    """What an event has become part of."""
    while event in became:
        event = became[event]
    return event


def without(name: str, lessons: Mapping[str, Sequence[Lesson]]) -> GrouperSettings:
    """Weights learned from the other sets."""
    root = name.removesuffix("_en")
    others = {
        other: some
        for other, some in lessons.items()
        if other.split(":")[0].removesuffix("_en") != root
    }
    return GrouperSettings(networks=trained(others))


def line(label: str, found: Mapping[str, float], rate: float | None = None) -> None:
    speed = "" if rate is None else f" {rate:9.0f}"
    print(f"{label:18}", *(f"{found[column]:9.4g}" for column in COLUMNS), speed, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--quick", action="store_true", help="only as shipped")
    options = parser.parse_args()
    names = options.sets.split(",")
    sets = {name: items(options.data, name) for name in (names if options.quick else SETS)}
    lessons = {} if options.quick else all_lessons(sets)
    print(f"{'set':18}", *(f"{column:>9}" for column in COLUMNS), " articles/s")
    for name in names:
        made = signatures(sets[name])
        gold = [item.event for item in sets[name]]
        started = time.process_time()
        events = group(made)
        line(name, score(gold, events), len(made) / (time.process_time() - started))
        started = time.process_time()
        events = repaired(made, events)
        line("  repaired", score(gold, events), len(made) / (time.process_time() - started))
        if lessons:
            settings = without(name, lessons)
            events = group(made, settings)
            line("  left out", score(gold, events))
            line("  repaired", score(gold, repaired(made, events, settings)))


if __name__ == "__main__":
    main()
