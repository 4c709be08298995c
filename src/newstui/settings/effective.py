"""What every setting is at present, and whether the file says so or it is the default."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from newstui.settings.config import Settings

_SECRET = ("password", "headers")


class Effective(NamedTuple):
    """One setting as it holds."""

    name: str
    """`screen.theme`; under `feeds` the feed's address or title stands in the middle."""
    value: object
    given: bool
    """Whether config.toml says so; else it is the default."""


def effective(settings: Settings) -> Iterator[Effective]:
    """Every setting in the order of the guide; passwords and headers are not shown."""
    given = settings.given
    yield Effective("keymap", settings.keymap, "keymap" in given)
    for table, values in (("screen", settings.screen), ("fetch", settings.fetch)):
        for entry in fields(values):
            name = f"{table}.{entry.name}"
            yield Effective(name, getattr(values, entry.name), name in given)
    for feed, its in settings.feeds.items():
        for entry in fields(its):
            value = getattr(its, entry.name)
            if value not in (None, {}):
                shown = "(not shown)" if entry.name in _SECRET else value
                yield Effective(f'feeds."{feed}".{entry.name}', shown, True)
    for action, keys in settings.keys.items():
        yield Effective(f"keys.{action}", keys, True)
