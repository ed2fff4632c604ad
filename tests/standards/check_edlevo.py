"""Holds our samples of Edlevo's files against the published schemas: `make check-edlevo`.

The schemas are not part of this repository; `EDLEVO_SCHEMAS` says where they lie (../shared/edlevo unless told).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from scheduler_app.interchange.formats import Formats
from scheduler_app.services.demo import demo_school
from scheduler_app.services.staffing import export_staff

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "edlevo"
SCHEMAS = {
    "organization": "tieto-edu-organization-v12.xsd",
    "personnel": "tieto-edu-personnel-v8.xsd",
    "person": "tieto-edu-person-v6.xsd",
    "studyinformation": "tieto-edu-studyinformation-v11.xsd",
}
SCHEDULE = "tieto-edu-schedule-v1.xsd"
"""What our staff plan is written by; the file is made from a demo school each time."""


def main() -> int:
    """0 when every sample is valid, 1 when one is not, 2 when the schemas are missing."""
    import xmlschema

    folder = Path(os.environ.get("EDLEVO_SCHEMAS", ROOT.parent / "shared" / "edlevo"))
    missing = [name for name in (*SCHEMAS.values(), SCHEDULE) if not (folder / name).is_file()]
    if missing:
        print(f"Not checked: {', '.join(missing)} not found in {folder} (set EDLEVO_SCHEMAS to the folder that has them).")
        return 2
    with tempfile.TemporaryDirectory() as made:
        plan = Path(made) / "staff plan of the demo gymnasium.xml"
        export_staff(Formats(), demo_school("gymnasium", 1), plan)
        files = {SAMPLES / f"{sample}.xml": schema for sample, schema in SCHEMAS.items()} | {plan: SCHEDULE}
        return 1 if sum([_is_wrong(path, xmlschema.XMLSchema(str(folder / schema))) for path, schema in files.items()]) else 0


def _is_wrong(path: Path, schema: Any) -> bool:
    errors = list(schema.iter_errors(str(path)))
    print(f"{path.name} against {schema.name}: {'valid' if not errors else f'{len(errors)} errors'}")
    for error in errors[:10]:
        print(f"  {error.path}: {error.reason}")
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main())
