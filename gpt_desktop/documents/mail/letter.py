"""Writes a message's parts as blocks, whatever file they came from."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.documents.failure import ReadFailureError
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.structure import plain_blocks
from gpt_desktop.documents.text_file import unified
from gpt_desktop.documents.web.tree import page_of_text
from gpt_desktop.documents.web.walk import write_page

_MOST_OF_A_FIELD = 2000  # characters; a list of hundreds of receivers is no text


def write_fields(writer: Writer, fields: Sequence[tuple[str, str]]) -> None:
    """Who wrote to whom, when and about what: a paragraph with a line each."""
    lines = []
    for name, value in fields:
        text = " ".join(value.split())
        if len(text) > _MOST_OF_A_FIELD:
            text = text[:_MOST_OF_A_FIELD] + "…"
        if text:
            lines.append(f"{name}: {text}")
    writer.paragraph("\n".join(lines))


def write_plain(writer: Writer, text: str) -> None:
    """A body without marks; quotes keep their signs."""
    for block in plain_blocks(unified(text)):
        writer.add(block)


def write_html(writer: Writer, text: str) -> None:
    """A body that is a web page; one of nothing is left out."""
    try:
        write_page(page_of_text(text).root, writer)
    except ReadFailureError:
        return


def write_attachments(writer: Writer, names: Sequence[str]) -> None:
    """What else came with it, by name only."""
    for name in names:
        writer.item(name, "📎", 1)
