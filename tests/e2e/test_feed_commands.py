"""Subscriptions on the command line, against a server on the loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import Command, Newstui

from support_http import Server, always, hang, item, redirect, reply, rss

FERRY = item("Ferry aground off Bergen", guid="1", link="https://fjord.example/ferry")
PAGE = (
    '<html><head><base href="/"><link rel="alternate" type="application/rss+xml" title="News" '
    'href="feed"><link rel="alternate" type="application/atom+xml" title="Comments" '
    'href="/comments"></head><body>Home</body></html>'
)


@pytest.fixture
def command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Newstui]:
    before = signal.getsignal(signal.SIGTERM)
    yield Newstui(tmp_path / "news.db", capsys, monkeypatch)
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
def site(web: Server) -> Server:
    web.pages |= {
        "/": always(*reply(PAGE.replace("comments", "feed2").encode(), kind="text/html")),
        "/one": always(
            *reply(PAGE.split("<link rel=\"alternate\" type=\"application/atom")[0].encode(),
                   kind="text/html")
        ),
        "/feed": always(*reply(rss(FERRY))),
        "/feed2": always(*reply(rss(title="Comments"))),
        "/none": always(*reply(b"<html><body>Nothing here</body></html>", kind="text/html")),
    }  # fmt: skip
    return web


def test_a_feed_is_added_listed_fetched_and_removed(command: Newstui, site: Server) -> None:
    added = command("add", site.url("/feed"))
    assert (added.returncode, "“Fjord Times”: 1 article" in added.stderr) == (0, True)
    assert site.paths() == ["/feed"]
    (source,) = command.records("sources", "--json")
    assert (source["title"], source["state"], source["status"], source["articles"]) == (
        "Fjord Times",
        "ok",
        200,
        1,
    )
    assert source["next_try"] > source["last_success"]
    assert "Fjord Times" in command("sources").stdout
    (fetched,) = command.records("fetch", "fjord", "--json")
    assert (fetched["result"], fetched["added"]) == ("unchanged", 0)
    assert command("remove", "fjord").returncode == 2
    assert command("remove", "fjord", "--keep").returncode == 0
    assert command.records("sources", "--json") == []
    assert len(command.records("list", "--json")) == 1


def test_a_page_names_its_feed(command: Newstui, site: Server) -> None:
    assert command("add", site.url("/one")).returncode == 0
    assert command.records("sources", "--json")[0]["url"] == site.url("/feed")
    several = command("add", site.url("/"))
    assert several.returncode == 1
    assert site.url("/feed2") in several.stderr
    none = command("add", site.url("/none"))
    assert (none.returncode, "names none" in none.stderr) == (1, True)
    assert len(command.records("sources", "--json")) == 1


def test_fetch_tells_by_its_exit_code(command: Newstui, site: Server) -> None:
    command("import", "--format", "urls", "-", stdin=f"{site.url('/feed')}\n{site.url('/404')}\n")
    partly = command("fetch", "--quiet")
    assert (partly.returncode, "is not there (404)" in partly.stderr) == (3, True)
    assert command("fetch", "--quiet", "/404").returncode == 1
    site.pages["/feed"] = always(*reply(status=304))
    quiet = command("fetch", "--quiet", "fjord")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    # Nothing is due.
    before = len(site.requests)
    assert command("fetch").returncode == 0
    assert len(site.requests) == before
    assert command("fetch", "no such feed").returncode == 1


def test_lists_of_feeds_come_in_and_go_out(command: Newstui, site: Server, tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text(
        f'{site.url("/feed")} sea "~The Fjord" "!"\n"query:Mine:unread = \\"yes\\""\n'
        "query:Not:mine\nexec:true\n"
    )
    first = command("import", str(urls))
    assert (first.returncode, "1 feeds subscribed" in first.stderr) == (3, True)
    assert "line 3: the query lacks a comparison" in first.stderr
    assert "1 smart folder made of queries" in first.stderr
    assert ("Mine", "is:unread") in [
        (one["name"], one["query"]) for one in command.records("folders")
    ]
    assert "allow_exec" in first.stderr
    assert "0 feeds subscribed, 1 already there" in command("import", str(urls)).stderr
    (source,) = command.records("sources", "--json")
    assert (source["title"], source["tags"], source["hidden"]) == ("The Fjord", ["sea"], True)
    out = tmp_path / "out.opml"
    command("export", "sources", "--format", "opml", "-o", str(out))
    assert command("add", str(out)).returncode == 0
    assert len(command.records("sources", "--json")) == 1
    command("fetch")
    assert command.records("sources", "--json")[0]["title"] == "The Fjord"


def test_commands_run_only_where_settings_allow(
    command: Newstui, site: Server, tmp_path: Path
) -> None:
    feed, settings, urls = tmp_path / "f.xml", tmp_path / "c.toml", tmp_path / "urls"
    feed.write_bytes(rss(FERRY))
    urls.write_text(f'"exec:cat {feed}"\n')
    settings.write_text("[fetch]\nallow_exec = true\n")
    assert command("--config", str(settings), "import", str(urls)).returncode == 0
    assert command("fetch", "--all").returncode == 1
    assert command("--config", str(settings), "fetch", "--all").returncode == 0
    assert len(command.records("list", "--json")) == 1


def test_a_password_is_not_shown(command: Newstui, site: Server) -> None:
    site.pages["/old"] = redirect("/feed")
    url = site.url("/old", host="me:secret@127.0.0.1")
    assert command("add", url).returncode == 0
    for arguments in (["sources"], ["sources", "--json"], ["fetch", "--all", "--json"]):
        result = command(*arguments)
        assert "secret" not in result.stdout + result.stderr
    assert site.requests[-1].path == "/feed"
    assert "authorization" in site.requests[-1].headers


def test_removing_a_feed_spares_what_is_starred(command: Newstui, site: Server) -> None:
    other = item("Parliament passes budget", "The budget passed after a long debate.", guid="2")
    site.pages["/feed"] = always(*reply(rss(FERRY, other)))
    command("add", site.url("/feed"))
    records = command.records("list", "--json")
    command("star", str(records[0]["id"]))
    removed = command("remove", "Fjord Times", "--delete")
    assert "1 article deleted" in removed.stderr
    assert [one["id"] for one in command.records("list", "--json")] == [records[0]["id"]]
    # Subscribed again, it takes up what it left.
    command("add", site.url("/feed"))
    assert len(command.records("list", "--json")) == 2
    assert json.loads(command("sources", "--json").stdout)["articles"] == 2


def test_doctor_tells_step_by_step_where_a_feed_fails(command: Newstui, site: Server) -> None:
    site.pages["/moved"] = redirect("/feed")
    steps = command.records("doctor", site.url("/moved"))
    assert [step["step"] for step in steps] == [
        *("address", "name", "connection", "redirect", "status", "validators", "type"),
        *("encoding", "feed", "entries", "dates"),
    ]
    assert all(step["passed"] for step in steps)
    assert "Fjord Times" in str(steps[-3]["text"])
    for address, said in (
        (site.url("/404"), "! status      is not there (404)"),
        (site.url("/none"), "! feed        is no feed"),
        ("http://nowhere.invalid/", "! name        there is no host named nowhere.invalid"),
        ("http://127.0.0.1:9/", "! connection  port 9: Connection refused"),
    ):
        failed = command("doctor", address)
        assert failed.returncode == 1
        assert failed.stdout.splitlines()[-1] == said


def test_doctor_looks_at_the_database(command: Newstui, site: Server) -> None:
    command("add", site.url("/feed"))
    assert command("doctor").returncode == 0
    assert command("doctor", "fjord").returncode == 0


def ends(group: int) -> bool:
    """Whether a group of processes ends within a minute."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_nothing_is_left_running_when_a_fetch_is_killed(command: Newstui, site: Server) -> None:
    site.pages["/hang"] = hang
    for number in range(4):
        site.pages[f"/{number}"] = always(*reply(rss(item(f"Story {number}", guid="1"))))
    addresses = [site.url(f"/{number}") for number in range(4)] + [site.url("/hang")]
    command("import", "--format", "urls", "-", stdin="\n".join(addresses))
    program = [Command(command.database.parent).program, "--db", str(command.database)]
    with subprocess.Popen(
        [*program, "fetch", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as fetching:
        assert fetching.stdout is not None
        # Processes beside have read a feed: they are there.
        fetching.stdout.readline()
        fetching.kill()
        fetching.wait(60)
    assert ends(fetching.pid)
    assert command.records("list", "--json")
