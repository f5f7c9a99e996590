"""The palette in use, applied to the application and told to whoever paints for itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.theme.qt_palette import qt_palette
from gpt_desktop.ui.theme.style_sheet import style_sheet
from gpt_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, Palette


class Theme(QObject):
    """One a window. Widgets read ``palette`` and listen to ``changed`` where they paint."""

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._palette = LIGHT
        self._text_size = 15

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def text_size(self) -> int:
        """Of reading text, in pixels."""
        return self._text_size

    def apply(self, appearance: Appearance, text_size: int) -> None:
        """Use a palette everywhere, at once."""
        self._palette = self._chosen(appearance)
        self._text_size = text_size
        self._application.setPalette(qt_palette(self._palette))
        self._application.setStyleSheet(style_sheet(self._palette))
        self.changed.emit()

    def _chosen(self, appearance: Appearance) -> Palette:
        match appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.HIGH_CONTRAST:
                return HIGH_CONTRAST
        from PySide6.QtCore import Qt

        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
