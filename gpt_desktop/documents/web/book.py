"""Reads e-books (EPUB 2 and 3): web pages in the order their package names them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.office.package import open_package
from gpt_desktop.documents.office.xml_part import parse_part
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.web.tree import page_of
from gpt_desktop.documents.web.walk import write_page

_PACKAGE = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_FONTS = (".ttf", ".otf", ".woff", ".woff2")
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")


def parse_epub(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """A book's text from its first page to its last; its table of contents is left out.

    Raises:
        ReadFailureError: it is locked, damaged, empty or too long.
    """
    package = open_package(path, limits)
    _refuse_locked(package.parts)
    opf, root = _package_file(package.parts)
    pages = list(_pages(opf, root))
    writer = Writer(limits)
    warnings: list[tuple[WarningKind, list[int]]] = []
    damaged = package.damaged
    for number, name in enumerate(pages):
        report(number, len(pages))
        content = package.parts.get(name)
        if content is None:
            damaged = True
            continue
        try:
            page = page_of(content)
        except ReadFailureError as error:
            damaged |= error.kind is not FailureKind.EMPTY
            continue
        write_page(page.root, writer)
        warnings += [each for each in page.warnings if each not in warnings]
    if damaged and (WarningKind.PARTS_DAMAGED, []) not in warnings:
        warnings.append((WarningKind.PARTS_DAMAGED, []))
    report(len(pages), len(pages))
    return Parsed(writer.done(damaged=damaged), _title(root), warnings=warnings)


def _refuse_locked(parts: dict[str, bytes]) -> None:
    """Fonts are often scrambled; where more is, the book opens in its seller's programs only."""
    content = parts.get("META-INF/encryption.xml")
    if content is None:
        return
    root = parse_part(content)[0]
    for element in () if root is None else root.iter(_ENCRYPTED):
        if not unquote(element.get("URI") or "").lower().endswith(_FONTS):
            raise ReadFailureError(FailureKind.LOCKED_BOOK)


def _package_file(parts: dict[str, bytes]) -> tuple[str, Any]:
    """The file that names the book's pages: its place and its root."""
    places = [name for name in parts if name.lower().endswith(".opf")]
    container = parts.get("META-INF/container.xml")
    root = None if container is None else parse_part(container)[0]
    if root is not None:
        named = [each.get("full-path") or "" for each in root.iter(f"{_CONTAINER}rootfile")]
        places = [unquote(name) for name in named] + places
    for place in places:
        found = parse_part(parts[place])[0] if place in parts else None
        if found is not None:
            return place, found
    raise ReadFailureError(FailureKind.DAMAGED)


def _pages(opf: str, root: Any) -> Iterator[str]:
    """The names of the parts to read, in order; those that are only looked up come last."""
    folder = posixpath.dirname(opf)
    items = {item.get("id"): item for item in root.iter(f"{_PACKAGE}item")}
    later: list[str] = []
    for reference in root.iter(f"{_PACKAGE}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or _is_contents(item):
            continue
        place = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if reference.get("linear") == "no":
            later.append(place)
        else:
            yield place
    yield from later


def _is_contents(item: Any) -> bool:
    return "nav" in (item.get("properties") or "").split()


def _title(root: Any) -> str:
    title = next(root.iter(_TITLE), None)
    return (
        ""
        if title is None
        else " ".join(etree.tostring(title, method="text", encoding=str).split())
    )
