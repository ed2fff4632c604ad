"""A register that is asked over the network: where it is, how one logs in, and what is known of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Login(StrEnum):
    CLIENT_CREDENTIALS = "client_credentials"  # OAuth2: client id and secret are exchanged for a short-lived token
    TOKEN = "token"  # the secret itself is shown


@dataclass(frozen=True, slots=True)
class RegisterProfile:
    """What is peculiar to one supplier. `address` shows how its addresses look; `missing` are resources it does not have, `paths` those
    it calls otherwise; without `filters` lists cannot be narrowed to one school, without `delta` only everything can be asked for."""

    name: str
    title: Mapping[str, str]
    login: Login = Login.CLIENT_CREDENTIALS
    token_url: str = ""
    scope: str = ""
    address: str = ""
    page_size: int = 1000
    missing: tuple[str, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict)
    filters: bool = True
    delta: bool = True
    lookup: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """One register and one school unit in it. The secret is never written anywhere: not in the repr, a log, or an error.

    `unit` is the unit's id, code or name, empty where that is plain. `certificate` and `key` are the client's own, `authority` the
    certificate of who vouches for the server, for registers that are not vouched for publicly.
    """

    url: str
    profile: str = "generic"
    client_id: str = ""
    secret: str = field(default="", repr=False, compare=False)
    unit: str = ""
    token_url: str = ""
    certificate: str | None = None
    key: str | None = None
    authority: str | None = None
