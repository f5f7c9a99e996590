"""What Write is in the window."""

from __future__ import annotations

from gpt_desktop.ui.view.feature import Feature
from gpt_desktop.ui.write.view import WriteView

WRITE = Feature(WriteView, WriteView)
