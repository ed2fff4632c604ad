"""A web application reached by an ordinary client, without a network."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal


class InProcess(httpx.BaseTransport):
    """Calls the application in a thread of its own, as a server would; may be used again after it was closed."""

    def __init__(self, application: Any) -> None:
        self._inner = httpx.ASGITransport(application, raise_app_exceptions=False)
        self._running: ExitStack | None = None
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self._running is None:
            self._running = ExitStack()
            self._portal = self._running.enter_context(start_blocking_portal())
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def close(self) -> None:
        if self._running is not None:
            self._running.close()
            self._running = None
