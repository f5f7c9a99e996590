"""What Settings are in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.settings.about_page import AboutPage
from gpt_desktop.ui.settings.appearance_page import AppearancePage
from gpt_desktop.ui.settings.language_page import LanguagePage
from gpt_desktop.ui.settings.privacy_page import PrivacyPage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature, SettingsSection, ShowView

_BEFORE = (
    SettingsSection(mark("Appearance"), AppearancePage),
    SettingsSection(mark("Language"), LanguagePage),
)
_AFTER = (
    SettingsSection(mark("Privacy"), PrivacyPage),
    SettingsSection(mark("About"), lambda _: AboutPage()),
)


def settings_feature(others: Sequence[SettingsSection]) -> Feature:
    """Settings with the pages of other features between the app's own."""
    sections = (*_BEFORE, *others, *_AFTER)
    return Feature(
        SettingsView,
        lambda context: SettingsView(context, sections),
        about_app=True,
        commands=partial(_commands, sections),
    )


def _commands(
    sections: Sequence[SettingsSection], context: ViewContext, show: ShowView
) -> list[Command]:
    del context  # settings are the same whatever they are

    def then(act: Callable[[SettingsView], None]) -> None:
        view = show()
        if isinstance(view, SettingsView):
            act(view)

    def section(number: int) -> Callable[[], None]:
        return partial(then, lambda view: view.show_section(number))

    group = tr("Settings")
    licences = partial(then, SettingsView.show_licences)
    return [
        *(Command(tr(each.title), group, section(place)) for place, each in enumerate(sections)),
        Command(tr("Third-party licences"), group, licences),
    ]
