"""Registers as the desktop uses them: profiles, kept secrets, and a look that stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scheduler_app.domain.register import RegisterProfile, RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.import_differences import difference_line, differences
from scheduler_app.services.import_log import note_run
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.ports import Register, SchoolStore, SecretStore
from scheduler_app.services.syncing import last_sync, run_name, secret_name, sync


class RegisterUse:
    """All but `profiles` runs in a worker thread."""

    def __init__(self, register: Register, secrets: SecretStore, author: str) -> None:
        self._register, self._secrets, self._author = register, secrets, author

    def profiles(self) -> Sequence[RegisterProfile]:
        return self._register.profiles()

    def has_secret(self, source: RegisterSource) -> bool:
        return bool(self._secrets.get(secret_name(source)))

    def look(
        self,
        school: School | None,
        store: SchoolStore | None,
        source: RegisterSource,
        full: bool,
        progress: Callable[[str, int], None],
        language: str,
    ) -> tuple[ImportOutcome, list[str], bool]:
        """What the register would change, line by line in the language; and whether the secret is kept.

        One that was given is kept when it has worked. InputError when there is none, or the register cannot be used;
        EnvironmentProblem when it cannot be reached.
        """
        given = source.secret
        whole = source if given else replace(source, secret=self._secrets.get(secret_name(source)) or "")
        if not whole.secret:
            raise InputError("ss12000_no_secret")
        since = last_sync(store.imports(), source) if store is not None and not full else None
        outcome = sync(self._register, school, whole, since=since, progress=progress)
        kept = self._secrets.keep(secret_name(source), given) if given else True
        return outcome, [difference_line(row, language) for row in differences(school, outcome, language)], kept

    def note(self, store: SchoolStore, outcome: ImportOutcome, source: RegisterSource) -> None:
        """Put a look that has been carried out in the log of imports: the next one asks for what has changed since."""
        note_run(store, outcome, run_name(source), self._author)
