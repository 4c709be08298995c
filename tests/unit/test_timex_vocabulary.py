"""The quick look at words never rules out a form of date that is there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstui.events.timex_language import SUPPORTED, grammar
from newstui.events.timex_vocabulary import Vocabulary

_SIGNS = st.sampled_from([" ", " ", " ", " ", "", "-", ", ", ". ", " '", "’", "/"])
_FIGURES = ["1", "4", "12", "30", "1998", "2024", "19th", "21st", "3º", "1990s", "80s", "10:30"]


def _words_of(code: str) -> list[str]:
    rules = grammar(code)
    assert rules is not None
    sources = " ".join(form.source for forms in rules.forms.values() for form in forms.wider_first)
    runs = set(re.findall(r"(?<!\\)[^\W\d_]+", sources))
    shortened = {run[:-1] for run in re.findall(r"([^\W\d_]{2,})\?", sources)}
    return [*sorted(runs | shortened), *_FIGURES * 8]


@pytest.mark.parametrize("code", SUPPORTED)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_form_that_matches_knows_all_its_words(code: str, data: st.DataObject) -> None:
    words = st.sampled_from(_words_of(code))
    text = "".join(
        part
        for pair in data.draw(st.lists(st.tuples(words, _SIGNS), min_size=2, max_size=8))
        for part in pair
    )
    rules = grammar(code)
    assert rules is not None
    for forms in rules.forms.values():
        for number, form in enumerate(forms.wider_first):
            for word in re.finditer(r"\w+", text):
                match = form.pattern.match(text, word.start())
                if match is not None:
                    covered = re.findall(r"\w+", match.group())
                    assert forms.vocabulary[covered[0]].beginning >> number & 1, match
                    assert all(
                        forms.vocabulary[each].covering >> number & 1 for each in covered[:-1]
                    ), match
                    after = text[match.end() :]
                    if not (after[:1].isalnum() and match.group()[-1:].isalnum()):
                        assert forms.vocabulary.ending(covered[-1]) >> number & 1, match


def test_words_that_no_form_has_are_ruled_out() -> None:
    vocabulary = Vocabulary([r"(?:the )?last \b(?:week|month)s?\b", r"\b(?:next|coming) year"], " ")
    assert vocabulary["minister"] == (0, 0)
    assert vocabulary["the"] == (0b01, 0b01)
    assert vocabulary["week"] == (0b01, 0)
    assert vocabulary["coming"] == (0b10, 0b10)


def test_a_form_ends_with_its_last_words_alone() -> None:
    vocabulary = Vocabulary(
        [r"last \b(?:week|month)s?\b(?: of)?\.?", r"\d{1,2} years? ago\b(?! today)"], " "
    )
    assert vocabulary.ending("weeks") == vocabulary.ending("month") == 0b01
    assert vocabulary.ending("of") == 0b01
    assert vocabulary.ending("ago") == 0b10
    assert vocabulary.ending("last") == vocabulary.ending("today") == vocabulary.ending("12") == 0


def test_a_form_may_leave_out_what_is_in_brackets_at_its_beginning() -> None:
    vocabulary = Vocabulary([r"(?:early |late )?(?:in )?(?P<year>\d{4})s?"], " ")
    assert vocabulary["in"].beginning == vocabulary["1990s"].beginning == 1


@pytest.mark.parametrize("word", ["tue", "tues", "tuesday", "wednesday", "mid", "millón", "noon"])
def test_a_word_is_known_however_its_pattern_writes_it(word: str) -> None:
    vocabulary = Vocabulary(
        [r"(?:tues?|wed(?:nes)?)(?:day)?\.? \b(?:mid|noon)\b mill[oó]n(?!\w)"], " "
    )
    assert vocabulary[word].covering == 1
