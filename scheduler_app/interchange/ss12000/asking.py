"""One register over HTTP: logs in, asks again where that may help, and takes no more than it can hold.

What a server says in its errors is never repeated: it may hold what we sent, or persons.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from scheduler_app import __version__
from scheduler_app.domain.register import Login, RegisterProfile, RegisterSource
from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.interchange.ss12000.deadline import Deadline
from scheduler_app.interchange.ss12000.trust import distrust, host_of, hung_up, safe_address, trust

LARGEST_PAGE = 64_000_000
"""Bytes of one answer, unpacked."""

TRIES = 5
LONGEST_WAIT = 120.0
"""Seconds that a server may ask to be left alone for."""

PAGE_SECONDS = 300.0
"""Longest time for one answer to arrive whole."""

_TIMEOUT = httpx.Timeout(60.0, connect=15.0)
_WAITING = (429, 500, 502, 503, 504)

Parameters = Mapping[str, str | list[str]]


class NotOffered(Exception):
    """The register does not have what was asked for, or does not take a parameter."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content: bytes
    headers: Mapping[str, str]


class Asking:
    """A context: leaves the connections when it ends. `transport` and `sleep` are for tests."""

    def __init__(
        self,
        source: RegisterSource,
        profile: RegisterProfile,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._source, self._profile, self._sleep = source, profile, sleep
        self._base = safe_address(source.url)
        self._token_url = safe_address(source.token_url or profile.token_url) if profile.login is Login.CLIENT_CREDENTIALS else ""
        self._token: str | None = None
        self._deadline = Deadline(PAGE_SECONDS)
        self._heard = False
        self.server_time: datetime | None = None
        """What the server's clock showed at its first answer."""
        self._http = httpx.Client(
            transport=transport,
            mounts={"http://": None},  # this computer is asked without a proxy, which would see the secret
            verify=trust(source, (self._base, self._token_url)) if transport is None else True,
            timeout=_TIMEOUT,
            headers={"Accept": "application/json", "User-Agent": f"Ringklocka/{__version__}"},
            limits=httpx.Limits(max_connections=2),
        )

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def get(self, resource: str, parameters: Parameters) -> Any:
        """The answer to a list or a single row; NotOffered where there is no such list."""
        return self._asked("GET", resource, parameters, None)

    def post(self, resource: str, body: Mapping[str, Any]) -> Any:
        return self._asked("POST", resource, {}, body)

    def _asked(self, method: str, resource: str, parameters: Parameters, body: Mapping[str, Any] | None) -> Any:
        first, _, rest = resource.partition("/")
        url = "/".join(part for part in (self._base, self._profile.paths.get(first, first), rest) if part)
        renewed = False
        while True:
            answer = self._patiently(resource, lambda: self._send(method, url, params=parameters, json=body, headers=self._authorised()))
            if answer.status == 401 and not renewed and self._profile.login is Login.CLIENT_CREDENTIALS:
                renewed, self._token = True, None  # a token lives an hour, a first synchronisation may take longer
                continue
            return self._parsed(resource, answer)

    def _authorised(self) -> dict[str, str]:
        if self._token is None:
            self._token = self._source.secret if self._profile.login is Login.TOKEN else self._fetched_token()
        return {"Authorization": f"Bearer {self._token}"}

    def _fetched_token(self) -> str:
        form = {"grant_type": "client_credentials"} | ({"scope": self._profile.scope} if self._profile.scope else {})
        login = httpx.BasicAuth(self._source.client_id, self._source.secret)
        answer = self._patiently("token", lambda: self._send("POST", self._token_url, data=form, auth=login))
        if answer.status in (400, 401):  # some servers take the two in the form only (RFC 6749, section 2.3.1)
            form |= {"client_id": self._source.client_id, "client_secret": self._source.secret}
            answer = self._patiently("token", lambda: self._send("POST", self._token_url, data=form))
        if answer.status in (400, 401, 403):
            raise InputError("ss12000_login_refused", host=host_of(self._token_url))
        if answer.status != 200:
            raise InputError("ss12000_unexpected_status", resource="token", status=answer.status)
        token = found.get("access_token") if isinstance(found := _json("token", answer.content), dict) else None
        if not isinstance(token, str) or not token.isascii() or not token.isprintable():
            raise InputError("ss12000_bad_answer", resource="token")
        return token

    def _parsed(self, resource: str, answer: Answer) -> Any:
        match answer.status:
            case 200:
                return _json(resource, answer.content)
            case 400 | 404 | 405 | 501:
                raise NotOffered(resource)
            case 401:
                raise InputError("ss12000_login_refused", host=host_of(self._base))
            case 403:
                raise InputError("ss12000_forbidden", host=host_of(self._base), resource=resource)
        raise InputError("ss12000_unexpected_status", resource=resource, status=answer.status)

    def _patiently(self, resource: str, send: Callable[[], Answer]) -> Answer:
        """Send, and again after a pause where the server is busy or the line broke."""
        for number in range(1, TRIES + 1):
            pause = min(2.0 ** (number - 1), LONGEST_WAIT)
            try:
                answer = send()
            except httpx.TransportError as error:
                if self._deadline.passed:
                    raise EnvironmentProblem("ss12000_too_slow", host=host_of(self._base), resource=resource) from None
                if (refused := distrust(error)) is not None:
                    raise EnvironmentProblem(refused, host=host_of(self._base)) from None
                if number == TRIES:
                    code = "ss12000_unreachable" if self._heard or not hung_up(error) else "ss12000_hung_up"
                    raise EnvironmentProblem(code, host=host_of(self._base), resource=resource) from None
            else:
                if answer.status not in _WAITING:
                    return answer
                if number == TRIES:
                    raise EnvironmentProblem("ss12000_server_failed", host=host_of(self._base), resource=resource, status=answer.status)
                pause = _wished(answer, pause)
            self._sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _send(self, method: str, url: str, **parts: Any) -> Answer:
        content = bytearray()
        with self._deadline.running(), self._http.stream(method, url, extensions={"trace": self._deadline.watch}, **parts) as response:
            self._heard = True
            if self.server_time is None:
                self.server_time = _date(response.headers.get("date"))
            for part in response.iter_bytes(65536):
                content += part
                if len(content) > LARGEST_PAGE:
                    raise InputError("ss12000_page_too_large", limit=LARGEST_PAGE // 1_000_000)
            return Answer(response.status_code, bytes(content), response.headers)


def _json(resource: str, content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise InputError("ss12000_bad_answer", resource=resource) from None


def _wished(answer: Answer, otherwise: float) -> float:
    """The pause that `Retry-After` asks for, in seconds or as a date, within limits."""
    text = answer.headers.get("retry-after", "")
    if text.strip().isdigit():
        return min(float(text[:9]), LONGEST_WAIT)
    when = _date(text)
    return otherwise if when is None else min(max((when - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT)


def _date(text: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(text) if text else None
    except (ValueError, IndexError):
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
