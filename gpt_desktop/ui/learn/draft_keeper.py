"""What is typed in a section, kept a moment later and before the window closes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.ui.view.view import View

_KEEP_MS = 1000


class DraftKeeper(QObject):
    """Keeps one draft under a key of its own.

    Args:
        give: what is kept, as JSON can hold it.
    """

    def __init__(
        self, view: View, key: str, give: Callable[[], dict[str, object]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._key = key
        self._give = give
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.now)

    def load(self) -> dict[str, object]:
        """What was kept last."""
        return self._view.context.services.drafts.load_draft(self._key)

    @Slot()
    def soon(self) -> None:
        """Keep it within a second, however often this is called."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def now(self) -> None:
        """Keep it at once."""
        self._timer.stop()
        try:
            self._view.context.services.drafts.save_draft(self._key, self._give())
        except UserFacingError as error:
            self._view.message_posted.emit(str(error))
