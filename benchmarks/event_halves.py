"""How well newstui groups events that its weights have not seen.

    python benchmarks/event_halves.py --data DIR [--sets NAME,…]

Half of the events of every set teach; then each set is grouped whole, as its articles come, and the
reports of the other half count. This is done both ways, and the mean of the two is told: as they
come, with all events looked over, and in pieces of twelve articles of that half, each a library of
its own. Pairwise F1 and purity are those of the whole set; document frequencies are as shipped.
It is changes of how weights are learned that these figures tell of: those of `events.py` praise
what has been learned by heart.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from zlib import crc32

from event_sets import SETS, Item, items, score, signatures
from events import group, repaired
from learn_events import all_lessons, trained
from newstui.events.grouper import GrouperSettings
from newstui.events.signature import Signature

COLUMNS = ("bcubed", "pairwise", "precision", "recall", "purity")
PIECE = 12


def half_of(event: str) -> int:
    """The half that an event is of, by its label."""
    return crc32(event.encode()) & 1


def learned(sets: Mapping[str, Sequence[Item]], half: int) -> GrouperSettings:
    """Weights from one half of the events of every set."""
    some = {
        name: [item for item in articles if half_of(item.event) == half]
        for name, articles in sets.items()
    }
    return GrouperSettings(networks=trained(all_lessons(some)))


def in_pieces(
    articles: Sequence[Item], made: Sequence[Signature], settings: GrouperSettings
) -> dict[str, float]:
    """How well a dozen articles after the other are grouped by themselves."""
    gold: list[str] = []
    events: list[int] = []
    for start in range(0, len(made), PIECE):
        found = group(made[start : start + PIECE], settings)
        events += [start * PIECE + event for event in found]
        gold += [f"{start} {item.event}" for item in articles[start : start + PIECE]]
    return score(gold, events)


def tried(articles: Sequence[Item], settings: GrouperSettings, half: int) -> list[dict[str, float]]:
    """The scores of a half of the events: as they come, repaired, in pieces."""
    made = signatures(articles)
    gold = [item.event for item in articles]
    counted = {event for event in gold if half_of(event) == half}
    events = group(made, settings)
    of_half = [at for at, event in enumerate(gold) if event in counted]
    return [
        score(gold, events, counted),
        score(gold, repaired(made, events, settings), counted),
        in_pieces([articles[at] for at in of_half], [made[at] for at in of_half], settings),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    options = parser.parse_args()
    sets = {name: items(options.data, name) for name in SETS}
    weights = [learned(sets, half) for half in (0, 1)]
    print(f"{'set':18}", *(f"{column:>9}" for column in COLUMNS))
    for name in options.sets.split(","):
        both = [tried(sets[name], weights[half], 1 - half) for half in (0, 1)]
        for label, *found in zip((name, "  repaired", "  in pieces"), *both, strict=True):
            means = [fmean(one[column] for one in found) for column in COLUMNS]
            print(f"{label:18}", *(f"{mean:9.4f}" for mean in means), flush=True)


if __name__ == "__main__":
    main()
