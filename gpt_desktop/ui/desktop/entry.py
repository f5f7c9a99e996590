"""What the desktop's part is in the window: a page of settings."""

from __future__ import annotations

from gpt_desktop.core.i18n import mark
from gpt_desktop.ui.desktop.settings_page import DesktopPage
from gpt_desktop.ui.view.feature import SettingsSection

DESKTOP = SettingsSection(mark("Desktop"), DesktopPage)
