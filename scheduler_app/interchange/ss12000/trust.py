"""Where a secret may be sent, who vouches for the server, and what it means when one side does not trust the other."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

import httpx

from scheduler_app.domain.register import RegisterSource
from scheduler_app.errors import InputError

_LOCAL = ("localhost", "127.0.0.1", "::1")
_REFUSALS = ("CERTIFICATE", "UNKNOWN_CA", "HANDSHAKE_FAILURE", "ACCESS_DENIED")
"""Words in the TLS alerts of a server that wants another client certificate, or one at all."""


def safe_address(url: str) -> str:
    """An address that a secret may be sent to: https, or this computer."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise InputError("ss12000_bad_address") from None
    if parts.username is not None or parts.password is not None:
        raise InputError("ss12000_secret_in_address")
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or "{" in url:
        raise InputError("ss12000_bad_address")
    if parts.scheme == "http" and host not in _LOCAL:
        raise InputError("ss12000_no_tls", host=host)
    return url.strip().rstrip("/")


def trust(source: RegisterSource, addresses: tuple[str, ...]) -> ssl.SSLContext:
    """Whose certificates are believed and which one is shown; InputError for files that cannot be used."""
    if not any(address.startswith("https:") for address in addresses):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # this computer only: nobody's certificate is asked for, and none would be trusted
    try:
        context = ssl.create_default_context(cafile=source.authority)
        if source.certificate is not None:
            context.load_cert_chain(source.certificate, source.key, password=_no_password)
        return context
    except (OSError, ValueError) as error:
        raise InputError("ss12000_bad_certificate", reason=getattr(error, "strerror", None) or type(error).__name__) from None


def distrust(error: httpx.TransportError) -> str | None:
    """The code for a server that could not prove itself or did not accept our certificate; None when the line just broke."""
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, ssl.SSLError):
            reason = getattr(found, "reason", None) or ""
            if isinstance(found, ssl.SSLCertVerificationError) or reason == "CERTIFICATE_VERIFY_FAILED":
                return "ss12000_not_trusted"
            if "_ALERT_" in reason and any(word in reason for word in _REFUSALS):
                return "ss12000_certificate_refused"
        found = found.__cause__ or found.__context__
    return None


def hung_up(error: httpx.TransportError) -> bool:
    """Tell whether a server we had reached left without a word: many do so, without any alert, when they want a client certificate."""
    return isinstance(error, httpx.RemoteProtocolError | httpx.ReadError)


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


def _no_password() -> bytes:
    """A key under a password is refused; without this OpenSSL would ask for it on the terminal."""
    return b""
