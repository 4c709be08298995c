"""Which links may be opened, and which are not what they seem."""

from __future__ import annotations

import pytest

from newstui.library import links
from newstui.model.errors import NewstuiError
from newstui.model.shape import Anchor

BASE = "https://www.drava-herald.example/2024/bridge"


@pytest.mark.parametrize(
    ("url", "words", "shown", "why"),
    [
        ("https://news.example.co.uk/x", "here", "news.example.co.uk", ""),
        ("https://münchen.example/", "here", "münchen.example", ""),
        ("https://пример.рф/", "here", "пример.рф", ""),
        ("https://exаmple.org/", "here", "xn--exmple-4nf.org", "looks like example.org"),
        ("https://bank.example@evil.example/", "here", "evil.example", "leads to evil.example"),
        ("http://192.0.2.7/", "here", "192.0.2.7", "a number"),
        ("https://evil.example/", "www.bank.example", "evil.example", "says www.bank.example"),
        ("https://login.bank.example/", "bank.example", "login.bank.example", ""),
        ("https://ɢoogle.example/", "here", "xn--oogle-wmc.example", "several scripts"),
        ("https://a.example⁄x.evil.example/", "here", "a.xn--examplex-k03d.evil.example", "signs"),
        ("https://bankノx.evil.example/", "here", "xn--bankx-9t4d.evil.example", "signs"),
        ("http://0x7f000001/", "here", "0x7f000001", "a number"),
        ("https://ニュースtv.example/", "here", "ニュースtv.example", ""),
        ("https://drava-hera1d.example/", "here", "drava-hera1d.example", "looks like"),
    ],
)
def test_the_real_host_is_shown_and_what_misleads_is_said(
    url: str, words: str, shown: str, why: str
) -> None:
    assert links.host_shown(url) == shown
    warning = links.why_doubtful(url, words, BASE)
    assert (why in warning) if why else warning == ""


def test_only_addresses_that_can_be_opened_are_links() -> None:
    words = "one two three four five six"
    addresses = ["/next", "javascript:alert(1)", "#part", "file:///etc/passwd",
                 "https://a.example/ b", BASE]  # fmt: skip
    anchors = [
        Anchor(words.index(word), words.index(word) + len(word), address)
        for word, address in zip(words.split(), addresses, strict=True)
    ]
    found = links.judged(words, anchors, BASE)
    assert [link.url for link in found] == ["https://www.drava-herald.example/next"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///x", "https://a b", "--help", ""])
def test_nothing_else_is_opened(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: bool(opened.append(url)) or True)
    with pytest.raises(NewstuiError):
        links.open_in_browser(url)
    assert opened == []
