"""A page of the hub in the person's own browser."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_web_page(address: str) -> None:
    """Open it, unless it is none of the web: the address may come from a stranger."""
    url = QUrl(address)
    if url.isValid() and url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
