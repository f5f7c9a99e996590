"""An icon that stands beside words, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from gpt_desktop.ui.theme.theme import Theme


class IconLabel(QLabel):
    """Follows the theme. ``colour`` names a field of the palette, such as ``warning``."""

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        colour: str,
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._colour = colour
        self._size = size
        self.setFixedWidth(size)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._draw()
        theme.changed.connect(self._draw)

    def set_icon(self, icon_name: str, colour: str) -> None:
        """Another icon or colour."""
        self._icon_name, self._colour = icon_name, colour
        self._draw()

    @Slot()
    def _draw(self) -> None:
        colour = str(getattr(self._theme.palette, self._colour))
        drawn = self._theme.icon(self._icon_name, colour, self._size)
        self.setPixmap(drawn.pixmap(self._size, self._size))
