"""Settings: what is stored, where, and that nothing leaves the computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop import paths
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.pages.page import SettingsPage
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.path_label import PathLabel


class PrivacyPage(SettingsPage):
    """Tells the places of all files the app keeps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Privacy"), parent)
        self.add_text(
            tr(
                "What you write, your documents and the answers stay on this computer. The app "
                "uses the network only when you press Get to fetch a model."
            )
        )
        places = (
            (tr("Conversations and drafts"), paths.database_file(), ""),
            (tr("Settings"), paths.settings_file(), ""),
            (tr("Models"), paths.models_dir(), ""),
            (
                tr("What was read of long texts"),
                paths.cache_dir(),
                tr("So that a long text is not read anew. It can be deleted at any time."),
            ),
            (tr("Log"), paths.log_file(), tr("What went wrong, without what you wrote.")),
        )
        for name, path, explanation in places:
            self._add_place(name, path, explanation)
        self.open_folder = text_button(tr("Open the folder"))
        self.open_folder.clicked.connect(self._on_open)
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addStretch()

    def _add_place(self, name: str, path: Path, explanation: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(GAP_TINY)
        label = QLabel(name)
        set_role(label, "strong")
        column.addWidget(label)
        column.addWidget(PathLabel(path))
        if explanation:
            words = wrapping_label("caption")
            words.setText(explanation)
            column.addWidget(words)
        self.column.addLayout(column)
        self.add_words(name, str(path), explanation)

    @Slot()
    def _on_open(self) -> None:
        folder = paths.data_dir()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
