"""A search on the model hub, made only where the person asks for it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import HubModel, ModelHub
from gpt_desktop.core.i18n import tr


class HubSearch(QObject):
    """The newest search counts.

    Signals:
        changed: it began, ended or was given up.
        failed: the Exception why there is nothing.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, hub: ModelHub, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._question = Question(lanes.network, tr("Searching the hub"), self)
        self._token = CancelToken()
        self._question.answered.connect(self._on_found)
        self._question.failed.connect(self._on_failed)
        self.words = ""  # what was searched for
        self.found: tuple[HubModel, ...] | None = None  # None before a search has ended

    @property
    def busy(self) -> bool:
        return self._question.open

    def start(self, words: str) -> None:
        """Ask the hub; needs the network."""
        self.forget()
        self.words = words
        token = self._token = CancelToken()
        self._question.ask(lambda: self._hub.search(words, token))
        self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Want no answer any more, and show none."""
        self._token.cancel()
        self._question.drop()
        self.words, self.found = "", None
        self.changed.emit()

    @Slot(object)
    def _on_found(self, found: list[HubModel]) -> None:
        self.found = tuple(found)
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.changed.emit()
        self.failed.emit(error)
