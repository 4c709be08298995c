"""Hostile command lines, and every command that prints what is stored."""

from __future__ import annotations

from collections.abc import Iterator

from inputs import STEERING, URLS

from newstui.sources.links import web_url

Line = tuple[str | bytes, ...]
SHOWING: tuple[Line, ...] = (
    ("list",), ("list", "--json"), ("events",), ("events", "--json"), ("storylines",),
    ("storylines", "--json"), ("brief", "--since", "99w"), ("sources",), ("sources", "--json"),
    ("doctor",), ("mute",), ("events", "--new"), ("fetch",), ("fetch", "--json"),
    ("timeline", "--query", "title", "--days", "5"), ("timeline", "--query", "bridge", "--json"),
    ("why", "1"), ("why", "2"), ("why", "2", "--json"), ("show", "1"), ("show", "2"),
    ("show", "2", "--json"), ("timeline", "1"), ("timeline", "2"), ("timeline", "2", "--json"),
    ("timeline", "2", "--format", "md"), ("timeline", "2", "--format", "html"),
    ("timeline", "2", "--ascii"), ("storyline", "s1"), ("follow", "1"), ("undo",), ("redo",),
    ("export", "articles"), ("export", "articles", "--format", "csv"),
    ("export", "articles", "--format", "md"), ("export", "events"),
    ("export", "events", "--format", "csv"), ("export", "events", "--format", "md"),
    ("export", "sources"), ("export", "sources", "--format", "csv"),
    ("export", "sources", "--format", "opml"),
)  # fmt: skip
CALENDARS: tuple[Line, ...] = (
    ("export", "events", "--format", "ics"),
    ("timeline", "2", "--format", "ics"),
)
"""Their lines end with CR LF, as RFC 5545 has it."""


def queries() -> Iterator[str]:
    """What can be typed where a query is wanted."""
    yield from (
        '"', '""', '"""', "'", "(", ")", "()", "((", "))", ")(", "(()", '("', '"(', "a)", "(a",
        "or", "OR", "or or", "a or", "or a", "a or or b", "-", "--", "---a", "-(a)", "-()", "- a",
        "not", "AND", "NEAR", "NEAR(a b)", "NEAR/5", "a NEAR b", "*", "a*", "*a", "**", "^a", "a^2",
        "title:a", "text:a", "{title}:a", "title : a", "rowid:1", "-title", "+a", "a+b", "a:b:c",
        ":", "::", "a:", ":a", 'country:"', 'country:""', "country:", "country:zz", "country:'",
        "country:" + "x" * 1000, "topic:99", "topic:-1", "lang:", "lang:xxx", "is:", "is:nope",
        "newer:", "newer:0d", "newer:-1d", "newer:99999y", "newer:99999999999999999999d",
        "newer:1e5d", "older:٣d", "after:", "after:0000", "after:0001", "after:9999-12-31",
        "after:10000", "after:2024-13", "after:2024-02-30", "before:9999999", "event:", "event:-1",
        "event:0", "event:99999999999999999999999", "event:1.5", "event:0x10", "event:①",
        "source:", "source:%", "source:_", 'source:"*"', "source:'; DROP TABLE articles;--",
        "'; DROP TABLE articles; --", "1 UNION SELECT", "\\", "\\\\", "\\0", "%", "_", "%%", "?",
        "?1", ":x", "@x", "$x", "#", "~", "`id`", "$(id)", "a\nb", "a\tb", "a\rb", "a\x0bb",
        "a\u2028b", "\u202e", "\u200b", "\ufeff", "\U000e0041", "\ud800", "\udcff", "é", "e\u0301",
        "日本語", "ニュース", "العربية", "👩‍🚀", "🇷🇸", "İ", "ß", "ﬁ",
        "a" * 1999, "a" * 2000, "a" * 2001,
        "a" * 100_000, "a " * 900, "a " * 50_000, "(" * 900, "(" * 50_000, "-" * 1500, "-" * 50_000,
        '"a" ' * 400, "a or " * 400 + "a", "country:rs " * 150, "country:eu or " * 120 + "a",
        "(a or b) " * 200, "-country:eu " * 100, "(" * 40 + "a" + ")" * 40, "a* " * 600, "b " * 50,
        "-a " * 600, "country:eu country:africa country:balkans topic:conflict -topic:sport a b",
        "ab " * 600,
        "is:unread is:read", "is:followed is:muted is:starred", "mentions:eu from:eu", "NOT a",
        "a.", "...", "!!!", "—", "a-b", "a--b", "-a-b", "a/b", "a&b", "a|b", "<b>", "[b]", "[/b]",
        "{x}",
        "%s", "%n", "{0}", "\x1b[31m", "\x9b31m", "\x07", "A" * 500 + "*", '"' + "a " * 500 + '"',
        "title:title:title", "field:with:colons", "http://x.example/?a=b&c=d", "a@b.c", "1", "-1",
        "0", "9" * 1000, "1e999", "nan", "null", "None", "true",
    )  # fmt: skip


def wrong() -> Iterator[Line]:
    """Command lines that no reader would type by intent."""
    for text in STEERING.values():
        raw = text.replace("\0", "")
        yield ("list", raw)
        yield ("list", f"country:{raw}")
        yield ("import", raw)
        yield ("import", "--format", raw, "x")
        yield (raw,)
        yield ("add", raw)
        yield ("fetch", raw)
        yield ("show", raw)
        yield ("--config", raw, "list")
        yield ("--db", raw, "list")
    for url in URLS:
        if not web_url(url) and not web_url(f"https://{url}"):
            yield ("add", url.replace("\0", ""))
    for number in (
        "0",
        "-1",
        "9" * 30,
        "9" * 5000,
        "1.5",
        "0x1",
        "1_000",
        "①",
        "",
        " ",
        "s1",
        "ss",
    ):
        for command in ("show", "why", "timeline", "star", "storyline", "follow"):
            yield (command, number)
    yield ("mark", "read", "9" * 18)
    yield ("merge", "1", "1")
    yield ("merge", "999", "998")
    yield ("split", "1", "999")
    yield ("takeout", "999")
    yield ("correct", "1", "+country:")
    yield ("correct", "1", "+topic:\x1b[31m")
    yield ("correct", "1", "--date", "0000-00-00")
    yield ("correct", "1", "--date", "10000-01-01")
    yield ("correct", "--source", "\x1b[31m", "+country:rs")
    yield ("list", "--limit", "9" * 30)
    yield ("list", "--limit", "-1")
    yield ("list", "--limit", "NaN")
    yield ("brief", "--since", "9" * 50 + "d")
    yield ("brief", "--since", "-1d")
    yield ("brief", "--since", "\x1b[31m")
    yield ("timeline", "--query", "a", "--days", "9" * 30)
    yield ("timeline", "--query", "a", "--days", "0")
    yield ("timeline", "1", "--format", "html", "-o", "/nonexistent/x.html")
    yield (b"list", b"\xff\xfe\x80")
    yield (b"import", b"\xff\xfe.jsonl")
    yield (b"show", b"\xff")
    yield (b"add", b"https://\xff.example/")
    yield (b"--db", b"\xff\xfe.db", b"list")
    yield (b"--config", b"\xff\xfe.toml", b"list")
    yield ("import", "")
    yield ("import", "\n")
    yield ("import", "x" * 5000)
    yield ("import", "/".join(["x"] * 3000))
    yield ("import", "--source", "\x1b]0;owned\x07", "missing.txt")
    yield ("remove", "\x1b[31m")
    yield ("remove", "")
    yield ("mute", "(")
    yield ("mute", "")
    yield ("export", "articles", "--format", "ics")
    yield ("export", "articles", "(")
    yield ("export", "nothing")
    yield ("clean", "missing\x1b[31m.txt")
    yield ("clean", "--url", "javascript:alert(1)", "missing.txt")
