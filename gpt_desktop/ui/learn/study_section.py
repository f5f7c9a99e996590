"""A quiz made of a text, each question tied to the passage that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.annotations import Annotation, DocumentSpan, StudyItem
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.cards import card_texts
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.tasks.learn.study_options import STUDY_KIND
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.learn.draft_keeper import DraftKeeper
from gpt_desktop.ui.learn.language_line import LanguageLine
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.learn.section_files import SectionFiles
from gpt_desktop.ui.learn.shown_words import show_words
from gpt_desktop.ui.learn.study_page import HISTORY_KEYS, LEARN_KEYS, MAKE_KEYS, StudyPage
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.work.kept_work import KeptWork

_CARDS = "Anki (*.apkg);;CSV (*.csv)"


class StudySection(LearnSection):
    """The quiz is a kept work: its items are annotations of it."""

    id = "study"
    title = mark("Study")
    icon_name = "list-checks"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.page = StudyPage(self.context)
        self.work = KeptWork(self.context.services.works, self)
        self.files = SectionFiles(self.context, self.page, self.whole_text)
        self._language = LanguageLine(view, self.page.warning, self.page.text)
        self._keeper = DraftKeeper(view, STUDY_KIND, self.draft, self)
        self.page.state.show_work(self.work)
        self.page.whole.show_work(self.work)
        self._connect()
        self._restore()

    @property
    def items(self) -> list[StudyItem]:
        """Those that are asked."""
        return [
            each
            for each in self.work.annotations
            if isinstance(each, StudyItem) and not each.left_out
        ]

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.page.text.setFocus()

    @Slot()
    def stop(self) -> None:
        self.work.stop()

    @property
    def busy(self) -> bool:
        return self.work.busy

    def model_changed(self) -> None:
        self._language.look_soon()

    def take_text(self, text: str) -> None:
        self.page.text.setPlainText(text)
        self.page.text.setFocus()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.files.accepts(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files.open(paths[0])

    def forget_works(self) -> None:
        self.work.show_text("")
        self.page.history.show_rows(())
        self.save_state()

    @Slot()
    def make(self) -> None:
        """Make a quiz of the text."""
        text, services = self.page.text.text().strip(), self.context.services
        if self.busy:
            return
        if not text:
            self.view.message_posted.emit(tr("Type, paste or drop one first."))
            self.page.text.setFocus()
            return
        if services.model.current is None:
            self.view.message_posted.emit(tr("There is no model on this computer yet."))
            self.view.view_requested.emit("models")
            return
        request = WorkRequest(
            text=text,
            options={
                "action": "quiz",
                "count": self.page.count.value(),
                "form": self.page.form.value(),
            },
            model_id=self.view.model_id,
        )
        try:
            stored = services.works.start(STUDY_KIND, beginning(text, TITLE_WIDTH), request)
        except UserFacingError as error:
            self.work.fail(error)
            return
        task = self.context.tasks["learn"]
        self.work.make(stored, tr("Making a quiz"), task, self.context.lanes.inference)

    @Slot(object)
    def open_work(self, work: Work) -> None:
        """Show a quiz out of the history."""
        if self.busy:
            self.view.message_posted.emit(tr("Wait until the quiz is made, or stop it."))
            return
        self.page.text.setPlainText(work.request.text)
        self.work.show(work)
        self.page.history.show_current(work)
        self._keeper.soon()

    @Slot(object)
    def delete_item(self, item: StudyItem) -> None:
        """Ask a question no more; Undo brings it back to its place."""
        before = list(self.work.annotations)
        if self.busy or item not in before:
            return
        self._keep([each for each in before if each != item])
        undo = partial(self._bring_back, self.work.id, before)
        self.view.undo_offered.emit(tr("Question deleted"), undo)

    @Slot()
    def toggle_side_list(self) -> None:
        history = self.page.history
        history.setVisible(history.isHidden())
        if not history.isHidden():
            history.search.setFocus()

    def whole_text(self) -> str:
        """The quiz as Markdown, its answers at the end."""
        return self.work.text + "\n" if self.work.text else ""

    @Slot()
    def ask_cards(self) -> None:
        """Ask where to save the items as cards for other programs."""
        dialog = QFileDialog(self.page, tr("Save as cards…"), "", _CARDS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("apkg")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_suffix(kind)))
        dialog.fileSelected.connect(self._on_cards_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_cards(self, path: Path) -> None:
        """Save the items as cards, in the form that the name says."""
        write = self.context.services.learn.write_cards
        stored = self.work.stored
        if write is None or stored is None:
            return
        call(
            self.context.lanes.io,
            tr("Saving"),
            partial(write, path, stored.title, card_texts(self.items)),
            succeeded=lambda _: self.view.message_posted.emit(tr("Saved as {path}", path=path)),
            failed=self.page.state.show_error,
        )

    @Slot()
    def learn_cards(self) -> None:
        """Hand the items over to Review, to be asked again and again."""
        stored = self.work.stored
        if stored is not None and self.items and not self.busy:
            origin = Origin(stored.id, stored.title)
            self.cards_handed_over.emit(card_texts(self.items), origin)

    def save_state(self) -> None:
        self._keeper.now()

    def draft(self) -> dict[str, object]:
        return {
            "text": self.page.text.text(),
            "count": self.page.count.value(),
            "form": self.page.form.value(),
            "work": self.work.id,
        }

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        return (
            Command(tr("Make a quiz"), group, self.make, MAKE_KEYS),
            Command(tr("Next question"), group, self.page.card.forward, "Alt+Right"),
            Command(tr("Previous question"), group, self.page.card.backward, "Alt+Left"),
            Command(tr("Save the quiz as…"), group, self.files.save, "Ctrl+S"),
            Command(tr("Save as cards…"), group, self.ask_cards),
            Command(tr("Learn these cards"), group, self.learn_cards, LEARN_KEYS),
        )

    def _keep(self, annotations: list[Annotation]) -> None:
        self.work.rewrite(self.work.text, annotations)
        store = self.context.services.work_store
        call(
            self.context.lanes.io,
            tr("Saving"),
            partial(store.annotate, self.work.id, annotations),
            failed=self.page.state.show_error,
        )

    def _bring_back(self, work_id: str, annotations: list[Annotation]) -> None:
        if self.work.id == work_id and not self.busy:
            self._keep(annotations)

    @Slot(str)
    def _on_cards_chosen(self, name: str) -> None:
        self.save_cards(Path(name))

    @Slot()
    def _on_state_changed(self) -> None:
        page, busy = self.page, self.busy
        page.make.setEnabled(not busy)
        page.stop.setVisible(busy)
        page.save.setEnabled(bool(self.work.text))
        for button in (page.cards, page.learn):
            button.setEnabled(bool(self.items) and not busy)
        self._show_items()
        self.context.changes.works.emit()
        self._keeper.soon()

    @Slot()
    def _show_items(self) -> None:
        items = self.items
        self.page.card.show_items(items)
        self.page.nothing.setVisible(not items and self.work.state is None)
        out = [
            each for each in self.work.annotations if isinstance(each, StudyItem) and each.left_out
        ]
        lines = [
            tr("Left out: {question} – {reason}", question=each.question, reason=each.left_out)
            for each in out
        ]
        self.page.left_out.setText("\n".join(lines))
        self.page.left_out.setVisible(bool(lines) and not self.busy)

    @Slot(object)
    def _show_passage(self, item: StudyItem) -> None:
        """Select the words in the text that answer an item."""
        self._select(item.words)

    @Slot(object)
    def _show_source(self, place: DocumentSpan) -> None:
        """Select a sentence of a glossary or guide in the text."""
        stored = self.work.stored
        if stored is not None:
            self._select(SourceText.of_text(stored.request.text).words_at(place))

    def _select(self, words: str) -> None:
        if words and show_words(self.page.text, words):
            self.page.text.setFocus()
        else:
            self.view.message_posted.emit(tr("The text was changed; this passage is not in it."))

    @Slot(str)
    def _on_deleted(self, work_id: str) -> None:
        if self.work.id == work_id:
            self.work.show_text("")

    def _connect(self) -> None:
        page = self.page
        page.make.clicked.connect(self.make)
        page.stop.clicked.connect(self.stop)
        page.open_file.clicked.connect(self.files.choose)
        page.save.clicked.connect(self.files.save)
        page.cards.clicked.connect(self.ask_cards)
        page.learn.clicked.connect(self.learn_cards)
        page.past.clicked.connect(self.toggle_side_list)
        page.text.textChanged.connect(self._keeper.soon)
        page.count.value_changed.connect(self._keeper.soon)
        page.form.value_changed.connect(self._keeper.soon)
        page.card.passage_wanted.connect(self._show_passage)
        page.whole.claims.source_chosen.connect(self._show_source)
        page.card.deleted.connect(self.delete_item)
        self.files.read.connect(self.take_text)
        self.files.saved.connect(self.view.message_posted)
        self.files.failed.connect(page.state.show_error)
        page.history.work_opened.connect(self.open_work)
        page.history.work_deleted.connect(self._on_deleted)
        page.history.undo_offered.connect(self.view.undo_offered)
        page.history.failed.connect(page.state.show_error)
        page.state.again_requested.connect(self.make)
        self.work.state_changed.connect(self._on_state_changed)
        self.work.annotated.connect(self._show_items)
        self.work.usage_changed.connect(self.view.usage_changed)
        for keys, slot in (
            (MAKE_KEYS, self.make),
            (HISTORY_KEYS, self.toggle_side_list),
            ("Ctrl+O", self.files.choose),
            ("Ctrl+S", self.files.save),
            (LEARN_KEYS, self.learn_cards),
            ("Alt+Right", page.card.forward),
            ("Alt+Left", page.card.backward),
            ("F8", page.whole.claims.line.go_on),
            ("Shift+F8", page.whole.claims.line.go_back),
            ("Esc", self.stop),
        ):
            self.bind(keys, slot)

    def _restore(self) -> None:
        draft, page = self._keeper.load(), self.page
        page.text.setPlainText(str(draft.get("text", "")))
        for box, name in ((page.count, "count"), (page.form, "form")):
            if isinstance(draft.get(name), str):
                box.set_value(str(draft[name]))
        stored = None
        if draft.get("work"):
            stored = self.context.services.work_store.get(str(draft["work"]))
        if stored is not None:
            self.work.show(stored)
        else:
            self._on_state_changed()


def _suffix(kind: str) -> str:
    """What names of a kind of file end in, of its line in the dialog."""
    return kind.partition("*.")[2].rstrip(")")
