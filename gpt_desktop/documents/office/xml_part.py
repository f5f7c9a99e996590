"""Reads the XML of office files: no entities, nothing from outside, damaged or not."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

MARK_OPEN, MARK_CLOSE = "\ufdd0", "\ufdd1"
"""Characters that no text has: Unicode keeps them for programs. What is read has none."""

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_DOCTYPE_WITHIN = 1 << 16
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+(?:/\w+)*)")
_ROOT = b"http://schemas.openxmlformats.org/"
_YEAR = b"/2006/"


def parse_part(content: bytes) -> tuple[Any, bool]:
    """A part's root element and whether all of it could be read.

    Returns:
        None for the root where nothing could.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_harmless(content), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is None:
        return None, False
    etree.strip_elements(root, etree.Entity, with_tail=False)
    fatal = any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return root, not fatal


def steps(content: bytes, *names: str) -> Iterator[tuple[str, Any]]:
    """Where elements of these names "start" and "end", for parts too large for a tree.

    Whoever takes one at its end clears it. Ends where the part can no longer be read.
    """
    found = etree.iterparse(
        io.BytesIO(_harmless(content)),
        events=("start", "end"),
        tag=names,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from found
    except etree.XMLSyntaxError:
        return


def _harmless(content: bytes) -> bytes:
    """Without a DTD, and with the usual names in the place of those of ISO 29500 Strict."""
    head, rest = content[:_DOCTYPE_WITHIN], content[_DOCTYPE_WITHIN:]
    if b"<!DOCTYPE" in head:
        content = _DOCTYPE.sub(b"", head, count=1) + rest
    if b"purl.oclc.org/ooxml" in head:
        content = _STRICT.sub(_usual_name, content)
    return content


def written(root: Any) -> bytes:
    """The part with its changes."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _usual_name(match: re.Match[bytes]) -> bytes:
    first, _, rest = match[1].partition(b"/")
    return _ROOT + first + _YEAR + rest
