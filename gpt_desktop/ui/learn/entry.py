"""What Learn is in the window."""

from __future__ import annotations

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.i18n import mark
from gpt_desktop.ui.learn.settings_page import LearnPage
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.feature import Feature, SettingsSection

LEARN = Feature(
    LearnView,
    LearnView,
    settings=SettingsSection(mark("Learn"), LearnPage),
    file_suffixes=tuple(SUPPORTED_SUFFIXES),
)
