"""A window from which a file can be dragged, as from a file manager.

``python drag_source.py FILE LEFT TOP``: it stands at that place and goes when it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

TITLE = "Drag source of the proof"
SIZE = 120


class DragSource(QLabel):
    """Pressed and moved, it drags the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path.name)
        self._path = path
        self.setWindowTitle(TITLE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Any movement with the button held begins the drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(self._path))])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


def main(arguments: list[str]) -> int:
    application = QApplication(sys.argv[:1])
    source = DragSource(Path(arguments[0]))
    source.setGeometry(int(arguments[1]), int(arguments[2]), SIZE, SIZE)
    source.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
