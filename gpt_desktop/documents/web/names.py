"""What the elements of web pages are to a reader."""

from __future__ import annotations

import re
from typing import Any

_UNREAD = (
    "script style template noscript iframe object embed applet canvas svg audio video map nav "
    "select button datalist input textarea rp rt rtc head"
)
_PARTING = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu ol option p pre section summary table tbody td tfoot th thead tr ul"
)
LEFT_OUT = frozenset(_UNREAD.split())
BLOCKS = frozenset(_PARTING.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CODE = frozenset(("pre", "listing", "xmp", "plaintext"))
# What a table of data never has in it; with these it only places things on the page.
NO_DATA = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote")

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_LEFT_OUT_ROLES = frozenset(("navigation", "doc-toc", "doc-backlink", "search", "menubar"))
_NOTES = frozenset(("doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"))
_NOTE_CLASSES = frozenset(("footnotes", "footnote", "endnotes", "references"))
_OPS_TYPE = "{http://www.idpf.org/2007/ops}type"


def is_hidden(element: Any) -> bool:
    """Whether an element is for programs or for finding one's way, not to be read."""
    if element.tag in LEFT_OUT or element.get("hidden") is not None:
        return True
    if element.get("role") in _LEFT_OUT_ROLES or "footnote-back" in element.get("class", ""):
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style.lower()) is not None


def holds_notes(element: Any) -> bool:
    """Whether what is in it stands below the text: footnotes and the like."""
    if element.get("role") in _NOTES:
        return True
    kinds = element.get("epub:type") or element.get(_OPS_TYPE) or ""
    if {"footnote", "footnotes", "endnote", "endnotes", "rearnote"} & set(kinds.split()):
        return True
    return not _NOTE_CLASSES.isdisjoint(element.get("class", "").split())
