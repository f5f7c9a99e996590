"""Makes OpenDocument files part by part."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.opendocument.reader import parse_opendocument
from gpt_desktop.documents.parsed import Parsed
from tests.documents import files

_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    f'xmlns:{prefix}="{_URN}:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
        *(("draw", "drawing"), ("presentation", "presentation"), ("manifest", "manifest")),
    )
)
NAMES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'


def part(root: str, content: str) -> bytes:
    return f"<office:{root} {NAMES}>{content}</office:{root}>".encode()


def made(
    folder: Path,
    kind: str,
    body: str,
    styles: str = "",
    others: dict[str, bytes] | None = None,
) -> Path:
    """A file.

    Args:
        kind: "text", "spreadsheet" or "presentation".
        styles: automatic ones.
        others: more parts, by name.
    """
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content += f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
        "content.xml": part("document-content", content),
    }
    return files.archive(folder / f"a.{kind}", parts | (others or {}))


def parsed(path: Path) -> Parsed:
    return parse_opendocument(path, ReadLimits(), lambda _done, _total: None)


def rows(path: Path) -> list[tuple[str, int, str]]:
    """Kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in parsed(path).blocks]
