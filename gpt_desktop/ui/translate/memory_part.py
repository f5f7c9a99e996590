"""The translation memory beside the panes, and what goes into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.background.job import Job
from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.translation.memory import MemoryMatch
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.unit import ImportedUnits, TranslationUnit, UnitOrigin, UnitStore
from gpt_desktop.core.translation.unit_words import imported_words
from gpt_desktop.services.ports import KeptTranslations
from gpt_desktop.ui.translate.memory_panel import MemoryPanel
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.phrase_list import Phrase
from gpt_desktop.ui.translate.table_files import ask_file, ask_name
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command

NAME, _KEYS = "memory", "Ctrl+M"
_LIKE = 0.6  # how like a sentence is that is shown
_MOST = 200  # units that are listed
_ORIGINS = {
    UnitOrigin.PERSON: mark("yours"),
    UnitOrigin.FILE: mark("from a file"),
    UnitOrigin.MODEL: mark("by the model"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    units: tuple[TranslationUnit, ...]
    count: int


class MemoryPart(TranslatePart):
    """What the person writes or approves goes in; the panel shows it and changes it."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.panel = MemoryPanel(self.context.theme)
        self._job: Job | None = None
        lane = self.context.lanes.io
        self.matching = Question(lane, tr("Looking for similar sentences"), self)
        self.listing = Question(lane, tr("Searching kept translations"), self)
        title = tr("Translation memory")
        self.button = page.add_panel("database", NAME, title, self.panel, _KEYS)
        view.add_shortcut(_KEYS, self.button.click)
        self.button.setVisible(self._service is not None)
        self._connect()

    def _connect(self) -> None:
        panel = self.panel
        self.matching.answered.connect(self._on_matches)
        self.matching.failed.connect(self._show_error)
        self.listing.answered.connect(self._on_listed)
        self.listing.failed.connect(self._show_error)
        panel.queried.connect(self._list_if_open)
        panel.used.connect(self._on_used)
        panel.removed.connect(self._on_removed)
        panel.form.written.connect(self._on_changed)
        panel.import_.clicked.connect(self.ask_import)
        panel.export.clicked.connect(self.ask_export)
        panel.keeps_all.toggled.connect(self._on_keeps_all)
        self.view.segment_written.connect(self._on_segment_written)
        self.page.panels.changed.connect(self._show_if_open)
        self.page.rows.right.current_changed.connect(self._match_if_open)
        self.page.rows.changed.connect(self._match_if_open)
        self.view.work_changed.connect(self._list_if_open)
        self.context.changes.terms.connect(self._show_if_open)

    def commands(self) -> Sequence[Command]:
        group = tr("Translate")
        return (
            Command(tr("Translation memory"), group, self.button.click, _KEYS),
            Command(tr("Import a translation memory…"), group, self.ask_import),
            Command(tr("Export the translation memory…"), group, self.ask_export),
        )

    def escape(self) -> bool:
        changes = self.panel.form.isVisible()
        if changes:
            self.panel.form.leave()
        return changes

    @property
    def busy(self) -> bool:
        return self._job is not None

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def import_file(self, path: Path) -> None:
        """Take in a TMX file."""
        if self._service is not None:
            service = self._service
            title = tr("Reading {name}", name=path.name)
            job = Job(title, lambda token: service.read_file(path, token))
            job.succeeded.connect(self._on_imported)
            self._start(job)

    def export_to(self, path: Path) -> None:
        """Write all as a TMX file."""
        if self._service is not None:
            service = self._service
            title = tr("Saving {name}", name=path.name)
            job = Job(title, lambda token: service.write_file(path, token))
            job.succeeded.connect(self._on_exported)
            self._start(job)

    def _start(self, job: Job) -> None:
        if self.busy:
            return  # one after the other; the buttons say so
        self.panel.error.clear()
        job.progressed.connect(self.view.activity_changed)
        job.failed.connect(self._show_error)
        job.finished.connect(self._on_finished)
        self._job = job
        self._show_state()
        self.context.lanes.io.start(job)

    @property
    def _service(self) -> KeptTranslations | None:
        return self.context.services.translations

    @property
    def _store(self) -> UnitStore | None:
        return self._service.store if self._service is not None else None

    @property
    def _is_open(self) -> bool:
        return self.page.panels.opened == NAME and self._service is not None

    @Slot()
    def _show_state(self) -> None:
        for button in (self.panel.import_, self.panel.export):
            button.setEnabled(not self.busy)

    @Slot()
    def _show_if_open(self) -> None:
        self._list_if_open()
        self._match_if_open()
        if self._is_open:
            self.panel.keeps_all.blockSignals(True)
            self.panel.keeps_all.setChecked(self.context.settings().keeps_translations)
            self.panel.keeps_all.blockSignals(False)

    @Slot()
    def _list_if_open(self) -> None:
        if self._is_open and self._store is not None:
            self.listing.ask(partial(_listed, self._store, self.panel.search.text()))

    @Slot(object)
    def _on_listed(self, found: _Found) -> None:
        searching = bool(self.panel.search.text().strip())
        self.panel.show_units([_phrase(unit) for unit in found.units], _summary(found, searching))

    @Slot()
    def _match_if_open(self) -> None:
        if not self._is_open or self._store is None:
            return
        number, shown = self.page.rows.right.current, self.page.rows.shown
        if not 0 <= number < self.page.rows.count:
            self.matching.drop()
            self.panel.show_matches("", ())
        else:
            text, pair = shown.source_of(number), self.view.segment_changes.pair_of(number)
            self.matching.ask(partial(self._store.look_up, text, pair, _LIKE))

    @Slot(object)
    def _on_matches(self, matches: tuple[MemoryMatch, ...]) -> None:
        words = tr("Like this segment:") if matches else tr("Nothing like this segment is kept.")
        self.panel.show_matches(words, matches)
        self.panel.use.setEnabled(self._can_use)

    @property
    def _can_use(self) -> bool:
        number = self.page.rows.right.current
        if not self.view.segment_changes.possible or not 0 <= number < self.page.rows.count:
            return False
        return self.page.rows.shown.segments[number].origin is not SegmentOrigin.KEPT

    @Slot(str)
    def _on_used(self, words: str) -> None:
        if self._can_use:
            self.view.segment_changes.rewrite(self.page.rows.right.current, words)

    @Slot(str, str, object)
    def _on_segment_written(self, source: str, target: str, pair: Pair) -> None:
        if self._store is not None and source.strip() and target.strip():
            self._change(partial(self._store.put, source, target, pair))

    @Slot(object, str, str)
    def _on_changed(self, unit: TranslationUnit, source: str, target: str) -> None:
        if self._store is not None and (source, target) != (unit.source, unit.target):
            undo = partial(_put_back, self._store, unit, source)
            self._change(
                partial(self._store.change, unit.number, source, target),
                tr("The kept translation was changed"),
                undo,
            )

    @Slot(object)
    def _on_removed(self, unit: TranslationUnit) -> None:
        if self._store is not None:
            self._change(
                partial(self._store.remove, (unit.number,)),
                tr("The translation is kept no more"),
                partial(self._store.keep, (unit,)),
            )

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
            succeeded=self._on_stored,
            failed=self._show_error,
        )
        if undo is not None:
            self.view.undo_offered.emit(words, partial(self._change, undo))

    @Slot(object)
    def _on_stored(self, _: object) -> None:
        self.context.changes.terms.emit()

    @Slot(bool)
    def _on_keeps_all(self, on: bool) -> None:
        settings = self.context.settings()
        self.context.change_settings(replace(settings, keeps_translations=on))

    @Slot(object)
    def _show_error(self, error: Exception) -> None:
        self.page.panels.open(NAME)
        self.panel.error.show_error(error, offers_action=False)

    @Slot()
    def ask_import(self) -> None:
        """Let a TMX file be chosen."""
        kinds = tr("Translation memories (*.tmx)")
        ask_file(self.view, tr("Choose a translation memory"), kinds, self.import_file)

    @Slot()
    def ask_export(self) -> None:
        """Let a name be chosen."""
        kinds = tr("Translation memories (*.tmx)")
        name = tr("Translation memory") + ".tmx"
        ask_name(self.view, tr("Export the translation memory"), kinds, name, self.export_to)

    @Slot(object)
    def _on_imported(self, imported: ImportedUnits) -> None:
        self.view.message_posted.emit(imported_words(imported))
        self._on_stored(None)

    @Slot(object)
    def _on_exported(self, count: int) -> None:
        words = tr_count("{count} translation was written.", "{count} translations were written.",
                         count)  # fmt: skip
        self.view.message_posted.emit(words)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.view.activity_changed.emit(None)
        self._show_state()


def _listed(store: UnitStore, query: str) -> _Found:
    return _Found(store.units(query, _MOST), store.count(query))


def _put_back(store: UnitStore, unit: TranslationUnit, source: str) -> None:
    """Keep a unit as it was, in the place of what it became."""
    changed = [each.number for each in store.units(source) if each.source == source]
    store.remove(changed)
    store.keep((unit,))


def _summary(found: _Found, searching: bool) -> str:
    if not found.count:
        return (
            tr("Nothing found.")
            if searching
            else tr("What you write or find right is kept here, and used when it comes again.")
        )
    if found.count > len(found.units):
        return tr("The newest {shown:,} of {count:,}: search for others.",
                  shown=len(found.units), count=found.count)  # fmt: skip
    return tr_count("{count:,} kept translation", "{count:,} kept translations", found.count)


def _phrase(unit: TranslationUnit) -> Phrase:
    pair = f"{unit.pair.source or '*'} → {unit.pair.target}"
    return Phrase(unit.source, unit.target, pair, unit, tr(_ORIGINS[unit.origin]))
