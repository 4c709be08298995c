"""How well and how fast newstui groups articles into events.

    python benchmarks/events.py --data DIR [--sets NAME,…] [--speed]

One shipped configuration for all sets; articles come in the order of their file.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from event_sets import SETS, Item, items, score
from newstui.events.grouper import DEFAULT, Grouper, GrouperSettings, MemoryWindow
from newstui.events.signature import Signature, signature

FIRST_SEEN = 1_500_000_000
"""When undated articles are taken to have come in: all at one time."""


def signatures(articles: Sequence[Item]) -> list[Signature]:
    """The signatures of the articles, numbered in their order from 1."""
    return [
        signature(number, item.source_id, item.article, item.tags)
        for number, item in enumerate(articles, 1)
    ]


def group(made: Sequence[Signature], settings: GrouperSettings = DEFAULT) -> list[int]:
    """The event of each article, assigned one by one."""
    window = MemoryWindow()
    grouper = Grouper(window, settings)
    events = []
    for one in made:
        at = FIRST_SEEN if one.published is None else one.published
        event = grouper.assign(one, at).event_id
        window.add(one, event, at)
        events.append(event)
    return events


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    options = parser.parse_args()
    print(
        f"{'set':18}{'BCubed':>8}{'pair':>8}{'prec':>8}{'recall':>8}{'purity':>8}{'groups':>8}{'gold':>8}{'/s':>8}"
    )
    for name in options.sets.split(","):
        articles = items(options.data, name)
        made = signatures(articles)
        started = time.perf_counter()
        events = group(made)
        rate = len(made) / (time.perf_counter() - started)
        found = score([item.event for item in articles], events)
        print(
            f"{name:18}{found['bcubed']:8.4f}{found['pairwise']:8.4f}{found['precision']:8.4f}"
            f"{found['recall']:8.4f}{found['purity']:8.3f}{found['groups']:8.0f}"
            f"{found['events']:8.0f}{rate:8.0f}"
        )


if __name__ == "__main__":
    main()
