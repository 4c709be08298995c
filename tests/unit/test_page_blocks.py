"""The lines of a page and the elements they stand in. All texts are invented."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newstui.cleaning.fragment import too_deep
from newstui.cleaning.page_blocks import UNSEEN, Blocks, blocks_of

WORD = re.compile(r"\w+")
TAGS = "<div> </div> <p> </p> <li> </li> <b> </b> <a> </a> <br> <table> <tr> <td> </table>"
TEXTS = ["ash", "birch ", " cedar", "&amp;", "\n", "elm."]
PIECES = st.lists(st.sampled_from([*TAGS.split(), *TEXTS]), max_size=40)


def blocks(html: str) -> Blocks:
    tree = LexborHTMLParser(html)
    tree.strip_tags(UNSEEN)
    return blocks_of(tree.html or "")


def test_a_line_knows_its_element_and_how_much_of_it_is_a_link() -> None:
    page = blocks('<div class="Story"><p>Read <a href="x"><b>the rest</b></a></p>Afterword</div>')
    first, second = page.lines
    assert (first.text, page.elements[first.element].tag) == ("Read the rest", "p")
    assert 0.5 < first.linked < 0.7
    assert 0.5 < first.bold < 0.7
    assert page.elements[second.element].names.strip() == "story"
    assert page.elements[page.elements[first.element].parent] == page.elements[second.element]


def test_cells_share_a_line_and_breaks_divide_one() -> None:
    page = blocks("<table><tr><td>Elm<td>12 m<tr><td>Ash<td>9 m</table><p>one<br>two<br><br>three")
    assert [line.text for line in page.lines] == ["Elm 12 m", "Ash 9 m", "one", "two", "three"]
    assert page.text == "Elm 12 m\nAsh 9 m\n\none\ntwo\nthree"


def test_entities_write_nothing_that_steers_a_terminal() -> None:
    page = blocks("<p>red &#27;[31m paint</p><p>&#x200b;</p><p>a&#x202e;b</p>")
    assert [line.text for line in page.lines] == ["red paint", "ab"]


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_no_word_is_lost_or_moved(pieces: list[str]) -> None:
    html = "<div>" + "".join(pieces) + "</div>"
    tree = LexborHTMLParser(html)
    words = WORD.findall(" ".join(line.text for line in blocks(html).lines))
    whole = "".join(WORD.findall(tree.body.text() if tree.body else ""))
    assert "".join(words) == whole


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_parents_come_before_their_children(pieces: list[str]) -> None:
    page = blocks("".join(pieces))
    assert all(element.parent < place for place, element in enumerate(page.elements))
    assert all(0 <= line.element < len(page.elements) for line in page.lines)


def test_nesting_is_measured_and_not_counted() -> None:
    assert not too_deep("<div><p>text<img><br></div>" * 5_000)
    assert not too_deep("<p>text<svg><circle r='1'/></svg>" * 5_000)
    assert too_deep("<div>" * 5_000 + "</div>" * 5_000)
    assert too_deep("</div>" * 20_000 + "<DIV>" * 5_000)
