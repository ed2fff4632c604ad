"""Reads the program's own source for the architecture tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("scheduler_app", "solver")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def path_of(module: str) -> Path:
    base = ROOT.joinpath(*module.split("."))
    return base / "__init__.py" if base.is_dir() else base.with_suffix(".py")


@cache
def imports_of(module: str) -> frozenset[str]:
    """Dotted names a module imports anywhere in it, inside functions too; `from a import b` counts as `a` and `a.b`."""
    names: set[str] = set()
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} uses a relative import"
            names.add(node.module or "")
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def widgets_of_ours() -> frozenset[str]:
    """The modules of the desktop that define a widget: a class of QtWidgets or of another such module is among its ancestors."""
    classes = [
        (module, node.name, {ast.unparse(base).rpartition(".")[2] for base in node.bases})
        for module, tree in modules().items()
        if within(module, "scheduler_app.ui")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    ]
    known = {name.rpartition(".")[2] for module, _, _ in classes for name in imports_of(module) if within(name, "PySide6.QtWidgets")}
    while more := {name for _, name, bases in classes if bases & known} - known:
        known |= more
    return frozenset(module for module, _, bases in classes if bases & known)


def within(name: str, *packages: str) -> bool:
    """Tell whether a dotted name is one of the packages or inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node
