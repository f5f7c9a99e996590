"""The palette in use, applied to the application and told to whoever paints for itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gpt_desktop.core.i18n import current_language
from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.theme.fonts import heading_weight, interface_font
from gpt_desktop.ui.theme.icons import icon
from gpt_desktop.ui.theme.qt_palette import qt_palette
from gpt_desktop.ui.theme.style_sheet import style_sheet
from gpt_desktop.ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TEXT_READING, Palette


class Theme(QObject):
    """One a window. Widgets read ``palette`` and listen to ``changed`` where they paint.

    Args:
        resources: where the icons are.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, resources: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._resources = resources
        self._system_font = application.font()
        self._appearance = Appearance.SYSTEM
        self._palette = LIGHT
        self._text_size = TEXT_READING
        QDir.setSearchPaths("icons", [str(resources / "icons")])
        application.setStyle("Fusion")
        application.setFont(interface_font(self._system_font))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def palette(self) -> Palette:
        return self._palette

    @property
    def text_size(self) -> int:
        """Of reading text, in pixels."""
        return self._text_size

    def icon(self, name: str, colour: str, size: int = 20) -> QIcon:
        """An outline in a colour; see ``icons.icon``."""
        return icon(self._resources, name, colour, size)

    def apply(self, appearance: Appearance, text_size: int) -> None:
        """Use a palette everywhere, at once."""
        self._appearance = appearance
        self._palette = self._chosen(appearance)
        self._text_size = text_size
        sheet = style_sheet(self._palette, heading_weight(current_language()))
        # Setting the same sheet anew would polish every widget for nothing: half a second.
        if sheet != self._application.styleSheet():
            self._application.setPalette(qt_palette(self._palette))
            # Without the old sheet in place the new one is put on four times as fast.
            self._application.setStyleSheet("")
            self._application.setStyleSheet(sheet)
        self.changed.emit()

    @Slot()
    def _on_system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.apply(self._appearance, self._text_size)

    def _chosen(self, appearance: Appearance) -> Palette:
        match appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.HIGH_CONTRAST:
                return HIGH_CONTRAST
        scheme = self._application.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
