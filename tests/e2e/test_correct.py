"""`newstui correct`, end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import LINES, Command


@pytest.fixture
def filled(tmp_path: Path) -> Command:
    newstui = Command(tmp_path)
    assert newstui("import", "-", stdin=LINES).returncode == 0
    return newstui


def _ids(newstui: Command, *query: str) -> list[object]:
    return [record["id"] for record in newstui.records("list", *query)]


def test_tags_of_articles(filled: Command) -> None:
    assert _ids(filled, "country:pl") == [1]
    result = filled("correct", "1", "2", "-country:pl", "+topic:sport")
    assert (result.returncode, result.stderr) == (0, "newstui: corrected: 2 articles\n")
    assert _ids(filled, "country:pl") == []
    assert _ids(filled, "topic:sport") == [1, 2]
    (shown,) = filled.records("show", "2")
    topics = shown["topics"]
    assert isinstance(topics, list)
    assert {"name": "sport", "evidence": ["set by you"]}.items() <= topics[0].items()
    assert "sport (set by you)" in filled("show", "2").stdout
    assert filled("reprocess", "--all").returncode == 0
    assert _ids(filled, "country:pl") == []
    assert "undone: corrected: 2 articles" in filled("undo").stderr
    assert _ids(filled, "country:pl") == [1]


def test_countries_are_shown_as_the_reader_wants_them(filled: Command) -> None:
    (filled.folder / "flags.toml").write_text("[screen]\ncountries = 'flag'\n")
    assert "[Poland]" in filled("list").stdout
    for arguments in (("list",), ("events",), ("show", "1")):
        assert "🇵🇱 PL" in filled("--config", "flags.toml", *arguments).stdout
    (article,) = filled.records("show", "1")
    assert [country["code"] for country in article["countries"]] == ["PL"]  # type: ignore[attr-defined]


def test_a_date(filled: Command) -> None:
    assert filled("correct", "1", "--date", "2024-01-11").returncode == 0
    (shown,) = filled.records("show", "1")
    assert (shown["published"], shown["published_precision"]) == ("2024-01-11", "day")
    assert filled("correct", "1", "--forget").returncode == 0
    (shown,) = filled.records("show", "1")
    assert shown["published"] == "2024-02-07T09:30:00Z"


def test_a_whole_source(filled: Command) -> None:
    result = filled("correct", "--source", "danube", "+topic:sport", "--from", "rs")
    assert result.returncode == 0
    assert result.stderr == "newstui: set for all of Danube Post, now and later: 2 articles\n"
    assert _ids(filled, "topic:sport") == [1, 2]
    (shown,) = filled.records("show", "1")
    assert shown["source_country"] == "RS"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("1",), "say what is to be corrected"),
        (("+country:rs",), "name articles"),
        (("1", "+country:atlantis"), "atlantis"),
        (("1", "country:rs"), "“country:rs”: write +country:rs to add"),
        (("first", "+country:rs"), "“first”: write +country:rs to add"),
        (("1", "--date", "yesterday"), "yesterday"),
        (("1", "--from", "de"), "--source"),
        (("--source", "danube", "1", "+topic:sport"), "--source takes no articles"),
    ],
)
def test_wrong_usage(filled: Command, arguments: tuple[str, ...], says: str) -> None:
    result = filled("correct", *arguments)
    assert result.returncode == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("99", "+country:rs"), "there is no article 99; nothing was changed"),
        (("--source", "Nowhere", "+topic:sport"), "there is no source “Nowhere”"),
    ],
)
def test_what_is_not_there(filled: Command, arguments: tuple[str, ...], says: str) -> None:
    result = filled("correct", *arguments)
    assert result.returncode == 1
    assert says in result.stderr
