"""Which keys every action has: those of the registry, of a preset, and the reader's own.

What the reader asks for is checked, since Textual ignores an action that is not there and lets
two actions share a key, of which then one is never done.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from textual.keys import Keys, _character_to_key

from newstui.settings.config import Settings
from newstui.tui.actions import ACTIONS, BY_ID, UNBOUND, Scope, key_name

NEWSBOAT: Mapping[str, str] = {
    "quit": "q,Q",
    "read.next_unread": "n",
    "read.previous_unread": "p",
    "read.next_report": "J,right_square_bracket",
    "read.previous_report": "K,left_square_bracket",
    "read.next_source": "ctrl+n",
    "read.previous_source": "ctrl+p",
    "read.find": "f3",
    "filter.query": "slash,F",
    "filter.clear": "ctrl+f",
    "mark.read": "N",
    "feed.refresh": "r,R",
}
"""The keys of newsboat's own defaults, where it has the action; the rest keep what is left."""
PRESETS: Mapping[str, Mapping[str, str]] = {"newstui": {}, "newsboat": NEWSBOAT}

_NAMED = {key.value for key in Keys} | {f"f{number}" for number in range(1, 25)} | {"space"}
_CHORDS = ("ctrl+", "alt+", "shift+", "super+", "meta+")


def resolved(settings: Settings) -> dict[str, str]:
    """The keys of every action by its id, as Textual names them; empty for none.

    A key that the reader gives to an action is taken from those that had it. Raises SettingsError
    for an action or key that is not there, for a key asked for twice, and where an action would
    be left without any.
    """
    keys = _preset(PRESETS[settings.keymap])
    for action_id, wanted in settings.keys.items():
        keys[action_id] = _checked(settings, action_id, wanted)
    for action_id in settings.keys:
        for key in _split(keys[action_id]):
            _take(settings, keys, action_id, key)
    return keys


def _preset(preset: Mapping[str, str]) -> dict[str, str]:
    """The registry's keys and those of a preset, which takes what it needs."""
    keys = {action.id: action.keys for action in ACTIONS} | dict(preset)
    for action_id in preset:
        wanted = set(_split(keys[action_id]))
        for other in ACTIONS:
            if other.id not in preset and _meet(action_id, other.id):
                left = [key for key in _split(keys[other.id]) if key not in wanted]
                keys[other.id] = ",".join(left)
    return keys


def changed(keys: Mapping[str, str]) -> dict[str, str]:
    """Those that differ from the registry, for `App.set_keymap`. An action without keys is given
    one that no keyboard has, since Textual takes an empty text for "as it was"."""
    return {
        action.id: keys[action.id] or UNBOUND
        for action in ACTIONS
        if keys[action.id] != action.keys
    }


def _checked(settings: Settings, action_id: str, wanted: str) -> str:
    name = f"keys.{action_id}"
    if action_id not in BY_ID:
        near = get_close_matches(action_id, BY_ID, n=1)
        hint = f"; is it {near[0]}?" if near else ""
        raise settings.fault(name, f"no such action (newstui keys lists them{hint})")
    if not wanted.strip():
        return ""
    return ",".join(_key(settings, name, key.strip()) for key in wanted.split(","))


def _key(settings: Settings, name: str, key: str) -> str:
    """A key by the name that Textual has for it: `*` is `asterisk`, `esc` is `escape`."""
    if len(key) == 1:
        return _character_to_key(key)
    key = {"esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup"}.get(key, key)
    bare = key
    while bare.startswith(_CHORDS):
        bare = bare.partition("+")[2]
    is_known = len(bare) == 1 or bare in _NAMED or bare in _CHARACTERS
    if not is_known:
        raise settings.fault(
            name, f"“{key}” is no key (a letter or sign, enter, escape, f1, ctrl+d, shift+tab …)"
        )
    return key


_CHARACTERS = {_character_to_key(chr(code)) for code in range(33, 127)}


def _take(settings: Settings, keys: dict[str, str], action_id: str, key: str) -> None:
    """Take a key from the other actions that hold where this one does."""
    name = f"keys.{action_id}"
    for other in ACTIONS:
        theirs = _split(keys[other.id])
        if other.id == action_id or key not in theirs or not _meet(action_id, other.id):
            continue
        shown = key_name(key)
        if other.id in settings.keys:
            raise settings.fault(name, f"“{shown}” is also the key of keys.{other.id}")
        left = [one for one in theirs if one != key]
        if not left:
            raise settings.fault(
                name,
                f"“{shown}” is the only key of {other.id} ({other.label}): "
                f"give that another one, or '' for none",
            )
        keys[other.id] = ",".join(left)


def _meet(one: str, other: str) -> bool:
    """Whether both actions hold in some pane."""
    scopes = {BY_ID[one].scope, BY_ID[other].scope}
    return len(scopes) == 1 or Scope.EVERYWHERE in scopes


def _split(keys: str) -> list[str]:
    return [key for key in keys.split(",") if key]
