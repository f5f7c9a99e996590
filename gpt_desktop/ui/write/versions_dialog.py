"""The versions of a text: looked at, compared, named, restored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.background.call import Question
from gpt_desktop.core.change_pieces import ChangePiece, PieceKind, change_pieces
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.texts import Text, TextStore, VersionKind
from gpt_desktop.core.word_diff import word_edits
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, SIDE_LIST_WIDTH
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard
from gpt_desktop.ui.write.changes_view import ChangesView
from gpt_desktop.ui.write.version_list import VersionList

_WIDTH, _HEIGHT = 900, 580
_NOW, _EARLIER, _NOTHING = range(3)


@dataclass(frozen=True, slots=True)
class _Compared:
    text: Text
    pieces: tuple[ChangePiece, ...]
    changes: int


class VersionsDialog(QDialog):
    """A list of them, and what changed since the one that is current.

    Signals:
        restore_requested: a Text as it once was, which is to stand in the editor again.
    """

    restore_requested = Signal(object)

    def __init__(self, context: ViewContext, text_id: str, body: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._store: TextStore = context.services.texts
        self._text_id, self._body = text_id, body
        self._shown: Text | None = None
        self.setWindowTitle(tr("Versions of this text"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        self.list = VersionList(context.theme)
        self.list.setFixedWidth(SIDE_LIST_WIDTH)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name this version to keep it for good"))
        self.name.setAccessibleName(tr("Name of the version"))
        self.against = QComboBox()
        self.against.setAccessibleName(tr("What is shown"))
        self.against.addItems(
            [
                tr("Changes to the text as it is now"),
                tr("Changes since the version before"),
                tr("The version alone"),
            ]
        )
        self.changes = ChangesView(context.theme)
        self.count = QLabel()
        set_role(self.count, "caption")
        self.error = ErrorCard(context.theme)
        self.delete = text_button(tr("Delete this version"))
        self.restore = text_button(tr("Restore this version"), "primary")
        self.close_button = text_button(tr("Close"))
        self._comparing = Question(context.lanes.io, tr("Comparing versions"), self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """List the versions there are by now."""
        try:
            self.list.show_versions(self._store.versions(self._text_id))
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
        self._on_chosen(self.list.current)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(self.name, 1)
        top.addWidget(self.against)
        bottom = QHBoxLayout()
        bottom.setSpacing(GAP_SMALL)
        bottom.addWidget(self.count, 1)
        for button in (self.delete, self.close_button, self.restore):
            bottom.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.error)
        right.addLayout(top)
        right.addWidget(self.changes, 1)
        right.addLayout(bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM)
        row.setSpacing(GAP_MEDIUM)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.against.currentIndexChanged.connect(self._compare)
        self.name.editingFinished.connect(self._on_named)
        self.delete.clicked.connect(self._on_delete)
        self.restore.clicked.connect(self._on_restore)
        self.close_button.clicked.connect(self.reject)
        self._comparing.answered.connect(self._on_compared)
        self._comparing.failed.connect(partial(self.error.show_error, offers_action=False))

    @Slot(str)
    def _on_chosen(self, version_id: str) -> None:
        for widget in (self.name, self.delete, self.restore, self.against):
            widget.setEnabled(bool(version_id))
        self._shown = None
        self.name.setText(self._name_of(version_id))
        if version_id:
            self._compare()
        else:
            self._comparing.drop()
            self.changes.show_pieces(())
            self.count.setText(tr("There are no versions of this text yet."))

    def _name_of(self, version_id: str) -> str:
        for each in self._store.versions(self._text_id):
            if each.id == version_id and each.kind is VersionKind.NAMED:
                return each.name
        return ""

    @Slot()
    def _compare(self) -> None:
        if self.list.current:
            ask = (self._store, self.list.current, self._body, self.against.currentIndex())
            self._comparing.ask(partial(_compared, *ask))

    @Slot(object)
    def _on_compared(self, compared: _Compared | None) -> None:
        if compared is None:
            self.refresh()
            return
        self._shown = compared.text
        self.changes.show_pieces(compared.pieces)
        words = tr_count("{count:,} change", "{count:,} changes", compared.changes)
        same = self.against.currentIndex() != _NOTHING and not compared.changes
        self.count.setText(tr("No difference.") if same else words if compared.changes else "")

    @Slot()
    def _on_named(self) -> None:
        version_id, name = self.list.current, " ".join(self.name.text().split())
        if version_id and name != self._name_of(version_id):
            self._change(partial(self._store.name_version, version_id, name))

    @Slot()
    def _on_delete(self) -> None:
        self._change(partial(self._store.delete_version, self.list.current))

    @Slot()
    def _on_restore(self) -> None:
        shown = self._shown or self._store.version(self.list.current)
        if shown is not None:
            self.restore_requested.emit(shown)
            self.accept()

    def _change(self, change: partial[None]) -> None:
        try:
            change()
        except UserFacingError as error:
            self.error.show_error(error, offers_action=False)
        self.refresh()


def _compared(store: TextStore, version_id: str, body: str, against: int) -> _Compared | None:
    """A version and what changed; None where it is gone."""
    text = store.version(version_id)
    if text is None:
        return None
    if against == _NOTHING:
        return _Compared(text, (ChangePiece(PieceKind.SAME, text.body),), 0)
    before, after = text.body, body
    if against == _EARLIER:
        before, after = _body_before(store, text.id, version_id), text.body
    edits = word_edits(before, after)
    return _Compared(text, tuple(change_pieces(before, edits)), len(edits))


def _body_before(store: TextStore, text_id: str, version_id: str) -> str:
    """What the text said in the version before; "" for the first one."""
    ids = [each.id for each in store.versions(text_id)]
    older = ids[ids.index(version_id) + 1 :] if version_id in ids else []
    text = store.version(older[0]) if older else None
    return text.body if text is not None else ""
