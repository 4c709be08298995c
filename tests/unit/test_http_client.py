"""The web client against a server that misbehaves."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib
from pathlib import Path

import pytest

from newstui.sources import http_addresses
from newstui.sources.http_client import MAX_BODY, Client
from newstui.sources.http_messages import Ask, Fault, FetchError, Reply
from support_http import Server, always, drip, hang, packed, redirect, reply

BODY = b"<rss><channel><title>News</title></channel></rss>"


def get(*asks: Ask, deadline: float = 5.0, parallel: int = 16) -> list[Reply | FetchError]:
    async def all_of_them() -> list[Reply | FetchError]:
        async with Client(deadline=deadline, parallel=parallel) as client:
            found = await asyncio.gather(*map(client.get, asks), return_exceptions=True)
        assert all(isinstance(one, Reply | FetchError) for one in found), found
        return found  # type: ignore[return-value]

    return asyncio.run(all_of_them())


def one(url: str, **given: object) -> Reply:
    (found,) = get(Ask(url, **given))  # type: ignore[arg-type]
    assert isinstance(found, Reply), found
    return found


def fault(url: str, *, deadline: float = 5.0, **given: object) -> FetchError:
    (found,) = get(Ask(url, **given), deadline=deadline)  # type: ignore[arg-type]
    assert isinstance(found, FetchError), found
    return found


def test_validators_travel_byte_for_byte(web: Server) -> None:
    etag, modified = 'W/"a b\\"ü;,=="', "Tue,  06 Feb 2024 8:00:00 +0100"
    web.pages["/feed"] = always(*reply(BODY, headers=[("ETag", etag), ("Last-Modified", modified)]))
    found = one(web.url("/feed"))
    assert (found.etag, found.last_modified) == (etag, modified)
    one(web.url("/feed"), etag=found.etag, last_modified=found.last_modified)
    sent = web.requests[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, modified)


@pytest.mark.parametrize("name", ["gzip", "x-gzip", "GZIP", "", "deflate"])
def test_packed_bodies_are_unpacked_whatever_the_header_says(web: Server, name: str) -> None:
    web.pages["/feed"] = packed(BODY, name)
    assert one(web.url("/feed")).body == BODY


@pytest.mark.parametrize("window", [15, -15])
def test_both_kinds_of_deflate(web: Server, window: int) -> None:
    packer = zlib.compressobj(wbits=window)
    body = packer.compress(BODY) + packer.flush()
    web.pages["/feed"] = always(*reply(body, headers=[("Content-Encoding", "deflate")]))
    assert one(web.url("/feed")).body == BODY


def test_a_body_that_claims_to_be_packed_and_is_not(web: Server) -> None:
    web.pages["/feed"] = always(*reply(BODY, headers=[("Content-Encoding", "gzip")]))
    assert one(web.url("/feed")).body == BODY


def test_a_packed_bomb_is_stopped(web: Server) -> None:
    web.pages["/bomb"] = packed(bytes(MAX_BODY + 1))
    web.pages["/twice"] = packed(gzip.compress(bytes(MAX_BODY)), "gzip, gzip")
    web.pages["/br"] = packed(BODY, "br")
    assert "larger than 15 MiB" in str(fault(web.url("/bomb")))
    assert "packed in a way" in str(fault(web.url("/twice")))
    assert "packed in a way" in str(fault(web.url("/br")))


@pytest.mark.parametrize(
    "script",
    [
        reply(BODY, length=len(BODY) + 10),
        reply(gzip.compress(BODY)[:-12], headers=[("Content-Encoding", "gzip")]),
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort"],
    ],
)
def test_a_body_cut_short_is_no_reply(web: Server, script: list[bytes]) -> None:
    web.pages["/feed"] = always(*script)
    error = fault(web.url("/feed"))
    assert error.fault is Fault.BODY
    assert "ends early" in str(error)


def test_more_than_announced_is_left_aside(web: Server) -> None:
    web.pages["/feed"] = always(*reply(BODY + b"HTTP/1.1 200 OK\r\n\r\nsmuggled", length=len(BODY)))
    assert one(web.url("/feed")).body == BODY


def test_no_web_server(web: Server) -> None:
    web.pages["/feed"] = always(b"SSH-2.0-OpenSSH_9.6\r\n")
    assert "web server" in str(fault(web.url("/feed")))
    web.pages["/none"] = always()
    assert "without an answer" in str(fault(web.url("/none")))


def test_one_deadline_holds_for_headers_and_body(web: Server) -> None:
    web.pages |= {"/hang": hang, "/drip": drip(b"x" * 1000)}
    web.pages["/slow"] = always(0.2, *redirect("/slow2")(web))  # type: ignore[arg-type]
    web.pages["/slow2"] = always(0.2, *reply(BODY))
    for path in ("/hang", "/drip", "/slow"):
        assert fault(web.url(path), deadline=0.3).fault is Fault.TIMEOUT


def test_waiting_for_a_turn_is_no_fault_of_the_server(web: Server) -> None:
    web.pages["/feed"] = always(0.1, *reply(BODY))
    asks = [Ask(web.url(f"/feed?{number}")) for number in range(8)]
    web.pages |= {f"/feed?{number}": web.pages["/feed"] for number in range(8)}
    assert all(isinstance(found, Reply) for found in get(*asks, deadline=0.3))
    assert max(request.at_once for request in web.requests) == 2


def test_redirects_are_followed_and_permanent_ones_told(web: Server) -> None:
    web.pages |= {
        "/old": redirect("/newer"),
        "/newer": redirect("new%20one", 308),
        "/new%20one": redirect("/now", 302),
        "/now": always(*reply(BODY)),
    }
    found = one(web.url("/old"))
    assert found.body == BODY
    assert found.url == web.url("/now")
    assert found.moved_to == web.url("/new%20one")
    assert one(web.url("/new%20one")).moved_to is None


def test_circles_and_other_schemes_end(web: Server) -> None:
    web.pages |= {"/a": redirect("/b"), "/b": redirect("/a"), "/f": redirect("file:///etc/passwd")}
    assert "circles" in str(fault(web.url("/a")))
    assert "no web address" in str(fault(web.url("/f")))


def test_a_public_address_may_not_lead_to_a_private_one(
    web: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_addresses, "is_private", lambda address: address == "127.0.0.2")
    web.pages |= {
        "/out": redirect(web.url("/router", host="127.0.0.2")),
        "/router": always(*reply(BODY)),
        "/in": redirect(web.url("/public")),
        "/public": always(*reply(BODY)),
    }
    error = fault(web.url("/out"))
    assert error.fault is Fault.ADDRESS
    assert "private address" in str(error)
    assert web.paths() == ["/out"]
    # The reader typed a private one.
    assert one(web.url("/out", host="127.0.0.2")).private
    assert not one(web.url("/in")).private
    # A name that was public before and is private now.
    assert fault(web.url("/in", host="127.0.0.2"), public_only=True).fault is Fault.ADDRESS


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("10.0.0.1", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:192.168.1.1", True),
        ("64:ff9b::c0a8:0101", True),
        ("2002:c0a8:0101::", True),
        ("100.64.0.1", True),
        ("224.0.0.1", True),
        ("0.0.0.0", True),
        ("93.184.216.34", False),
        ("2606:4700::1111", False),
    ],
)
def test_which_addresses_are_private(address: str, private: bool) -> None:
    assert http_addresses.is_private(address) is private


def test_login_and_headers_stay_with_their_host(web: Server) -> None:
    web.pages |= {
        "/feed": redirect(web.url("/away", host="localhost"), 302),
        "/away": always(*reply(BODY)),
    }
    url = web.url("/feed", host="reader:p%40ss@127.0.0.1")
    found = one(url, headers={"X-Token": "secret"}, user_agent="Mozilla/5.0")
    here, away = (request.headers for request in web.requests)
    assert here["authorization"] == "Basic cmVhZGVyOnBAc3M="
    assert here["x-token"] == "secret"
    assert here["user-agent"] == "Mozilla/5.0"
    assert "authorization" not in away
    assert "x-token" not in away
    assert "p%40ss" not in found.url


def test_cookies_are_not_kept(web: Server) -> None:
    web.pages |= {
        "/feed": always(
            *reply(status=302, headers=[("Location", "/in"), ("Set-Cookie", "id=1; Path=/")])
        ),
        "/in": always(*reply(BODY)),
    }
    one(web.url("/feed"))
    assert "cookie" not in web.requests[-1].headers


def test_a_proxy_of_the_environment_is_used(web: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", web.url(""))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    web.pages["http://outlet.example/feed"] = always(*reply(BODY))
    assert one("http://outlet.example/feed").body == BODY
    assert fault("http://localhost/feed", public_only=True).fault is Fault.ADDRESS
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    assert "socks5" in str(fault("http://outlet.example/feed"))


def test_failures_are_told_in_words(web: Server) -> None:
    assert "no host named" in str(fault("http://nowhere.invalid/"))
    assert "refuses connections" in str(fault("http://127.0.0.1:9/"))
    assert "no web address" in str(fault("ftp://127.0.0.1/"))
    error = fault(f"https://127.0.0.1:{web.port}/")
    assert error.fault is Fault.TLS


def test_a_certificate_of_nobodys(tmp_path: Path) -> None:
    import ssl

    import aiohttp

    from newstui.sources.http_failures import explained

    error = ssl.SSLCertVerificationError()
    error.verify_code, error.verify_message = 10, "certificate has expired"
    key = type("Key", (), {"host": "outlet.example", "port": 443, "ssl": True})()
    wrapped = aiohttp.ClientConnectorCertificateError(key, error)
    told = explained(wrapped, "outlet.example")
    assert str(told) == "the certificate of outlet.example has expired"


def test_cancelling_ends_at_once(web: Server) -> None:
    web.pages["/hang"] = hang

    async def cancelled() -> float:
        async with Client() as client:
            task = asyncio.create_task(client.get(Ask(web.url("/hang"))))
            while not web.requests:
                await asyncio.sleep(0.01)
            began = time.monotonic()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return time.monotonic() - began

    # The server would hang for an hour: this is no measure of speed.
    assert asyncio.run(cancelled()) < 60
