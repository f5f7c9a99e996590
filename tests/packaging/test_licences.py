"""Whose work is inside is told completely and kept up to date."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

import product
from licences import gather, third_party
from licences.distributions import LOCK, installed, locked_packages, locked_versions


def test_the_file_is_what_the_lock_file_gives() -> None:
    assert third_party.TARGET.read_text(encoding="utf-8") == third_party.render()
    assert third_party.main(["--check"]) == 0


def test_every_dependency_of_the_app_is_in_it() -> None:
    project = tomllib.loads((product.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = third_party.TARGET.read_text(encoding="utf-8").lower()
    for dependency in project["project"]["dependencies"]:
        name = re.split(r"[<>=]", dependency)[0].strip().lower()
        assert f"| {name} |" in text


def test_a_package_that_is_not_described_is_an_error(tmp_path: Path) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text("no-such-package==1.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    with pytest.raises(product.PackagingError, match="no-such-package"):
        locked_packages(lock)


def test_only_what_desktops_install_is_listed() -> None:
    names = locked_versions()
    assert "colorama" in names  # Windows
    assert "httpx2-jsfetch" not in names  # browsers
    assert len(names["numpy"]) == LOCK.read_text(encoding="utf-8").count("\nnumpy==")


def test_licences_are_spdx_expressions() -> None:
    known = re.compile(r"[A-Za-z0-9.-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.-]+)*")
    wrong = [one for one in locked_packages() if not known.fullmatch(one.licence)]
    assert wrong == []


def test_the_texts_of_all_that_is_installed_are_gathered(tmp_path: Path) -> None:
    target = tmp_path / "licences"
    gather.gather(target)
    names = {path.stem for path in (target / "packages").glob("*.txt")}
    assert {name for name in locked_versions() if installed(name)} <= names
    assert (target / "THIRD_PARTY.md").is_file()
    qt = (target / "packages" / "pyside6-essentials.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "TERMS AND CONDITIONS" in qt
    runtime = (target / "packages" / "onnxruntime.txt").read_text(encoding="utf-8")
    assert "THIRD PARTY SOFTWARE NOTICES" in runtime


class _Bare(importlib.metadata.Distribution):
    """A package without any licence file."""

    def read_text(self, filename: str) -> str | None:
        return "Name: bare\nVersion: 1\n" if filename == "METADATA" else None

    def locate_file(self, path: object) -> Path:
        return Path(str(path))


def test_a_package_without_a_text_is_an_error() -> None:
    with pytest.raises(product.PackagingError, match="bare brings no licence text"):
        gather.all_texts(_Bare())
