"""The `[fetch]` table and the `[feeds."address or title"]` tables of config.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from newstui.model.errors import SettingsError
from newstui.model.frozen import frozen

WHOLE = ("never", "opening", "always")


@frozen
class Fetch:
    """The `[fetch]` table: how feeds are fetched, and for all of them what a feed may overrule."""

    parallel: int = 16
    """Requests at once; never more than two to one host."""
    timeout: int = 30
    """Seconds for a whole request: headers, body and redirects."""
    user_agent: str = ""
    """Empty: `newstui/VERSION`."""
    whole_articles: str = "opening"
    """When the page of a teaser is fetched: `never`, on `opening` it, or `always`."""
    keep_days: int = 0
    """Articles older than that are removed, but for starred, followed, noted and corrected ones;
    0: never."""
    keep_articles: int = 0
    """Of each source the newest so many are kept, and the same exceptions; 0: all."""
    allow_exec: bool = False
    """Whether `exec:` lines of a urls file may run commands."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What the reader wants differently for one feed; None: as for all."""

    user_agent: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    username: str | None = None
    password: str | None = None
    whole_articles: str | None = None
    keep_days: int | None = None
    keep_articles: int | None = None


_RANGES = {
    "parallel": range(1, 101),
    "timeout": range(1, 601),
    "keep_days": range(100_001),
    "keep_articles": range(10_000_001),
}


def read_fetch(file: Path, table: object) -> Fetch:
    """The `[fetch]` table. SettingsError, naming the file and the key at fault."""
    found = _checked(
        file, "fetch", table, {one.name: _kind(Fetch, one.name) for one in fields(Fetch)}
    )
    return replace(Fetch(), **found)


def read_feeds(file: Path, tables: object) -> dict[str, FeedSettings]:
    """The tables under `[feeds]`, by address or title."""
    if not isinstance(tables, dict):
        raise SettingsError(f'{file}: feeds: must be tables such as [feeds."Danube Post"]')
    kinds = {
        "headers": dict,
        **dict.fromkeys(("user_agent", "username", "password", "whole_articles"), str),
        **dict.fromkeys(("keep_days", "keep_articles"), int),
    }
    return {
        name: replace(FeedSettings(), **_checked(file, f"feeds.{name}", table, kinds))
        for name, table in tables.items()
    }


def _kind(table: type[Fetch], name: str) -> type:
    return type(getattr(table(), name))


def _checked(file: Path, where: str, table: object, kinds: Mapping[str, type]) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise SettingsError(f"{file}: {where}: must be a table")
    for key, value in table.items():
        name = f"{file}: {where}.{key}"
        if key not in kinds:
            raise SettingsError(f"{name}: no such setting (there are {', '.join(kinds)})")
        if type(value) is not kinds[key]:
            raise SettingsError(f"{name}: must be {_WORDS[kinds[key]]}")
        if key == "whole_articles" and value not in WHOLE:
            raise SettingsError(f"{name}: must be one of {', '.join(WHOLE)}")
        if key in _RANGES and value not in _RANGES[key]:
            raise SettingsError(f"{name}: must be from {_RANGES[key][0]} to {_RANGES[key][-1]}")
        if isinstance(value, dict) and not all(map(_is_header, value.items())):
            raise SettingsError(f"{name}: must be names and values of one line each, in quotes")
    return dict(table)


_WORDS = {int: "a whole number", str: "text in quotes", bool: "true or false", dict: "a table"}


def _is_header(pair: tuple[object, object]) -> bool:
    return all(isinstance(part, str) and part.isprintable() and part.isascii() for part in pair)
