"""What every installer says about the product. Imported with ``packaging`` on the path."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "gpt-desktop"
TITLE = "GPT Desktop"
SUMMARY = "Private assistant for text work on your own computer"
BUNDLE_IDENTIFIER = "local.gpt-desktop.GPTDesktop"
COPYRIGHT = "Copyright 2026 the GPT Desktop developers. Apache License 2.0."
BUNDLE = ROOT / "dist" / NAME
# Inside the bundle's _internal; gpt_desktop.paths looks for the licence texts there.
LICENCES = "gpt_desktop/resources/licences"

# By suffix, as freedesktop's shared MIME database names them.
DOCUMENT_TYPES = {
    ".txt": "text/plain",
    ".log": "text/x-log",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ppt": "application/vnd.ms-powerpoint",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".htm": "text/html",
    ".rtf": "application/rtf",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
}


class PackagingError(Exception):
    """What the person who builds can put right, told without a traceback."""


def version() -> str:
    """The one version, read without importing the program."""
    text = (ROOT / "gpt_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise PackagingError("gpt_desktop/__init__.py names no __version__.")
    return found[1]


def build_time() -> datetime:
    """``SOURCE_DATE_EPOCH``, or when the last commit was made: equal sources, equal packages."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if seconds is None:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        seconds = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return datetime.fromtimestamp(int(seconds), UTC)


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """Run a tool and return what it printed.

    Raises:
        PackagingError: it is not installed or failed; with all it said.
    """
    parts = [str(part) for part in command]
    try:
        done = subprocess.run(
            parts,
            check=False,
            cwd=cwd,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except FileNotFoundError as error:
        raise PackagingError(f"{parts[0]} is not installed.") from error
    if done.returncode:
        raise PackagingError(f"{' '.join(parts)}\nfailed ({done.returncode}):\n{done.stdout}")
    return done.stdout
