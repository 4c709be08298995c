"""Completion scripts and the settings as they hold, as the installed command gives them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from command import Command


@pytest.fixture
def newstui(tmp_path: Path) -> Command:
    return Command(tmp_path)


def completed(newstui: Command, *words: str) -> set[str]:
    """What bash offers for the last of the words."""
    script = newstui.folder / "newstui.bash"
    script.write_text(newstui("completions", "bash").stdout)
    line = " ".join(f"'{word}'" for word in words)
    program = (
        f"source {script}; COMP_WORDS=(newstui {line}); COMP_CWORD={len(words)}; _newstui;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    result = subprocess.run(["bash", "-c", program], capture_output=True, text=True, timeout=60)
    assert result.stderr == ""
    return set(result.stdout.split())


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_bash_completes_commands_options_and_choices(newstui: Command) -> None:
    assert completed(newstui, "even") == {"events"}
    assert {"demo", "serve", "--plain"} <= completed(newstui, "")
    assert completed(newstui, "--db", "x.db", "events", "--js") == {"--json"}
    assert {"read", "unread"} <= completed(newstui, "mark", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_is_told_of_every_command(newstui: Command, shell: str) -> None:
    script = newstui("completions", shell).stdout
    for command in ("demo", "events", "completions", "serve"):
        assert command in script
    program = shutil.which(shell)
    if program:
        checked = subprocess.run([program, "-n"], input=script, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr


def test_config_shows_what_holds_and_why(newstui: Command) -> None:
    (newstui.folder / "own.toml").write_text('keymap = "newsboat"\n[screen]\nsigns = "ascii"\n')
    lines = newstui("--config", "own.toml", "config").stdout.splitlines()
    found = {line.split(" = ")[0]: line for line in lines if " = " in line}
    assert found["screen.signs"].split("#")[1].strip() == "config.toml"
    assert found["screen.theme"].split("#")[1].strip() == "default"
    assert any("own.toml" in line for line in lines if line.startswith("# settings"))
    rows = newstui("--config", "own.toml", "config", "--json").stdout.splitlines()
    assert {"name": "keymap", "value": '"newsboat"', "from": "own.toml"} in map(json.loads, rows)


def test_keys_follow_the_settings(newstui: Command) -> None:
    (newstui.folder / "own.toml").write_text('[keys]\nmark.star = "*, ctrl+s"\n')
    (star,) = (
        line
        for line in newstui("--config", "own.toml", "keys").stdout.splitlines()
        if line.endswith("mark.star")
    )
    assert "* ^S" in star


def test_a_key_that_is_another_actions_is_told(newstui: Command) -> None:
    (newstui.folder / "own.toml").write_text('[keys]\nmark.star = "c"\n')
    result = newstui("--config", "own.toml", "keys")
    assert result.returncode == 1
    assert result.stderr.startswith("newstui: own.toml: keys.mark.star: “c” is the only key of")
