"""A web application reached by an ordinary client, without a network."""

from __future__ import annotations

from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal


class InProcess(httpx.BaseTransport):
    """Calls the application in a thread of its own, as a server would."""

    def __init__(self, application: Any) -> None:
        self._inner = httpx.ASGITransport(application, raise_app_exceptions=False)
        self._starting = start_blocking_portal()
        self._portal = self._starting.__enter__()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def close(self) -> None:
        self._starting.__exit__(None, None, None)
