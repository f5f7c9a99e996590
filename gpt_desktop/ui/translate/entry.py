"""What Translate is in the window."""

from __future__ import annotations

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.translation.rewriting import REWRITTEN_SUFFIXES
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.feature import Feature

_SUFFIXES = tuple(dict.fromkeys((*SUPPORTED_SUFFIXES, *REWRITTEN_SUFFIXES)))

TRANSLATE = Feature(TranslateView, TranslateView, file_suffixes=_SUFFIXES)
