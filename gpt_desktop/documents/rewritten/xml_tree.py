"""XML of strangers as a tree that is written again whole."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from gpt_desktop.documents.failure import FailureKind, ReadFailureError

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DEEPEST = 200
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def parse_tree(content: bytes) -> Any:
    """The root; nothing is fetched, and no entity stands for anything.

    Raises:
        ReadFailureError: it is not well-formed, so that it could not be written again whole, or
            has a document type, or lies too deep.
    """
    if b"<!ENTITY" in content.replace(b"\0", b""):
        raise ReadFailureError(FailureKind.DAMAGED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise ReadFailureError(FailureKind.DAMAGED)
    _refuse_deep(root)
    return root


def written_tree(root: Any) -> bytes:
    """The document with what stands around its root."""
    info = root.getroottree().docinfo
    return bytes(
        etree.tostring(
            root.getroottree(),
            encoding=info.encoding or "UTF-8",
            xml_declaration=True,
            standalone=info.standalone,
        )
    )


def local_name(element: Any) -> str:
    """Without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def xml_words(text: str) -> str:
    """The text in one line, without what XML cannot hold."""
    return _NOT_XML.sub("", text.replace("\n", " "))


def _refuse_deep(root: Any) -> None:
    """So that what goes down the tree by calls comes back."""
    depth = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, _ in walk:
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise ReadFailureError(FailureKind.DAMAGED)
