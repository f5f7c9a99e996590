"""The .deb and the AppImage's folder of a stand-in bundle, held against the systems' own tools."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import product
from gpt_desktop.cli.arguments import COMMANDS
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from linux import build_appimage, build_deb, check_deb, libraries, system_tree

TOOLS = ("appstreamcli", "desktop-file-validate", "dpkg-deb", "man", "objdump")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


@pytest.fixture
def tree(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the package of the stand-in installs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    package = build_deb.build_deb(bundle, tmp_path)
    root = tmp_path / "root"
    product.run("dpkg-deb", "--raw-extract", package, root)
    return root


def test_the_desktops_checkers_find_nothing_wrong(tree: Path) -> None:
    check_deb.check_tree(tree)


def test_a_checker_that_finds_something_is_heard(tree: Path) -> None:
    entry = tree / "usr" / "share" / "applications" / "gpt-desktop.desktop"
    entry.write_text(entry.read_text(encoding="utf-8") + "Nonsense\n", encoding="utf-8")
    with pytest.raises(product.PackagingError, match="desktop-file-validate"):
        check_deb.check_tree(tree)


def test_the_control_file_says_what_is_inside(tree: Path) -> None:
    control = (tree / "DEBIAN" / "control").read_text(encoding="utf-8")
    fields = dict(line.split(": ", 1) for line in control.splitlines() if ": " in line)
    assert fields["Version"] == product.version()
    assert "libegl1" in fields["Depends"].split(", ")
    assert "libc6 (>= 2." in fields["Depends"]
    assert int(fields["Installed-Size"]) > 50


def test_the_sums_are_those_of_the_files(tree: Path) -> None:
    lines = (tree / "DEBIAN" / "md5sums").read_text(encoding="utf-8").splitlines()
    listed = {line[34:]: line[:32] for line in lines}
    files = {
        str(path.relative_to(tree)): build_deb.md5(path)
        for path in (tree / "usr").rglob("*")
        if path.is_file() and not path.is_symlink()
    }
    assert listed == files


def test_the_command_leads_to_the_program(tree: Path) -> None:
    command = tree / "usr" / "bin" / "gpt-desktop"
    program = tree / "usr" / "lib" / "gpt-desktop" / "gpt-desktop"
    assert command.resolve() == program
    assert subprocess.run([str(command)], check=False).returncode == 0
    assert program.stat().st_mode & 0o777 == 0o755
    data = tree / "usr" / "lib" / "gpt-desktop" / "_internal" / "data.txt"
    assert data.stat().st_mode & 0o777 == 0o644


def test_documents_the_app_reads_are_offered_to_it(tree: Path) -> None:
    assert tuple(product.DOCUMENT_TYPES) == SUPPORTED_SUFFIXES
    for name in ("gpt-desktop", "gpt-desktop-summarize"):
        path = tree / "usr" / "share" / "applications" / f"{name}.desktop"
        entry = path.read_text(encoding="utf-8")
        for kind in product.DOCUMENT_TYPES.values():
            assert f"{kind};" in entry
        assert "@" not in entry


def test_packages_of_equal_sources_are_equal_whatever_the_umask(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    sums = set()
    for umask in (0o022, 0o077):
        os.umask(umask)
        folder = tmp_path / f"{umask:o}"
        folder.mkdir()
        package = build_deb.build_deb(bundle, folder)
        sums.add(hashlib.sha256(package.read_bytes()).hexdigest())
    assert len(sums) == 1


def test_a_library_of_no_known_package_is_an_error() -> None:
    needs = libraries.SystemNeeds(frozenset({"libc.so.6", "libnobody.so.9"}), (2, 34))
    with pytest.raises(product.PackagingError, match=r"libnobody\.so\.9"):
        libraries.debian_dependencies(needs)


def test_a_bundle_without_the_program_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(product.PackagingError, match="build it first"):
        system_tree.lay_out(tmp_path, tmp_path / "root")


def test_the_appimage_is_laid_out_and_its_tool_is_asked_for(
    bundle: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("APPIMAGETOOL", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert build_appimage.main([str(bundle), str(tmp_path)]) == 0
    assert "appimagetool is not installed" in capsys.readouterr().out


def test_the_appimages_start_finds_the_program(bundle: Path, tmp_path: Path) -> None:
    root = tmp_path / "gpt-desktop.AppDir"
    build_appimage.lay_out(bundle, root)
    assert subprocess.run([str(root / "AppRun")], check=False).returncode == 0
    assert (root / ".DirIcon").resolve().is_file()


def test_the_licences_are_where_the_package_says(tree: Path) -> None:
    told = f"/usr/lib/gpt-desktop/_internal/{product.LICENCES}"
    copyright_text = (tree / "usr/share/doc/gpt-desktop/copyright").read_text(encoding="utf-8")
    assert told in copyright_text
    # From the package gpt_desktop, as in a wheel.
    shipped = product.LICENCES.removeprefix("gpt_desktop/")
    assert (product.ROOT / shipped / "LGPL-3.0.txt").is_file()


def test_the_manual_tells_of_every_command() -> None:
    manual = (system_tree.DATA / "gpt-desktop.1").read_text(encoding="utf-8")
    told = set(re.findall(r'^\.BI "?(\w+)', manual, re.MULTILINE))
    assert set(COMMANDS) <= told
