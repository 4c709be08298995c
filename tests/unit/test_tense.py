"""Signs of tense are the same however they are looked for, and words however they are found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.tense import _cues_by_words, cues
from newstui.events.timex import mentions
from newstui.events.timex_language import SUPPORTED, grammar
from newstui.model.article import CleanArticle
from newstui.model.moment import Moment
from newstui.model.timeline import Tense
from newstui.model.wording import wording
from newstui.tagging.tag import tag
from newstui.tagging.tokens import tokenise

_GAPS = st.sampled_from([" ", " ", " ", ", ", "'", "’", " '", "' ", "-", "_", "1", ""])
_ODD = ["20th", "x", "ll", "t", "s", "2be", "ed", "arrested", "tuvo", "ging", "ã", "½", "ⅷ"]


@pytest.mark.parametrize("code", SUPPORTED)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_quick_look_finds_the_signs_that_taking_apart_finds(
    code: str, data: st.DataObject
) -> None:
    rules = grammar(code)
    assert rules is not None
    words = rules.language.tense
    known = sorted(words.signs | words.begin | words.carried | words.done) + _ODD * 4
    pairs = st.lists(st.tuples(st.sampled_from(known), _GAPS), max_size=12)
    text = "".join(part for pair in data.draw(pairs) for part in pair)
    start = data.draw(st.integers(0, 3))
    assert cues(text, start, len(text), words) == _cues_by_words(text, start, len(text), words)


def test_a_sign_goes_as_far_as_its_verb() -> None:
    rules = grammar("en")
    assert rules is not None
    text = "they didn't say that it will also be held, but it's expected to end"
    found = cues(text, 0, len(text), rules.language.tense)
    assert [(text[cue.start : cue.end], cue.tense) for cue in found] == [
        ("didn't", Tense.PAST),
        ("will also be held", Tense.FUTURE),
        ("expected to end", Tense.FUTURE),
    ]


_PIECES = ["U", "S", "A", ".", "U.S.", "U.S", " ", "J.R.R. Tolkien", "a_b", "É.", "the", "İ", "Σ"]


@given(text=st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_tokens_are_the_text_itself(text: str) -> None:
    tokens = tokenise(text)
    assert len(tokens.gaps) == len(tokens.words) + 1
    pairs = zip(tokens.gaps, [*tokens.words, ""], strict=True)
    assert "".join(gap + word for gap, word in pairs) == text.replace("_", " ")
    again = tokenise(text, wording(text))
    assert (again.words, again.gaps, again.lower) == (tokens.words, tokens.gaps, tokens.lower)


def test_initials_with_stops_are_one_word() -> None:
    assert tokenise("The U.S. Navy, U.S.A and J. K. Lee of U.N.").words == [
        *("The", "U.S.", "Navy", "U.S.", "A", "and", "J", "K", "Lee", "of", "U.N."),
    ]


def test_a_text_taken_apart_before_gives_the_same() -> None:
    text = "İzmir and ΠΑΣΟΚ met in the U.S. on Friday, 12 January. They'll meet again in 2025."
    article = CleanArticle(title="Friday's meeting", text=text, language="en")
    day = Moment.day(2024, 1, 15)
    assert mentions(text, day, "en", wording(text)) == mentions(text, day, "en") != ()
    assert tag(article, wording(text)) == tag(article)
