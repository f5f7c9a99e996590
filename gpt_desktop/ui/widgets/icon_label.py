"""An icon that stands beside words, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from gpt_desktop.ui.theme.icons import icon
from gpt_desktop.ui.view.context import ViewContext


class IconLabel(QLabel):
    """Follows the theme. ``colour`` names a field of the palette, such as ``warning``."""

    def __init__(
        self,
        context: ViewContext,
        icon_name: str,
        colour: str,
        size: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._icon_name = icon_name
        self._colour = colour
        self._size = size
        self.setFixedWidth(size)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._draw()
        context.theme.changed.connect(self._draw)

    def set_icon(self, icon_name: str, colour: str) -> None:
        """Another icon or colour."""
        self._icon_name, self._colour = icon_name, colour
        self._draw()

    @Slot()
    def _draw(self) -> None:
        colour = str(getattr(self._context.theme.palette, self._colour))
        drawn = icon(self._context.resources, self._icon_name, colour, self._size)
        self.setPixmap(drawn.pixmap(self._size, self._size))
