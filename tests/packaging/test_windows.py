"""The installer of a stand-in bundle compiles; its icon and version resource are well formed."""

from __future__ import annotations

import ast
import shutil
import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

import icons
import product
from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from windows import build_installer, version_resource

SVG = product.ROOT / icons.SVG


@pytest.mark.skipif(shutil.which("makensis") is None, reason="nsis is not installed")
def test_the_installer_compiles_without_a_warning(bundle: Path, tmp_path: Path) -> None:
    target = build_installer.build_installer(bundle, tmp_path)
    assert target.name == f"gpt-desktop-{product.version()}-setup.exe"
    assert target.read_bytes()[:2] == b"MZ"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="nsis is not installed")
def test_a_script_that_does_not_compile_is_an_error(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "broken.nsi"
    script.write_text("Nonsense\n", encoding="utf-8")
    monkeypatch.setattr(build_installer, "SCRIPT", script)
    with pytest.raises(product.PackagingError, match="Nonsense"):
        build_installer.build_installer(bundle, tmp_path)


def test_a_bundle_of_another_system_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_installer.main([str(tmp_path), str(tmp_path)]) == 2
    assert "build it on Windows" in capsys.readouterr().err


def test_the_installer_offers_the_app_for_what_it_reads_and_takes_nothing_over() -> None:
    script = build_installer.SCRIPT.read_text(encoding="utf-8")
    listed = [line.split('"')[1] for line in script.splitlines() if '${DO} "' in line]
    assert tuple(listed) == SUPPORTED_SUFFIXES
    assert 'WriteRegStr HKCU "${CLASSES}\\${EXTENSION}" ' not in script
    assert "HKLM" not in script
    assert "RequestExecutionLevel user" in script


def test_uninstalling_in_silence_keeps_the_persons_data() -> None:
    script = build_installer.SCRIPT.read_text(encoding="utf-8")
    [question] = [line for line in script.splitlines() if "$(ASK_DATA)" in line]
    assert "MB_DEFBUTTON2" in question
    assert "/SD IDNO" in question


def test_every_text_is_there_in_both_languages() -> None:
    lines = build_installer.SCRIPT.read_text(encoding="utf-8").splitlines()
    strings = [line.split()[1:3] for line in lines if line.startswith("LangString")]
    english = {name for name, language in strings if language == "${LANG_ENGLISH}"}
    chinese = {name for name, language in strings if language == "${LANG_SIMPCHINESE}"}
    assert english == chinese
    assert len(english) == 9


def test_the_version_resource_is_what_pyinstaller_evaluates() -> None:
    tree = ast.parse(version_resource.version_resource(), mode="eval")
    assert isinstance(tree.body, ast.Call)
    constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {product.version(), "gpt-desktop.exe", product.TITLE} <= constants
    numbers = next(key.value for key in ast.walk(tree) if isinstance(key, ast.keyword))
    assert isinstance(numbers, ast.Call)
    assert ast.literal_eval(numbers.keywords[0].value)[3] == 0


def test_windows_icon_has_every_size() -> None:
    content = icons.ico(SVG)
    assert struct.unpack_from("<HHH", content) == (0, 1, 8)
    for number in range(8):
        edge, *_, length, offset = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        picture = QImage.fromData(content[offset : offset + length])
        assert picture.width() % 256 == edge
        assert picture.pixelColor(picture.rect().center()).alpha() == 255


def test_apples_icon_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "app.icns"
    path.write_bytes(icons.icns(SVG))
    reader = QImageReader(str(path))
    widths = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        widths.append(reader.read().width())
    assert sorted(widths) == [16, 32, 64, 128, 256, 512]


def test_a_drawing_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        icons.draw(tmp_path / "missing.svg", 16)
