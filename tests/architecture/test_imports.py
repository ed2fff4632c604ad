"""Who may import whom (the arrows of the design)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, imports_of, modules, widgets_of_ours, within

APP = "scheduler_app"
FRONT = {f"{APP}.ui", f"{APP}.cli", f"{APP}.provider"}
ADAPTERS = {f"{APP}.{name}" for name in ("storage", "attendance", "interchange", "reports")}
INNER = {APP + ".services", "solver"}

FOREIGN: dict[str, set[str]] = {
    "solver": {APP, "PySide6", "sqlalchemy", "reportlab"},
    f"{APP}.domain": {*FRONT, *ADAPTERS, *INNER, "PySide6", "sqlalchemy", "reportlab"},
    f"{APP}.services": {*FRONT, *ADAPTERS, "PySide6", "sqlalchemy", "reportlab"},
    **{adapter: {*FRONT, *ADAPTERS, *INNER, "PySide6"} - {adapter} for adapter in ADAPTERS},
    **{front: {*FRONT, *ADAPTERS, "solver", "sqlalchemy", "reportlab", "PySide6"} - {front} for front in FRONT - {f"{APP}.ui"}},
    f"{APP}.ui": {*FRONT, *ADAPTERS, "solver", "sqlalchemy", "reportlab"} - {f"{APP}.ui"},
}


@pytest.mark.parametrize("package", sorted(FOREIGN))
def test_packages_import_only_along_the_arrows(package: str) -> None:
    wrong = [
        f"{module} imports {name}"
        for module in modules()
        if within(module, package)
        for name in imports_of(module)
        if within(name, *FOREIGN[package])
        # the one place that talks to the solver
        and not (within(module, "scheduler_app.services.solving") and within(name, "solver"))
    ]
    assert wrong == []


def test_only_the_solving_service_imports_the_solver() -> None:
    users = {
        module for module in modules() if within(module, "scheduler_app") and any(within(name, "solver") for name in imports_of(module))
    }
    assert {module for module in users if not within(module, "scheduler_app.services.solving")} == set()


def test_only_the_composition_root_knows_the_adapters() -> None:
    users = {
        module for module in modules() if not within(module, *ADAPTERS) and any(within(name, *ADAPTERS) for name in imports_of(module))
    }
    assert users <= {"scheduler_app.bootstrap"}


def test_the_board_is_painted_without_services_and_prepared_without_widgets() -> None:
    board = [module for module in modules() if within(module, f"{APP}.ui.board")]
    assert [module for module in board if any(within(name, f"{APP}.services") for name in imports_of(module))] == []
    presenters = [module for module in board if module.rpartition(".")[2].startswith("presenter")]
    assert len(presenters) >= 4
    assert [module for module in presenters if any(within(name, "PySide6.QtWidgets") for name in imports_of(module))] == []


def test_the_desktop_knows_widgets_or_services_in_one_module_never_both() -> None:
    """Views get what they call from `desktop_services`, presenters and features ask through widgets of ours; both know the ports' types."""

    def asked(module: str) -> list[str]:
        services, ports = f"{APP}.services", f"{APP}.services.ports"
        return [name for name in imports_of(module) if within(name, services) and name != services and not within(name, ports)]

    desktop = [module for module in modules() if within(module, f"{APP}.ui")]
    seen = [module for module in desktop if any(within(name, "PySide6.QtWidgets") for name in imports_of(module))]
    assert len(seen) >= 60
    assert {module: found for module in seen if (found := asked(module))} == {}
    assert {module: found for module in widgets_of_ours() if (found := asked(module))} == {}


def test_only_storage_and_attendance_speak_sql() -> None:
    users = {module for module in modules() if any(within(name, "sqlalchemy", "sqlite3", "psycopg") for name in imports_of(module))}
    assert {module for module in users if not within(module, "scheduler_app.storage", "scheduler_app.attendance")} == set()


def test_only_the_provider_serves_and_only_the_client_of_the_standard_asks_over_the_network() -> None:
    def users(*libraries: str) -> set[str]:
        return {module for module in modules() if any(within(name, *libraries) for name in imports_of(module))}

    assert {module for module in users("fastapi", "starlette", "uvicorn") if not within(module, "scheduler_app.provider")} == set()
    clients = users("httpx", "requests", "urllib.request", "http.client", "socket")
    assert {module for module in clients if not within(module, "scheduler_app.interchange.ss12000")} == set()


def test_checker_shares_no_code_with_the_search() -> None:
    checking = [module for module in modules() if within(module, "solver.checks", "solver.checker")]
    allowed = ("solver.checks", "solver.problem", "solver.result", "solver.rules")
    wrong = [
        f"{module} imports {name}"
        for module in checking
        for name in imports_of(module)
        if within(name, "numpy", "numba", "ortools") or (within(name, "solver") and name != "solver" and not within(name, *allowed))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("start", "unwanted"),
    [
        (
            "import scheduler_app.ui.application, scheduler_app.bootstrap as b; b.desktop_services()",
            ("ortools", "numba", "pandas", "reportlab", "psycopg"),
        ),
        (
            "import scheduler_app.cli.run as run; run.parser(); run.services()",
            ("PySide6", "ortools", "numba", "reportlab", "fastapi", "httpx", "psycopg", "alembic"),
        ),
        ("import solver.problem, solver.rules, solver.result, solver.events, solver.wire, solver.checker", ("numpy", "ortools", "numba")),
    ],
)  # fmt: skip
def test_heavy_libraries_stay_out_until_needed(start: str, unwanted: tuple[str, ...]) -> None:
    script = f"{start}\nimport sys\nprint([name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
