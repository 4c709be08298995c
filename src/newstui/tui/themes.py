"""The themes: paper and ink in two lights, high contrast, and the terminal's own palette.

A theme is a handful of inks, which the style sheets use by these names; all else that Textual
wants of a theme is made from them. A reader's own theme (`user_themes`) names the same inks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

DARK: Mapping[str, str] = {
    "background": "#16181c",
    "panel": "#1d2026",  # menus and notes
    "ink": "#d9d5cc",  # running text
    "ink-strong": "#f2eee4",  # titles, what is unread
    "ink-soft": "#9aa0aa",  # facts beside a headline
    "ink-faint": "#7c828d",  # rules, what was told before
    "ink-accent": "#e0a96d",  # what can be pressed
    "ink-new": "#e0a96d",
    "ink-heading": "#8ab4a8",
    "ink-date": "#a9c3d9",
    "ink-star": "#e6c667",
    "ink-alert": "#e5837b",  # failure alone
    "bar": "#2c313a",  # the row under the cursor
    "bar-idle": "#21252c",  # the same where the keyboard is elsewhere
    "hit": "#3d3a2a",  # found or pointed at in a text
    "chip": "#2a2f38",  # filters, scrollbars
    "frame": "#343943",
    "frame-focus": "#56736c",
}

LIGHT: Mapping[str, str] = {
    "background": "#faf7f0",
    "panel": "#f1ece1",
    "ink": "#2b2a27",
    "ink-strong": "#11100e",
    "ink-soft": "#66635c",
    "ink-faint": "#807b72",
    "ink-accent": "#a04d0c",
    "ink-new": "#a04d0c",
    "ink-heading": "#2f6f62",
    "ink-date": "#2c5a86",
    "ink-star": "#8a6500",
    "ink-alert": "#b3261e",
    "bar": "#e6dfd0",
    "bar-idle": "#f0eadd",
    "hit": "#f7e8b8",
    "chip": "#ebe4d5",
    "frame": "#d8d0c0",
    "frame-focus": "#8db3aa",
}

HIGH_CONTRAST: Mapping[str, str] = {
    "background": "#000000",
    "panel": "#000000",
    "ink": "#ffffff",
    "ink-strong": "#ffffff",
    "ink-soft": "#e4e4e4",
    "ink-faint": "#c8c8c8",
    "ink-accent": "#ffd700",
    "ink-new": "#ffd700",
    "ink-heading": "#7fe5ff",
    "ink-date": "#7fe5ff",
    "ink-star": "#ffd700",
    "ink-alert": "#ffb0a8",
    "bar": "#00307a",
    "bar-idle": "#2b2b2b",
    "hit": "#3d3d00",
    "chip": "#2b2b2b",
    "frame": "#c8c8c8",
    "frame-focus": "#ffd700",
    "date-style": "underline",
}

_ANSI: Mapping[str, str] = {
    **dict.fromkeys(DARK, "ansi_default"),
    "ink-accent": "ansi_yellow",
    "ink-new": "ansi_yellow",
    "ink-heading": "ansi_cyan",
    "ink-star": "ansi_yellow",
    "ink-alert": "ansi_red",
    "frame": "ansi_bright_black",
    "frame-focus": "ansi_cyan",
    "bar-style": "reverse",
    "soft-style": "dim",
    "faint-style": "dim",
    "date-style": "underline",
}
STYLES: Mapping[str, str] = dict.fromkeys(
    ("bar-style", "soft-style", "faint-style", "date-style"), "none"
)
"""Where colour is not enough: how the cursor's row, facts, told text and dates are set."""
BASES = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST}
"""What a reader's own theme may start from."""


def made(name: str, inks: Mapping[str, str], *, dark: bool = True) -> Theme:
    """A theme for Textual from the inks, all of which must be there."""
    quiet = {
        "scrollbar": inks["frame"],
        "scrollbar-hover": inks["frame-focus"],
        "scrollbar-active": inks["ink-heading"],
        "scrollbar-background": inks["background"],
        "scrollbar-background-hover": inks["background"],
        "scrollbar-background-active": inks["background"],
        "input-cursor-background": inks["ink-accent"],
    }
    return Theme(
        name=name,
        dark=dark,
        primary=inks["ink-heading"],
        secondary=inks["ink-soft"],
        accent=inks["ink-accent"],
        warning=inks["ink-accent"],
        error=inks["ink-alert"],
        success=inks["ink-heading"],
        foreground=inks["ink"],
        background=inks["background"],
        surface=inks["background"],
        panel=inks["panel"],
        variables={**quiet, **STYLES, **inks},
    )


TERMINAL = Theme(
    name="terminal",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "input-cursor-background": "ansi_default",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_bright_black",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        **STYLES,
        **_ANSI,
    },
)

THEMES = (
    made("dark", DARK),
    made("light", LIGHT, dark=False),
    TERMINAL,
    made("high-contrast", HIGH_CONTRAST),
)


def inks_of(theme: Theme) -> dict[str, str]:
    """The inks as near as another program's theme has them; its own inks where it names them."""
    ink = theme.foreground or DARK["ink"]
    ground = theme.background or DARK["background"]
    accent = theme.accent or theme.primary
    panel = theme.panel or theme.surface or ground
    named = {
        "ink": ink,
        "ink-strong": ink,
        "ink-soft": theme.secondary or ink,
        "ink-faint": f"{ink} 60%",
        "ink-accent": accent,
        "ink-new": accent,
        "ink-heading": theme.primary,
        "ink-date": theme.secondary or ink,
        "ink-star": theme.warning or accent,
        "ink-alert": theme.error or accent,
        "bar": f"{theme.primary} 30%",
        "bar-idle": f"{theme.primary} 15%",
        "hit": f"{accent} 25%",
        "chip": panel,
        "frame": f"{ink} 30%",
        "frame-focus": theme.primary,
    }
    return {**STYLES, **named}


def theme_names(app: App[Any]) -> list[str]:
    """The themes that the key for the next one goes through: ours, then the reader's own."""
    ours = [theme.name for theme in THEMES]
    own = [name for name in app.available_themes if name not in {*ours, *BUILTIN_THEMES}]
    return [*ours, *sorted(own)]
