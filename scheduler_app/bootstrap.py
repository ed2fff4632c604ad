"""The composition root: the only module that knows which adapter serves which port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler_app.attendance.targets import Targets
from scheduler_app.interchange.formats import Formats
from scheduler_app.interchange.ss12000.standard import Standard
from scheduler_app.keyring_secrets import KeyringSecrets
from scheduler_app.provider.server import Server
from scheduler_app.reports.printer import Printer
from scheduler_app.services.ports import (
    AttendanceTargets,
    ForeignFormats,
    Register,
    SchedulePrinter,
    SchoolStores,
    SecretStore,
    StandardRows,
)
from scheduler_app.services.register_use import RegisterUse
from scheduler_app.services.serving import ProviderServer
from scheduler_app.settings import author
from scheduler_app.storage.stores import Stores

if TYPE_CHECKING:
    from scheduler_app.ui.desktop_services import DesktopServices


@dataclass(frozen=True, slots=True)
class Services:
    """What a command needs from outside."""

    stores: SchoolStores
    targets: AttendanceTargets
    formats: ForeignFormats
    printer: SchedulePrinter
    standard: StandardRows
    provider: ProviderServer
    register: Register
    secrets: SecretStore


def services() -> Services:
    """The adapters of a normal run."""
    return Services(
        stores=Stores(),
        targets=Targets(),
        formats=Formats(),
        printer=Printer(),
        standard=Standard(),
        provider=Server(),
        register=Standard(),
        secrets=KeyringSecrets(),
    )


def desktop_services() -> DesktopServices:
    """The same adapters with the use cases the window calls; the only import of `ui` outside it, and only when it opens."""
    from scheduler_app.ui import desktop_services as desktop

    registers = RegisterUse(Standard(), KeyringSecrets(), author())
    return desktop.desktop_services(Stores(), Targets(), Formats(), Printer(), author(), registers)
