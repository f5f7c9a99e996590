"""OpenDocument presentations."""

from __future__ import annotations

from pathlib import Path

from tests.documents import files
from tests.documents.opendocument.odf_files import made
from tests.documents.opendocument.test_text import item, paragraph

STYLES = (
    '<style:style style:name="hid" style:family="drawing-page">'
    '<style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
)


def frame(kind: str, content: str) -> str:
    box = f"<draw:text-box>{content}</draw:text-box>"
    return f'<draw:frame presentation:class="{kind}">{box}</draw:frame>'


def test_titles_lists_and_what_the_speaker_says(tmp_path: Path) -> None:
    points = f"<text:list>{item(paragraph('Four boats.'))}</text:list>"
    notes = frame("notes", paragraph("Greet the captain.")) + frame("page-number", paragraph("1"))
    body = f"<draw:page>{frame('title', paragraph('The ferry'))}{frame('outline', points)}"
    body += f"{frame('footer', paragraph('Footer'))}"
    body += f"<presentation:notes>{notes}</presentation:notes></draw:page>"
    hidden = frame("title", paragraph("Secret"))
    body += f'<draw:page draw:style-name="hid">{hidden}</draw:page>'
    body += f"<draw:page><draw:custom-shape>{paragraph('价格')}</draw:custom-shape></draw:page>"
    document, _ = files.read(made(tmp_path, "presentation", body, STYLES))
    assert [(block.kind.value, block.page, block.text) for block in document.blocks] == [
        ("heading", 1, "The ferry"),
        ("item", 1, "• Four boats."),
        ("note", 1, "Greet the captain."),
        ("paragraph", 3, "价格"),
    ]
    assert document.page_count == 3
    assert document.warnings == ("Hidden sheets, rows, columns or slides were left out.",)
