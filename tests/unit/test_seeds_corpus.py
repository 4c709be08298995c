"""The demo corpus holds what it promises: its table agrees with its files, its breadth is kept."""

from __future__ import annotations

import html
import io
import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest

from newstui.cleaning.sanitise import sanitise

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
EXPECTED: dict[str, Any] = json.loads((SEEDS / "expected.json").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = EXPECTED["articles"]
TOPICS = {
    "arts, culture, entertainment and media",
    "crime, law and justice",
    "disaster, accident and emergency incident",
    "economy, business and finance",
    "education",
    "environment",
    "health",
    "human interest",
    "labor",
    "lifestyle and leisure",
    "politics",
    "religion",
    "science and technology",
    "society",
    "sport",
    "conflict, war and peace",
    "weather",
}


def read(name: str) -> str:
    return (SEEDS / name).read_text(encoding="utf-8")


def entries(name: str) -> dict[str, str]:
    """Titles by guid of a file that holds several articles."""
    text = read(name)
    if name.endswith(".jsonl"):
        return {row["guid"]: row["title"] for row in map(json.loads, text.splitlines())}
    if name.endswith(".json"):
        return {item["id"]: item["title"] for item in json.loads(text)["items"]}
    feed = feedparser.parse(io.BytesIO(text.encode()))
    assert not feed.bozo
    return {entry.id: entry.title for entry in feed.entries}


def raw_files() -> set[str]:
    folders = ("dumps", "pages", "feeds")
    files = {f"{folder}/{path.name}" for folder in folders for path in (SEEDS / folder).iterdir()}
    return files | {"articles.jsonl"}


def test_table_and_files_name_each_other() -> None:
    assert {article["file"] for article in ARTICLES} == raw_files()


def test_every_article_is_in_its_file_under_its_title() -> None:
    for article in ARTICLES:
        if "guid" in article:
            assert entries(article["file"])[article["guid"]] == article["title"]
        else:
            assert article["title"] in html.unescape(read(article["file"])), article["file"]


def test_files_of_several_articles_hold_no_unlisted_one() -> None:
    listed = defaultdict(set)
    for article in ARTICLES:
        if "guid" in article:
            listed[article["file"]].add(article["guid"])
    for name, guids in listed.items():
        assert set(entries(name)) == guids


def test_breadth() -> None:
    assert len(ARTICLES) >= 60
    assert len({a["source"] for a in ARTICLES}) >= 12
    assert len({a["event"] for a in ARTICLES}) >= 15
    assert len({code for a in ARTICLES for code in a["about"][:1]}) >= 12
    assert len({topic for a in ARTICLES for topic in a["topics"]}) >= 8
    assert len({a["language"] for a in ARTICLES}) >= 3


def test_spans_six_months() -> None:
    days = sorted(date.fromisoformat(a["published"]) for a in ARTICLES)
    assert (days[-1] - days[0]).days >= 183


def test_about_half_are_dumps_and_every_other_form_is_met() -> None:
    forms = [a["file"].split("/")[0] for a in ARTICLES]
    assert 0.4 <= forms.count("dumps") / len(forms) <= 0.65
    assert {"dumps", "pages", "feeds", "articles.jsonl"} == set(forms)


def test_topics_and_countries_are_named_as_the_program_names_them() -> None:
    for article in ARTICLES:
        assert article["topics"], article["title"]
        assert set(article["topics"]) <= TOPICS, article["title"]
        assert all(re.fullmatch("[A-Z]{2}", code) for code in article["about"])
        assert re.fullmatch("[a-z]{2}", article["language"])


def test_several_storylines_of_events_that_are_reported() -> None:
    events = {a["event"] for a in ARTICLES}
    assert {e["slug"] for e in EXPECTED["events"]} == events
    for story in EXPECTED["storylines"]:
        assert len(story["events"]) >= 2
        assert set(story["events"]) <= events
    assert sum(len(story["events"]) >= 4 for story in EXPECTED["storylines"]) >= 2


def test_missile_sale_is_told_from_many_sides() -> None:
    reports = [a for a in ARTICLES if a["event"] == "kosovo-javelins"]
    assert len({a["source"] for a in reports}) >= 5
    assert len({a["language"] for a in reports}) >= 3
    assert {a["published"] for a in reports} >= {"2024-01-11"}


def test_one_wire_text_stands_under_two_mastheads() -> None:
    copies = [a for a in ARTICLES if a.get("wire") == "javelin"]
    assert len({a["source"] for a in copies}) == 2
    first, second = (html.unescape(read(a["file"])) for a in copies)
    shared = [line for line in first.splitlines() if len(line) > 100 and line in second]
    assert len(shared) >= 5


def test_most_events_have_several_sources_and_some_have_one() -> None:
    sources = defaultdict(set)
    for article in ARTICLES:
        sources[article["event"]].add(article["source"])
    alone = sum(len(names) == 1 for names in sources.values())
    assert 3 <= alone <= len(sources) / 3


@pytest.mark.parametrize("name", sorted(raw_files() | {"README.md", "expected.json"}))
def test_text_is_clean_and_addresses_are_reserved(name: str) -> None:
    text = read(name)
    assert sanitise(text) == text
    known = ("schema.org", "www.w3.org", "purl.org", "jsonfeed.org")
    for host in re.findall(r"https?://([^/\s\"'<>]+)", text):
        assert host.endswith(".example") or host in known, host


def test_readme_says_of_every_event_whether_it_is_true() -> None:
    true_part, fictional_part = read("README.md").split("These events are **fictional**")
    for event in EXPECTED["events"]:
        part = true_part if event["true"] else fictional_part
        assert f"- {event['what']}\n" in part + "\n", event["slug"]
