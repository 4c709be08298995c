"""What the bottom line offers: the keys most wanted where the reader is, and none that does nothing
there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newstui.tui.state import UiState

_HINTS: Mapping[str, tuple[str, ...]] = {
    "empty": ("feed.add", "feed.import", "view.demo", "quit", "view.help"),
    "sources": ("open", "read.next_source", "filter.go", "filter.save", "filter.clear",
                "feed.add", "feed.refresh", "view.help"),
    "timeline": ("open", "read.next_unread", "filter.drop", "filter.query", "filter.country",
                 "filter.topic", "filter.save", "mark.read", "mark.undo", "view.order",
                 "mark.mute", "feed.refresh", "view.help"),
    "event": ("open", "read.next_report", "mark.read", "event.storyline", "read.coverage",
              "event.merge", "event.split", "event.follow", "back", "view.help"),
    "storyline": ("open", "event.follow", "event.name", "event.merge", "event.split", "mark.undo",
                  "back", "view.help"),
    "reading": ("read.on", "read.next_report", "read.next_unread", "read.event", "view.dim",
                "read.find", "mark.star", "read.browser", "view.help"),
}  # fmt: skip
"""By pane, or for the library that is empty; the most wanted first, the help last."""


def _has_filter(state: UiState) -> bool:
    return bool(state.query)


def _has_others(state: UiState) -> bool:
    return state.reports > 1


_ONLY_IF: Mapping[str, Callable[[UiState], bool]] = {
    "filter.drop": _has_filter,
    "filter.save": _has_filter,
    "filter.clear": _has_filter,
    "read.next_report": _has_others,
    "view.dim": _has_others,
    "event.split": lambda state: _has_others(state) or state.open_storyline is not None,
    "event.storyline": lambda state: state.has_storyline,
}


def hinted(state: UiState) -> list[str]:
    """The ids of the actions to offer, the most wanted first and the help last."""
    is_empty = not state.rows and not state.query
    wanted = _HINTS["empty" if is_empty else state.pane]
    return [name for name in wanted if name not in _ONLY_IF or _ONLY_IF[name](state)]
