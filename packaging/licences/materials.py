"""What is inside a bundle, as components of a bill of materials."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from packageurl import PackageURL

import product
from licences.distributions import locked_versions, package_licence, read_components
from licences.frozen_modules import site_packages, top_level_modules
from licences.system_libraries import SystemPackage, system_packages

_MODELS = Path("_internal") / "gpt_desktop" / "models"
_QT = "pyside6-essentials"


def licence(expression: str) -> License:
    """An SPDX expression, identifier or name."""
    return LicenseFactory().make_from_string(expression)


def all_components(bundle: Path) -> list[Component]:
    """Python's packages, the other parts, the system's libraries and the models in it.

    Raises:
        PackagingError: the bundle or the environment that made it is incomplete.
    """
    packages = list(_python_packages(top_level_modules(bundle), site_packages()))
    libraries = [path.name for path in (bundle / "_internal").glob("lib*.so*")]
    system = [_system_component(package) for package in system_packages(libraries)]
    qt = next((one.version for one in packages if one.name == _QT), None)
    return [*packages, *_parts(qt), *system, *_models(bundle / _MODELS)]


def _python_packages(modules: frozenset[str], place: Path) -> Iterator[Component]:
    """Of the locked packages those that have a module inside."""
    wanted = locked_versions()
    for distribution in importlib.metadata.distributions(path=[str(place)]):
        name = distribution.metadata["Name"].lower().replace("_", "-")
        if name in wanted and _modules(distribution) & modules:
            yield Component(
                type=ComponentType.LIBRARY,
                name=name,
                version=distribution.version,
                bom_ref=f"pypi/{name}",
                purl=PackageURL("pypi", name=name, version=distribution.version),
                licenses=[licence(package_licence(name, distribution.metadata))],
            )


def _modules(distribution: importlib.metadata.Distribution) -> set[str]:
    """What can be imported of a package: the first part of each code file's place."""
    files = distribution.files or []
    return {
        file.parts[0].partition(".")[0]
        for file in files
        if file.suffix in {".py", ".so", ".pyd", ".dylib", ".dll"} and file.parts[0] != ".."
    }


def _parts(qt: str | None) -> Iterator[Component]:
    versions = {"Qt": qt, "CPython": platform.python_version()}
    for part in read_components().parts:
        if "model" not in part:
            yield Component(
                type=ComponentType.LIBRARY,
                name=part["name"],
                version=versions.get(part["name"]),
                bom_ref=f"part/{part['name']}",
                description=part["purpose"],
                licenses=[licence(part["licence"])],
            )


def _system_component(package: SystemPackage) -> Component:
    kind = {"arch": package.architecture}
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        bom_ref=f"deb/{package.name}",
        description=", ".join(package.libraries),
        purl=PackageURL("deb", "debian", package.name, package.version, kind),
    )


def _models(folder: Path) -> Iterator[Component]:
    described = {part["model"]: part for part in read_components().parts if "model" in part}
    for model in sorted(folder.iterdir()):
        part = described.get(model.name)
        if part is None:
            raise product.PackagingError(
                f"licences/components.toml does not say whose the model {model.name} is."
            )
        yield Component(
            type=ComponentType.MACHINE_LEARNING_MODEL,
            name=part["name"],
            bom_ref=f"model/{model.name}",
            description=part["purpose"],
            licenses=[licence(part["licence"])],
            components=[_file(path) for path in sorted(model.iterdir())],
        )


def _file(path: Path) -> Component:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Component(
        type=ComponentType.FILE,
        name=path.name,
        bom_ref=f"file/{path.parent.name}/{path.name}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )
