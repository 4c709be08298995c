"""config.toml: typed settings, each checked, each error naming the file and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from newstui.model.errors import SettingsError
from newstui.settings.feeds import FeedSettings, Fetch, read_feeds, read_fetch


@dataclass(frozen=True, slots=True)
class Screen:
    """The `[screen]` table."""

    theme: str = "newstui-dark"
    """Name of a theme: newstui-dark, newstui-light, newstui-terminal, or one of Textual's."""
    signs: str = "unicode"
    """`unicode` or `ascii`."""
    countries: str = "name"
    """How countries are shown: `name`, `code` or `flag` (a flag always with its code)."""
    reading_width: int = 72
    """Widest line of the reading pane, in cells."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that config.toml can say, with the defaults for what it leaves out."""

    screen: Screen = field(default_factory=Screen)
    keys: Mapping[str, str] = field(default_factory=dict)
    """The `[keys]` table: an action's id to the keys that trigger it, `a,b` for several."""
    fetch: Fetch = field(default_factory=Fetch)
    feeds: Mapping[str, FeedSettings] = field(default_factory=dict)
    """The `[feeds]` tables: a feed's address or title to what it is to have otherwise."""


_CHOICES = {
    "screen.signs": ("unicode", "ascii"),
    "screen.countries": ("name", "code", "flag"),
}
_RANGES = {"screen.reading_width": range(30, 201)}


def load(file: Path, *, required: bool = False) -> Settings:
    """The settings of a file; the defaults if there is none, unless it is required.

    Raises SettingsError, naming the file and the key at fault.
    """
    import tomllib

    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            raise SettingsError(f"{file}: no such file") from None
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {_why(error)}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    return _from_tables(file, tables)


def _from_tables(file: Path, tables: Mapping[str, object]) -> Settings:
    for name, table in tables.items():
        if name not in ("screen", "keys", "fetch", "feeds"):
            raise SettingsError(f"{file}: {name}: no such setting")
        if not isinstance(table, dict):
            raise SettingsError(f"{file}: {name}: must be a table")
    screen = _screen(file, _table(tables, "screen"))
    return Settings(
        screen=screen,
        keys=dict(_keys(file, _table(tables, "keys"), "")),
        fetch=read_fetch(file, _table(tables, "fetch")),
        feeds=read_feeds(file, _table(tables, "feeds")),
    )


def _keys(file: Path, table: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    """Action ids have dots, and TOML takes `read.next = "n"` for a table inside a table."""
    for name, chord in table.items():
        action = f"{before}{name}"
        if isinstance(chord, dict):
            yield from _keys(file, chord, f"{action}.")
        elif isinstance(chord, str) and chord:
            yield action, chord
        else:
            raise SettingsError(f"{file}: keys.{action}: must be a key such as 'j' or 'ctrl+d'")


def _screen(file: Path, table: Mapping[str, object]) -> Screen:
    screen = Screen()
    known = {entry.name: type(getattr(screen, entry.name)) for entry in fields(Screen)}
    for key, value in table.items():
        name = f"screen.{key}"
        if key not in known:
            raise SettingsError(f"{file}: {name}: no such setting")
        if type(value) is not known[key]:
            kind = "a whole number" if known[key] is int else "text in quotes"
            raise SettingsError(f"{file}: {name}: must be {kind}")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise SettingsError(f"{file}: {name}: must be one of {', '.join(_CHOICES[name])}")
        if name in _RANGES and value not in _RANGES[name]:
            allowed = _RANGES[name]
            raise SettingsError(f"{file}: {name}: must be from {allowed[0]} to {allowed[-1]}")
    return replace(screen, **table)  # type: ignore[arg-type]


def _table(tables: Mapping[str, object], name: str) -> dict[str, object]:
    table = tables.get(name, {})
    return table if isinstance(table, dict) else {}


def _why(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "not UTF-8"
