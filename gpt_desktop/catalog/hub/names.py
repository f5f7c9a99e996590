"""Names of repositories as people give them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_REPO = re.compile(r"[\w.-]{1,96}/[\w.-]{1,96}", re.ASCII)


def repository_name(text: str) -> str:
    """ "owner/name" of a name or a page's address; "" where it is neither."""
    text = text.strip()
    if "://" in text:
        parts = [unquote(part) for part in urlsplit(text).path.split("/") if part]
        text = "/".join(parts[:2])
    if ".." in text or "--" in text or not _REPO.fullmatch(text):
        return ""
    return text
