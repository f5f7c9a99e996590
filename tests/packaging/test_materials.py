"""The bill of materials fits CycloneDX's schema, names what is inside, and is repeatable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cyclonedx.model.component import Component

import product
from licences import bill_of_materials, materials, system_libraries


def components(model: str, folder: Path) -> list[Component]:
    """A model of one file."""
    (folder / model).mkdir()
    (folder / model / "model.toml").write_bytes(b"name = 'x'\n")
    return list(materials._models(folder))


def test_it_fits_the_schema_and_names_the_model(tmp_path: Path) -> None:
    text = bill_of_materials.write_bill(components("smollm2-135m-instruct", tmp_path))
    bill = json.loads(text)
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["version"] == product.version()
    [model] = bill["components"]
    assert model["type"] == "machine-learning-model"
    assert model["licenses"][0]["license"]["id"] == "Apache-2.0"
    assert len(model["components"][0]["hashes"][0]["content"]) == 64


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    parts = components("smollm2-135m-instruct", tmp_path)
    assert bill_of_materials.write_bill(parts) == bill_of_materials.write_bill(parts)


def test_a_model_of_unknown_origin_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(product.PackagingError, match="does not say whose the model mine is"):
        components("mine", tmp_path)


def test_only_packages_with_a_module_inside_are_named() -> None:
    place = Path(json.__file__).parent  # no packages there
    assert list(materials._python_packages(frozenset({"numpy"}), place)) == []
    own = Path(pytest.__file__).parent.parent
    [numpy] = materials._python_packages(frozenset({"numpy"}), own)
    assert numpy.name == "numpy"
    assert str(numpy.purl).startswith("pkg:pypi/numpy@")


def test_no_build_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bill_of_materials.main([str(tmp_path / "nothing"), str(tmp_path / "bill.json")]) == 2
    assert "build it first" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="only Debian names its libraries")
def test_the_systems_libraries_are_named_by_package() -> None:
    found = system_libraries.system_packages(["libc.so.6", "libpython3.11.so.1.0", "libno.so.1"])
    [package] = [one for one in found if one.name == "libc6"]
    assert package.libraries == ("libc.so.6",)
    assert "GNU C Library" in package.copyright_text()
    assert {one.name for one in found} == {"libc6"}
