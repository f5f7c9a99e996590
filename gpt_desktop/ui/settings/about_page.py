"""Settings: the version and whose work is inside."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gpt_desktop import __version__, paths
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.settings.licences import LicencesDialog
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.buttons import text_button

_INSIDE = (
    ("Qt, PySide6", "LGPL-3.0", mark("the window")),
    ("ONNX Runtime", "MIT", mark("runs the model")),
    ("tokenizers", "Apache-2.0", mark("text to tokens and back")),
    ("PDFium, pypdfium2", "BSD-3-Clause, Apache-2.0", mark("PDF files")),
    ("python-docx", "MIT", mark("Word files")),
    ("charset-normalizer", "MIT", mark("encodings of text files")),
    ("markdown-it-py", "MIT", mark("formatted answers")),
    ("Pygments", "BSD-2-Clause", mark("colours of code")),
    ("Jinja", "BSD-3-Clause", mark("chat templates")),
    ("NumPy", "BSD-3-Clause", mark("arithmetic")),
    ("Lucide", "ISC", mark("icons")),
)


class AboutPage(SettingsPage):
    """Licences are named as SPDX names them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("About"), parent)
        self.add_text(tr("GPT Desktop {version}", version=__version__))
        self.add_text(
            tr(
                "Text work with a language model that runs on your own computer. Licence: "
                "Apache-2.0. Small models make mistakes: check what matters."
            ),
            "second",
        )
        self.add_text(tr("Made with"), "heading")
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_LARGE)
        grid.setVerticalSpacing(GAP_SMALL)
        grid.setColumnStretch(2, 1)
        for number, (name, licence, purpose) in enumerate(_INSIDE):
            grid.addWidget(QLabel(name), number, 0)
            for place, text in ((1, licence), (2, tr(purpose))):
                label = QLabel(text)
                set_role(label, "second")
                grid.addWidget(label, number, place)
            self.add_words(name)
        self.column.addLayout(grid)
        self.licences = LicencesDialog(paths.third_party_file(), paths.licences_dir(), self)
        self.show_licences = text_button(tr("Show third-party licences"))
        self.show_licences.clicked.connect(self.open_licences)
        row = QHBoxLayout()
        row.addWidget(self.show_licences)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addStretch()
        self.add_words(tr("Third-party licences"))

    @Slot()
    def open_licences(self) -> None:
        """Beside the window, which stays usable."""
        self.licences.show()
        self.licences.raise_()
