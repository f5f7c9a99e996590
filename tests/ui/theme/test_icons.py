"""Icons take the colour they are given and stay sharp on dense screens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from gpt_desktop import paths
from gpt_desktop.ui.theme.icons import icon

RESOURCES = paths.resources_dir()


def test_an_icon_has_the_colour_asked_for(qapp: QApplication) -> None:
    del qapp  # an application must exist
    image = icon(RESOURCES, "square", "#3B5BDB").pixmap(QSize(20, 20), 1.0).toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(20)
        for y in range(20)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#3b5bdb"}


@pytest.mark.parametrize("scale", [1, 2])
def test_an_icon_is_drawn_for_each_density(qapp: QApplication, scale: int) -> None:
    del qapp  # an application must exist
    drawn = icon(RESOURCES, "settings", "#000000").pixmap(QSize(20, 20), float(scale))
    assert drawn.size() == QSize(20 * scale, 20 * scale)
    assert drawn.devicePixelRatio() == scale


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    del qapp  # an application must exist
    both = icon(RESOURCES, "square", "#000000")
    normal = both.pixmap(QSize(20, 20), 1.0).toImage()
    disabled = both.pixmap(QSize(20, 20), 1.0, QIcon.Mode.Disabled).toImage()
    at = next(x for x in range(20) if normal.pixelColor(x, 10).alpha() == 255)
    assert disabled.pixelColor(at, 10).alpha() < 128


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    del qapp  # an application must exist
    with pytest.raises(OSError, match="no-such-icon"):
        icon(RESOURCES, "no-such-icon", "#000000")


def test_a_damaged_icon_is_an_error(qapp: QApplication, tmp_path: Path) -> None:
    del qapp  # an application must exist
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "broken.svg").write_text("no svg", encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        icon(tmp_path, "broken", "#000000")


def test_the_app_has_an_icon(qapp: QApplication) -> None:
    del qapp  # an application must exist
    image = QIcon(str(RESOURCES / "icons" / "app.svg")).pixmap(QSize(64, 64), 1.0).toImage()
    assert image.pixelColor(6, 32) == QColor("#3B5BDB")


def test_every_icon_named_in_the_code_is_there() -> None:
    package = Path(paths.__file__).parent
    source = "\n".join(path.read_text("utf-8") for path in (package / "ui").rglob("*.py"))
    named = re.findall(r'icon_name = "([\w-]+)"|IconButton\(\s*\w+(?:\.\w+)*, "([\w-]+)"', source)
    names = {name for pair in named for name in pair if name}
    assert len(names) > 8
    assert [name for name in names if not (RESOURCES / "icons" / f"{name}.svg").is_file()] == []
