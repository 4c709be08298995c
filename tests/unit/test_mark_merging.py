"""Marks of two sides: whatever happens, both end up the same, and no change is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newstui.library.mark_merging import merged
from newstui.store.server_entries import Marks

MARKS = st.builds(Marks, st.booleans(), st.booleans())


def contact(known: Marks, here: Marks, there: Marks) -> tuple[Marks, Marks, Marks]:
    """Known, here and there after a whole contact: merged first, then sent."""
    here = merged(known, here, there)
    return here, here, here


@given(MARKS, MARKS)
def test_a_change_of_one_side_reaches_the_other(known: Marks, changed: Marks) -> None:
    assert merged(known, changed, known) == changed
    assert merged(known, known, changed) == changed


@given(MARKS, st.booleans(), st.booleans())
def test_changes_of_different_marks_are_both_kept(known: Marks, read: bool, starred: bool) -> None:
    here, there = Marks(read, known.starred), Marks(known.read, starred)
    assert merged(known, here, there) == Marks(read, starred)


@given(MARKS, MARKS, MARKS)
def test_a_contact_that_broke_off_before_sending_changes_nothing(
    known: Marks, here: Marks, there: Marks
) -> None:
    once = merged(known, here, there)
    # What the server had is known now; nothing was sent.
    assert merged(there, once, there) == once
    assert contact(known, here, there)[0] == contact(there, once, there)[0]


@given(MARKS, MARKS)
def test_at_the_first_contact_every_mark_is_kept(here: Marks, there: Marks) -> None:
    first = merged(Marks(False, False), here, there)
    assert first == Marks(here.read or there.read, here.starred or there.starred)
