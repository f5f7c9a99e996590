"""The proof in a clean Debian needs root, ends with the script's own code, and leaves nothing."""

from __future__ import annotations

import os
import shutil
import tarfile
from pathlib import Path

import pytest

import product
from linux import prove_deb


@pytest.fixture
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "clean-root"
    folder.mkdir()
    monkeypatch.setattr(prove_deb, "ROOTS", folder)
    return folder


def test_only_root_makes_a_clean_debian(
    roots: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert prove_deb.main([str(roots / "package.deb")]) == 2
    assert "by root only" in capsys.readouterr().err


def test_a_root_that_is_there_is_not_made_again(
    roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    archive = roots / f"{prove_deb.SUITE}.tar"
    archive.touch()
    assert prove_deb.clean_root() == archive


def test_a_folder_with_a_mount_in_it_is_not_deleted(
    roots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = roots / "copy"
    copy.mkdir()
    monkeypatch.setattr(prove_deb, "_read", lambda _: f"proc {copy}/proc proc rw 0 0\n")
    with pytest.raises(product.PackagingError, match="Something is mounted"):
        prove_deb._remove(copy)
    assert copy.is_dir()


@pytest.mark.skipif(
    shutil.which("unshare") is None or os.geteuid() != 0, reason="needs root and unshare"
)
def test_a_root_in_which_nothing_runs_fails_and_is_deleted(roots: Path, tmp_path: Path) -> None:
    for name in ("proc", "etc"):
        (tmp_path / "content" / name).mkdir(parents=True)
    archive = tmp_path / "root.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(tmp_path / "content", ".")
    package = tmp_path / "package.deb"
    package.touch()
    assert prove_deb.prove_deb(package, archive) != 0
    assert list(roots.iterdir()) == []
    assert str(roots) not in Path("/proc/self/mounts").read_text(encoding="utf-8")
