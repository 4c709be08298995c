"""The installed command, end to end: as a reader or a script would use it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest
from command import DUMP, LINES, Command

from support import BUDGET


@pytest.fixture
def newstui(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.fixture
def filled(newstui: Command) -> Command:
    (newstui.folder / "ferry.txt").write_text(DUMP)
    (newstui.folder / "more.jsonl").write_text(LINES)
    result = newstui("import", "ferry.txt", "more.jsonl")
    assert result.returncode == 0, result.stderr
    assert "3 added" in result.stderr
    return newstui


def test_a_dump_is_cleaned_without_a_database(newstui: Command) -> None:
    (newstui.folder / "ferry.txt").write_text(DUMP)
    (article,) = newstui.records("clean", "ferry.txt")
    assert article["title"] == "Ferry Havbris runs aground off Bergen, 240 safe"
    assert article["published"] == "2024-02-06"
    assert article["published_precision"] == "day"
    assert article["agency"] == "AFP"
    assert article["author"] == "Liv Nordal"
    assert article["language"] == "en"
    assert str(article["text"]).startswith("BERGEN, Norway (AFP)")
    assert str(article["text"]).endswith("has opened an inquiry.")
    assert not newstui.database.exists()


def test_events_timelines_and_reasons(filled: Command) -> None:
    events = filled.records("events")
    assert sorted(len(event["articles"]) for event in events) == [1, 2]  # type: ignore[arg-type]
    (ferry,) = filled.records("events", "country:no")
    assert set(ferry["sources"]) == {"Fjord Times", "Danube Post"}  # type: ignore[call-overload]
    entries = filled.records("timeline", str(ferry["id"]))
    assert [entry["kind"] for entry in entries].count("report") == 2
    text = filled("timeline", str(ferry["id"])).stdout
    assert "Fjord Times" in text
    joined = ferry["articles"][-1]  # type: ignore[index]
    assert "Havbris" in filled("why", str(joined)).stdout


def test_lists_and_articles(filled: Command) -> None:
    assert [record["title"] for record in filled.records("list", "topic:politics")] == [
        "Poland's parliament passes budget"
    ]
    (shown,) = filled.records("show", "1")
    assert {"guid", "url", "source", "countries", "countries_mentioned", "mentions"} <= set(shown)
    text = filled("show", "1").stdout
    assert "Havbris" in text
    assert "Related articles" not in text


def test_importing_again_adds_nothing(filled: Command) -> None:
    again = filled("import", ".", "--json")
    assert json.loads(again.stdout)["added"] == 0
    assert again.returncode == 0


def test_standard_input(newstui: Command) -> None:
    assert newstui("import", "-", stdin=LINES).returncode == 0
    assert len(newstui.records("list")) == 2


def test_negated_queries_reach_the_query_language(filled: Command) -> None:
    assert len(filled.records("list", "-country:no")) == 1


def test_marks_and_undo(filled: Command) -> None:
    assert filled("mark", "read", "1", "2").returncode == 0
    assert len(filled.records("list", "is:unread")) == 1
    assert "2 articles" in filled("undo").stderr
    assert len(filled.records("list", "is:unread")) == 3
    filled("star", "3")
    assert [record["id"] for record in filled.records("list", "is:starred")] == [3]


@pytest.mark.parametrize(
    ("what", "form", "holds"),
    [
        ("articles", "jsonl", '"title": "Poland'),
        ("articles", "csv", "id,published,source"),
        ("articles", "md", "# Poland's parliament"),
        ("events", "jsonl", '"timeline"'),
        ("events", "csv", "id,first,last"),
        ("events", "md", "- **2024-02-06"),
        ("events", "ics", "BEGIN:VEVENT"),
        ("sources", "jsonl", "Danube Post"),
        ("sources", "csv", "title,kind"),
        ("sources", "opml", "<opml"),
    ],
)
def test_exports(filled: Command, what: str, form: str, holds: str) -> None:
    result = filled("export", what, "--format", form)
    assert result.returncode == 0, result.stderr
    assert holds in result.stdout


def test_an_export_comes_back_the_same(filled: Command, tmp_path: Path) -> None:
    filled("export", "articles", "-o", "all.jsonl")
    other = Command(tmp_path / "other")
    other.folder.mkdir()
    assert other("import", str(filled.folder / "all.jsonl")).returncode == 0
    kept = ("guid", "url", "source", "title", "agency", "published", "text")
    before, after = (
        sorted(tuple(record[key] for key in kept) for record in command.records("list"))
        for command in (filled, other)
    )
    assert before == after
    at_home = json.loads(filled("import", "all.jsonl", "--json").stdout)
    counted = {name: at_home[name] for name in ("added", "updated", "unchanged", "failed")}
    assert counted == {"added": 0, "updated": 0, "unchanged": 3, "failed": 0}


def test_an_export_overwrites_nothing_unless_told(filled: Command) -> None:
    target = filled.folder / "out.jsonl"
    target.write_text("mine")
    refused = filled("export", "articles", "-o", "out.jsonl")
    assert refused.returncode == 1
    assert "out.jsonl: exists already" in refused.stderr
    assert target.read_text() == "mine"
    assert filled("export", "articles", "-o", "out.jsonl", "--force").returncode == 0


class TestBadInput:
    """One clear line naming the file, the right exit code, everything else imported."""

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("empty.txt", b"", "empty"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
            ("menus.txt", b"Home\nWorld\nSport\nLog in\n", ""),
            ("broken.json", b'{"title": "half', ""),
            ("folder", None, "no articles"),
            ("gone.txt", ..., "no such file"),
        ],
    )
    def test_a_bad_input_is_named_and_the_rest_imported(
        self, newstui: Command, name: str, content: bytes | None, says: str
    ) -> None:
        bad = newstui.folder / name
        if content is None:
            bad.mkdir()
        elif isinstance(content, bytes):
            bad.write_bytes(content)
        (newstui.folder / "ferry.txt").write_text(DUMP)
        result = newstui("import", name, "ferry.txt")
        assert result.returncode == 3
        named = [line for line in result.stderr.splitlines() if name in line]
        assert len(named) == 1
        assert says in named[0].lower()
        assert "Traceback" not in result.stderr
        assert len(newstui.records("list")) == 1
        alone = newstui("import", name)
        assert alone.returncode == 1

    def test_a_line_that_is_no_json_is_named_by_number(self, newstui: Command) -> None:
        good = LINES.splitlines()
        (newstui.folder / "lines.jsonl").write_text("\n".join([good[0], "{not json", good[1]]))
        result = newstui("import", "lines.jsonl")
        assert result.returncode == 3
        assert "lines.jsonl, line 2:" in result.stderr
        assert len(newstui.records("list")) == 2

    def test_another_encoding_is_read(self, newstui: Command) -> None:
        text = DUMP.replace("thick fog", "dichtem Nebel über Grönland")
        (newstui.folder / "latin.txt").write_bytes(text.encode("cp1252"))
        assert newstui("import", "latin.txt").returncode == 0
        assert "Grönland" in newstui("show", "1").stdout

    def test_a_database_that_is_none(self, newstui: Command) -> None:
        newstui.database.write_text("dear diary, this is no database " * 100)
        result = newstui("events")
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "news.db" in result.stderr

    def test_a_database_from_a_newer_version(self, filled: Command) -> None:
        with sqlite3.connect(filled.database) as connection:
            connection.execute("PRAGMA user_version = 999")
        connection.close()
        result = filled("events")
        assert result.returncode == 1
        assert "newer newstui" in result.stderr

    def test_a_missing_database_is_not_made_by_looking(self, newstui: Command) -> None:
        assert newstui("events").returncode == 1
        assert not newstui.database.exists()

    @pytest.mark.parametrize("command", [("show", "99"), ("why", "99"), ("timeline", "99")])
    def test_a_number_that_is_none(self, filled: Command, command: tuple[str, str]) -> None:
        result = filled(*command)
        assert result.returncode == 1
        assert "99" in result.stderr

    def test_a_query_fault_is_pointed_at(self, filled: Command) -> None:
        result = filled("list", "ferry", "country:atlantis")
        assert result.returncode == 2
        assert result.stderr.splitlines()[1:] == [
            "  ferry country:atlantis",
            "                " + "^" * 8,
        ]

    @pytest.mark.parametrize("number", ["-5", "0", "x", "9" * 30])
    def test_what_is_no_number_is_wrong_usage(self, filled: Command, number: str) -> None:
        result = filled("show", number)
        assert result.returncode == 2
        assert "Traceback" not in result.stderr

    def test_marking_what_is_not_there_changes_nothing(self, filled: Command) -> None:
        result = filled("mark", "read", "1", "99")
        assert result.returncode == 1
        assert result.stderr == "newstui: there is no article 99; nothing was changed\n"
        assert len(filled.records("list", "is:unread")) == 3

    def test_a_damaged_database_is_told_in_one_line(self, filled: Command) -> None:
        data = bytearray(filled.database.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        filled.database.write_bytes(bytes(data))
        result = filled("list")
        assert result.returncode == 1
        assert result.stderr.count("\n") == 1
        assert "news.db" in result.stderr

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_an_output_that_is_full_is_told(self, filled: Command) -> None:
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(
                [filled.program, "--db", str(filled.database), "list"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert result.returncode == 1
        assert b"could not be written" in result.stderr
        assert b"Traceback" not in result.stderr

    @pytest.mark.parametrize("arguments", [("nonsense",), ("list", "--nonsense"), ("show",)])
    def test_wrong_usage(self, newstui: Command, arguments: tuple[str, ...]) -> None:
        assert newstui(*arguments).returncode == 2

    def test_a_bad_setting_names_file_and_key(self, filled: Command) -> None:
        (filled.folder / "bad.toml").write_text("[screen]\nsigns = 'runes'\n")
        result = filled("--config", "bad.toml", "events")
        assert result.returncode == 1
        assert "bad.toml: screen.signs" in result.stderr


def test_hostile_text_reaches_no_output(newstui: Command) -> None:
    hostile = json.dumps(
        {
            "guid": "h\x1b]0;x\x07",
            "title": "Bad \x1b[31mred\u202e title [/nope]",
            "source": "Evil\x9b31m",
            "text": BUDGET + "\x1b]52;c;aGk=\x07\u2066 end",
        }
    )
    newstui("import", "-", stdin=hostile)
    for arguments in (("list",), ("events",), ("show", "1"), ("export", "articles")):
        output = newstui(*arguments).stdout
        assert "title [/nope]" in output
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"} & set(output)


def test_wrong_usage_is_told_in_words_of_the_reader(newstui: Command) -> None:
    assert "{articles,events,sources} (" in newstui("export").stderr
    assert "“abc” is not a number" in newstui("timeline", "abc").stderr


def test_help_and_version(newstui: Command) -> None:
    assert "COMMAND" in newstui("--help").stdout
    assert newstui("--version").stdout.startswith("newstui ")


def test_keys_lists_the_screens_keys(newstui: Command) -> None:
    output = newstui("keys").stdout
    assert "next unread" in output.lower()
