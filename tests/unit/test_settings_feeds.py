"""The settings of fetching and of single feeds; what is wrong is told with file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstui.model.errors import SettingsError
from newstui.settings.config import load
from newstui.settings.feeds import FeedSettings, Fetch


def written(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    settings = load(written(tmp_path, "[fetch]\ntimeout = 5\n"))
    assert settings.fetch == Fetch(timeout=5)
    assert settings.feeds == {}


def test_a_feed_is_named_by_address_or_title(tmp_path: Path) -> None:
    text = """
        [feeds."https://a.example/feed"]
        headers = { "X-Token" = "secret" }
        whole_articles = "always"
        [feeds."Danube Post"]
        keep_days = 30
    """
    assert load(written(tmp_path, text)).feeds == {
        "https://a.example/feed": FeedSettings(
            headers={"X-Token": "secret"}, whole_articles="always"
        ),
        "Danube Post": FeedSettings(keep_days=30),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fetch = 3", "fetch: must be a table"),
        ("[fetch]\nparallel = 0", "fetch.parallel: must be from 1 to 100"),
        ("[fetch]\nparallel = true", "fetch.parallel: must be a whole number"),
        ("[fetch]\nallow_exec = 1", "fetch.allow_exec: must be true or false"),
        ("[fetch]\nwhole_articles = 'often'", "whole_articles: must be one of never, opening"),
        ("[fetch]\nproxy = 'x'", "fetch.proxy: no such setting"),
        ("[feeds]\nx = 1", "feeds.x: must be a table"),
        ("[feeds.x]\nheaders = { a = 1 }", "feeds.x.headers: must be names and values"),
        ('[feeds.x]\nheaders = { a = "b\\r\\nc" }', "feeds.x.headers: must be names and values"),
        ("[feeds.x]\nkeep_days = -1", "feeds.x.keep_days: must be from 0"),
    ],
)
def test_a_mistake_is_told_with_its_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(written(tmp_path, text))
    assert told in str(error.value)
    assert "config.toml" in str(error.value)
