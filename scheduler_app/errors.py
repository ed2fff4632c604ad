"""Errors that a user can do something about: a message code with its data, and the exit code it means."""

from __future__ import annotations


class RingklockaError(Exception):
    """Base of every expected failure; `code` names a text in resources/texts, `data` fills it in.

    Never put a person's name in `data` that ends up in a log: the log gets `code` and the keys only.
    """

    exit_code = 2

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        return f"{self.code} {self.data}" if self.data else self.code


class InputError(RingklockaError):
    """What the user gave cannot be used: a file, an argument, a row."""

    exit_code = 2


class EnvironmentProblem(RingklockaError):
    """The surroundings failed: disk full, database gone, file locked by another."""

    exit_code = 3
