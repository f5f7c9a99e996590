"""Gather the licence texts of what is installed, for the bundle to carry.

    PYTHONPATH=packaging python -m licences.gather TARGET FOLDER

Run by the Python of the environment that is packed.
"""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from pathlib import Path

import product
from licences import third_party
from licences.distributions import installed, locked_versions, read_components, text_files

STANDARD_TEXTS = product.ROOT / "resources" / "licences"
# Not among the app's requirements, yet a part of the bundle.
BUNDLER = "pyinstaller"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("One folder is wanted.", file=sys.stderr)
        return 2
    try:
        gather(Path(arguments[0]))
    except product.PackagingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def gather(target: Path) -> None:
    """Make the folder anew: THIRD_PARTY.md and ``packages``/NAME.txt for each package.

    Raises:
        PackagingError: a package brings no text and components.toml names none.
    """
    if target.exists():
        shutil.rmtree(target)
    packages = target / "packages"
    packages.mkdir(parents=True)
    shutil.copyfile(third_party.TARGET, target / third_party.TARGET.name)
    for name in [*locked_versions(), BUNDLER]:
        if distribution := installed(name):
            (packages / f"{name}.txt").write_text(all_texts(distribution), encoding="utf-8")
    icons = product.ROOT / "resources" / "icons" / "LICENSE"
    shutil.copyfile(icons, packages / "lucide.txt")


def all_texts(distribution: importlib.metadata.Distribution) -> str:
    """Every licence and notice of a package, each under its file's name.

    Raises:
        PackagingError: there is none.
    """
    name = distribution.metadata["Name"].lower().replace("_", "-")
    named = read_components().packages.get(name, {}).get("texts", [])
    standard = [STANDARD_TEXTS / f"{text}.txt" for text in named]
    paths = [*text_files(distribution), *standard]
    if not paths:
        raise product.PackagingError(
            f"{name} brings no licence text; name one in licences/components.toml."
        )
    parts = [f"{name} {distribution.version}"]
    for path in paths:
        rule = "-" * len(path.name)
        text = path.read_text(encoding="utf-8", errors="replace").strip()
        parts.append(f"{path.name}\n{rule}\n\n{text}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
