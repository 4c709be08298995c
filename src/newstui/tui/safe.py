"""The door that all text from outside passes on its way to the screen.

Textual reads a plain `str` as markup in Static, Label, Option, notify and titles, so that a
headline holding `[/nope]` would end the program. Text therefore goes to the screen as
`Content`, which is never parsed, or as the segments that a widget paints itself; both after
the sanitiser, a second time, because a database may hold what an older version let through.
"""

from __future__ import annotations

from textual.content import Content

from newstui.cleaning.sanitise import sanitise, sanitise_line


def content(text: str) -> Content:
    """Text of any size as it is, with its line ends; never markup."""
    return Content(sanitise(text))


def content_line(text: str) -> Content:
    """The same as one line."""
    return Content(line(text))


def line(text: str) -> str:
    """Text as one line without steering characters, for a widget that paints it itself."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return sanitise_line(text)


def block(text: str) -> str:
    """Text with its line ends, for a widget that wraps and paints it itself. Tabs are blanks."""
    return sanitise(text).replace("\t", "    ")
