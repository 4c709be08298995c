"""Dates at the ends of time: everything that shows them goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newstui.cli.main import run

DATES = ("0001-01-01", "1601-05-05", "1969-12-31", "2038-01-19T03:14:08Z", "2999-01-01",
         "9999-12-31", "9999-12-31T23:59:59Z", "10000-01-01", "0000-00-00")  # fmt: skip


def test_every_list_and_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        json.dumps(
            {
                "guid": date,
                "title": f"{word} news",
                "source": word,
                "published": date,
                "text": f"The {word} was seen in {word}town on Monday, the {word} board said.",
            }
        )
        for date, word in zip(
            DATES, ("ferry", "budget", "moon", "bridge", "strike", "oak", "tide", "wolf", "lamp"),
            strict=True,
        )
    ]  # fmt: skip
    (tmp_path / "dates.jsonl").write_text("\n".join(lines))
    database = ["--db", str(tmp_path / "news.db")]
    assert run([*database, "import", str(tmp_path / "dates.jsonl")]) == 0
    capsys.readouterr()
    assert run([*database, "list", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    published = {record["guid"]: record["published"] for record in records}
    assert published == {
        **{date: date for date in DATES[:-2]},
        "10000-01-01": None,
        "0000-00-00": None,
    }
    shown = (
        ["list"], ["events"], ["brief", "--since", "99w"], ["timeline", "--query", "seen"],
        ["timeline", "--query", "seen", "--days", "3"], ["export", "events", "--format", "ics"],
        ["export", "events"], ["export", "articles", "--format", "csv"], ["list", "after:0001"],
        ["list", "before:9999-12-31"],
        *(["timeline", number, "--format", form] for number in "123" for form in ("ics", "html")),
    )  # fmt: skip
    for line in shown:
        assert run([*database, *line]) == 0, line
        out, err = capsys.readouterr()
        assert out or err
        assert "DATE:9999" not in out or "DTEND;VALUE=DATE:99991231" in out


def test_exported_and_imported_again_it_is_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (["--db", str(tmp_path / name)] for name in ("one.db", "two.db"))
    line = {"guid": "a", "title": "=1+1 [b] <i>", "source": "S", "text": "One two.\n\nThree four."}
    (tmp_path / "a.jsonl").write_text(json.dumps({**line, "published": "0001-01-01"}))
    run([*first, "import", str(tmp_path / "a.jsonl")])
    run([*first, "export", "articles", "-o", str(tmp_path / "out.jsonl")])
    assert run([*first, "export", "articles", "-o", str(tmp_path / "out.jsonl")]) == 1
    run([*second, "import", str(tmp_path / "out.jsonl")])
    capsys.readouterr()
    stored = []
    for database in (first, second):
        run([*database, "list", "--json"])
        stored.append(json.loads(capsys.readouterr().out))
    for record in stored:
        del record["first_seen"]
    assert stored[0] == stored[1]
    run([*first, "export", "articles", "--format", "csv"])
    assert "'=1+1" in capsys.readouterr().out
