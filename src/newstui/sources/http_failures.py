"""Why a request failed, in words: of the server and its host, not of the program's libraries."""

from __future__ import annotations

import errno
import socket
import ssl

import aiohttp

from newstui.sources.http_messages import Fault, FetchError

_CERTIFICATE = {
    10: "has expired",
    18: "is signed by itself, not by an authority",
    19: "is signed by an authority that is not trusted here",
    20: "is signed by an authority that is not trusted here",
    62: "is for another name",
    64: "is for another address",
}
"""OpenSSL's verification results (openssl-verification-options(1))."""
_CONNECT = {
    errno.ECONNREFUSED: "refuses connections",
    errno.ENETUNREACH: "cannot be reached from this network",
    errno.EHOSTUNREACH: "cannot be reached from this network",
    errno.ETIMEDOUT: "does not answer",
    errno.ECONNRESET: "breaks connections off",
}


def explained(error: Exception, host: str) -> FetchError:
    """What went wrong between here and `host`."""
    match error:
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            return FetchError(Fault.TLS, f"the certificate of {host} {_certificate(error)}")
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return FetchError(Fault.TLS, f"{host} offers no secure connection ({_tls(error)})")
        case aiohttp.ClientConnectorDNSError():
            return FetchError(Fault.RESOLVE, _lookup(error.os_error, host))
        case aiohttp.ClientProxyConnectionError() | aiohttp.ClientHttpProxyError():
            return FetchError(Fault.CONNECT, "the proxy does not let the request through")
        case aiohttp.ClientConnectorError():
            return FetchError(Fault.CONNECT, f"{host} {_connection(error.os_error)}")
        case aiohttp.ServerDisconnectedError():
            return FetchError(Fault.CONNECT, f"{host} breaks off without an answer")
        case aiohttp.ClientPayloadError():
            return FetchError(Fault.BODY, "ends early: less came than was announced")
        case aiohttp.ClientResponseError():
            return FetchError(Fault.BODY, f"{host} does not answer as a web server does")
        case aiohttp.InvalidURL() | ValueError():
            return FetchError(Fault.ADDRESS, "is no web address")
        case socket.gaierror():
            return FetchError(Fault.RESOLVE, _lookup(error, host))
        case OSError():
            return FetchError(Fault.CONNECT, f"{host} {_connection(error)}")
        case _:
            return FetchError(Fault.CONNECT, f"{host} breaks the connection off")


def _certificate(error: Exception) -> str:
    cause = getattr(error, "certificate_error", error)
    code = getattr(cause, "verify_code", 0)
    message = getattr(cause, "verify_message", "") or "cannot be verified"
    return _CERTIFICATE.get(code, f"is not valid: {message}")


def _tls(error: Exception) -> str:
    cause = getattr(error, "os_error", error)
    reason = getattr(cause, "reason", None) or getattr(cause, "strerror", None) or "TLS"
    return str(reason).replace("_", " ").lower()


def _lookup(error: OSError, host: str) -> str:
    if error.errno == socket.EAI_AGAIN:
        return f"{host} cannot be looked up just now"
    return f"there is no host named {host}"


def _connection(error: OSError) -> str:
    words = _CONNECT.get(error.errno or 0)
    return words or f"cannot be connected to ({error.strerror or error})"
