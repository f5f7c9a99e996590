"""Write THIRD_PARTY.md: whose work is inside the app, under which licence.

PYTHONPATH=packaging python -m licences.third_party [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

import product
from licences.distributions import locked_packages, read_components

TARGET = product.ROOT / "THIRD_PARTY.md"
_PREAMBLE = Path(__file__).resolve().parent / "preamble.md"
_PARTS = """
## Other parts

| part | licence | what for | home page |
| --- | --- | --- | --- |
"""


def main(arguments: list[str]) -> int:
    try:
        text = render()
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments == ["--check"]:
        current = TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text
        print("THIRD_PARTY.md is " + ("up to date." if current else "old: make third-party"))
        return 0 if current else 1
    TARGET.write_text(text, encoding="utf-8")
    print(TARGET.relative_to(product.ROOT))
    return 0


def render() -> str:
    """The whole file.

    Raises:
        PackagingError: a package of the lock file is not described.
    """
    packages = locked_packages()
    qt = next(one.versions[0] for one in packages if one.name == "pyside6-essentials")
    rows = [
        f"| {one.name} | {' / '.join(one.versions)} | {one.licence} | <{one.homepage}> |"
        for one in packages
    ]
    parts = [
        f"| {part['name']} | {part['licence']} | {part['purpose']} | <{part['homepage']}> |"
        for part in read_components().parts
    ]
    preamble = _PREAMBLE.read_text(encoding="utf-8").replace("@QT@", qt)
    return (
        preamble.replace("@MINOR@", qt.rpartition(".")[0])
        + "\n".join(rows)
        + "\n"
        + _PARTS
        + "\n".join(parts)
        + "\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
