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
FOUR = (
    "The first walkers are expected at Easter of next year. A small museum in the former signal "
    "box will tell the story of the line, which once carried slate to the harbour."
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


class TestParts:
    """What a page holds beside the article, and what belongs to it though it looks otherwise."""

    def test_comments_are_left_out_though_they_are_longer(self) -> None:
        comment = f'<div class="comment"><h4>Reader</h4><p>{TWO}</p><p>I agree. {ONE}</p></div>'
        html = PAGE.replace("</main>", f'<div id="comments">{comment * 6}</div></main>')
        assert cleaned(Form.PAGE, html).text.split("\n\n") == [ONE, TWO, "Bats in winter", THREE]

    def test_list_table_and_quotation_stay(self) -> None:
        inside = (
            "<ul><li>Walkers may use the tunnel from dawn to dusk.</li>"
            "<li>Cyclists must dismount at the northern gate.</li></ul>"
            "<blockquote><p>We have waited for this for thirty years.</p></blockquote>"
            "<table><tr><td>Length</td><td>1,200 metres, lit for its whole length</td></tr></table>"
        )
        text = cleaned(
            Form.PAGE, PAGE.replace(f"<p>{THREE}</p>", f"<p>{THREE}</p>{inside}<p>{FOUR}</p>")
        ).text
        for words in ("from dawn to dusk.", "northern gate.", "thirty years", "1,200 metres"):
            assert words in text

    def test_related_stories_amid_the_text_go(self) -> None:
        links = "".join(
            f'<li><a href="/{n}">Bakery {n} wins prize for its bread</a></li>' for n in "abc"
        )
        box = f'<aside class="related"><h3>Related stories</h3><ul>{links}</ul></aside>'
        html = PAGE.replace("<h2>", box + "<h2>")
        assert cleaned(Form.PAGE, html).text.split("\n\n") == [ONE, TWO, "Bats in winter", THREE]

    def test_a_page_of_plain_words_keeps_its_lines(self) -> None:
        assert cleaned(Form.PAGE, f"{ONE}\n\n{TWO}\n\n{THREE}").text.split("\n\n") == [
            ONE,
            TWO,
            THREE,
        ]

    def test_a_page_of_menus_has_no_article_and_says_so(self) -> None:
        menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(40))
        article = cleaned(Form.PAGE, f"<html><body><nav><ul>{menu}</ul></nav></body></html>")
        assert article.text == ""
        assert article.notes


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


class TestLinesThatLeadElsewhere:
    """Pointers to other articles amid the text, and marks without words."""

    @pytest.mark.parametrize(
        "line",
        [
            '<a href="/x">BAKERY OF THE HARBOUR WINS A PRIZE FOR ITS RYE BREAD</a>',
            'READ MORE: <a href="/x">Bakery of the harbour wins a prize</a>',
            'SEE ALSO: <a href="/x">Bakery of the harbour wins a prize</a>',
            'Te puede interesar: <a href="/x">La panadería del puerto gana un premio</a>',
            'Baca juga: <a href="/x">Toko roti di pelabuhan meraih hadiah</a>',
            '<a href="/app">CLICK HERE TO GET THE HERALD APP</a>',
            "______________________",
            "[CTA_MODULE]",
        ],
    )
    def test_they_go(self, line: str) -> None:
        html = PAGE.replace(f"<p>{TWO}</p>", f"<p>{TWO}</p><p>{line}</p>")
        assert cleaned(Form.PAGE, html).text.split("\n\n") == [ONE, TWO, "Bats in winter", THREE]

    def test_a_sentence_with_a_link_stays(self) -> None:
        line = 'The papers: the council <a href="/x">has published all its papers</a> today.'
        html = PAGE.replace(f"<p>{THREE}</p>", f"<p>{line}</p><p>{THREE}</p>")
        assert "has published all its papers" in cleaned(Form.PAGE, html).text

    def test_preformatted_text_keeps_its_line_breaks(self) -> None:
        poem = f"The mayor read a poem.\n\n{THREE}\n<i>And the bats were still.</i>\n\n"
        html = PAGE.replace(f"<p>{THREE}</p>", f"<pre>\n{poem}</pre><p>{FOUR}</p>")
        kept = f"The mayor read a poem.\n\n{THREE}\nAnd the bats were still."
        assert kept in cleaned(Form.PAGE, html).text.replace("\n\n\n", "\n\n")
        assert cleaned(Form.FRAGMENT, html).text.count("\nAnd the bats") == 1


class TestNotes:
    """What keeps a page from showing its article is said; what it shows is kept."""

    def test_a_page_that_sells_its_rest(self) -> None:
        offer = '<p>Already a subscriber? <a href="/in">Log in</a></p>'
        html = PAGE.split(f"<p>{TWO}</p>")[0] + f"{offer}</article></main></body></html>"
        article = cleaned(Form.PAGE, html)
        assert article.text == ONE
        assert article.notes == ("Only the beginning: the page asks for a subscription.",)

    def test_a_page_whose_data_say_that_it_is_not_free(self) -> None:
        data = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
        script = f'<script type="application/ld+json">{data}</script></head>'
        article = cleaned(Form.PAGE, PAGE.replace("</head>", script))
        assert article.text.startswith(ONE)
        assert len(article.notes) == 1

    def test_a_wall_that_asks_for_consent(self) -> None:
        html = (
            "<html><body><div><h2>We value your privacy</h2><p>We and our 812 partners store "
            "data on your device. You may change your mind at any time.</p>"
            "<a href='#'>Accept all</a> <p><a href='#'>Manage preferences</a></p></div></body>"
        )
        notes = cleaned(Form.PAGE, html).notes
        assert notes == ("The page asks for consent to cookies before it shows its article.",)

    def test_a_front_page(self) -> None:
        links = "".join(
            f'<li><h3><a href="/{n}">Bakery number {n} wins prize for its bread</a></h3></li>'
            for n in range(30)
        )
        html = f"<html><body><main><h1>Bay Herald</h1><ul>{links}</ul></main></body></html>"
        article = cleaned(Form.PAGE, html, url="https://herald.example/")
        assert article.notes == ("A page of links to many articles, not one article.",)

    def test_an_article_has_none(self) -> None:
        assert cleaned(Form.PAGE, PAGE).notes == ()


@pytest.mark.parametrize(
    ("below", "is_sold"),
    [
        ("<p>Already a subscriber? Sign in to go on.</p>", True),
        ("<section><h2>Reader comments</h2><p>Subscribers only.</p></section>", False),
    ],
)
def test_comments_for_subscribers_do_not_make_the_article_one(below: str, is_sold: bool) -> None:
    page = f"<html><body><article><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></article>{below}</body>"
    assert any("subscription" in note for note in cleaned(Form.PAGE, page).notes) is is_sold
