"""Web pages as trees, by libxml2; nothing is fetched, and no entity but HTML's own is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from lxml import etree

from gpt_desktop.documents.encodings import decode
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind

_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_XML = "http://www.w3.org/1999/xhtml"
_HEAD = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE\s[^>\[]{0,400}>)?", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree.

    Attributes:
        root: of lxml.
        warnings: what of it could not be read, as in ``Parsed``.
    """

    root: Any
    warnings: list[tuple[WarningKind, list[int]]]


def page_of(data: bytes, declared: str = "") -> Page:
    """A page of bytes.

    Args:
        declared: its encoding, where that is known from elsewhere.

    Raises:
        ReadFailureError: it is not text, or there is nothing in it.
    """
    found = _DECLARED.search(data[:_LOOKED_AT])
    named = declared or (found[1].decode("ascii", "replace") if found else "")
    text, broken = decode(data, named)
    page = page_of_text(text)
    if broken:
        page.warnings.append((WarningKind.UNKNOWN_CHARACTERS, []))
    return page


def page_of_text(text: str) -> Page:
    """A page of text; raises ReadFailureError where it is empty."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_pis=True,
        remove_comments=True,
        recover=True,
        huge_tree=True,
    )
    clean = _CONTROL.sub("", text.replace("\f", "\n"))
    if _XML in clean[:_LOOKED_AT] and (strict := _strict(clean)) is not None:
        return Page(strict, [])
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadFailureError(FailureKind.EMPTY) from error
    if root is None:
        raise ReadFailureError(FailureKind.EMPTY)
    # Elements within elements by the thousand: no more is read after that.
    cut = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return Page(root, [(WarningKind.PARTS_DAMAGED, [])] if cut else [])


def _strict(text: str) -> Any:
    """The root of a page that is XML, where <a/> is an end, too; None where it is none."""
    known = _ENTITY.sub(lambda found: html5.get(found[1] + ";", found[0]), text)
    head = _HEAD.match(known)
    parser = etree.XMLParser(
        encoding="utf-8",
        no_network=True,
        resolve_entities=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(known[head.end() if head else 0 :].encode(), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        return None
    for element in root.iter(f"{{{_XML}}}*"):
        element.tag = element.tag.rpartition("}")[2].lower()
    return root if root.tag == "html" else None


def title_of(root: Any) -> str:
    """What the page is called, or ""."""
    title = root.find(".//title")
    return "" if title is None else " ".join("".join(title.itertext()).split())
