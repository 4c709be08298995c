"""News servers on the command line."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from command import Newstui

from fake_freshrss import PASSWORD, FakeFreshRSS
from fake_freshrss import USER as FRESHRSS_USER
from fake_miniflux import TOKEN, FakeMiniflux
from support_http import Server, always, item, reply, rss


@pytest.fixture
def newstui(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Newstui:
    return Newstui(tmp_path / "news.db", capsys, monkeypatch)


@pytest.fixture
def server(web: Server) -> FakeMiniflux:
    fake = FakeMiniflux(web, time.time)
    feed = fake.feed("Fjord Times", "https://fjord.example/feed", "North")
    fake.entry(feed, "Ferry aground")
    return fake


def added(newstui: Newstui, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSTUI_SECRET", TOKEN)
    result = newstui("server", "add", "miniflux", server.url, "--name", "Home")
    monkeypatch.delenv("NEWSTUI_SECRET")
    assert result.returncode == 0, result.stderr
    assert "Home: 1 new" in result.stderr
    assert TOKEN not in result.stdout + result.stderr


def test_adding_listing_and_removing(
    newstui: Newstui, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(newstui, server, monkeypatch)
    (listed,) = newstui.records("server", "list")
    assert (listed["name"], listed["kind"], listed["feeds"]) == ("Home", "miniflux", 1)
    assert (listed["problem"], listed["unsent"]) == (None, 0)
    assert TOKEN not in json.dumps(listed)
    assert "Home  (miniflux)" in newstui("server", "list").stdout
    (source,) = newstui.records("sources")
    assert (source["title"], source["server"], source["folder"]) == ("Fjord Times", "Home", "North")
    assert "from Home" in newstui("sources").stdout
    assert newstui("server", "remove", "Home").returncode == 2
    removed = newstui("server", "remove", "Home", "--delete")
    assert "1 article deleted" in removed.stderr
    assert newstui.records("server", "list") == []
    assert newstui("server", "remove", "Home", "--keep").returncode == 1


def test_fetch_syncs_too(
    newstui: Newstui, server: FakeMiniflux, web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(newstui, server, monkeypatch)
    web.pages["/feed"] = always(*reply(rss(item("Budget passed", guid="1"))))
    newstui("add", web.url("/feed"))
    entry = server.entry(1, "Storm")
    outcomes = newstui.records("fetch", "--all")
    assert [one["title"] for one in outcomes] == ["Fjord Times (127.0.0.1)", "Home"]
    assert (outcomes[1]["result"], outcomes[1]["added"]) == ("fetched", 1)
    (number,) = [one["id"] for one in newstui.records("list", "Storm")]
    newstui("mark", "read", str(number))
    assert newstui.records("server", "list")[0]["unsent"] == 1
    # Something to send: its time has come, the feed's has not.
    (sent,) = newstui.records("fetch")
    assert (sent["title"], sent["sent"]) == ("Home", 1)
    assert server.marks(entry) == ("read", False)
    for name in ("Home", "North"):
        assert [one["title"] for one in newstui.records("fetch", name)] == ["Home"]


def test_exit_codes_of_a_server_in_trouble(
    newstui: Newstui, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(newstui, server, monkeypatch)
    server.before = lambda _request: reply(b"", status=401)
    result = newstui("fetch", "Home", "--quiet")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "Home: does not accept the token or password (401)" in result.stderr
    assert "does not accept" in newstui("server", "list").stdout
    assert newstui.records("sources")[0]["state"] == "failing"


def test_doctor_tells_step_by_step_how_a_server_is(
    newstui: Newstui, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(newstui, server, monkeypatch)
    steps = newstui.records("doctor", "Home")
    assert [one["step"] for one in steps][-3:] == ["login", "feeds", "marks"]
    assert all(one["passed"] for one in steps)
    server.before = lambda _request: reply(b"", status=401)
    result = newstui("doctor", "Home")
    assert result.returncode == 1
    assert "! login       does not accept the token or password (401)" in result.stdout


def test_feeds_of_a_server_are_changed_there(
    newstui: Newstui, server: FakeMiniflux, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(newstui, server, monkeypatch)
    result = newstui("remove", "Fjord Times", "--delete")
    assert result.returncode == 1
    assert "comes from a server" in result.stderr


def test_without_a_terminal_the_secret_must_be_given(
    newstui: Newstui, server: FakeMiniflux, tmp_path: Path
) -> None:
    result = newstui("server", "add", "miniflux", server.url)
    assert result.returncode == 1
    assert "NEWSTUI_SECRET" in result.stderr
    assert server.web.requests == []
    secret = tmp_path / "token"
    secret.write_text(f"{TOKEN}\n", encoding="utf-8")
    result = newstui("server", "add", "miniflux", server.url, "--secret-file", str(secret))
    assert result.returncode == 0
    missing = newstui("server", "add", "miniflux", server.url, "--secret-file", "/nowhere")
    assert "/nowhere" in missing.stderr


def test_tokens_lie_beside_the_settings_that_are_named(
    newstui: Newstui, server: FakeMiniflux, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "else" / "config.toml"
    config.parent.mkdir()
    config.write_text("", encoding="utf-8")
    monkeypatch.setenv("NEWSTUI_SECRET", TOKEN)
    newstui("--config", str(config), "server", "add", "miniflux", server.url)
    assert (config.parent / "server-tokens.json").exists()
    without = newstui("fetch", "--all")
    assert without.returncode == 1
    assert "no token for it" in without.stderr


def test_freshrss(newstui: Newstui, web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server = FakeFreshRSS(web, time.time)
    server.entry(server.feed("Danube Post", "https://danube.example/feed"), "Budget passed")
    monkeypatch.setenv("NEWSTUI_SECRET", PASSWORD)
    result = newstui("server", "add", "freshrss", server.url, "--user", FRESHRSS_USER)
    assert result.returncode == 0, result.stderr
    assert PASSWORD not in result.stderr
    assert [one["title"] for one in newstui.records("list")] == ["Budget passed"]
