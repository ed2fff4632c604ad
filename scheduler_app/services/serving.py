"""`serve`: who may reach the provider, under which conditions, and what it hands on."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import InputError, RingklockaError
from scheduler_app.paths import user_data
from scheduler_app.services.offering import Offers
from scheduler_app.services.ports import AttendanceTargets, SchoolStores, StandardRows
from scheduler_app.services.stamps import Stamps

SHORTEST_TOKEN = 20
"""Characters of a token that is worth guessing at."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the provider listens and what it asks for."""

    host: str
    port: int
    token: str | None = field(default=None, repr=False)
    certificate: str | None = None
    key: str | None = None
    client_authority: str | None = None
    """Who must have vouched for a client's own certificate; without it clients need none."""
    public: bool = False
    """Hand on no persons, whoever asks."""

    @property
    def audience(self) -> Audience:
        """Persons go to those who show a token only."""
        return Audience.PUBLIC if self.public or self.token is None else Audience.INTERNAL

    @property
    def local(self) -> bool:
        """Tell whether only this computer can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}/v2.0"


class ProviderServer(Protocol):
    """Answers requests until it is interrupted."""

    def run(self, offers: Offers, listening: Listening, on_failure: Callable[[RingklockaError], None]) -> None: ...


def require_safe(listening: Listening) -> None:
    """InputError unless the provider may start: other computers reach it only with a token and TLS."""
    if listening.token is not None and len(listening.token) < SHORTEST_TOKEN:
        raise InputError("serve_short_token", n=SHORTEST_TOKEN)
    if (listening.certificate is None) != (listening.key is None):
        raise InputError("serve_half_certificate")
    if listening.client_authority is not None and listening.certificate is None:
        raise InputError("serve_clients_without_tls")
    if not listening.local and (listening.token is None or listening.certificate is None):
        raise InputError("serve_unsafe", host=listening.host)


def make_offers(
    stores: SchoolStores,
    targets: AttendanceTargets,
    standard: StandardRows,
    addresses: Sequence[str],
    attendance: str | None,
    listening: Listening,
    state: Path | None = None,
) -> Offers:
    """What is handed on, persons or not (Listening.audience). `state` keeps when rows changed, by default one file for each port."""
    audience = listening.audience
    published = targets.published(attendance) if attendance is not None else None
    path = state or user_data() / "provider" / f"{listening.port}-{audience.value}.json"
    return Offers(stores, addresses, standard, audience, Stamps.read(path), published)
