"""config.toml: typed settings, each checked, each error naming the file and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from newstui.model.errors import SettingsError
from newstui.model.frozen import frozen
from newstui.settings.feeds import FeedSettings, Fetch, read_feeds, read_fetch


@frozen
class Screen:
    """The `[screen]` table."""

    theme: str = "dark"
    """`dark`, `light`, `terminal`, `high-contrast`, one of the reader's own from the folder
    `themes` beside config.toml, or one of Textual's."""
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
    keymap: str = "newstui"
    """Whose keys hold where `[keys]` says nothing: `newstui` or `newsboat`."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """The `[keys]` table: an action's id to the keys that trigger it, `a,b` for several, empty
    for none."""
    fetch: Fetch = field(default_factory=Fetch)
    feeds: Mapping[str, FeedSettings] = field(default_factory=dict)
    """The `[feeds]` tables: a feed's address or title to what it is to have otherwise."""
    file: Path | None = field(default=None, compare=False)
    """Where they were read, or would have been."""
    given: frozenset[str] = field(default=frozenset(), compare=False)
    """What the file says itself: `screen.theme`, `keys.mark.star`."""

    def fault(self, key: str, problem: str) -> SettingsError:
        """The error for a setting that turns out to be wrong only when it is used."""
        return SettingsError(f"{self.file}: {key}: {problem}" if self.file else f"{key}: {problem}")


_TABLES = ("screen", "keys", "fetch", "feeds")
_CHOICES = {
    "keymap": ("newstui", "newsboat"),
    "screen.signs": ("unicode", "ascii"),
    "screen.countries": ("name", "code", "flag"),
}
_RANGES = {"screen.reading_width": range(30, 201)}


def load(file: Path, *, required: bool = False) -> Settings:
    """The settings of a file; the defaults if there is none, unless it is required.

    Raises SettingsError, naming the file and the key at fault.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if required:
            raise SettingsError(f"{file}: no such file") from None
        return Settings(file=file)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {_why(error)}") from error
    # Who has no settings need not wait for what reads them.
    import tomllib

    try:
        tables = tomllib.loads(text)
    except ValueError as error:  # of TOML, or a number of thousands of digits
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{file}: not valid TOML: nested too deeply") from error
    return _from_tables(file, tables)


def _from_tables(file: Path, tables: Mapping[str, object]) -> Settings:
    for name, table in tables.items():
        if name not in (*_TABLES, "keymap"):
            known = ", ".join(f"[{table}]" for table in _TABLES)
            raise SettingsError(f"{file}: {name}: no such setting (there are keymap, {known})")
        if name in _TABLES and not isinstance(table, dict):
            raise SettingsError(f"{file}: {name}: must be a table")
    keymap = tables.get("keymap", "newstui")
    _check(file, "keymap", keymap, str)
    keys = dict(_keys(file, _table(tables, "keys"), ""))
    given = {"keymap"} & tables.keys() | {f"keys.{name}" for name in keys}
    given |= {f"{name}.{key}" for name in ("screen", "fetch", "feeds") for key in
              _table(tables, name)}  # fmt: skip
    return Settings(
        screen=_screen(file, _table(tables, "screen")),
        keymap=str(keymap),
        keys=keys,
        fetch=read_fetch(file, _table(tables, "fetch")),
        feeds=read_feeds(file, _table(tables, "feeds")),
        file=file,
        given=frozenset(given),
    )


def _keys(file: Path, table: Mapping[str, object], before: str) -> Iterator[tuple[str, str]]:
    """Action ids have dots, and TOML takes `read.next = "n"` for a table inside a table."""
    for name, chord in table.items():
        action = f"{before}{name}"
        if isinstance(chord, dict):
            yield from _keys(file, chord, f"{action}.")
        elif isinstance(chord, str):
            yield action, chord
        else:
            allowed = "'j' or 'ctrl+d', several with commas between, or '' for none"
            raise SettingsError(f"{file}: keys.{action}: must be a key such as {allowed}")


def _screen(file: Path, table: Mapping[str, object]) -> Screen:
    screen = Screen()
    known = {entry.name: type(getattr(screen, entry.name)) for entry in fields(Screen)}
    for key, value in table.items():
        name = f"screen.{key}"
        if key not in known:
            raise SettingsError(f"{file}: {name}: no such setting (there are {', '.join(known)})")
        _check(file, name, value, known[key])
    return replace(screen, **table)  # type: ignore[arg-type]


def _check(file: Path, name: str, value: object, kind: type) -> None:
    if type(value) is not kind:
        words = "a whole number" if kind is int else "text in quotes"
        raise SettingsError(f"{file}: {name}: must be {words}")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise SettingsError(f"{file}: {name}: must be one of {', '.join(_CHOICES[name])}")
    if name in _RANGES and value not in _RANGES[name]:
        allowed = _RANGES[name]
        raise SettingsError(f"{file}: {name}: must be from {allowed[0]} to {allowed[-1]}")


def _table(tables: Mapping[str, object], name: str) -> dict[str, object]:
    table = tables.get(name, {})
    return table if isinstance(table, dict) else {}


def _why(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "not UTF-8"
