"""The provider's addresses: lists, single rows and look-ups under `/v2.0`, for those who show the token where one is set."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import RingklockaError
from scheduler_app.provider import deleted, events, lists
from scheduler_app.provider.expanding import dressed
from scheduler_app.provider.filters import FILTERS
from scheduler_app.provider.parameters import uuid
from scheduler_app.provider.refusal import Refusal, bad_request, not_found, too_large
from scheduler_app.provider.request import LARGEST_PAGE, read_expansion, read_request
from scheduler_app.provider.view import View
from scheduler_app.services.offering import EVENTS, Offer
from scheduler_app.services.stamps import Row

BASE = "/v2.0"
LARGEST_BODY = 200_000
"""Bytes of a look-up."""

LOOKUPS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(FILTERS, ("ids",)),
    "organisations": ("ids", "schoolUnitCodes", "organisationCodes"),
    "persons": ("ids", "civicNos"),
    "activities": ("ids", "teachers", "members"),
    EVENTS: ("ids", "activities", "student", "teacher"),
}
_NOT_IDS = ("schoolUnitCodes", "organisationCodes", "civicNos")


def make_application(current: Callable[[], Offer], token: str | None, hosts: Sequence[str] = ()) -> FastAPI:
    """`token` None is for offers without persons only; `hosts` are the names that it answers to, any if empty."""
    if token is None and current().audience is not Audience.PUBLIC:
        raise ValueError("persons are handed on to those who show a token only")
    application = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    views: list[View] = []

    def view() -> View:
        offer = current()
        if not views or views[-1].offer is not offer:
            views[:] = [View(offer)]
        return views[-1]

    for resource in (*FILTERS, EVENTS):
        _add_routes(application, resource, view)

    def deleted_entities(request: Request) -> JSONResponse:
        return _answer(deleted.page(view(), _parameters(request)))

    application.add_api_route(f"{BASE}/deletedEntities", deleted_entities, methods=["GET"], response_model=None)
    _add_failures(application)
    _add_guard(application, token, hosts)
    return application


def _add_routes(application: FastAPI, resource: str, view: Callable[[], View]) -> None:
    find = events.looked_up if resource == EVENTS else partial(_found_in, resource)

    def listed(request: Request) -> JSONResponse:
        asked = read_request(resource, _parameters(request))
        return _answer(events.page(view(), asked) if resource == EVENTS else lists.page(view(), asked))

    def single(request: Request, id: str) -> JSONResponse:
        expand, names = _expansion(resource, request)
        wanted = _uuid_or_missing(resource, id)
        here = view()
        found = find(here, {"ids": [wanted]})
        if not found:
            raise not_found(resource)
        return _answer(dressed(here, resource, found[0], expand, names))

    async def lookup(request: Request) -> JSONResponse:
        expand, names = _expansion(resource, request)
        body, here = _body(resource, await _read(request)), view()
        found = await run_in_threadpool(find, here, body)
        if len(found) > LARGEST_PAGE:
            raise too_large()
        return _answer([dressed(here, resource, row, expand, names) for row in found])

    application.add_api_route(f"{BASE}/{resource}", listed, methods=["GET"], response_model=None)
    application.add_api_route(f"{BASE}/{resource}/lookup", lookup, methods=["POST"], response_model=None)
    application.add_api_route(f"{BASE}/{resource}/{{id}}", single, methods=["GET"], response_model=None)


def _found_in(resource: str, view: View, body: Mapping[str, Sequence[str]]) -> list[Row]:
    return lists.looked_up(view, resource, body)


def _parameters(request: Request) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


def _expansion(resource: str, request: Request) -> tuple[frozenset[str], bool]:
    given = {name: tuple(values) for name, values in _parameters(request).items()}
    found = read_expansion(resource, given)
    if given:
        raise bad_request("unknown_parameter", f"{resource} has no such parameter as one of those given.")
    return found


def _uuid_or_missing(resource: str, id: str) -> str:
    try:
        return uuid(id)
    except ValueError:
        raise not_found(resource) from None


async def _read(request: Request) -> bytes:
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > LARGEST_BODY:
            raise too_large()
    return content


def _body(resource: str, content: bytes) -> dict[str, list[str]]:
    try:
        given = json.loads(content)
        if not isinstance(given, dict) or not all(isinstance(values, list) for values in given.values()):
            raise ValueError(resource)
        if set(given) - set(LOOKUPS[resource]):
            raise ValueError(resource)
        found = {
            name: [str(value) if name in _NOT_IDS else uuid(value) for value in values if isinstance(value, str) or _wrong()]
            for name, values in given.items()
        }
    except (ValueError, RecursionError):
        raise bad_request("bad_body", f"A look-up in {resource} is an object of lists: {', '.join(LOOKUPS[resource])}.") from None
    if sum(map(len, found.values())) > LARGEST_PAGE:
        raise too_large()
    return found


def _wrong() -> bool:
    raise ValueError


def _answer(value: Any) -> JSONResponse:
    return JSONResponse(value, headers={"Cache-Control": "no-store"})


def _refused(status: int, code: str, message: str) -> JSONResponse:
    headers = {"Cache-Control": "no-store"} | ({"WWW-Authenticate": "Bearer"} if status == 401 else {})
    return JSONResponse({"code": code, "message": message}, status, headers)


def _add_failures(application: FastAPI) -> None:
    def on_refusal(_: Request, refusal: Exception) -> JSONResponse:
        assert isinstance(refusal, Refusal)
        return _refused(refusal.status, refusal.code, refusal.message)

    def on_http(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        return _refused(error.status_code, f"http_{error.status_code}", "The provider has nothing at that address for that method.")

    def on_failure(_: Request, error: Exception) -> JSONResponse:
        code = error.code if isinstance(error, RingklockaError) else "internal_error"
        return _refused(503 if isinstance(error, RingklockaError) else 500, code, "The provider cannot answer at the moment.")

    application.add_exception_handler(Refusal, on_refusal)
    application.add_exception_handler(HTTPException, on_http)
    application.add_exception_handler(RequestValidationError, on_failure)
    application.add_exception_handler(RingklockaError, on_failure)
    application.add_exception_handler(Exception, on_failure)


def _add_guard(application: FastAPI, token: str | None, hosts: Sequence[str]) -> None:
    expected = None if token is None else token.encode()

    @application.middleware("http")
    async def guard(request: Request, go_on: Callable[[Request], Any]) -> Any:
        if hosts and request.url.hostname not in hosts:
            return _refused(400, "unknown_host", "The provider does not answer to that name.")
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if expected is not None and (scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), expected)):
            return _refused(401, "unauthorized", "A bearer token is needed.")
        return await go_on(request)
