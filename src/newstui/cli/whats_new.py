"""`events --new`: what events that the reader knows in part tell since."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from newstui.cli.output import DONE, data, message, record

if TYPE_CHECKING:
    from newstui.library.new_facts import NewFact
    from newstui.library.session import Library
    from newstui.model.event import EventRow


def list_new(library: Library, options: argparse.Namespace) -> int:
    """Prints each such event with its new facts; with `--seen` they are known from here on."""
    from newstui.library import new_facts

    shown = 0
    for event in new_facts.half_known(library, options.query):
        facts = new_facts.new_facts(library, event.id)
        if not facts or shown == options.limit:
            continue
        shown += 1
        _print(event, facts, as_json=options.json)
        if options.seen:
            new_facts.look_at(library, event.id)
    if not shown:
        message("no event that you have read of tells anything new")
    return DONE


def _print(event: EventRow, facts: tuple[NewFact, ...], *, as_json: bool) -> None:
    if as_json:
        told = [
            {"article": one.article_id, "source": one.source, "text": one.text} for one in facts
        ]
        record({"id": event.id, "title": event.title, "new": told})
        return
    data(f"{event.id:>6}  {event.title}  ({len(facts)} new fact{'' if len(facts) == 1 else 's'})")
    for one in facts:
        data(f"        + {' '.join(one.text.split())} ({one.source})")
