"""Makes the window of services, lanes and resources; used by the app, the demo and tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from gpt_desktop.background.call import call
from gpt_desktop.background.changes import Changes
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.background.upkeep import Upkeep
from gpt_desktop.core import i18n
from gpt_desktop.core.agenda.reading import prepare
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import Settings
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.formulas.command import drawing_command
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.agenda.entry import AGENDA
from gpt_desktop.ui.assistant.entry import ASSISTANT
from gpt_desktop.ui.desktop.entry import DESKTOP
from gpt_desktop.ui.desktop.presence import DesktopPresence
from gpt_desktop.ui.learn.entry import LEARN
from gpt_desktop.ui.models.entry import models_feature
from gpt_desktop.ui.settings.entry import settings_feature
from gpt_desktop.ui.summarize.entry import SUMMARIZE
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.translate.entry import TRANSLATE
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.interface_language import interface_language
from gpt_desktop.ui.widgets.formula_pictures import FormulaPictures
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.window.settings_holder import SettingsHolder
from gpt_desktop.ui.work.model_fetch import ModelFetch
from gpt_desktop.ui.work.model_loading import ModelLoading
from gpt_desktop.ui.write.entry import WRITE

_AGENDA_MS = 3000


def build_main_window(
    application: QApplication, services: Services, lanes: Lanes, resources: Path
) -> MainWindow:
    """The window, not shown yet; its model is not being loaded yet.

    The process speaks the settings' language from now on.
    """
    holder = SettingsHolder(services.settings)
    language = _Language(holder, resources)
    language.use()
    theme = Theme(application, resources)
    theme.apply(holder.current().appearance, holder.current().text_size)
    changes = Changes()
    holder.changed.connect(changes.settings)
    formulas = FormulaPictures(drawing_command())
    application.aboutToQuit.connect(formulas.close)
    context = ViewContext(
        services=services,
        lanes=lanes,
        theme=theme,
        tasks={task.id: task for task in services.tasks},
        resources=resources,
        settings=holder.current,
        change_settings=holder.change,
        changes=changes,
        formulas=formulas,
    )
    loading = ModelLoading(services.model, lanes)
    fetch = ModelFetch(services.library, lanes)
    models = models_feature(loading, fetch)
    planning = (AGENDA,) if services.agenda is not None else ()
    working = (ASSISTANT, SUMMARIZE, TRANSLATE, WRITE, LEARN, *planning)
    pages = (*(feature.settings for feature in (*working, models)), DESKTOP)
    settings = settings_feature([page for page in pages if page is not None])
    features = (*working, models, settings)
    window = MainWindow(context, features, loading, fetch, language.use)
    for owned in (holder, changes, theme, loading, fetch, formulas):
        owned.setParent(window)
    _Reactions(holder, theme, window)
    DesktopPresence(application, window, holder)
    _keep_index(services, lanes, window)
    if services.agenda is not None:
        _prepare_agenda(lanes, window)
    for words in services.notices:
        window.show_notice(Notice(NoticeKind.WARNING, words))
    return window


def _keep_index(services: Services, lanes: Lanes, window: MainWindow) -> None:
    """Index what earlier runs left, then what each answer leaves."""
    upkeep = Upkeep(lanes.io, tr("Updating the search"), services.index_written, window)
    upkeep.start_when_idle(lanes.inference)
    upkeep.start()


def _prepare_agenda(lanes: Lanes, window: MainWindow) -> None:
    """Compile its grammar once the window has been there for a while: both want the interpreter.

    Else the first message with a time in it would hold the window up for a quarter of a second.
    """
    soon = QTimer(window)
    soon.setSingleShot(True)
    soon.timeout.connect(lambda: call(lanes.io, tr("Preparing the agenda"), prepare))
    soon.start(_AGENDA_MS)


class _Language:
    """Makes the process speak the settings' language."""

    def __init__(self, holder: SettingsHolder, resources: Path) -> None:
        self._holder = holder
        self._translations = resources / "translations"

    def use(self) -> None:
        available = i18n.available_languages(self._translations)
        system = QLocale.system().name()
        code = interface_language(self._holder.current().language, system, available)
        i18n.use_language(self._translations, code)


class _Reactions(QObject):
    """What the window does when a setting changes."""

    def __init__(self, holder: SettingsHolder, theme: Theme, window: MainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        holder.changed.connect(self._on_changed)
        holder.save_failed.connect(window.show_error)

    @Slot(object, object)
    def _on_changed(self, old: Settings, new: Settings) -> None:
        if (old.appearance, old.text_size) != (new.appearance, new.text_size):
            self._theme.apply(new.appearance, new.text_size)
        if old.language != new.language:
            self._window.change_language()
