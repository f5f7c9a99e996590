"""What Summarize is in the window."""

from __future__ import annotations

from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.feature import Feature

# Any file: one that cannot be read is told of there, beside those that can.
SUMMARIZE = Feature(SummarizeView, SummarizeView, file_suffixes=None)
