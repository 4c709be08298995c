"""The one registry of what can be done by key.

Bindings, the key help, the bottom line (`hinted`), the command palette and the guide's key table
are all made from it. Every action has an id, by which the reader's settings can give it other keys.
"""

from __future__ import annotations

import re
from enum import StrEnum

from textual.binding import Binding

from newstui.model.frozen import frozen


class Scope(StrEnum):
    """Where the keys of an action hold."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    """Any pane that lists rows."""
    READING = "reading"


@frozen
class Action:
    id: str
    """For settings: `read.next_unread`. The Textual action is `name`."""
    name: str
    keys: str
    """Textual key names, `a,b` for several; the first is the one shown. Empty: by the palette."""
    label: str
    """One or two words for the bottom line."""
    tooltip: str
    """One sentence for the help."""
    group: str
    scope: Scope = Scope.EVERYWHERE

    @property
    def shown_key(self) -> str:
        return key_name(self.keys)


_MOVE = "Moving about"
_READ = "Reading"
_FILTER = "Filtering"
_MARK = "Marking"
_EVENTS = "Events"
_FEEDS = "Feeds"
_VIEW = "View"

ACTIONS: tuple[Action, ...] = (
    Action("move.down", "down", "j,down", "down", "Next row", _MOVE, Scope.LIST),
    Action("move.up", "up", "k,up", "up", "Previous row", _MOVE, Scope.LIST),
    Action("move.half_down", "half_down", "ctrl+d", "half page", "Half a page down", _MOVE,
           Scope.LIST),
    Action("move.half_up", "half_up", "ctrl+u", "half page", "Half a page up", _MOVE, Scope.LIST),
    Action("move.page_down", "page_down", "pagedown", "page", "A page down", _MOVE,
           Scope.LIST),
    Action("move.page_up", "page_up", "pageup", "page", "A page up", _MOVE, Scope.LIST),
    Action("move.top", "top", "g,home", "top", "First row", _MOVE, Scope.LIST),
    Action("move.bottom", "bottom", "G,end", "bottom", "Last row", _MOVE, Scope.LIST),
    Action("open", "open", "enter", "open",
           "Open: an event's timeline, a report, a filter", _MOVE, Scope.LIST),
    Action("scroll.down", "scroll_down", "j,down", "down", "A line down", _READ, Scope.READING),
    Action("scroll.up", "scroll_up", "k,up", "up", "A line up", _READ, Scope.READING),
    Action("scroll.half_down", "half_down", "ctrl+d", "half page", "Half a page down", _READ,
           Scope.READING),
    Action("scroll.half_up", "half_up", "ctrl+u", "half page", "Half a page up", _READ,
           Scope.READING),
    Action("scroll.page_down", "page_down", "pagedown", "page", "A page down", _READ,
           Scope.READING),
    Action("scroll.page_up", "page_up", "pageup", "page", "A page up", _READ,
           Scope.READING),
    Action("scroll.top", "top", "g,home", "top", "To the title", _READ, Scope.READING),
    Action("scroll.bottom", "bottom", "G,end", "bottom", "To the end", _READ, Scope.READING),
    Action("pane.right", "pane_right", "l,right", "right", "To the pane on the right", _MOVE),
    Action("pane.left", "pane_left", "h,left", "left", "To the pane on the left", _MOVE),
    Action("pane.next", "pane_next", "tab", "next pane", "To the next pane", _MOVE),
    Action("pane.previous", "pane_previous", "shift+tab", "previous pane",
           "To the pane before", _MOVE),
    Action("pane.sources", "pane('sources')", "1", "sources", "To the sources", _MOVE),
    Action("pane.timeline", "pane('timeline')", "2", "timeline", "To the timeline", _MOVE),
    Action("pane.reading", "pane('reading')", "3", "reading", "To the text", _MOVE),
    Action("back", "back", "escape", "back", "Back: close what was opened last", _MOVE),
    Action("quit", "back_or_quit", "q", "quit", "Back, and from the timeline out", _MOVE),
    Action("read.next_unread", "unread(1)", "n", "next unread", "Next event with unread reports",
           _READ),
    Action("read.previous_unread", "unread(-1)", "N", "previous unread",
           "Previous event with unread reports", _READ),
    Action("read.next_report", "report(1)", "right_square_bracket", "next report",
           "Next report of this event", _READ),
    Action("read.previous_report", "report(-1)", "left_square_bracket", "previous report",
           "Previous report of this event", _READ),
    Action("read.next_source", "unread_source(1)", "J", "next source",
           "Next source with unread reports", _READ),
    Action("read.previous_source", "unread_source(-1)", "K", "previous source",
           "Previous source with unread reports", _READ),
    Action("read.on", "read_on", "space", "read on",
           "A page on in the text; at its end the next unread event", _READ),
    Action("read.event", "event", "e", "event",
           "The timeline of the event that is being read", _READ),
    Action("read.why", "why", "w", "why", "Why this report is in its event", _READ),
    Action("read.evidence", "evidence", "W", "evidence",
           "Why each country and topic of the report is there", _READ),
    Action("read.find", "find", "ctrl+f,f3", "find in text",
           "Find words in the text; then n and N go through them", _READ),
    Action("read.links", "links", "L", "links",
           "Open a link or picture of the text by its number", _READ),
    Action("read.beside", "beside", "v", "beside",
           "This report and another of the event beside each other", _READ),
    Action("read.coverage", "coverage", "V", "who covered it",
           "Who covered the event, and which of your sources did not", _READ),
    Action("read.browser", "browser", "o", "browser", "Open the report in the browser", _READ),
    Action("read.copy", "copy", "y", "copy link", "Copy the link of the report", _READ),
    Action("filter.query", "filter", "slash", "filter",
           "Filter or search: words, country:rs, is:unread, newer:2d …", _FILTER),
    Action("filter.country", "pick('country')", "c", "country", "Filter by country", _FILTER),
    Action("filter.topic", "pick('topic')", "t", "topic", "Filter by topic", _FILTER),
    Action("filter.source", "pick('source')", "s", "source", "Filter by source", _FILTER),
    Action("filter.save", "save_folder", "S", "save filter",
           "Keep the filter as a smart folder, under a name", _FILTER),
    Action("filter.rename", "rename_folder", "R", "rename folder",
           "Give the smart folder under the cursor, or the one shown, another name", _FILTER),
    Action("filter.remove", "remove_folder", "delete", "remove",
           "Remove the smart folder, or end the subscription, under the cursor; articles stay",
           _FILTER),
    Action("filter.go", "go", "apostrophe", "go to",
           "Go to a folder, source, country or topic by typing its name", _FILTER),
    Action("filter.drop", "drop_filter", "backspace", "drop filter", "Drop the last filter",
           _FILTER),
    Action("filter.clear", "clear_filters", "C", "clear", "Drop all filters", _FILTER),
    Action("mark.read", "toggle_read", "m", "read/unread",
           "Mark as read or unread: the whole event in the timeline, else the report", _MARK),
    Action("mark.all", "mark_all", "A", "all read", "Mark everything in view as read", _MARK),
    Action("mark.star", "toggle_star", "asterisk", "star", "Star the report, or take it off",
           _MARK),
    Action("mark.tag", "tag", "plus", "tags",
           "Add a country or topic to the report, or take one away", _MARK),
    Action("mark.source_tag", "tag_source", "equals_sign", "source's tags",
           "Add a country or topic to all reports of this source, now and later", _MARK),
    Action("mark.mute", "mute", "x", "mute",
           "Mute the event, or all of a source, country, topic or word; or mute no more", _MARK),
    Action("mark.undo", "undo", "u", "undo", "Undo the last change", _MARK),
    Action("mark.redo", "redo", "U", "redo", "Do again what was undone", _MARK),
    Action("event.follow", "follow", "f", "follow",
           "Follow the event, or follow it no more", _EVENTS),
    Action("event.merge", "merge", "M", "merge",
           "Make another event one with this one: those that may be the same come first", _EVENTS),
    Action("event.split", "split", "X", "not this event",
           "Take the report out of its event, or make two of it", _EVENTS),
    Action("event.storyline", "storyline", "E", "storyline",
           "The storyline that the event is part of", _EVENTS),
    Action("event.name", "name_storyline", "f2", "name", "Name the storyline that stands open",
           _EVENTS),
    Action("feed.refresh", "refresh", "r", "refresh",
           "Fetch what is new; in the sources, of the one under the cursor", _FEEDS),
    Action("feed.add", "add_feed", "a", "add feed",
           "Add a feed by its address, or by that of its web page", _FEEDS),
    Action("feed.import", "import_files", "I", "import",
           "Import subscriptions (OPML, urls) or articles, from files or a folder", _FEEDS),
    Action("feed.health", "feed_health", "H", "feeds",
           "How the feeds are: last success, next try, what is wrong", _FEEDS),
    Action("view.arrivals", "arrivals", "full_stop", "show new", "Show what has come in", _VIEW),
    Action("view.order", "next_order", "O", "order",
           "Next order: newest, most covered, most unread", _VIEW),
    Action("view.fold", "fold_singles", "F", "fold singles",
           "Gather events of one report into one row a day, or list them again", _VIEW),
    Action("view.muted", "show_muted", "Z", "show muted",
           "Show what is muted among the rest, or hide it again", _VIEW),
    Action("view.dim", "dim_told", "D", "dim told",
           "Dim what earlier reports of the event have told", _VIEW),
    Action("view.dates", "show_dates", "i", "dates",
           "Show beside each date which day it means, and beside places their country", _VIEW),
    Action("view.wider", "wider(1)", "greater_than_sign", "wider",
           "Make the pane wider; its border can be dragged too", _VIEW),
    Action("view.narrower", "wider(-1)", "less_than_sign", "narrower", "Make the pane narrower",
           _VIEW),
    Action("view.zen", "zen", "z", "zen", "The text alone", _VIEW),
    Action("view.theme", "next_theme", "T", "theme",
           "Next theme: dark, light, terminal, contrast, yours", _VIEW),
    Action("view.suspend", "app.suspend_process", "ctrl+z", "to the shell",
           "To the shell; fg there comes back", _VIEW),
    Action("view.reload", "reload", "", "reload settings",
           "Read config.toml and your themes anew", _VIEW),
    Action("view.demo", "demo", "d", "demo", "Look around in the demo corpus", _VIEW),
    Action("view.help", "help", "question_mark", "help", "All keys, and search them", _VIEW),
    Action("view.commands", "palette", "colon", "commands",
           "Any command, country, topic, source or saved query by name", _VIEW),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}
GROUPS = tuple(dict.fromkeys(action.group for action in ACTIONS))

_KEY_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Bksp",
    "asterisk": "*",
    "plus": "+",
    "equals_sign": "=",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "slash": "/",
    "apostrophe": "'",
    "delete": "Del",
    "colon": ":",
    "question_mark": "?",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}


_FUNCTION_KEY = re.compile(r"f\d+")
UNBOUND = "unbound"
"""The key, which no keyboard has, of an action that has none: Textual wants one."""


def key_name(keys: str) -> str:
    """The first of the keys as a reader knows it: `ctrl+d` is `^D`, `f2` is `F2`."""
    key = keys.split(",")[0].strip()
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if key.startswith("shift+"):
        return "S-" + key_name(key[6:])
    if _FUNCTION_KEY.fullmatch(key):
        return key.upper()
    return _KEY_NAMES.get(key, key)


def all_key_names(keys: str) -> str:
    """Every key of an action, as the help shows them: `j ↓`."""
    return " ".join(key_name(key) for key in keys.split(","))


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of the actions that hold in these scopes."""
    return [
        Binding(
            action.keys or UNBOUND, action.name, action.label, tooltip=action.tooltip, id=action.id
        )
        for action in ACTIONS
        if action.scope in scopes
    ]
