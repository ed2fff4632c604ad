"""Page tokens: opaque to those who get them, they hold what was asked and where the page ended. They give no rights."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.provider.refusal import bad_request

LONGEST = 4000
"""Characters of a token that is looked at."""


@dataclass(frozen=True)
class PageToken:
    """`asked` are the parameters of the first page; `after` the place of the last row that was sent."""

    resource: str
    asked: tuple[tuple[str, tuple[str, ...]], ...]
    after: tuple[Any, ...]

    def text(self) -> str:
        packed = json.dumps([self.resource, self.asked, self.after], separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_token(text: str, resource: str) -> PageToken:
    """The token as it was given out for the resource; refuses anything else."""
    try:
        if len(text) > LONGEST:
            raise ValueError(len(text))
        of, asked, after = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        token = PageToken(str(of), tuple((str(name), _texts(values)) for name, values in asked), tuple(after))
        if of != resource or not all(isinstance(part, str | int) for part in token.after):
            raise ValueError(resource)
        return token
    except (ValueError, TypeError, RecursionError):
        raise bad_request("bad_page_token", "The page token is not one of this list.") from None


def _texts(values: Sequence[str]) -> tuple[str, ...]:
    if isinstance(values, str):
        raise TypeError(values)
    return tuple(str(value) for value in values)
