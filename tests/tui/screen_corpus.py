"""A small library for the tests of the screen, written for them, imported in earnest."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

NOW = int(datetime(2024, 1, 12, 18, 40, tzinfo=UTC).timestamp())

_BRIDGE = (
    "The old suspension bridge over the Drava at Osijek in Croatia was closed to all traffic on "
    "Thursday after engineers found cracks in two of its steel cables. "
    "The bridge was built in 1980 and had last been inspected in 2019."
)
_STRIKE = (
    "Railway workers in Germany walked out on Wednesday in the longest strike for thirty years, "
    "stopping four trains in five. The train drivers' union wants a shorter working week at full "
    "pay; the state railway calls the demand unaffordable. "
)

ARTICLES: tuple[dict[str, str], ...] = (
    {
        "source": "Drava Herald",
        "published": "2024-01-11T09:10:00Z",
        "title": "Osijek suspension bridge closed, cracks found in cables",
        "text": _BRIDGE + "\n\nPedestrians may use the road bridge a kilometre upstream. The city "
        "council meets on Friday to decide on repairs, which may cost two million euros.",
    },
    {
        "source": "Adria Wire",
        "published": "2024-01-11T12:30:00Z",
        "title": "Cracks in cables close Osijek suspension bridge in Croatia",
        "text": _BRIDGE + "\n\nThe mayor said that repairs would begin in February 2024 and that "
        "the bridge would stay shut until the summer. Shopkeepers on the north bank of the Drava "
        "fear for their trade.",
    },
    {
        "source": "Pannonia Post",
        "published": "2024-01-11T16:05:00Z",
        "title": "Osijek: cracked cables shut the suspension bridge",
        "text": _BRIDGE + "\n\nThe engineers' report speaks of rust under the paint. A second "
        "bridge of the same maker in Croatia is to be looked at next week.",
    },
    {
        "source": "Nordsee Kurier",
        "published": "2024-01-10T06:00:00Z",
        "title": "German train drivers begin longest strike in thirty years",
        "text": _STRIKE + "\n\nCommuters in Berlin and Hamburg took to bicycles in the frost. The "
        "strike is to end on Saturday evening.",
    },
    {
        "source": "Adria Wire",
        "published": "2024-01-10T08:45:00Z",
        "title": "Longest rail strike in thirty years stops trains across Germany",
        "text": _STRIKE + "\n\nFreight for the port of Rotterdam is held up at the border.",
    },
    {
        "source": "Drava Herald",
        "published": "2024-01-09T14:00:00Z",
        "title": "[/nope] [bold]Not markup[/] but a headline from a careless newsroom",
        "text": "A newsroom in Hungary sent out a headline full of brackets on Tuesday. [/b] "
        "Nobody was hurt.\n\n[link=https://example.org]This is no link[/link], and [@click=app."
        "quit]this must not quit[/].",
    },
    {
        "source": "Nihon Shinbun",
        "published": "2024-01-09T03:00:00Z",
        "title": "東京の地下鉄で新しい駅が開業、通勤客の混雑緩和に期待が高まる",
        "text": "東京都は火曜日、地下鉄の新しい駅を開業した。通勤客の混雑が緩和されることが期待され"
        "ている。\n\n駅の建設には七年かかった。",
        "language": "ja",
    },
    {
        "source": "Al-Nahr",
        "published": "2024-01-07T11:20:00Z",
        "title": "افتتاح مكتبة عامة جديدة في القاهرة بعد ثلاث سنوات من البناء",
        "text": "افتتحت مصر يوم الأحد مكتبة عامة جديدة في القاهرة. وتضم المكتبة مليون كتاب.",
        "language": "ar",
    },
    {
        "source": "Pannonia Post",
        "published": "2024-01-06T10:00:00Z",
        "title": "Zagreb zoo greets 👩‍👩‍👧‍👦 families and two snow leopard cubs 🐆🐆",
        "text": "Two snow leopard cubs were shown to visitors for the first time at the zoo in "
        "Zagreb, Croatia, on Saturday. They were born in October 2023.",
    },
    {
        "source": "Nordsee Kurier",
        "published": "2023-12-20T18:00:00Z",
        "title": "Norway votes to open part of its Arctic sea bed to mining",
        "text": "Norway's parliament voted on Wednesday to open a stretch of the Arctic sea bed to "
        "mining for copper and cobalt. Scientists had warned that too little is known of the "
        "deep sea. The first licences are to be granted in 2025.",
    },
)


def build(database: Path, articles: Iterable[dict[str, str]] = ARTICLES) -> None:
    """Make a library by a real import, with the clock standing still."""
    from newstui.library.importing import import_paths
    from newstui.library.session import Library

    file = database.with_suffix(".jsonl")
    lines = [
        json.dumps(
            {
                "guid": f"guid-{number}",
                "url": f"https://example.org/{number}",
                **article,
            }
        )
        for number, article in enumerate(articles)
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    library = Library.open(database, clock=lambda: NOW)
    try:
        report = import_paths(library, [str(file)])
    finally:
        library.close()
    assert not report.failures, report.failures
