"""Pages, fragments and clean text. All texts are invented."""

from __future__ import annotations

import pytest

from newstui.cleaning.clean import clean
from newstui.model.article import CleanArticle
from newstui.model.document import Form, RawDocument
from newstui.model.moment import Moment

ONE = (
    "The town council of Kestrel Bay voted on Monday to reopen the old railway tunnel, which has "
    "been closed since a rockfall in 1987, for walkers and cyclists."
)
TWO = (
    "Work is to begin in September and will cost about three million crowns, most of which comes "
    "from a regional fund for the coast, the mayor told reporters after the vote."
)
THREE = (
    "Opponents had argued that the bats which winter in the tunnel would be disturbed. The council "
    "promised to close it from November to March."
)
TITLE = "Kestrel Bay reopens its old railway tunnel"

PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE} | Bay Herald</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Bay Herald">
<meta property="article:section" content="Local"><meta name="author" content="Nora Fell">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1><p>{ONE}</p><figure><img src="t.jpg"><figcaption>The tunnel in
spring. Photo: Example Pictures</figcaption></figure><p>{TWO}</p><h2>Bats in winter</h2>
<p>{THREE}</p><div class="share"><a>Facebook</a> <a>Twitter</a></div></article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Bakery wins prize for its rye bread</a></li>
<li><a href="/2">School choir to sing in the capital</a></li></ul></aside>
<footer>© 2024 Bay Herald. All rights reserved. <a href="/p">Privacy policy</a></footer>
</body></html>"""


def cleaned(form: Form, content: str, **claims: object) -> CleanArticle:
    return clean(RawDocument("g", form, content, "test", **claims))  # type: ignore[arg-type]


class TestPage:
    def test_paragraphs_and_subheading_stay_the_rest_goes(self) -> None:
        text = cleaned(Form.PAGE, PAGE).text
        assert text.split("\n\n") == [ONE, TWO, "Bats in winter", THREE]

    def test_title_without_the_sites_name(self) -> None:
        assert cleaned(Form.PAGE, PAGE).title == TITLE

    def test_title_from_the_window_alone_loses_the_sites_name(self) -> None:
        bare = f"<html><head><title>{TITLE} | Bay Herald</title></head><body><p>{ONE}</p></body>"
        assert cleaned(Form.PAGE, bare).title == TITLE

    def test_author_and_section(self) -> None:
        article = cleaned(Form.PAGE, PAGE)
        assert article.author == "Nora Fell"
        assert article.categories == ("Local",)

    def test_claims_win(self) -> None:
        when = Moment.day(2024, 5, 6)
        article = cleaned(Form.PAGE, PAGE, title="Tunnel", author="A. Reader", published=when)
        assert (article.title, article.author, article.published) == ("Tunnel", "A. Reader", when)

    @pytest.mark.parametrize(
        "html", ["", "<", "<html></html>", "<p>", "plain words", "<script>let a = 1</script>"]
    )
    def test_page_without_article_gives_no_error(self, html: str) -> None:
        assert cleaned(Form.PAGE, html).language in (None, "en")


class TestFragment:
    def test_blocks_become_paragraphs(self) -> None:
        html = f"<p>{ONE}</p><div>{TWO}<br><br>{THREE}</div><ul><li>First point.</li></ul>"
        text = cleaned(Form.FRAGMENT, html, title=TITLE).text
        assert text.split("\n\n") == [ONE, TWO, THREE, "First point."]

    def test_inline_elements_do_not_break_words(self) -> None:
        assert cleaned(Form.FRAGMENT, "<p>un<b>break</b>able <i>bond</i>s</p>").text == (
            "unbreakable bonds"
        )

    def test_scripts_and_entities(self) -> None:
        html = "<p>Salt &amp; pepper</p><script>alert('x')</script><style>p{}</style>"
        assert cleaned(Form.FRAGMENT, html).text == "Salt & pepper"

    def test_control_characters_written_as_entities_are_removed(self) -> None:
        assert "\x1b" not in cleaned(Form.FRAGMENT, "<p>red &#27;[31m text &#x202e;</p>").text
        assert "\u202e" not in cleaned(Form.FRAGMENT, "<p>a&#x202e;b</p>").text


class TestText:
    def test_text_is_kept_as_it_is(self) -> None:
        text = f"{ONE}\n\n{TWO}"
        assert cleaned(Form.TEXT, text, title=TITLE).text == text

    def test_title_is_the_start_of_a_text_without_one(self) -> None:
        title = cleaned(Form.TEXT, f"{ONE}\n\n{TWO}").title
        assert ONE.startswith(title.rstrip("…"))
        assert title.endswith("…")
