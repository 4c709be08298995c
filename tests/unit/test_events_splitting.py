"""An event whose reports fall apart is seen to be two, and one that does not is left whole.

Reports here are alike by their headlines alone, so that the tests do not depend on what is learned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.likeness import CLASSES, FEATURES
from newstui.events.network import Network
from newstui.events.signature import Signature
from newstui.events.signing import signature
from newstui.events.splitting import divided, is_due
from newstui.model.article import CleanArticle, Tags

HAVBRIS = "Ferry Havbris aground off Veldor in fog"
NORDLYS = "Ferry Nordlys collides with trawler near Hamnes"
WORDS = ("ferry", "Havbris", "trawler", "Hamnes", "budget", "subsidies", "galaxy", "telescope")


def by_headline() -> Mapping[str, Network]:
    """Sure from a likeness of 0.4 to the headlines of the members, on average, on."""
    direct = [0.0] * (len(FEATURES) + 1)
    direct[FEATURES.index("title")], direct[-1] = 40.0, -16.0
    across = [0.0] * (len(FEATURES) + 1)
    across[FEATURES.index("bridge")], across[-1] = 40.0, -16.0
    return {kind: Network(tuple(across if kind == "foreign" else direct)) for kind in CLASSES}


def signed(*titles: str, languages: Sequence[str] = ()) -> list[Signature]:
    """Reports of these headlines, numbered from 1."""
    told = [*languages, *["en"] * (len(titles) - len(languages))]
    return [
        signature(number, number, CleanArticle(title, "", language=language), Tags())
        for number, (title, language) in enumerate(zip(titles, told, strict=True), 1)
    ]


def numbers(parts: Sequence[Sequence[Signature]]) -> list[list[int]]:
    return [[member.article_id for member in part] for part in parts]


def test_look_alikes_fall_apart() -> None:
    together = signed(
        HAVBRIS, f"{NORDLYS}, two dead", f"{HAVBRIS}, all safe", NORDLYS, f"{HAVBRIS}: inquiry"
    )
    assert numbers(divided(together, by_headline())) == [[1, 3, 5], [2, 4]]


def test_one_event_stays_whole() -> None:
    told = signed(HAVBRIS, f"{HAVBRIS}, all safe", f"{HAVBRIS}: inquiry", f"{HAVBRIS} at dawn")
    assert numbers(divided(told, by_headline())) == [[1, 2, 3, 4]]


def test_three_events_fall_into_three() -> None:
    other = "Parliament adopts budget with cuts to farm subsidies"
    together = signed(*[HAVBRIS, NORDLYS, other] * 2, HAVBRIS)
    assert numbers(divided(together, by_headline())) == [[1, 4, 7], [2, 5], [3, 6]]


def test_a_large_event_is_split_by_a_sample_and_the_rest_follows() -> None:
    together = signed(*[f"{HAVBRIS} {at}" if at % 3 else f"{NORDLYS} {at}" for at in range(60)])
    large, small = numbers(divided(together, by_headline()))
    assert (large, small) == ([n for n in range(1, 61) if (n - 1) % 3], list(range(1, 61, 3)))


def test_two_reports_are_not_asked_again() -> None:
    assert len(divided(signed(HAVBRIS, NORDLYS), by_headline())) == 1


def test_languages_are_not_torn_apart() -> None:
    told = signed(HAVBRIS, HAVBRIS, NORDLYS, NORDLYS, languages=("en", "en", "de", "de"))
    assert len(divided(told, by_headline())) == 1


def test_reports_in_another_language_follow_the_part_that_they_are_like() -> None:
    told = signed(
        HAVBRIS, NORDLYS, HAVBRIS, NORDLYS, f"{NORDLYS} 9", HAVBRIS, languages=("en",) * 5 + ("de",)
    )
    assert numbers(divided(told, by_headline())) == [[1, 3, 6], [2, 4, 5]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=24))
def test_nothing_is_lost_and_no_part_falls_apart_again(titles: list[list[str]]) -> None:
    members = signed(*map(" ".join, titles))
    parts = divided(members, by_headline())
    assert sorted(one for part in numbers(parts) for one in part) == [m.article_id for m in members]
    assert [len(part) for part in parts] == sorted(map(len, parts), reverse=True)
    for part in parts:
        assert part == sorted(part, key=lambda one: one.article_id)
        assert divided(part, by_headline()) == [part]
    assert divided(members, by_headline()) == parts


def test_events_are_looked_at_as_they_grow_and_large_ones_seldom() -> None:
    looked_at = [count for count in range(1, 10_001) if is_due(count, 1)]
    assert looked_at[:3] == [3, 4, 5]
    assert len([count for count in looked_at if count > 1000]) < 20
    assert is_due(1000, 300)
    assert not is_due(1000, 1)
    assert not is_due(2, 2)
