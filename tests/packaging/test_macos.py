"""The macOS bundle's property list and scripts, as far as another system can tell."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import product
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from macos.bundle import info_plist

FOLDER = product.ROOT / "packaging" / "macos"


def test_the_property_list_can_be_written_and_says_the_version() -> None:
    read = plistlib.loads(plistlib.dumps(info_plist()))
    assert read["CFBundleShortVersionString"] == product.version()
    assert read["NSHighResolutionCapable"] is True
    assert len(read["CFBundleDocumentTypes"]) == len(SUPPORTED_SUFFIXES)
    assert {kind["LSHandlerRank"] for kind in read["CFBundleDocumentTypes"]} == {"Alternate"}


def test_the_entitlements_let_qt_be_replaced() -> None:
    with (FOLDER / "entitlements.plist").open("rb") as file:
        entitlements = plistlib.load(file)
    assert entitlements["com.apple.security.cs.disable-library-validation"] is True


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_nothing_is_signed_where_no_identity_is_set(tmp_path: Path) -> None:
    environment = {key: text for key, text in os.environ.items() if not key.startswith("MACOS_")}
    done = subprocess.run(
        [str(FOLDER / "sign.sh"), str(tmp_path)],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "MACOS_SIGN_IDENTITY is unset" in done.stderr


@pytest.mark.skipif(sys.platform == "darwin", reason="here it would make one")
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_elsewhere_no_disk_image_is_made() -> None:
    done = subprocess.run(
        [str(FOLDER / "make_dmg.sh")], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "on macOS only" in done.stderr


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_shellcheck_finds_nothing_wrong() -> None:
    scripts = sorted((product.ROOT / "packaging").glob("*/*.sh"))
    assert len(scripts) >= 3
    product.run("shellcheck", *scripts)
