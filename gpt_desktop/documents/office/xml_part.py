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
_HEAD = 1 << 16
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w-]+)")
_REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,9}));")
_UNREADABLE = "\ufffd".encode()
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+(?:/\w+)*)")
_ROOT = b"http://schemas.openxmlformats.org/"
_YEAR = b"/2006/"


# Nothing is fetched, no entity stands for anything; what is not well-formed is read as far as it
# goes.
_SAFELY: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "recover": True,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_part(content: bytes) -> tuple[Any, bool]:
    """A part's root element and whether all of it could be read.

    Returns:
        None for the root where nothing could.
    """
    parser = etree.XMLParser(**_SAFELY)
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
        **_SAFELY,
    )
    try:
        yield from found
    except etree.XMLSyntaxError:
        return


def _harmless(content: bytes) -> bytes:
    """Without a DTD and without what is no character, by the usual names instead of Strict's."""
    head, rest = content[:_HEAD], content[_HEAD:]
    if b"<!DOCTYPE" in head:
        content = _DOCTYPE.sub(b"", head, count=1) + rest
    if b"purl.oclc.org/ooxml" in head:
        content = _STRICT.sub(_usual_name, content)
    if b"&#" in content:
        content = _REFERENCE.sub(_character, content)
    if _is_utf8(head):
        try:
            content.decode()
        except UnicodeDecodeError:
            content = content.decode(errors="replace").encode()
    return content


def _is_utf8(head: bytes) -> bool:
    """Whether a part says no other encoding, as none does that office programs write."""
    encoding = _ENCODING.match(head)
    return b"\0" not in head[:4] and (encoding is None or encoding[1].lower() == b"utf-8")


def _character(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16) if match[1] else int(match[2])
    known = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return match[0] if known or code in (9, 10, 13) else _UNREADABLE


def written(root: Any) -> bytes:
    """The part with its changes."""
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _usual_name(match: re.Match[bytes]) -> bytes:
    first, _, rest = match[1].partition(b"/")
    return _ROOT + first + _YEAR + rest
