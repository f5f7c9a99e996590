"""Make, check and prove all that is for Linux, of the build in dist/gpt-desktop.

PYTHONPATH=packaging python -m linux.installers
"""

from __future__ import annotations

import os
import sys

import product
from freezing.archive import write_checksums
from licences import bill_of_materials, materials
from linux import build_appimage, build_deb, check_deb, prove_deb

_DIST = product.ROOT / "dist"


def main() -> int:
    try:
        package = build_deb.build_deb(product.BUNDLE, _DIST)
        print(f"{package.name}: {package.stat().st_size / 1e6:.0f} MB")
        check_deb.check_deb(package)
        print("lintian, desktop-file-validate, appstreamcli and man find nothing wrong.")
        bill = _DIST / f"{product.NAME}-{product.version()}-{bill_of_materials.SYSTEM}.cdx.json"
        text = bill_of_materials.write_bill(materials.all_components(product.BUNDLE))
        bill.write_text(text, encoding="utf-8")
        write_checksums([package, bill])
        if code := build_appimage.main([]):
            return code
        if os.geteuid() != 0:
            print("Not proved in a clean Debian: only root can make one.")
            return 0
        return prove_deb.prove_deb(package, prove_deb.clean_root())
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
