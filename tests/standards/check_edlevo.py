"""Holds our samples of Edlevo's files against the published schemas: `make check-edlevo`.

The schemas are not part of this repository; `EDLEVO_SCHEMAS` says where they lie (../shared/edlevo unless told).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data" / "edlevo"
SCHEMAS = {
    "organization": "tieto-edu-organization-v12.xsd",
    "personnel": "tieto-edu-personnel-v8.xsd",
    "person": "tieto-edu-person-v6.xsd",
    "studyinformation": "tieto-edu-studyinformation-v11.xsd",
}


def main() -> int:
    """0 when every sample is valid, 1 when one is not, 2 when the schemas are missing."""
    import xmlschema

    folder = Path(os.environ.get("EDLEVO_SCHEMAS", ROOT.parent / "shared" / "edlevo"))
    missing = [name for name in SCHEMAS.values() if not (folder / name).is_file()]
    if missing:
        print(f"Not checked: {', '.join(missing)} not found in {folder} (set EDLEVO_SCHEMAS to the folder that has them).")
        return 2
    wrong = 0
    for sample, schema in SCHEMAS.items():
        errors = list(xmlschema.XMLSchema(str(folder / schema)).iter_errors(str(SAMPLES / f"{sample}.xml")))
        print(f"{sample}.xml against {schema}: {'valid' if not errors else f'{len(errors)} errors'}")
        for error in errors[:10]:
            print(f"  {error.path}: {error.reason}")
        wrong += bool(errors)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
