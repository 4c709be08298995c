"""A reader's own themes: one TOML file of inks each, in the folder `themes` beside config.toml.

base = "dark"             # what is not named here is as in dark, light or high-contrast
background = "#002b36"
ink = "#93a1a1"
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from textual.color import Color, ColorParseError
from textual.theme import Theme

from newstui.model.errors import SettingsError
from newstui.tui.themes import BASES, STYLES, THEMES, made

_WEIGHTS = ("none", "bold", "dim", "italic", "underline", "reverse")


class Broken(NamedTuple):
    """A theme that could not be read."""

    name: str
    fault: SettingsError


def found(folder: Path) -> tuple[list[Theme], list[Broken]]:
    """The themes of a folder by their files' names, and what is wrong with those left out."""
    themes: list[Theme] = []
    broken: list[Broken] = []
    for file in _files(folder):
        try:
            themes.append(read(file))
        except SettingsError as fault:
            broken.append(Broken(file.stem, fault))
    return themes, broken


def read(file: Path) -> Theme:
    """The theme of one file. Raises SettingsError, naming the file, the key and what is allowed."""
    import tomllib

    if file.stem in {theme.name for theme in THEMES}:
        raise SettingsError(f"{file}: a theme of that name is built in: give the file another")
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: not valid TOML: {error}") from error
    base = entries.pop("base", "dark")
    if base not in BASES:
        raise SettingsError(f"{file}: base: must be one of {', '.join(BASES)}")
    inks = {**BASES[base]}
    for name, value in entries.items():
        inks[name] = _checked(file, name, value)
    return made(file.stem, inks, dark=Color.parse(inks["background"]).brightness < 0.5)


def _checked(file: Path, name: str, value: object) -> str:
    if name in STYLES:
        if value not in _WEIGHTS:
            raise SettingsError(f"{file}: {name}: must be one of {', '.join(_WEIGHTS)}")
        return str(value)
    if name not in BASES["dark"]:
        known = ", ".join(("base", *BASES["dark"], *STYLES))
        raise SettingsError(f"{file}: {name}: no such ink (there are {known})")
    try:
        Color.parse(str(value))
    except ColorParseError:
        raise SettingsError(f"{file}: {name}: must be a colour such as '#1d2026'") from None
    return str(value)


def _files(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else ()
