"""Answers that are not what was asked for, in the standard's Error shape."""

from __future__ import annotations

from http import HTTPStatus


class Refusal(Exception):
    """Becomes `{"code", "message"}` with the HTTP status; never carries what was asked, which may be about a person."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(code)
        self.status, self.code, self.message = status, code, message


def bad_request(code: str, message: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, code, message)


def not_found(what: str) -> Refusal:
    return Refusal(HTTPStatus.NOT_FOUND, "not_found", f"There is no such row in {what}.")


def too_large() -> Refusal:
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "too_large", "That is too much for one answer; ask for less at a time.")
