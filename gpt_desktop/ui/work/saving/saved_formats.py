"""The kinds of file a text can be saved as."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.i18n import mark


@dataclass(frozen=True, slots=True)
class SavedFormat:
    """One kind of file.

    Attributes:
        name: what a person calls it, to be translated, with its suffix as a dialog wants it.
    """

    suffix: str
    name: str


SAVED_FORMATS = (
    SavedFormat(".md", mark("Markdown (*.md)")),
    SavedFormat(".docx", mark("Word (*.docx)")),
    SavedFormat(".pdf", mark("PDF (*.pdf)")),
    SavedFormat(".html", mark("Web page (*.html)")),
    SavedFormat(".txt", mark("Plain text (*.txt)")),
)


def saved_bytes(path: Path, markdown: str) -> bytes:
    """The file's content, by its suffix; Markdown as it is where that is no other format's.

    It takes seconds for very long texts.
    """
    match path.suffix.lower():
        case ".docx":
            # python-docx takes a quarter of a second, and most people never need it.
            from gpt_desktop.ui.work.saving.word_file import word_file

            return word_file(markdown, path.stem)
        case ".pdf":
            from gpt_desktop.ui.work.saving.print_file import print_file

            return print_file(markdown, path.stem)
        case ".html" | ".htm":
            from gpt_desktop.ui.work.saving.web_page import page_file

            return page_file(markdown, path.stem)
    whole = markdown if markdown.endswith("\n") else markdown + "\n"
    return whole.encode(errors="replace")  # halves of characters, which a model can write
