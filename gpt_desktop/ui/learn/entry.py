"""What Learn is in the window."""

from __future__ import annotations

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.feature import Feature

LEARN = Feature(LearnView, LearnView, file_suffixes=tuple(SUPPORTED_SUFFIXES))
