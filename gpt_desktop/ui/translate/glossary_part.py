"""The glossary beside the panes: added to, changed, searched, imported and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.languages import is_known, language
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.translation.glossary import EVERYWHERE, GlossaryFile, terms_of
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.services.ports import Terms
from gpt_desktop.ui.translate.glossary_panel import GlossaryPanel
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.phrase_list import Phrase
from gpt_desktop.ui.translate.table_files import ask_file, ask_name
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command

NAME, _KEYS = "glossary", "Ctrl+G"
_LONGEST_OFFERED = 60  # characters of what is selected in the text


class GlossaryPart(TranslatePart):
    """Terms are read and written on the io lane; each change can be undone."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self._terms: tuple[Term, ...] = ()
        self.panel = GlossaryPanel(self.context.theme)
        lane = self.context.lanes.io
        self.question = Question(lane, tr("Reading the glossary"), self)
        title = tr("Glossary")
        self.button = page.add_panel("book-open", NAME, title, self.panel, _KEYS)
        view.add_shortcut(_KEYS, self._open)
        self.question.answered.connect(self._on_terms)
        self.question.failed.connect(self._show_error)
        self.panel.filtered.connect(self._show)
        self.panel.form.written.connect(self._on_written)
        self.panel.removed.connect(self._on_removed)
        self.panel.import_.clicked.connect(self.ask_import)
        self.panel.export.clicked.connect(self.ask_export)
        page.panels.changed.connect(self._read_if_open)
        view.pair_changed.connect(self._show)
        self.context.changes.terms.connect(self._read_if_open)
        self.button.setVisible(self._service is not None)

    def commands(self) -> Sequence[Command]:
        group = tr("Translate")
        return (
            Command(tr("Glossary"), group, self._open, _KEYS),
            Command(tr("Import terms…"), group, self.ask_import),
            Command(tr("Export terms…"), group, self.ask_export),
        )

    def escape(self) -> bool:
        changes = self.panel.form.changes is not None
        if changes:
            self.panel.form.clear()
        return changes

    def import_file(self, path: Path) -> None:
        """Take in a table; Undo takes out again what is new in it."""
        self.panel.error.clear()
        if self._service is not None:
            call(
                self.context.lanes.io,
                tr("Reading {name}", name=path.name),
                partial(_import, self._service, path, self.view.pair),
                succeeded=self._on_imported,
                failed=self._show_error,
            )

    def export_to(self, path: Path) -> None:
        """Write the terms that are shown."""
        if self._service is not None:
            call(
                self.context.lanes.io,
                tr("Saving {name}", name=path.name),
                partial(self._service.write_file, path, self._shown()),
                succeeded=self._on_exported,
                failed=self._show_error,
            )

    @property
    def _service(self) -> Terms | None:
        return self.context.services.terms

    @Slot()
    def _open(self) -> None:
        """Open it with what is selected in the text as a new term; or close it."""
        cursor = self.view.editor.textCursor()
        words = " ".join(cursor.selectedText().split())
        self.page.panels.toggle(NAME)
        if self.page.panels.opened == NAME:
            self.panel.form.offer(words if len(words) <= _LONGEST_OFFERED else "")

    @Slot()
    def _read_if_open(self) -> None:
        if self.page.panels.opened == NAME and self._service is not None:
            self.question.ask(self._service.store.terms)

    @Slot(object)
    def _on_terms(self, terms: tuple[Term, ...]) -> None:
        self._terms = terms
        self._show()

    def _shown(self) -> tuple[Term, ...]:
        words = folded(self.panel.search.text()).split()
        every = self.panel.everything.isChecked()
        terms = self._terms if every else terms_of(self.view.pair, self._terms)
        return tuple(
            term
            for term in terms
            if all(word in folded(f"{term.source}\n{term.target}\n{term.note}") for word in words)
        )

    @Slot()
    def _show(self) -> None:
        if self.page.panels.opened != NAME:
            return  # ten thousand rows need not be made for nobody
        shown = self._shown()
        every = self.panel.everything.isChecked()
        self.panel.show_terms([_phrase(term, named=every) for term in shown], self._summary(shown))

    def _summary(self, shown: Sequence[Term]) -> str:
        if not self._terms:
            return tr("Translations keep to the terms you put down here, and are checked for them.")
        pair = pair_words(self.view.pair)
        if self.panel.everything.isChecked():
            return tr_count("{count:,} term", "{count:,} terms", len(shown))
        return tr_count("{count:,} term: {pair}", "{count:,} terms: {pair}", len(shown), pair=pair)

    @Slot(str, str, object)
    def _on_written(self, source: str, target: str, old: Term | None) -> None:
        pair = self.view.pair if old is None or old.pair == EVERYWHERE else old.pair
        note = old.note if old is not None else ""
        new = Term(source, target or source, pair if target else EVERYWHERE, note)
        if self._service is None or new == old:
            return
        store = self._service.store
        if old is None:
            self._change(partial(store.put, (new,)))
        else:
            words = tr("“{term}” was changed", term=old.source)
            self._change(partial(store.replace, old, new), words, partial(store.replace, new, old))

    @Slot(object)
    def _on_removed(self, term: Term) -> None:
        if self._service is not None:
            store = self._service.store
            words = tr("“{term}” was taken out", term=term.source)
            self._change(partial(store.remove, (term,)), words, partial(store.put, (term,)))

    def _change(
        self,
        change: Callable[[], object],
        words: str = "",
        undo: Callable[[], object] | None = None,
    ) -> None:
        """Change what is stored; ``words`` say what can be undone."""
        call(
            self.context.lanes.io,
            tr("Saving"),
            change,
            succeeded=self._on_changed,
            failed=self._show_error,
        )
        if undo is not None:
            self.view.undo_offered.emit(words, partial(self._change, undo))

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        self.context.changes.terms.emit()

    @Slot(object)
    def _show_error(self, error: Exception) -> None:
        self.page.panels.open(NAME)
        self.panel.error.show_error(error, offers_action=False)

    @Slot()
    def ask_import(self) -> None:
        """Let a table be chosen."""
        kinds = tr("Tables (*.csv *.tsv *.txt)")
        ask_file(self.view, tr("Choose a table of terms"), kinds, self.import_file)

    @Slot()
    def ask_export(self) -> None:
        """Let a name be chosen."""
        name = tr("Glossary") + ".csv"
        kinds = tr("Tables (*.csv)")
        ask_name(self.view, tr("Export the terms"), kinds, name, self.export_to)

    @Slot(object)
    def _on_imported(self, imported: tuple[GlossaryFile, tuple[Term, ...]]) -> None:
        file, new = imported
        words = tr_count("{count:,} term is new", "{count:,} terms are new", len(new))
        if file.problems:
            more = tr_count("{count:,} line is no term", "{count:,} lines are no terms",
                            len(file.problems))  # fmt: skip
            words = f"{words} · {more} ({file.problems[0]})"
        if new and self._service is not None:
            undo = partial(self._service.store.remove, new)
            self.view.undo_offered.emit(words, partial(self._change, undo))
        else:
            self.view.message_posted.emit(words)
        self._on_changed(None)

    @Slot(object)
    def _on_exported(self, count: int) -> None:
        words = tr_count("{count:,} term was saved.", "{count:,} terms were saved.", count)
        self.view.message_posted.emit(words)


def _import(terms: Terms, path: Path, pair: Pair) -> tuple[GlossaryFile, tuple[Term, ...]]:
    """The file, and those of its terms that were not there before."""
    file = terms.read_file(path, pair)
    before = {(term.source, term.target, term.pair) for term in terms.store.terms()}
    terms.store.put(file.terms)
    new = (each for each in file.terms if (each.source, each.target, each.pair) not in before)
    return file, tuple(new)


def pair_words(pair: Pair) -> str:
    """Its languages, such as “English → German”."""
    return f"{_named(pair.source) or tr('any language')} → {_named(pair.target)}"


def _named(code: str) -> str:
    return tr(language(code).name) if is_known(code) else code


def _phrase(term: Term, *, named: bool) -> Phrase:
    target = tr("not translated") if term.stays else term.target
    everywhere = term.pair == EVERYWHERE
    caption = "" if everywhere or not named else f"{term.pair.source or '*'} → {term.pair.target}"
    return Phrase(term.source, target, caption, term, term.note)
