"""How well and how fast newstui groups articles into events.

    python benchmarks/events.py --data DIR [--sets NAME,…] [--leave-out]

One shipped configuration for all sets; articles come in the order of their file. `--leave-out`
prints beside each figure what weights and document frequencies reach that were made without the
set (and without its English part or whole), so that tuning to a set shows.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from event_sets import FIRST_SEEN, SETS, Item, items, score, signatures
from learn_events import learn
from make_background import background, documents
from newstui.events.grouper import DEFAULT, Grouper, GrouperSettings, MemoryWindow
from newstui.events.signature import Signature

COLUMNS = ("bcubed", "pairwise", "precision", "recall", "purity", "groups", "events")


def group(made: Sequence[Signature], settings: GrouperSettings = DEFAULT) -> list[int]:
    """The event of each article, assigned one by one."""
    window = MemoryWindow()
    grouper = Grouper(window, settings)
    events = []
    became: dict[int, int] = {}
    for one in made:
        at = FIRST_SEEN if one.published is None else one.published
        made_of = grouper.assign(one, at)
        event = made_of.event_id
        window.add(one, event, at)
        events.append(event)
        if made_of.absorbed is not None:
            became[made_of.absorbed] = event
    return [_last(event, became) for event in events]


def _last(event: int, became: Mapping[int, int]) -> int:
    while event in became:
        event = became[event]
    return event


def left_out(data: Path, name: str, sets: Mapping[str, Sequence[Item]]) -> dict[str, float]:
    """The score of a set under weights and document frequencies made without it."""
    root = name.removesuffix("_en")
    others = {other: sets[other] for other in sets if other.removesuffix("_en") != root}
    known = background(documents(data, without=(root,)))
    settings = GrouperSettings(networks=learn(others, known))
    events = group(signatures(sets[name], known), settings)
    return score([item.event for item in sets[name]], events)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--leave-out", action="store_true")
    options = parser.parse_args()
    names = options.sets.split(",")
    sets = {name: items(options.data, name) for name in (SETS if options.leave_out else names)}
    print(f"{'set':18}", *(f"{column:>9}" for column in COLUMNS), "articles/s")
    for name in names:
        made = signatures(sets[name])
        started = time.perf_counter()
        events = group(made)
        rate = len(made) / (time.perf_counter() - started)
        found = score([item.event for item in sets[name]], events)
        print(f"{name:18}", *(f"{found[column]:9.4g}" for column in COLUMNS), f"{rate:9.0f}")
        if options.leave_out:
            found = left_out(options.data, name, sets)
            print(
                f"{'  left out':18}", *(f"{found[column]:9.4g}" for column in COLUMNS), flush=True
            )


if __name__ == "__main__":
    main()
