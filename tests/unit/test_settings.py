"""config.toml: what it says counts, and what is wrong with it is said with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstui.model.errors import SettingsError
from newstui.settings import config, locations
from newstui.settings.effective import effective


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert config.load(tmp_path / "config.toml") == config.Settings()


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        config.load(tmp_path / "config.toml", required=True)


def test_values_are_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[screen]\ntheme = "light"\nsigns = "ascii"\nreading_width = 60\n'
        '[keys]\nopen = "o"\nmark.star = "s"\n"mark.read" = "r"\n'
    )
    settings = config.load(file)
    assert settings.screen.theme == "light"
    assert settings.screen.signs == "ascii"
    assert settings.screen.reading_width == 60
    assert settings.keys == {"open": "o", "mark.star": "s", "mark.read": "r"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[screen\n", "not valid TOML"),
        ("[screne]\n", "screne: no such setting"),
        ("screen = 1\n", "screen: must be a table"),
        ("[screen]\ntheem = 'x'\n", "screen.theem: no such setting"),
        ("[screen]\nreading_width = 'wide'\n", "screen.reading_width: must be a whole number"),
        ("[screen]\nreading_width = true\n", "screen.reading_width: must be a whole number"),
        ("[screen]\nreading_width = 7\n", "screen.reading_width: must be from 30 to 200"),
        ("[screen]\nsigns = 'runes'\n", "screen.signs: must be one of unicode, ascii"),
        ("[keys]\nstar = 5\n", "keys.star: must be a key"),
        ("keymap = 'vi'\n", "keymap: must be one of newstui, newsboat"),
        ("keymap = 1\n", "keymap: must be text in quotes"),
    ],
)
def test_faults_name_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(SettingsError) as caught:
        config.load(file)
    assert str(file) in str(caught.value)
    assert says in str(caught.value)


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"[screen]\ntheme = '\xff'\n")
    with pytest.raises(SettingsError, match="not UTF-8"):
        config.load(file)


def test_xdg_directories_are_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert locations.config_file() == tmp_path / "c" / "newstui" / "config.toml"
    assert locations.database_file() == tmp_path / ".local/share/newstui/news.db"


def test_where_each_setting_came_from_is_known(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'keymap = "newsboat"\n[screen]\nreading_width = 60\n[keys]\nmark.star = "s"\n'
        '[feeds."https://example.org/"]\npassword = "very secret"\n'
    )
    found = {entry.name: entry for entry in effective(config.load(file))}
    assert found["screen.reading_width"] == ("screen.reading_width", 60, True)
    assert found["screen.theme"] == ("screen.theme", "dark", False)
    assert found["keymap"].given
    assert found["keys.mark.star"].value == "s"
    assert found['feeds."https://example.org/".password'].value == "(not shown)"


def test_what_is_found_wrong_later_names_the_file_too(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[screen]\ntheme = "none such"\n')
    fault = config.load(file).fault("screen.theme", "no such theme")
    assert str(fault) == f"{file}: screen.theme: no such theme"
