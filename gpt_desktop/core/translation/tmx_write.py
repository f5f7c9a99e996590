"""Writes TMX 1.4."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from html import escape

from gpt_desktop.core.translation.tmx_read import UNKNOWN
from gpt_desktop.core.translation.unit import TranslationUnit

# What XML has no way to write.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="GPT Desktop" creationtoolversion={version} segtype="sentence"
 o-tmf="GPT Desktop" adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
"""
_UNIT = """<tu srclang={source_language}{changed}>
<tuv xml:lang={source_language}><seg>{source}</seg></tuv>
<tuv xml:lang={target_language}><seg>{target}</seg></tuv>
</tu>
"""


def write_tmx(units: Iterable[TranslationUnit], version: str) -> Iterator[bytes]:
    """A file's pieces, one a unit; ``version`` is the app's."""
    yield _HEAD.format(version=_quoted(version)).encode()
    for unit in units:
        yield _UNIT.format(
            source_language=_quoted(unit.pair.source or UNKNOWN),
            target_language=_quoted(unit.pair.target),
            changed=_changed(unit.changed),
            source=_words(unit.source),
            target=_words(unit.target),
        ).encode()
    yield b"</body>\n</tmx>\n"


def _changed(seconds: float) -> str:
    if seconds <= 0:
        return ""
    return time.strftime(' changedate="%Y%m%dT%H%M%SZ"', time.gmtime(seconds))


def _words(text: str) -> str:
    plain = _FORBIDDEN.sub("\ufffd", text).replace("\r\n", "\n")
    return escape(plain, quote=False).replace("\r", "&#13;")


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
