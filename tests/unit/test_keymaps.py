"""Which keys each action has, and what is told about wishes that cannot be met."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstui.model.errors import SettingsError
from newstui.settings.config import Settings
from newstui.tui.actions import ACTIONS, Scope
from newstui.tui.keymaps import PRESETS, changed, resolved


def keys_of(**own: str) -> dict[str, str]:
    return resolved(Settings(keys={name.replace("__", "."): keys for name, keys in own.items()}))


def test_without_wishes_the_registry_holds() -> None:
    assert keys_of() == {action.id: action.keys for action in ACTIONS}
    assert changed(keys_of()) == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_in_every_preset_no_two_actions_share_a_key(preset: str) -> None:
    keys = resolved(Settings(keymap=preset))
    assert set(keys) == {action.id for action in ACTIONS}
    for scope in (Scope.LIST, Scope.READING):
        taken = [
            key
            for action in ACTIONS
            if action.scope in (scope, Scope.EVERYWHERE)
            for key in keys[action.id].split(",")
            if key
        ]
        assert sorted(taken) == sorted(set(taken))


def test_newsboats_keys() -> None:
    keys = resolved(Settings(keymap="newsboat"))
    assert keys["mark.read"] == "N"
    assert keys["read.previous_unread"] == "p"
    assert keys["move.down"].startswith("j")


def test_signs_are_taken_as_they_are_typed() -> None:
    assert keys_of(mark__star="&, ctrl+s")["mark.star"] == "ampersand,ctrl+s"
    assert keys_of(back="esc")["back"] == "escape"


def test_a_key_is_taken_from_an_action_that_has_others() -> None:
    keys = keys_of(mark__star="home")
    assert keys["mark.star"] == "home"
    assert "home" not in keys["move.top"].split(",")
    assert keys["move.top"]


def test_an_action_can_be_left_without_keys() -> None:
    keys = keys_of(mark__all="", mark__star="A")
    assert keys["mark.all"] == ""
    assert changed(keys)["mark.all"] not in ("", "A")


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"no.such": "x"}, "keys.no.such: no such action"),
        ({"mark.stars": "x"}, "is it mark.star?"),
        ({"mark.star": "hyper"}, "keys.mark.star: “hyper” is no key"),
        ({"mark.star": "c"}, "“c” is the only key of filter.country"),
        ({"mark.star": "x", "mark.read": "x"}, "is also the key of keys.mark"),
    ],
)
def test_what_cannot_be_met_names_file_key_and_reason(own: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        resolved(Settings(keys=own, file=Path("/home/me/config.toml")))
    assert says in str(caught.value)
    assert str(caught.value).startswith("/home/me/config.toml: keys.")


def test_panes_may_share_a_key() -> None:
    keys = keys_of(scroll__down="ctrl+j", move__down="ctrl+j")
    assert keys["scroll.down"] == keys["move.down"] == "ctrl+j"
