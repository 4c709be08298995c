"""`events --new`: what events that the reader knows in part tell since."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.output import DONE, data, message, record

if TYPE_CHECKING:
    from newstui.library.new_facts import NewFact
    from newstui.library.session import Library


def list_new(library: Library, options: argparse.Namespace) -> int:
    """Prints each such event with its new facts; with `--seen` they are known from here on."""
    from newstui.library import browse, new_facts

    matching = None
    if options.query:
        keys = browse.event_keys(library, browse.understand(library, options.query))
        matching = {row.id for row in browse.events_at(library, keys) if row is not None}
    shown = 0
    for event_id in new_facts.half_known(library):
        if matching is not None and event_id not in matching:
            continue
        facts = new_facts.new_facts(library, event_id)
        if not facts or shown == options.limit:
            continue
        shown += 1
        _print(library, event_id, facts, as_json=options.json)
        if options.seen:
            new_facts.look_at(library, event_id)
    if not shown:
        message("no event that you have read of tells anything new")
    return DONE


def _print(library: Library, event_id: int, facts: tuple[NewFact, ...], *, as_json: bool) -> None:
    from newstui.library import browse

    title = browse.event_title(library, event_id)
    if as_json:
        told = [
            {"article": one.article_id, "source": one.source, "text": one.text} for one in facts
        ]
        record({"id": event_id, "title": title, "new": told})
        return
    data(f"{event_id:>6}  {title}  ({len(facts)} new fact{'' if len(facts) == 1 else 's'})")
    for one in facts:
        data(f"        + {' '.join(one.text.split())} ({one.source})")
