"""Themes: readable in every ink; a reader's own of a few lines; what is wrong with one is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color

from newstui.model.errors import SettingsError
from newstui.tui import user_themes
from newstui.tui.themes import BASES, STYLES, TERMINAL

GROUNDS = ("background", "panel", "bar", "bar-idle")
LEAST = {"dark": 4.5, "light": 4.4, "high-contrast": 6.9}


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in Color.parse(colour).rgb)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.1, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", BASES)
def test_every_ink_can_be_read_on_every_ground(name: str) -> None:
    inks = BASES[name]
    for ink in (ink for ink in inks if ink.startswith("ink")):
        # What is told before may be quieter, but not lost; stars are signs.
        least = 3.1 if ink == "ink-faint" and name != "high-contrast" else LEAST[name]
        least = 3.9 if ink == "ink-star" and name == "light" else least
        for ground in GROUNDS:
            assert contrast(inks[ink], inks[ground]) >= least, (ink, ground)


def test_every_theme_names_the_same_inks() -> None:
    for inks in BASES.values():
        assert set(inks) - set(STYLES) == set(BASES["dark"])
    assert set(BASES["dark"]) <= set(TERMINAL.variables)


def test_a_theme_of_a_few_lines(tmp_path: Path) -> None:
    (tmp_path / "sea.toml").write_text('base = "light"\nink = "#002b36"\nsoft-style = "italic"\n')
    (tmp_path / "notes.txt").write_text("no theme")
    themes, broken = user_themes.found(tmp_path)
    (sea,) = themes
    assert sea.name == "sea"
    assert not sea.dark
    assert sea.foreground == sea.variables["ink"] == "#002b36"
    assert sea.variables["soft-style"] == "italic"
    assert sea.background == BASES["light"]["background"]
    assert broken == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ink = \n", "not valid TOML"),
        ('inc = "#fff"\n', "inc: no such ink (there are base, background"),
        ('ink = "bluish"\n', "ink: must be a colour"),
        ("ink = 5\n", "ink: must be a colour"),
        ('base = "mine"\n', "base: must be one of dark, light, high-contrast"),
        ('bar-style = "blinking"\n', "bar-style: must be one of none, bold"),
    ],
)
def test_a_broken_theme_is_told_with_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        user_themes.read(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert says in str(caught.value)
    assert user_themes.found(tmp_path)[1][0].name == "mine"


def test_the_name_of_a_built_in_theme_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dark.toml").write_text("")
    with pytest.raises(SettingsError, match="built in"):
        user_themes.read(tmp_path / "dark.toml")
