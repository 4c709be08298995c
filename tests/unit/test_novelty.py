"""What an article says that earlier reports did not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.novelty import new_sentences

EARLIER = (
    "A ferry carrying 210 passengers sank off Tarsa island on Monday night. "
    "Rescuers pulled 180 people from the water, the coast guard said. "
    "The captain, Ivo Maren, blamed a sudden storm."
)


def told(sentence: str, *earlier: str) -> bool:
    ((_, _, before),) = new_sentences(sentence, earlier or (EARLIER,))
    return before


def test_the_same_sentence_was_told() -> None:
    assert told("Rescuers pulled 180 people from the water, the coast guard said.")


def test_a_reworded_sentence_was_told() -> None:
    assert told("The coast guard said that 180 people had been pulled from the water by rescuers.")
    assert told("Off Tarsa island a ferry with 210 passengers aboard sank.")


def test_two_neighbouring_sentences_together_tell_it() -> None:
    assert told("The ferry sank off Tarsa island and rescuers pulled 180 people from the water.")


def test_a_new_figure_a_new_name_and_a_new_deed_are_new() -> None:
    assert not told("Rescuers pulled 195 people from the water, the coast guard said.")
    assert not told("The transport minister, Ana Belic, resigned over the disaster.")
    assert not told("Divers will search the wreck for the missing on Thursday.")


def test_without_earlier_reports_all_is_new() -> None:
    assert [before for _, _, before in new_sentences(EARLIER, ())] == [False, False, False]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_sentences_come_in_order_and_a_text_tells_itself(text: str, earlier: list[str]) -> None:
    found = new_sentences(text, [*earlier, text])
    assert all(before for _, _, before in found)
    assert [start for start, _, _ in found] == sorted(start for start, _, _ in found)
