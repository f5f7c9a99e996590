"""What the Assistant is in the window."""

from __future__ import annotations

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.i18n import mark
from gpt_desktop.ui.assistant.answers_page import AnswersPage
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.feature import FOLDER, Feature, SettingsSection

ASSISTANT = Feature(
    AssistantView,
    AssistantView,
    settings=SettingsSection(mark("Answers"), AnswersPage),
    file_suffixes=(*SUPPORTED_SUFFIXES, FOLDER),
)
