"""Anchors: names and numbers that tell one event from another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.model.article import CleanArticle
from newstui.tagging.tag import tag


def anchors(text: str, title: str = "", language: str | None = "en") -> tuple[str, ...]:
    return tag(CleanArticle(title=title, text=text, language=language)).anchors


def test_names_and_telling_numbers_are_kept_as_they_stand() -> None:
    found = anchors(
        "On Thursday the Bank of England and NATO praised Ana de la Cruz. She sold 246 anti-tank "
        "missiles for $75 million in 2023, 12 percent more."
    )
    assert {"Bank of England", "NATO", "Ana de la Cruz", "$75 million"} <= set(found)
    assert {"246 anti-tank missiles", "12 percent"} <= set(found)
    assert not {"Thursday", "On Thursday", "She", "2023"} & set(found)


def test_a_name_in_the_headline_comes_first() -> None:
    text = "Many ships passed Rotterdam. The port of Hamburg closed after Elbe Logistics failed."
    assert anchors(text, title="Strike closes Hamburg for a day")[0] == "Hamburg"


def test_a_headline_with_capitals_throughout_names_nobody_by_itself() -> None:
    found = anchors("The mayor, Ida Holm, resigned.", title="Mayor Resigns After Long Dispute")
    assert found == ("Ida Holm",)


def test_german_nouns_are_no_names() -> None:
    found = anchors(
        "Der Kanzler reiste nach Lyon. Die Regierung lobte den Vertrag, sagte Huber. "
        "Der Vertrag mit der Holm Werft kostet 1,2 Milliarden Euro.",
        language="de",
    )
    assert {"Lyon", "Huber", "Holm Werft", "1,2 Milliarden Euro"} <= set(found)
    assert not {"Kanzler", "Regierung", "Vertrag", "Milliarden Euro"} & set(found)


def test_names_in_cyrillic_are_found() -> None:
    assert "Анна Петрова" in anchors("Об этом сказала Анна Петрова в среду.", language="ru")


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=300),
    st.text(max_size=80),
    st.sampled_from([None, "en", "de", "ru", "ja"]),
)
def test_any_text_is_tagged_and_anchors_stand_in_it(
    text: str, title: str, language: str | None
) -> None:
    article = CleanArticle(title=title, text=text, language=language)
    found = tag(article)
    assert found == tag(article)
    assert len(found.anchors) <= 40
    assert all(anchor in text or anchor in title for anchor in found.anchors)
    for group in (found.about, found.mentioned, found.topics):
        assert all(0 < each.score <= 1 for each in group)
        assert [each.score for each in group] == sorted(
            (each.score for each in group), reverse=True
        )
