"""What happened when, and what is new, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import Command

STORY = [
    ("s1", "Fjord Times", "2024-02-06", "Ferry Havbris sinks off Bergen, 9 dead",
     "The ferry Havbris sank off Bergen on Tuesday, killing nine people, the coast guard of Norway "
     "said. The captain of the Havbris was rescued from the water."),
    ("s2", "Danube Post", "2024-02-07", "Ferry Havbris: 14 dead off Bergen",
     "The death toll of the ferry Havbris, which sank off Bergen on Tuesday, rose to 14, the coast "
     "guard of Norway said. Divers found the ship's recorder on Wednesday."),
]  # fmt: skip


def imported(command: Command, *numbers: int) -> None:
    rows = [
        json.dumps(dict(zip(("guid", "source", "published", "title", "text"), row, strict=True)))
        for row in (STORY[number] for number in numbers)
    ]
    result = command("import", "-", "--format", "jsonl", stdin="\n".join(rows))
    assert result.returncode == 0, result.stderr


@pytest.fixture
def command(tmp_path: Path) -> Command:
    return Command(tmp_path)


def test_the_course_of_an_event_with_its_figures_and_files(command: Command) -> None:
    imported(command, 0, 1)
    (event,) = command.records("events")
    told = command("timeline", str(event["id"]))
    assert "dead: 9 → 14" in told.stdout
    assert "6 Feb 2024" in told.stdout
    plain = command("timeline", str(event["id"]), "--ascii")
    assert "dead: 9 -> 14" in plain.stdout
    assert "→" not in plain.stdout
    page = command("timeline", str(event["id"]), "--format", "html", "-o", "story.html")
    assert page.returncode == 0
    assert "<h1>" in (command.folder / "story.html").read_text(encoding="utf-8")
    assert command("timeline", str(event["id"]), "--format", "md", "-o", "story.html").returncode


def test_the_days_that_matter_to_a_query(command: Command) -> None:
    imported(command, 0, 1)
    told = command.records("timeline", "--query", "Havbris", "--days", "1", "--per-day", "1")
    assert [entry["date"] for entry in told] == ["2024-02-06"]
    assert command("timeline").returncode == 2


def test_what_an_event_tells_since_it_was_read(command: Command) -> None:
    imported(command, 0)
    assert command.records("events", "--new") == []
    command("mark", "read", "1")
    imported(command, 1)
    (event,) = command.records("events", "--new")
    told = " ".join(str(one["text"]) for one in event["new"])  # type: ignore[attr-defined]
    assert "rose to 14" in told
    assert "recorder" in told
    command("mute", "1")
    assert command.records("events", "--new") == []
    assert command.records("brief", "--since", "9999d") == []
    command("undo")
    assert "(2 new facts)" in command("events", "--new", "--seen").stdout
    assert command.records("events", "--new") == []


def test_the_events_of_the_day_in_their_own_words(command: Command) -> None:
    imported(command, 0, 1)
    (told,) = command.records("brief", "--since", "9999d")
    texts = {row[1]: row[4] for row in STORY}
    assert str(told["text"]) in texts[str(told["source"])]
    assert set(told["sources"]) == set(texts)  # type: ignore[call-overload]
    assert command("brief", "--since", "soon").returncode == 2


def test_storylines_are_listed_named_and_timed(command: Command) -> None:
    later = (
        "s3", "Fjord Times", "2024-03-12", "Captain of ferry Havbris charged over sinking",
        "Prosecutors in Bergen charged the captain of the ferry Havbris on Tuesday. The Havbris "
        "sank off Bergen last month and the coast guard of Norway found no fault with the ship.",
    )  # fmt: skip
    imported(command, 0, 1)
    row = dict(zip(("guid", "source", "published", "title", "text"), later, strict=True))
    command("import", "-", "--format", "jsonl", stdin=json.dumps(row))
    (line,) = command.records("storylines")
    name = str(line["id"])
    assert [entry["date"] for entry in command.records("timeline", name)] == [
        "2024-02-06", "2024-03-12",
    ]  # fmt: skip
    assert command("storyline", name, "--name", "The Havbris").returncode == 0
    assert "The Havbris" in command("storylines").stdout
    command("undo")
    assert command.records("storylines") == [line]
    assert command("storyline", "s99", "--follow").returncode == 1
