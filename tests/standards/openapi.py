"""The published OpenAPI description of SS 12000 as validators; it is reference data that this project does not ship."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[2]
FORMATS = FormatChecker()
"""With instants too, which the library leaves unchecked without a package of its own."""


@FORMATS.checks("date-time", raises=ValueError)
def _instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


FILE = Path(os.environ.get("SS12000_OPENAPI", ROOT.parent / "shared" / "ss12000" / "openapi_ss12000_version2_1_0.yaml"))


class OpenApi:
    """One OpenAPI 3.0 file."""

    def __init__(self, path: Path = FILE) -> None:
        self.raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.schemas: dict[str, Any] = {name: _as_json_schema(schema) for name, schema in self.raw["components"]["schemas"].items()}

    @cached_property
    def document(self) -> dict[str, Any]:
        return {"components": {"schemas": self.schemas}}

    def errors(self, schema: Mapping[str, Any], value: Any) -> Iterator[str]:
        """What is wrong with the value, unknown properties of objects included."""
        validator = Draft202012Validator({**_as_json_schema(schema), **self.document}, format_checker=FORMATS)
        for error in validator.iter_errors(value):
            yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        yield from self._unknown(schema, value, "")

    def named(self, name: str) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{name}"}

    def enumeration(self, name: str, *path: str) -> set[str]:
        """The values of an enumeration, or of one inside a schema's properties."""
        found = self.raw["components"]["schemas"][name]
        for step in path:
            found = self.properties(found)[step]
        found = found.get("items", found)
        while "$ref" in found:
            found = self.raw["components"]["schemas"][found["$ref"].rsplit("/", 1)[-1]]
        return set(found["enum"])

    def operation(self, path: str, method: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.raw["paths"].get(path, {}).get(method)
        return found

    def parameters(self, path: str) -> dict[str, dict[str, Any]]:
        operation = self.operation(path, "get") or {}
        shared = self.raw["components"].get("parameters", {})
        rows = (shared[row["$ref"].rsplit("/", 1)[-1]] if "$ref" in row else row for row in operation.get("parameters", ()))
        return {row["name"]: row for row in rows}

    def response(self, path: str, method: str, status: int) -> dict[str, Any] | None:
        operation = self.operation(path, method)
        if operation is None:
            return None
        answer = operation["responses"].get(str(status)) or operation["responses"].get("default", {})
        schema: dict[str, Any] | None = answer.get("content", {}).get("application/json", {}).get("schema")
        return schema

    def properties(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Every property of an object, through references and `allOf`."""
        found: dict[str, Any] = {}
        if "$ref" in schema:
            found |= self.properties(self.raw["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
        for part in schema.get("allOf", ()):
            found |= self.properties(part)
        return found | schema.get("properties", {})

    def items(self, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
        if "items" in schema:
            return schema["items"]
        parts = [*schema.get("allOf", ())]
        if "$ref" in schema:
            parts.append(self.raw["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
        return next((found for part in parts if (found := self.items(part)) is not None), None)

    def _unknown(self, schema: Mapping[str, Any], value: Any, where: str) -> Iterator[str]:
        if isinstance(value, list):
            inner = self.items(schema)
            for number, item in enumerate(value):
                if inner is not None:
                    yield from self._unknown(inner, item, f"{where}/{number}")
        elif isinstance(value, dict):
            known = self.properties(schema)
            for name, item in value.items():
                if known and name not in known:
                    yield f"{where}/{name}: not a property"
                elif name in known:
                    yield from self._unknown(known[name], item, f"{where}/{name}")


def _as_json_schema(schema: Any) -> Any:
    """OpenAPI 3.0 says `nullable` where JSON Schema has a type; examples and defaults say nothing about values."""
    if isinstance(schema, list):
        return [_as_json_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _as_json_schema(value) for key, value in schema.items() if key not in ("example", "nullable", "default", "discriminator")}
    if schema.get("nullable") and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    return made
