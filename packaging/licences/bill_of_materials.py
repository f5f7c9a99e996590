"""Write the bill of materials of a bundle as CycloneDX JSON, and hold it against its schema.

PYTHONPATH=packaging python -m licences.bill_of_materials [BUNDLE] [TARGET]
"""

from __future__ import annotations

import platform
import sys
import uuid
from pathlib import Path

from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import product
from licences import materials

SYSTEM = platform.system().lower()


def main(arguments: list[str]) -> int:
    bundle = Path(arguments[0]) if arguments else product.BUNDLE
    default = product.ROOT / "dist" / f"{product.NAME}-{product.version()}.cdx.json"
    target = Path(arguments[1]) if len(arguments) > 1 else default
    try:
        text = write_bill(materials.all_components(bundle))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    target.write_text(text, encoding="utf-8")
    print(target)
    return 0


def write_bill(components: list[Component]) -> str:
    """The document; equal inputs give equal text.

    Raises:
        PackagingError: it does not fit the schema.
    """
    app = Component(
        type=ComponentType.APPLICATION,
        name=product.NAME,
        version=product.version(),
        bom_ref=product.NAME,
        description=product.SUMMARY,
        licenses=[materials.licence("Apache-2.0")],
    )
    bill = Bom(
        components=components,
        serial_number=uuid.uuid5(uuid.NAMESPACE_OID, f"{product.NAME} {product.version()}"),
        metadata=BomMetaData(component=app, timestamp=product.build_time()),
    )
    bill.register_dependency(app, components)
    text = JsonV1Dot6(bill).output_as_string(indent=2)
    if problem := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise product.PackagingError(f"The bill of materials does not fit its schema: {problem}")
    return text + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
