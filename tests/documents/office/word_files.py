"""Makes Word files part by part, as programs other than ours would."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.word import parse_word
from gpt_desktop.documents.parsed import Parsed
from tests.documents import files

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main'
    '+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    made = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{made}{content}</w:p>"


def part(root: str, content: str) -> bytes:
    return f"<w:{root} {NAMES}>{content}</w:{root}>".encode()


def relations(entries: dict[str, str]) -> bytes:
    """A part of relationships: the part each kind names."""
    made = (
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries.items())
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(made)}</Relationships>'.encode()


def word_parts(body: str, others: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The parts of a file with this body.

    Args:
        others: by kind, such as "footnotes"; each gets its relationship.
    """
    others = others or {}
    parts = {
        "[Content_Types].xml": _TYPES.format(main="word/document.xml").encode(),
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in others}),
    }
    return parts | {f"word/{kind}.xml": content for kind, content in others.items()}


def made(folder: Path, body: str, others: dict[str, bytes] | None = None) -> Path:
    return files.archive(folder / "a.docx", word_parts(body, others))


def parsed(path: Path) -> Parsed:
    """The parser's result, without the process around it."""
    return parse_word(path, ReadLimits(), lambda _done, _total: None)


def rows(path: Path) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in parsed(path).blocks]
