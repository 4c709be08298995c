"""The guide agrees with the program: its key table is the registry's, its commands exist."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from newstui.cli.configuring import key_table
from newstui.cli.main import parser
from newstui.library.query_language import parse
from newstui.tui.actions import ACTIONS

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")


def test_the_key_table_is_the_registrys() -> None:
    found = re.search(r"<!-- keys:[^>]*-->\n(.*?)\n?<!-- end of keys -->", GUIDE, re.DOTALL)
    assert found
    assert found[1].strip() == key_table({action.id: action.keys for action in ACTIONS})


def test_every_command_is_in_the_guide() -> None:
    (commands,) = (
        action.choices
        for action in parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    missing = [name for name in commands if f"newstui {name}" not in GUIDE]
    assert missing == []


def test_every_query_of_the_guide_is_understood() -> None:
    section = GUIDE.split("## The query language")[1].split("## The screen")[0]
    examples = re.findall(r"`([^`]+)`", "\n".join(re.findall(r"^\| (.*?) \|", section, re.M)))
    assert len(examples) > 15
    for example in examples:
        parse(example, now=1_700_000_000)
