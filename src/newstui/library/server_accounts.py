"""Accounts with news servers: logging in, speaking to a server, ending an account here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from newstui.library.news_servers import Server, all_servers
from newstui.library.removing import remove_articles
from newstui.library.session import Library
from newstui.model.errors import NewstuiError
from newstui.model.work import CancelCheck, never_cancelled
from newstui.settings import locations
from newstui.settings.server_tokens import Login, read_login, tokens_file, write_login
from newstui.sources.freshrss import FreshRSS, authorisation, authorised
from newstui.sources.links import split_login, web_url
from newstui.sources.miniflux import Miniflux
from newstui.sources.news_server import NewsServer
from newstui.sources.server_session import ServerError, ServerSession
from newstui.store import feeds, servers

_FRESHRSS_API = "/api/greader.php"


def add_server(
    library: Library,
    kind: str,
    address: str,
    secret: str,
    *,
    user: str | None = None,
    name: str | None = None,
) -> tuple[Server, bool]:
    """Logs in to a server and keeps the login; gives the server, and whether it is new.

    `secret` is Miniflux's API token, or with `user` the password; FreshRSS takes the user's name
    and API password. A server that is known gets the new login. Raises NewstuiError, naming the
    address, if the server is none or does not accept the login.
    """
    url = checked_address(address)
    secret = secret.strip()
    if not secret or not secret.isprintable():
        raise NewstuiError(f"{url}: the token or password is empty or no line of text")
    try:
        url, login = _logged_in(library, kind, url, secret, user)
    except ServerError as error:
        raise NewstuiError(f"{url}: {error}") from error
    known = _at_address(library, url)
    if known is not None and known.kind != kind:
        raise NewstuiError(f"{url}: is known as a server of kind {known.kind}")
    if known is None:
        name = _free_name(library, name or urlsplit(url).hostname or url)
    write_login(_tokens(library), url, login)
    if known is not None:
        return known, False
    with library.database.writing(durable=True) as connection:
        server_id = servers.add(connection, kind, url, str(name))
        added = servers.server(connection, server_id)
    assert added is not None
    return added, True


def remove_server(
    library: Library, server: Server, *, keep_articles: bool, subscribe: bool = False
) -> int:
    """Ends an account here, and forgets its login; gives how many articles were removed.

    Feeds that were the reader's own before are so again, with `subscribe` all of them. Of the
    others the articles go, unless they are kept; starred, followed and noted ones never go.
    Nothing is changed on the server.
    """
    mapped = servers.feeds_of(library.database.reader(), server.id)
    with library.database.writing(durable=True) as connection:
        for feed in mapped:
            if subscribe:
                feeds.record(connection, feed.source_id, kind=feeds.OWN, next_check_at=None)
            else:
                servers.let_go(connection, server.id, feed)
        servers.remove(connection, server.id)
    write_login(_tokens(library), server.url, None)
    if keep_articles or subscribe:
        return 0
    connection = library.database.reader()
    left = [feeds.feed(connection, feed.source_id) for feed in mapped]
    return sum(remove_articles(library, one.id) for one in left if one and not one.enabled)


@contextmanager
def connected(
    library: Library, server: Server, *, cancelled: CancelCheck = never_cancelled
) -> Iterator[NewsServer]:
    """A server to speak to. Raises NewstuiError if there is no login for it."""
    file = _tokens(library)
    login = read_login(file, server.url)
    if login is None:
        again = f"newstui server add {server.kind} {server.url}"
        raise NewstuiError(f"there is no token for it in {file}: {again}")
    with _session(library, server.kind, server.url, login, cancelled) as session:
        yield _speaking(server.kind, session, library.now())


def _logged_in(
    library: Library, kind: str, url: str, secret: str, user: str | None
) -> tuple[str, Login]:
    """The address of the server's interface, and the login that it has accepted."""
    if kind == "miniflux":
        login = Login(secret, user)
        with _session(library, kind, url, login) as session:
            Miniflux(session, library.now()).user()
        return url, login
    if not user:
        raise NewstuiError(f"{url}: FreshRSS wants a name as well: --user NAME")
    has_path = url.endswith(".php")
    for candidate in [url] if has_path else [url + _FRESHRSS_API, url]:
        with _session(library, kind, candidate, None) as session:
            try:
                token = authorisation(session, user, secret)
            except ServerError as error:
                if error.status == 404 and candidate != url:
                    continue
                raise
            return candidate, Login(token)
    raise AssertionError("the last candidate returns or raises")


def _session(
    library: Library,
    kind: str,
    url: str,
    login: Login | None,
    cancelled: CancelCheck = never_cancelled,
) -> ServerSession:
    headers, basic = {}, None
    if login is not None:
        if kind == "freshrss":
            headers = authorised(login.token)
        elif login.user is None:
            headers = {"X-Auth-Token": login.token}
        else:
            basic = (login.user, login.token)
    fetch = library.settings.fetch
    return ServerSession(
        url,
        headers=headers,
        login=basic,
        deadline=fetch.timeout,
        user_agent=fetch.user_agent,
        cancelled=cancelled,
    )


def _speaking(kind: str, session: ServerSession, now: int) -> NewsServer:
    return Miniflux(session, now) if kind == "miniflux" else FreshRSS(session, now)


def checked_address(typed: str) -> str:
    """The address of a server as it is kept; raises NewstuiError, naming it, for what is none."""
    address = typed.strip()
    url = web_url(address if "://" in address else f"https://{address}")
    if url is None:
        raise NewstuiError(f"{address}: is no web address")
    bare, login = split_login(url)
    if login is not None:
        raise NewstuiError(f"{bare}: leave the name and password out of the address")
    parts = urlsplit(bare)
    path = parts.path.rstrip("/").removesuffix("/v1")
    return urlunsplit(parts._replace(path=path, query="", fragment=""))


def _at_address(library: Library, url: str) -> Server | None:
    return next((one for one in all_servers(library) if one.url == url), None)


def _free_name(library: Library, name: str) -> str:
    taken = {one.name.casefold() for one in all_servers(library)}
    if name.casefold() in taken:
        raise NewstuiError(f"a server is called “{name}” already: --name gives this one another")
    return name


def _tokens(library: Library) -> Path:
    return tokens_file(library.settings.file or locations.config_file())
