"""Documents in a chat: attached above the field, listed under what was said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QMenu

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.attached_file import AttachedFile
from gpt_desktop.ui.assistant.attached_files import NEW, AttachedFiles
from gpt_desktop.ui.assistant.attached_folder import AttachedFolder
from gpt_desktop.ui.assistant.attached_folders import AttachedFolders
from gpt_desktop.ui.assistant.attachment_tray import AttachmentTray
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.sent import Sent
from gpt_desktop.ui.assistant.shown_sources import ShownSources
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton, with_shortcut
from gpt_desktop.ui.work.file_reading import file_filter
from gpt_desktop.ui.work.password_dialog import ask_password


class DocumentsPart(AssistantPart):
    """What is attached is kept with the draft until it is sent.

    A question that is sent while a document is still being read waits for it in the field.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._shown_id = ""
        self._stores = True  # what is attached is kept with the draft
        self._saved: list[object] | None = None
        self._sends = self._telling = False
        self._sent: list[AttachedFile] = []
        theme = self.context.theme
        self.files = AttachedFiles(self.context, self)
        self.tray = AttachmentTray(theme)
        self.sources = ShownSources(view, page, self)
        self.button = IconButton(theme, "paperclip", tr("Attach documents"), "Ctrl+O")
        self.folders = AttachedFolders(self.context, self)
        page.composer.add_tool(self.button)
        page.composer.add_above(self.tray)
        page.composer.edit.files_pasted.connect(self.open_files)
        page.composer.edit.long_text_pasted.connect(self.attach_text)
        page.composer.changed.connect(self._on_text_changed)
        self.button.clicked.connect(self._open_menu)
        self.files.changed.connect(self._on_files_changed)
        self.files.settled.connect(self._on_settled)
        self.files.settled.connect(self._tell_others)
        self.files.locked.connect(self._ask_password)
        self.files.failed.connect(view.show_failure)
        self.tray.opened.connect(self._on_opened)
        self.tray.removed.connect(self.remove)
        self.folders.changed.connect(self._on_folders_changed)
        self.folders.settled.connect(self._on_settled)
        self.folders.settled.connect(self._tell_others)
        self.folders.told.connect(self.tray.tell)
        self.folders.failed.connect(view.show_failure)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("Attach documents"), group, self.choose_files, "Ctrl+O"),
            Command(tr("Attach a folder"), group, self.choose_folder, "Ctrl+Shift+O"),
            Command(tr("Next sentence"), group, self.sources.next_sentence, "F8"),
            Command(tr("Previous sentence"), group, self.sources.previous_sentence, "Shift+F8"),
        )

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return bool(paths) and all(
            path.is_dir() or path.suffix.lower() in SUPPORTED_SUFFIXES for path in paths
        )

    @Slot(object)
    def open_files(self, paths: Sequence[Path]) -> None:
        for path in paths:
            if not path.is_dir():
                self.files.add_path(path)
            elif not self._refuses():
                self.folders.add(path)
        self.page.composer.setFocus()

    @Slot(str)
    def attach_text(self, text: str) -> None:
        """A text that is too long for the field goes with the question, folded."""
        self.files.add_text(text)

    def _refuses(self) -> bool:
        """What was read of folders is stored, of temporary conversations nothing is."""
        if self.view.temporary:
            self.view.message_posted.emit(
                tr("A temporary conversation takes no folders: what is read of them is stored.")
            )
        return self.view.temporary

    @Slot()
    def choose_files(self) -> None:
        self._choose(tr("Choose documents to attach"), QFileDialog.FileMode.ExistingFiles)

    @Slot()
    def choose_folder(self) -> None:
        if self._refuses():
            return
        self._choose(tr("Choose a folder of documents to attach"), QFileDialog.FileMode.Directory)

    @Slot(object)
    def remove(self, file: AttachedFile | AttachedFolder) -> None:
        """Take one away; Undo brings it back."""
        if isinstance(file, AttachedFolder):
            self.folders.remove(file)
            put_back = partial(self.folders.add, file.path)
        else:
            put_back = partial(self.files.put_back, file, self.files.remove(file))
        self.page.composer.setFocus()
        self.view.undo_offered.emit(tr("{name} was removed", name=file.title()), put_back)

    def show_conversation(self, conversation_id: str) -> None:
        if conversation_id != self._shown_id:
            self.save_state()
        self._shown_id = conversation_id
        self._sends = False
        self.sources.leave()
        self._stores = not self.view.temporary
        saved = self.context.services.drafts.load_draft(self._key).get("files")
        self._saved = saved if isinstance(saved, list) else []
        self.files.show(conversation_id, self._saved)
        self.folders.show(conversation_id)

    def show_question(self, question: QuestionWidget) -> None:
        self.sources.show_question(question)

    def show_answer(self, answer: AnswerWidget) -> None:
        self.sources.show_answer(answer)

    def takes(self, text: str) -> bool:
        if not self._busy and self.folders.fresh:
            return False
        if not self._busy:
            self.folders.refresh()
        # The view empties the field of what is taken; it stays there until it can be sent.
        QTimer.singleShot(0, self, partial(self._wait_with, text))
        return True

    def add_to(self, sent: Sent) -> Sent:
        self._sent = self.files.ready
        attachments = tuple(file.attachment for file in self._sent)
        return Sent(sent.text, (*sent.attachments, *attachments))

    def sent(self, conversation_id: str) -> None:
        if self.view.temporary:
            sent, self._sent, self._sends = self._sent, [], False
            self.files.sent(sent, conversation_id)
            return
        before, self._shown_id = self._key, conversation_id
        sent, self._sent = self._sent, []
        self._sends = False
        self.files.sent(sent, conversation_id)
        self.folders.sent(conversation_id)
        if before != self._key:
            self._save(before, [])
        self.save_state()

    def save_state(self) -> None:
        if not self._stores:
            return
        drafts: list[object] = [file.to_draft() for file in self.files.files]
        if drafts != self._saved:
            self._save(self._key, drafts)
            self._saved = drafts

    @property
    def _busy(self) -> bool:
        return self.files.busy or self.folders.busy

    @property
    def _key(self) -> str:
        return f"attached/{self._shown_id or NEW}"

    def _save(self, key: str, drafts: list[object]) -> None:
        values: dict[str, object] = {"files": drafts} if drafts else {}
        try:
            self.context.services.drafts.save_draft(key, values)
        except UserFacingError as error:
            self.view.show_failure(error)

    def _choose(self, title: str, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self.view, title)
        dialog.setFileMode(mode)
        dialog.setNameFilters([file_filter(), tr("All files (*)")])
        dialog.filesSelected.connect(self._on_files_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _on_files_chosen(self, names: list[str]) -> None:
        self.open_files([Path(name) for name in names])

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self.button)
        for words, keys, chosen in (
            (tr("Choose files…"), "Ctrl+O", self.choose_files),
            (tr("Choose a folder…"), "Ctrl+Shift+O", self.choose_folder),
        ):
            menu.addAction(with_shortcut(words, keys)).triggered.connect(chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        top = self.button.rect().topLeft()
        top.setY(top.y() - menu.sizeHint().height())
        menu.popup(self.button.mapToGlobal(top))

    @Slot()
    def _on_files_changed(self) -> None:
        self._on_folders_changed()
        self.save_state()

    @Slot()
    def _on_folders_changed(self) -> None:
        self.tray.show_files([*self.folders.folders, *self.files.files])
        self._say_waiting()

    @Slot()
    def _on_text_changed(self) -> None:
        # Who goes on writing sends by themselves.
        if self._sends and not self._telling:
            self._sends = False
            self._say_waiting()

    @Slot()
    def _tell_others(self) -> None:
        """What goes with the text counts as part of it, for those who look at what is sent."""
        self._telling = True
        self.page.composer.changed.emit()
        self._telling = False

    def _wait_with(self, text: str) -> None:
        self.page.composer.set_text(text)
        self._sends = True
        self._say_waiting()
        if not self._busy:
            self._on_settled()

    def _say_waiting(self) -> None:
        waits = self._sends and self._busy
        self.tray.say(tr("Sent as soon as the documents are read.") if waits else "")

    @Slot()
    def _on_settled(self) -> None:
        if not self._sends or self._busy:
            return
        self._sends = False
        self._say_waiting()
        # What cannot be read is for the person to decide on.
        if all(file.error is None for file in self.files.files):
            self.view.send(self.page.composer.text)

    @Slot(object)
    def _on_opened(self, file: AttachedFile | AttachedFolder) -> None:
        if isinstance(file, AttachedFolder):
            self.folders.refresh()
        elif file.error is not None:
            if not self._ask_password(file):
                self.files.read_again(file)
        elif file.text:
            self._unfold(file)
        elif file.ready:
            self.sources.open(file.attachment)

    def _unfold(self, file: AttachedFile) -> None:
        """Put a pasted text into the field after all."""
        self.files.remove(file)
        composer = self.page.composer
        parts = (composer.text.rstrip(), file.text)
        composer.set_text("\n\n".join(part for part in parts if part))
        composer.setFocus()

    @Slot(object)
    def _ask_password(self, file: AttachedFile) -> bool:
        given = partial(self.files.read_again, file)
        return ask_password(file.title(), file.error, self.view, given)
