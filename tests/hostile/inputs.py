"""Hostile inputs by family: each a file's name and its bytes.

Those of `SHARED` families hold good articles beside the bad ones, with `GOOD` in their titles: all
of them must be imported, whatever stands between them.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator

GOOD = "Harbour bridge reopens"
TEXT = (
    "The harbour bridge reopened on Monday after repairs that took four months, the city said. "
    "Traffic was light in the morning.\n\nThe mayor thanked the workers and the residents."
)
ESC = "\x1b"
STEERING = {
    "csi": f"{ESC}[31mred{ESC}[0m{ESC}[2J{ESC}[H",
    "osc-title": f"{ESC}]0;owned\x07{ESC}]2;owned{ESC}\\",
    "osc-link": f"{ESC}]8;;http://evil.example{ESC}\\click{ESC}]8;;{ESC}\\",
    "osc-clipboard": f"{ESC}]52;c;cm0gLXJm\x07",
    "osc-open": f"{ESC}]0;never closed",
    "dcs": f"{ESC}P+q544e{ESC}\\{ESC}_app{ESC}\\{ESC}^pm{ESC}\\{ESC}Xsos{ESC}\\",
    "c1": "\x9b31mred\x9d0;owned\x9c\x90q\x9c\x85next",
    "c0": "bell\x07 back\x08\x08 so\x0e si\x0f nul\x00 vt\x0b ff\x0c del\x7f can\x18 sub\x1a",
    "cr": "innocent\rhidden",
    "bidi": "abc\u202eexe.txt\u202c \u2066iso\u2069 \u200fmark\u200e \u061c",
    "tags": "flag\U000e0041\U000e0042\U000e007f and \U000e0001",
    "zero-width": "pass\u200bword\u2060\ufeff\u00ad\u034f\u180e\u2061\u2064",
    "selectors": "a\ufe00b\ufe0dc\U000e0100d\U000e01efe",
    "fillers": "\u115f\u1160\u3164\uffa0hangul",
    "nonchar": "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff",
    "annotation": "\ufff9base\ufffaruby\ufffb\ufffc",
    "music": "\U0001d173\U0001d17a\U0001bca0\U00013430",
    "separators": "one\u2028two\u2029three\x1c\x1d\x1e\x1f",
    "split": f"{ESC}{ESC}[[31mm{ESC}[{ESC}]0;x\x07 31m",
    "zalgo": "Z" + "\u0301\u0316\u0334" * 200,
    "markup": "[/nope] [bold red]x[/] [@click=app.quit]q[/] [link=file:///etc/passwd]f[/link] [",
    "percent": "%n%s%x {0} {title} ${HOME} $(id) `id` %(a)s",
    "joined": "👩\u200d\u200d\u200d\u200d\u200d🚀 \ufe0f\ufe0f\ufe0f\ufe0f x",
}
URLS = (
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd",
    "-rf", "--help", "http://-evil.example/", "https://user:secret@evil.example/",
    "https://good.example@evil.example/", "https://xn--pypal-4ve.example/",
    "https://раураl.example/", "http://[::1", "http://evil.example:99999/", "http://",
    "http:///path", "https://evil.example/\x1b[31m", "https://evil.example/\u202egpj.exe",
    "https://evil.example\\@good.example/", "HTTP://EVIL.EXAMPLE/", "//evil.example/",
    "http://evil.example/ --new-window", "http://evil.example/\nhttp://b.example/",
    "https://evil.example/%0d%0aSet-Cookie:x", "ftp://evil.example/", "vbscript:x", "about:blank",
    "http://127.0.0.1/", "http://0x7f000001/", "https://" + "a" * 70 + ".example/",
    "https://evil.example/" + "a" * 100_000, "http://[fe80::1%25eth0]/", "https://ex ample.org/",
    "https://evil。example/", "https://evil.example/\x00", "http://☃.example/", "https://.",
    "https://evil.example:0/", "ssh://x", "mailto:a@b.example", "tel:1", "x-man-page://ls",
)  # fmt: skip
DATES = (
    "0000-00-00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
    "10000-01-01", "1601-01-01", "1969-12-31T23:59:59Z", "2038-01-19T03:14:08Z", "2106-02-07",
    "2999-12-31", "tomorrow", "2024-02-30", "2024-13-01", "2024-02-10T25:61:61Z", "",
    "2024-03-31T02:30:00", "2024-02-10T12:00:60Z", "2024-02-10T12:00:00+99:99",
    "Thu, 32 Foo 20244 99:99:99 +9999", "Mon, 01 Jan 0001 00:00:00 GMT", "1" * 5000,
    "-99999999999999999999", "1e400", "NaN", "٢٠٢٤-٠٢-١٠", "2024\u202e-02-10", "\x1b[31m2024",
    "P1D", "20240210T120000Z", "0", "-1", "12:00", "2024-W06-1", "2024-041", "٣",
)  # fmt: skip
NUMBERS = (
    "-1", "0", "-62135596800", "253402300800", "1e300", "-1e300", "1e400", "NaN", "-Infinity",
    "Infinity", "9" * 10_000, "-" + "9" * 400, "1." + "0" * 5000, "1e" + "9" * 3000, "true", "null",
    "[]", "{}", "[[1]]", "2147483648", "99999999999999", "18446744073709551616", "0.1e-4000",
)  # fmt: skip


def line(**fields: object) -> str:
    """One article as JSON Lines have it; what is not given is good."""
    return json.dumps({"title": f"{GOOD} {len(fields)}", "text": TEXT, **fields})


def good(number: int) -> str:
    """A line that must be imported."""
    return line(guid=f"good-{number}", title=f"{GOOD} {number}", source="Port Gazette")


def between(*bad: str | bytes) -> bytes:
    """Good lines around each of the bad ones."""
    lines = [good(0).encode()]
    for number, one in enumerate(bad, 1):
        lines += [one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one]
        lines += [good(number).encode()]
    return b"\n".join(lines) + b"\n"


def rss(*items: str, head: str = "", title: str = "Port Gazette") -> str:
    """A feed with a good item before and after what is given."""
    ends = [
        f"<item><title>{GOOD} {end}</title><guid>good-{end}</guid>"
        f"<description>{TEXT}</description></item>"
        for end in ("first", "last")
    ]
    body = "".join((ends[0], *items, ends[1]))
    return f'{head}<rss version="2.0"><channel><title>{title}</title>{body}</channel></rss>'


def item(title: str = "An item", **fields: str) -> str:
    inside = "".join(f"<{name}>{value}</{name}>" for name, value in fields.items())
    return f"<item><title>{title}</title>{inside}</item>"


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{GOOD}</title>{head}</head><body><article><h1>{GOOD}"
        f"</h1><p>{TEXT.split(chr(10))[0]}</p>{body}</article></body></html>"
    )


def escapes() -> Iterator[tuple[str, bytes]]:
    """Each steering string in every field that can be shown."""
    for name, text in STEERING.items():
        every = dict.fromkeys(("title", "author", "source", "agency", "guid"), f"{text} {name}")
        yield (
            f"esc-{name}.jsonl",
            between(line(**every, url=f"https://x.example/{text}", text=f"{TEXT}\n\n{text}")),
        )
    everything = "".join(STEERING.values())
    as_entities = "".join(f"&#{ord(character)};" for character in everything)
    yield (
        "esc-feed.xml",
        rss(
            item(as_entities, author=as_entities, description=as_entities, guid=as_entities),
            item(f"<![CDATA[{everything}]]>", link=f"https://x.example/{as_entities}"),
            title=as_entities,
        ).encode("utf-8", "replace"),
    )
    metas = "".join(
        f"<meta {name} content='{as_entities}'>" for name in ("name=author", "property=og:title")
    )
    yield "esc-page.html", page(f"<p>{as_entities}</p>", metas).encode()
    yield "esc-dump.txt", f"{everything}\n\n{TEXT}\n{everything}".encode("utf-8", "replace")


def xml() -> Iterator[tuple[str, bytes]]:
    """External entities, bombs, deep nesting, and what is no XML."""
    files = '<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y SYSTEM "http://127.0.0.1:9/">'
    yield (
        "xml-xxe.xml",
        rss(item("&x;&y;"), head=f'<?xml version="1.0"?><!DOCTYPE rss [{files}]>').encode(),
    )
    yield (
        "xml-parameter.xml",
        rss(head='<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>').encode(),
    )
    yield "xml-dtd.xml", rss(head='<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">').encode()
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(20)
    )
    yield "xml-laughs.xml", rss(item("&u;"), head=f"<!DOCTYPE rss [{laughs}]>").encode()
    quadratic = f'<!ENTITY a "{"a" * 100_000}">'
    yield (
        "xml-quadratic-entity.xml",
        rss(item("&a;" * 10_000), head=f"<!DOCTYPE rss [{quadratic}]>").encode(),
    )
    short = '<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    yield (
        "xml-short-entity.xml",
        rss(item("&a;" * 500_000), head=f"<!DOCTYPE rss [{short}]>").encode(),
    )
    yield (
        "xml-xinclude.xml",
        rss(
            item(
                '<xi:include href="file:///etc/passwd" xmlns:xi="http://www.w3.org/2001/XInclude"/>'
            )
        ).encode(),
    )
    yield "xml-deep.xml", rss(item("<a>" * 100_000 + "</a>" * 100_000)).encode()
    yield "xml-deep-open.xml", rss(item("<a>" * 300_000)).encode()
    deep = "<div>" * 100_000 + TEXT + "</div>" * 100_000
    yield "xml-deep-html.xml", rss(item(description=f"<![CDATA[{deep}]]>")).encode()
    yield (
        "xml-attributes.xml",
        rss(
            item("x", **{"media": "<m " + " ".join(f'a{n}="b"' for n in range(100_000)) + "/>"})
        ).encode(),
    )
    yield "xml-attribute.xml", rss(item(f'<a b="{"x" * 5_000_000}"/>')).encode()
    yield (
        "xml-namespaces.xml",
        rss(item("<a " + " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(30_000)) + "/>")).encode(),
    )
    yield "xml-open-comment.xml", (rss() + "<!--" * 300_000).encode()
    yield "xml-open-cdata.xml", rss(item("<![CDATA[" * 200_000)).encode()
    yield "xml-pi.xml", rss("<?" * 300_000).encode()
    yield "xml-doctype.xml", rss(head="<!DOCTYPE " + "[" * 300_000).encode()
    yield "xml-lt.xml", rss("<" * 500_000).encode()
    yield "xml-amp.xml", rss(item("&" * 500_000)).encode()
    yield "xml-broken-half.xml", rss(item("half"))[:-60].encode()
    yield "xml-unclosed.xml", rss(item("<b>bold <i>", description="<p>open")).encode()
    yield "xml-many-items.xml", rss(*(item(f"n{n}") for n in range(2_000))).encode()
    yield (
        "xml-utf7.xml",
        rss(head='<?xml version="1.0" encoding="UTF-7"?>').encode() + b"+ADw-x+AD4-",
    )
    yield "xml-utf16-said.xml", rss(head='<?xml version="1.0" encoding="UTF-16"?>').encode()
    yield "xml-utf16.xml", rss(head='<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")
    yield "xml-utf16-no-bom.xml", rss().encode("utf-16-le")
    yield "xml-utf32.xml", rss().encode("utf-32")
    yield "xml-ebcdic.xml", rss(head='<?xml version="1.0" encoding="cp037"?>').encode("cp037")
    yield "xml-no-such.xml", rss(head='<?xml version="1.0" encoding="x-no-such"?>').encode()
    yield "xml-codec.xml", rss(head='<?xml version="1.0" encoding="zlib_codec"?>').encode()
    yield "xml-idna.xml", rss(head='<?xml version="1.0" encoding="idna"?>').encode()
    yield (
        "xml-dates.xml",
        rss(
            *(item(f"date {n}", pubDate=date.replace("\x1b", "")) for n, date in enumerate(DATES))
        ).encode(),
    )
    yield (
        "xml-links.xml",
        rss(*(item(f"l{n}", link=f"<![CDATA[{url}]]>") for n, url in enumerate(URLS))).encode(),
    )
    yield (
        "xml-base.xml",
        rss('<item xml:base="javascript:"><title>t</title><link>alert(1)</link></item>').encode(),
    )
    for name, text in (
        ("i", "<rss><rss><rss>"), ("ii", "<rss"), ("iii", "<feed xmlns='x'>"), ("iv", "<?xml"),
        ("v", "<rss></channel></rss>"), ("vi", "<rdf:RDF>"), ("vii", "<opml><rss>"),
    ):  # fmt: skip
        yield f"xml-none-{name}.xml", text.encode()
    yield "xml-svg.svg.xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"


def jsons() -> Iterator[tuple[str, bytes]]:
    """Lines that are no articles, or hardly."""
    yield "json-numbers.jsonl", between(
        *(f'{{"title": "n{n}", "text": "x y z", "published": {value}, "guid": {value}}}'
          for n, value in enumerate(NUMBERS))
    )  # fmt: skip
    yield (
        "json-dates.jsonl",
        between(
            *(line(guid=f"d{n}", title=f"date {n}", published=date) for n, date in enumerate(DATES))
        ),
    )
    yield (
        "json-links.jsonl",
        between(*(line(guid=f"u{n}", title=f"link {n}", url=url) for n, url in enumerate(URLS))),
    )
    yield "json-broken.jsonl", between(
        "{", "}", "[]", "null", "1", '"x"', "{'a':1}", '{"a":}', "not json", '{"title": "x"',
        '{"title": "\\ud800", "text": "lone \\udfff surrogate \\ud800"}',
        '{"title": "\\u0000", "text": "nul \\u0000 inside"}', '{"title": 1, "text": 2}',
        '{"title": ["a"], "text": {"b": 1}}', '{"text": ""}', '{"title": "", "html": ""}',
        '{"title": "dup", "title": "twice", "text": "one", "text": "two"}',
        '{"title": "u\u2028v\u2029w", "text": "line\u2028sep"}', "\ufeff" + good(99),
        b"\xff\xfe\xfd", b'{"title": "\xff\xfe", "text": "bad utf8 \xc3\x28"}', b"\x00\x00\x00",
        b'{"title": "\xed\xa0\x80", "text": "cesu"}', "\x1b[31m", "[" * 100_000,
        '{"a":' * 100_000,
        '{"title": "t", "text": "x", "extra": ' + "[" * 50_000 + "]" * 50_000 + "}",
        '{"title": "' + "t" * 1_000_000 + '", "text": "long title"}',
        '{"title": "deep", "text": "' + "\\u0301" * 300_000 + '"}',
        '{"title": "keys", "text": "k", ' + ",".join(f'"k{n}": 1' for n in range(100_000)) + "}",
        '{"title": "lang", "text": "x y", "language": "' + "e" * 10_000 + '"}',
        '{"title": "lang", "text": "x y", "language": "../../etc"}',
    )  # fmt: skip
    yield "json-long-line.jsonl", between('{"title": "x", "text": "' + "a" * (17 * 2**20) + '"}')
    yield "json-endless.jsonl", good(0).encode() + b"\n" + b"a" * (40 * 2**20)
    yield "json-cr.jsonl", between(good(50)).replace(b"\n", b"\r\n")
    yield "json-utf16.jsonl", between("{").decode().encode("utf-16")
    yield "json-utf16be.jsonl", between("{").decode().encode("utf-16-be")
    yield "json-utf32.jsonl", between("{").decode().encode("utf-32")
    yield "json-bom.jsonl", b"\xef\xbb\xbf" + between("{")
    yield "json-array.json", f"[{good(1)}, 5, null, {{}}, {good(2)}]".encode()
    yield "json-deep.json", b"[" * 1_000_000
    yield "json-number.json", b'{"title": "x", "text": "y", "n": ' + b"9" * 1_000_000 + b"}"
    yield "json-feed.json", json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": ESC, "items": [
            5, None, {}, {"id": []}, {"id": "a", "content_html": 5},
            {"id": "good", "title": GOOD, "content_text": TEXT, "date_published": "10000-01-01"},
        ]}
    ).encode()  # fmt: skip


def html() -> Iterator[tuple[str, bytes]]:
    """Pages that are meant to take for ever, or to lead astray."""
    n = 200_000
    bodies = {
        "deep": "<div>" * n + "x",
        "deep-b": "<b>" * n,
        "deep-mixed": "<div><span><a href=x>" * (n // 3),
        "deep-table": "<table><tr><td>" * 50_000,
        "formatting": "<p><b><i><u><a>" * 40_000,
        "lt": "<" * 1_000_000,
        "open-tag": "<a href='" * n,
        "open-comment": "<!--" * n,
        "open-script": "<script>" * n,
        "attributes": "<p " + " ".join(f"a{k}=b" for k in range(n)) + ">x</p>",
        "attribute": f"<p title='{'x' * 5_000_000}'>x</p>",
        "entities": "&amp" * n + "&#x1b;[31m &#155;31m &#0; &#xd800; &#1114112; &#99999999999;",
        "blanks": "<p>" + " " * 3_000_000 + "x</p>",
        "newlines": "\n" * 3_000_000,
        "nbsp": "<p>" + "\u00a0" * 1_000_000 + "x</p>",
        "long-word": "<p>" + "a" * 3_000_000 + "</p>",
        "paragraphs": "<p>word word word.</p>" * 100_000,
        "links": "<a href='/x'>read more about this</a> " * 60_000,
        "br": "word<br>" * n,
        "commas": "<p>" + "a, b, " * 300_000 + "</p>",
        "digits": "<p>" + "1" * 1_000_000 + " 2024 " * 50_000 + "</p>",
        "dates": "<p>" + "12 March 2024, Monday 10:00 " * 30_000 + "</p>",
        "times": "<time datetime='2024-01-01'>x</time>" * 50_000,
        "marks": "<p>a" + "\u0301\u0316" * 300_000 + "</p>",
        "caps": "<p>" + "Aa Bb Cc " * 150_000 + "</p>",
        "dots": "<p>" + "." * 1_000_000 + "A.B.C." * 100_000 + "</p>",
        "quotes": "<p>" + "“" * n + '"' * n + "</p>",
        "brackets": "<p>" + "(" * n + "[" * n + "</p>",
        "dashes": "<p>" + "-" * n + " – " * n + "</p>",
        "by": "<p>" + "By John Smith and " * 50_000 + "</p>",
        "at": "<p>" + "a@" * n + "</p>",
        "slashes": "<p>" + "http://" * n + "</p>",
        "cjk": "<p>" + "新闻" * 300_000 + "</p>",
        "thai": "<p>" + "ข่าว" * 200_000 + "</p>",
        "arabic": "<p>" + "خبر " * 200_000 + "</p>",
        "emoji": "<p>" + "👩‍🚀" * 100_000 + "</p>",
        "select": "<select><option>" * 60_000,
        "svg": "<svg><foreignObject><math><mi>" * 40_000,
        "template": "<template>" * 60_000,
        "iframe": "<iframe src='file:///etc/passwd'></iframe><img src=x onerror=alert(1)>",
        "script": "<script>document.write('<p>no</p>')</script><style>p{}</style>",
    }
    for name, body in bodies.items():
        yield f"html-{name}.html", page(body).encode()
    yield (
        "html-jsonld.html",
        page("", "<script type='application/ld+json'>" + "[" * n + "</script>").encode(),
    )
    yield (
        "html-jsonld-number.html",
        page(
            "", "<script type='application/ld+json'>{\"datePublished\": " + "9" * n + "}</script>"
        ).encode(),
    )
    yield (
        "html-jsonld-loop.html",
        page(
            "",
            "<script type='application/ld+json'>" + '{"@graph":[' * 900 + "]}" * 900 + "</script>",
        ).encode(),
    )
    yield "html-metas.html", page("", "<meta name=date content='2024-01-01'>" * 60_000).encode()
    yield (
        "html-title.html",
        page("", f"<meta property=og:title content='{'t' * 3_000_000}'>").encode(),
    )
    yield "html-utf7.html", page("+ADw-script+AD4-", "<meta charset=utf-7>").encode()
    yield "html-utf16-said.html", page("", "<meta charset=utf-16>").encode()
    yield "html-wrong.html", page("Grüße", "<meta charset=utf-8>").encode("cp1252")
    yield "html-wrong-2.html", page("Привет мир", "<meta charset=iso-8859-1>").encode()
    yield "html-hz.html", page("~{<:Ky2;S{#,NpJ)l6HK!#~}", "<meta charset=hz-gb-2312>").encode()
    yield "html-2022.html", page("\x1b$B", "<meta charset=iso-2022-jp>").encode()
    yield "html-nul.html", page("a\x00b\x00").encode()
    dates = "<meta property='article:published_time' content='10000-01-01'>"
    yield "html-date.html", page("", f"{dates}<meta name=date content='0000-00-00'>").encode()


def texts() -> Iterator[tuple[str, bytes]]:
    """Dumps of pages, and files that are none."""
    yield "text-long-line.txt", b"word " * 2_000_000
    yield "text-no-blank.txt", b"a" * 10_000_000
    yield "text-lines.txt", b"a\n" * 1_000_000
    yield "text-short-lines.txt", (TEXT + "\n\n" + "Read more\n" * 200_000).encode()
    yield "text-dates.txt", (TEXT + "\n" + "12 March 2024\n" * 50_000).encode()
    yield "text-same.txt", (TEXT + "\n\n").encode() * 5_000
    yield "text-repeats.txt", b"ab" * 2_000_000 + b"c"
    yield "text-nul.txt", b"\x00" * 100_000
    yield "text-mixed-nul.txt", TEXT.encode() + b"\x00" + TEXT.encode()
    yield "text-utf16.txt", TEXT.encode("utf-16")
    yield "text-utf16-odd.txt", TEXT.encode("utf-16-le") + b"x"
    yield "text-utf16-surrogate.txt", b"\xff\xfe" + b"\x00\xd8a\x00" * 1000
    yield "text-latin.txt", ("Grüße aus Köln. " * 50 + TEXT).encode("cp1252")
    yield "text-cp1251.txt", ("Новости сегодня в городе. " * 50).encode("cp1251")
    yield "text-gb.txt", ("新闻报道今天的事情。" * 50).encode("gb18030")
    yield "text-koi.txt", ("Новости сегодня в городе. " * 50).encode("koi8-r")
    yield "text-big5.txt", ("新聞報導今天的事情。" * 50).encode("big5")
    yield "text-sjis.txt", ("今日のニュースです。" * 50).encode("cp932")
    yield "text-high.txt", bytes(range(128, 256)) * 2000
    yield "text-half-utf8.txt", TEXT.encode() + b"\xe2\x82"
    yield "text-overlong.txt", TEXT.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"
    yield "text-empty.txt", b""
    yield "text-blank.txt", b" \n\t\r\n" * 1000
    yield "text-bom.txt", b"\xef\xbb\xbf"
    yield "text-utf7.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-\n\n" + TEXT.encode()
    yield "text-cr.txt", TEXT.replace("\n", "\r").encode()
    yield "text-separators.txt", TEXT.replace("\n", "\u2028").encode()
    yield "text-marks.txt", (TEXT + "a" + "\u0301\u0316" * 500_000).encode()
    yield "text-digits.txt", TEXT.encode() + b"1" * 2_000_000
    yield "text-numbers.txt", TEXT.encode() + b" 1,000" * 300_000
    yield "text-dotted.txt", TEXT.encode() + b" a.b.c.d" * 300_000
    yield "text-capitals.txt", TEXT.encode() + b" Aaa Bbb" * 300_000
    yield "text-percent.txt", (TEXT + "%s %n {0} {x!r} ${y}").encode()
    yield "text-formula.txt", f"=cmd|' /C calc'!A0\n\n{TEXT}".encode()
    yield "bomb.gz.txt", gzip.compress(b"\0" * 50_000_000)
    yield "bomb.zip.xml", _zip()
    yield "picture.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 100
    yield "shell.txt", b"\x7fELF" + b"\0" * 100


def lists() -> Iterator[tuple[str, bytes]]:
    """Lists of subscriptions."""
    outlines = "".join(
        f'<outline text="{number}" xmlUrl="{url}"/>'
        for number, url in enumerate(
            u.replace("&", "&amp;").replace("<", "&lt;").replace('"', "") for u in URLS
        )
    )
    bad = "".join(f"&#{ord(c)};" for c in "".join(STEERING.values()) if c > "\x1f")
    yield "list-links.opml", f"<opml><body>{outlines}</body></opml>".encode("utf-8", "replace")
    yield (
        "list-steering.opml",
        (
            f"<opml><body><outline text='{bad}'><outline text='{bad}' "
            "xmlUrl='https://a.example/f'/></outline></body></opml>"
        ).encode(),
    )
    yield (
        "list-deep.opml",
        (
            "<opml><body>"
            + "<outline text='x'>" * 100_000
            + "<outline xmlUrl='https://b.example/'/>"
        ).encode(),
    )
    yield (
        "list-xxe.opml",
        (
            b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>'
            b'<outline text="&x;" xmlUrl="https://c.example/&x;"/></body></opml>'
        ),
    )
    yield "list-none.opml", b"<opml><body></body></opml>"
    yield "list-broken.opml", b"<opml><body><outline xmlUrl='https://d.example/f'/><outline"
    yield (
        "urls",
        (
            "\n".join(URLS)
            + '\nexec:touch /tmp/owned "~x"\n"query:x:y"\nhttps://e.example/ "\x1b[31m'
            '" "~\u202etitle" !\n' + "a" * 100_000
        ).encode("utf-8", "replace"),
    )


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b"\0" * 20_000_000)
    return out.getvalue()


FAMILIES = {
    "escapes": escapes,
    "xml": xml,
    "json": jsons,
    "html": html,
    "texts": texts,
    "lists": lists,
}
