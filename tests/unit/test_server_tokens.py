"""Logins of servers: in a file that its owner alone can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstui.model.errors import SettingsError
from newstui.settings.server_tokens import Login, read_login, tokens_file, write_login

URL, OTHER = "https://one.example", "https://two.example"


def test_logins_come_back(tmp_path: Path) -> None:
    file = tokens_file(tmp_path / "new" / "config.toml")
    assert read_login(file, URL) is None
    write_login(file, URL, Login("geheim"))
    write_login(file, OTHER, Login("pässword", "reader"))
    assert read_login(file, URL) == Login("geheim")
    assert read_login(file, OTHER) == Login("pässword", "reader")
    write_login(file, URL, None)
    assert read_login(file, URL) is None
    assert read_login(file, OTHER) is not None


def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    file = tmp_path / "server-tokens.json"
    write_login(file, URL, Login("geheim"))
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
    file.chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_login(file, URL)
    with pytest.raises(SettingsError, match="chmod 600"):
        write_login(file, OTHER, Login("x"))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"https://one.example": 7}'])
def test_a_broken_file_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "server-tokens.json"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises(SettingsError, match="broken"):
        read_login(file, URL)
    with pytest.raises(SettingsError, match="broken"):
        write_login(file, URL, Login("x"))
    assert file.read_text(encoding="utf-8") == text


def test_a_login_does_not_show_its_token() -> None:
    assert "geheim" not in repr(Login("geheim", "reader"))
