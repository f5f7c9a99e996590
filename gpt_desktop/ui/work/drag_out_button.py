"""A button by which a text is dragged out of the window, as a file and as words."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.work.text_saver import file_name_for, write_text

_ICON_DRAGGED = 32


class DragOutButton(IconButton):
    """A click does what the button does; a drag takes the text along.

    Where it is dropped decides: a folder takes the file, an editor the words. The file is in
    a folder of the person's own that goes with the button.

    Signals:
        drag_failed: a UserFacingError; no file could be made.
    """

    drag_failed = Signal(object)

    def __init__(
        self,
        context: ViewContext,
        icon_name: str,
        name: str,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.theme, icon_name, name, shortcut, parent)
        self._text: Callable[[], str] = str
        self._name: Callable[[], str] = str
        self._pressed: QPoint | None = None
        self._folder: Path | None = None

    def set_source(self, text: Callable[[], str], name: Callable[[], str]) -> None:
        """Where the text and the file's name come from when a drag begins."""
        self._text, self._name = text, name
        self.setToolTip(f"{self.toolTip()}\n{tr('Or drag it to where the text should go.')}")

    def content(self) -> QMimeData | None:
        """What a drag carries; None where there is nothing or no file can be made."""
        text = self._text()
        if not text:
            return None
        data = QMimeData()
        data.setText(text)
        data.setData("text/markdown", text.encode())
        try:
            data.setUrls([QUrl.fromLocalFile(str(self._written(text)))])
        except UserFacingError as error:
            self.drag_failed.emit(error)
            return None
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = (event.position().toPoint() - self._pressed).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed = None
                self.setDown(False)
                self._drag()
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def _drag(self) -> None:
        data = self.content()
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.icon().pixmap(_ICON_DRAGGED))
        drag.exec(Qt.DropAction.CopyAction)

    def _written(self, text: str) -> Path:
        if self._folder is None:
            try:
                self._folder = Path(tempfile.mkdtemp(prefix="gpt-desktop-"))
            except OSError as error:
                raise write_error(error, Path(tempfile.gettempdir())) from error
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        path = self._folder / f"{file_name_for(self._name())}.md"
        write_text(path, text)
        return path
