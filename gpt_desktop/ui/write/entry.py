"""What Write is in the window."""

from __future__ import annotations

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.write.view import WriteView

WRITE = Feature(WriteView, WriteView, file_suffixes=SUPPORTED_SUFFIXES)
