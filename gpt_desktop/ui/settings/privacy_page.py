"""Settings: what is stored, where, that nothing leaves the computer, and how it is deleted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.stored_data import DataKind
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.settings.data_work import DataWork
from gpt_desktop.ui.settings.delete_data import DeleteDialog, DeletedItem
from gpt_desktop.ui.settings.stored_place import StoredPlaceRow
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.view.view import Kept
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, NoticeLine
from gpt_desktop.ui.widgets.quantities import size_words

_WORDS: dict[DataKind, tuple[str, str]] = {
    DataKind.CONVERSATIONS: (mark("Conversations, texts, results, documents and drafts"), ""),
    DataKind.SETTINGS: (mark("Settings"), ""),
    DataKind.MODELS: (mark("Models"), ""),
    DataKind.CACHES: (
        mark("What was read of long texts"),
        mark("So that a long text is not read anew. It goes when you delete a conversation."),
    ),
    DataKind.LOG: (mark("Log"), mark("What went wrong, without what you wrote.")),
    DataKind.CRASH_REPORTS: (
        mark("Crash reports"),
        mark("Where the app failed, without what you wrote. They are not sent."),
    ),
    DataKind.TRAINING: (
        mark("Trainings that are not done, and what trains"),
        mark(
            "With the texts that are learnt. Each is deleted in Models, on “Train on your writing”."
        ),
    ),
}


class PrivacyPage(SettingsPage):
    """Measures when shown. What is deleted here is gone for good.

    It asks all views to forget before conversations are deleted, and the program to end where
    all data are, since only its end can delete them.
    """

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Privacy"), parent)
        stored = context.services.stored
        self._context = context
        self._stored = stored
        self._sizes: dict[DataKind, int] = {}
        self.work = DataWork(stored, context.lanes, context.changes, self)
        self.rows: dict[DataKind, StoredPlaceRow] = {}
        self.dialog: DeleteDialog | None = None
        self.done = NoticeLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.open_folder = text_button(tr("Open the folder"))
        self.caches = text_button(tr("Delete the cache"))
        self.conversations = text_button(tr("Delete all conversations…"), "danger")
        self.works = text_button(tr("Delete all results…"), "danger")
        self.texts = text_button(tr("Delete all texts…"), "danger")
        self.translations = text_button(tr("Delete glossary and memory…"), "danger")
        self.decks = text_button(tr("Delete all decks…"), "danger")
        self.all_data = text_button(tr("Delete all data…"), "danger")
        self._fill()
        self.open_folder.clicked.connect(self._on_open)
        self.caches.clicked.connect(self._on_delete_caches)
        self.conversations.clicked.connect(self._ask_about_conversations)
        self.works.clicked.connect(self._ask_about_works)
        self.texts.clicked.connect(self._ask_about_texts)
        self.translations.clicked.connect(self._ask_about_translations)
        self.decks.clicked.connect(self._ask_about_decks)
        self.all_data.clicked.connect(self._ask_about_all)
        self.work.measured.connect(self._on_measured)
        self.work.deleted.connect(self._on_deleted)
        self.work.failed.connect(self._on_failed)
        self.work.changed.connect(self._show_state)
        changes = context.changes
        for told in (
            changes.conversations,
            changes.works,
            changes.documents,
            changes.texts,
            changes.terms,
            changes.decks,
            changes.models,
        ):
            told.connect(self._measure_if_shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.work.measure()

    @Slot()
    def _measure_if_shown(self) -> None:
        if self.isVisible():
            self.work.measure()

    def _fill(self) -> None:
        self.add_text(
            tr(
                "What you write, your documents and the answers stay on this computer. The app "
                "uses the network only when you press Get to fetch a model."
            )
        )
        for place in self._stored.places:
            name, explanation = (tr(words) if words else "" for words in _WORDS[place.kind])
            row = StoredPlaceRow(name, place.path, explanation)
            self.rows[place.kind] = row
            self.column.addWidget(row)
            self.add_words(name, str(place.path), explanation)
        beside = QHBoxLayout()
        beside.addWidget(self.open_folder)
        beside.addStretch()
        self.column.addLayout(beside)
        self.add_text(tr("Delete"), "heading")
        self.column.addWidget(self.error)
        self.column.addWidget(self.done)
        explanation = tr("Long texts are read anew the next time. Nothing else changes.")
        self._add_deletion(tr("Cache"), self.caches, explanation)
        explanation = tr("Settings, models and what was made in other views stay.")
        self._add_deletion(tr("Conversations"), self.conversations, explanation)
        explanation = tr("Summaries, translations and proposals, and the documents they are from.")
        self._add_deletion(tr("Results"), self.works, explanation)
        explanation = tr("What you wrote in Write, with all versions, and your own templates.")
        self._add_deletion(tr("Texts"), self.texts, explanation)
        explanation = tr("Your terms and the translations kept to be used again.")
        self._add_deletion(tr("Glossary and memory"), self.translations, explanation)
        explanation = tr("Your cards, and how well you knew them. Quizzes are results.")
        self._add_deletion(tr("Decks of cards"), self.decks, explanation)
        explanation = tr("The app closes and is as on its first start when you open it again.")
        self._add_deletion(tr("All data"), self.all_data, explanation)
        self.column.addStretch()

    def _add_deletion(self, name: str, button: QWidget, explanation: str) -> None:
        button.setAccessibleDescription(explanation)
        self.add_row(name, button, explanation)

    @Slot()
    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._stored.folder)))

    @Slot()
    def _on_delete_caches(self) -> None:
        self._clear()
        self.work.delete_caches()

    @Slot()
    def _ask_about_conversations(self) -> None:
        items = (DeletedItem(tr("Conversations")), self._item(DataKind.CACHES))
        dialog = DeleteDialog(tr("Delete all conversations"), items, self)
        self._open(dialog, self._delete_conversations)

    @Slot()
    def _ask_about_works(self) -> None:
        items = (
            DeletedItem(tr("Summaries, translations and proposals")),
            DeletedItem(tr("The documents they are from, as they were read")),
            self._item(DataKind.CACHES),
        )
        dialog = DeleteDialog(tr("Delete all results"), items, self)
        self._open(dialog, self._delete_works)

    @Slot()
    def _ask_about_texts(self) -> None:
        items = (
            DeletedItem(tr("Texts and their versions")),
            DeletedItem(tr("Your own templates")),
            self._item(DataKind.CACHES),
        )
        self._open(DeleteDialog(tr("Delete all texts"), items, self), self._delete_texts)

    @Slot()
    def _ask_about_translations(self) -> None:
        items = (
            DeletedItem(tr("Terms of the glossary")),
            DeletedItem(tr("Kept translations")),
            self._item(DataKind.CACHES),
        )
        dialog = DeleteDialog(tr("Delete glossary and translation memory"), items, self)
        self._open(dialog, self.work.delete_translations)

    @Slot()
    def _ask_about_decks(self) -> None:
        items = (
            DeletedItem(tr("Decks and their cards")),
            DeletedItem(tr("The log of your ratings")),
            self._item(DataKind.CACHES),
        )
        self._open(DeleteDialog(tr("Delete all decks"), items, self), self._delete_decks)

    @Slot()
    def _ask_about_all(self) -> None:
        items = [self._item(kind) for kind in self.rows if kind is not DataKind.MODELS]
        installed = self._context.services.library.installed()
        added = [model.facts.name for model in installed if not model.bundled]
        models = DeletedItem(", ".join(added), self._sizes.get(DataKind.MODELS)) if added else None
        note = tr("The app closes to do this.")
        dialog = DeleteDialog(tr("Delete all data"), items, self, models=models, note=note)
        self._open(dialog, self._delete_all)

    def _item(self, kind: DataKind) -> DeletedItem:
        return DeletedItem(tr(_WORDS[kind][0]), self._sizes.get(kind))

    def _open(self, dialog: DeleteDialog, delete: Callable[[], None]) -> None:
        self._clear()
        self.dialog = dialog
        dialog.accepted.connect(delete)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot()
    def _delete_conversations(self) -> None:
        self.forget_requested.emit(Kept.CONVERSATIONS)
        self.work.delete_conversations()

    @Slot()
    def _delete_works(self) -> None:
        self.forget_requested.emit(Kept.WORKS)
        self.work.delete_works()

    @Slot()
    def _delete_texts(self) -> None:
        self.forget_requested.emit(Kept.TEXTS)
        self.work.delete_texts()

    @Slot()
    def _delete_decks(self) -> None:
        self.forget_requested.emit(Kept.DECKS)
        self.work.delete_decks()

    @Slot()
    def _delete_all(self) -> None:
        if self.dialog is not None:
            self._stored.ask_to_delete_all(with_models=self.dialog.with_models)
            self.quit_requested.emit()

    def _clear(self) -> None:
        self.error.clear()
        self.done.clear()

    @Slot(object)
    def _on_measured(self, sizes: dict[DataKind, int]) -> None:
        self._sizes = sizes
        for kind, size in sizes.items():
            self.rows[kind].show_size(size)

    @Slot(object)
    def _on_deleted(self, freed: int) -> None:
        words = tr("Deleted. {size} are free now.", size=size_words(max(0, freed)))
        self.done.show_notice(Notice(NoticeKind.INFO, words))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error.show_error(error, offers_action=False)

    @Slot()
    def _show_state(self) -> None:
        for button in (
            self.caches,
            self.conversations,
            self.works,
            self.texts,
            self.translations,
            self.decks,
            self.all_data,
        ):
            button.setEnabled(not self.work.deleting)
