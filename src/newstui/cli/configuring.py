"""The settings as they hold, and the keys of the screen."""

from __future__ import annotations

import argparse
import json
import os

from newstui.cli.opening import settings
from newstui.cli.output import DONE, data, record


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    config = commands.add_parser(
        "config", help="show every setting, and whether config.toml says so"
    )
    config.add_argument("--json", action="store_true", help="one JSON object a line")
    config.set_defaults(run=show_settings)
    keys = commands.add_parser("keys", help="list the keys of the screen")
    keys.add_argument("--markdown", action="store_true", help="as the table of the guide")
    keys.set_defaults(run=list_keys)


def show_settings(options: argparse.Namespace) -> int:
    """Each setting as config.toml would have it, and where it came from; then where files are."""
    from newstui.settings.effective import effective

    found = settings(options)
    rows = [(entry.name, _toml(entry.value), entry.given) for entry in effective(found)]
    if options.json:
        for name, value, given in rows:
            record({"name": name, "value": value, "from": str(found.file) if given else "default"})
        return DONE
    left = [f"{name} = {value}" for name, value, _ in rows]
    width = min(max(map(len, left)), 60)
    for text, (_, _, given) in zip(left, rows, strict=True):
        data(f"{text:<{width}}  # {'config.toml' if given else 'default'}")
    data()
    for name, place in _places(options):
        data(f"# {name}: {place}")
    return DONE


def _places(options: argparse.Namespace) -> list[tuple[str, str]]:
    from newstui.settings import locations

    file = settings(options).file or locations.config_file()
    there = "" if file.exists() else " (not there: all defaults)"
    places = [
        ("settings", f"{file}{there}"),
        ("themes of your own", str(locations.themes_folder(file))),
        ("database", options.db or str(locations.database_file())),
    ]
    if "NO_COLOR" in os.environ:
        places.append(("NO_COLOR is set", "no colours, whatever screen.theme says"))
    return places


def _toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def list_keys(options: argparse.Namespace) -> int:
    """The key table, made from the same registry as the screen's own help."""
    from newstui.tui.actions import ACTIONS, all_key_names
    from newstui.tui.keymaps import resolved

    keys = resolved(settings(options))
    if options.markdown:
        data(key_table(keys))
        return DONE
    rows = [
        (action.group, all_key_names(keys[action.id]) or "-", action.tooltip, action.id)
        for action in ACTIONS
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for group, names, tooltip, name in rows:
        data(f"{group:<{widths[0]}}  {names:<{widths[1]}}  {tooltip:<{widths[2]}}  {name}")
    return DONE


def key_table(keys: dict[str, str]) -> str:
    """The guide's table of keys, from the keys of each action by its id."""
    from newstui.tui.actions import ACTIONS, all_key_names

    rows = ["| keys | what | id |", "|---|---|---|"]
    for action in ACTIONS:
        names = all_key_names(keys[action.id]).split()
        shown = " ".join(f"`{name}`" for name in names) or "by `:`"
        rows.append(f"| {shown} | {action.tooltip} | `{action.id}` |")
    return "\n".join(rows)
