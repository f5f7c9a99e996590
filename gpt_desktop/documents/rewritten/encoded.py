"""The text of a file with the way it was encoded, so that it can be written the same."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from gpt_desktop.documents.encodings import decode

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN = (
    *("utf-8", "cp1252", "iso-8859-1", "gb18030", "cp932", "cp949", "big5hkscs", "euc_jp"),
    *("cp1250", "iso-8859-2", "cp1251", "koi8-r", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("iso-8859-15", "utf-16-le", "utf-16-be", "iso2022_jp", "cp437", "cp850", "mac_roman"),
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """A file's text.

    Attributes:
        encoding: "" where none of those known gives the same bytes.
        mark: the byte order mark that it begins with.
    """

    text: str
    encoding: str
    mark: bytes = b""

    def bytes_of(self, text: str, *, references: bool = False) -> bytes:
        """Another text in the same encoding, or in UTF-8 where that has no room for it.

        Args:
            references: letters that the encoding lacks become references, as HTML has them.
        """
        try:
            errors = "xmlcharrefreplace" if references and self.encoding else "strict"
            return self.mark + text.encode(self.encoding or "utf-8", errors)
        except UnicodeEncodeError:
            return text.encode("utf-8", "replace")


def read_encoded(data: bytes, declared: str = "") -> Encoded:
    """The text of bytes; raises ReadFailureError where they are none."""
    text, _ = decode(data, declared)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            exact = data[len(bom) :].decode(encoding, "replace")
            same = exact.encode(encoding, "replace") == data[len(bom) :]
            return Encoded(exact, encoding, bom) if same else Encoded(text, "")
    for encoding in (declared, *_KNOWN):
        if encoding and _gives(data, encoding, text):
            return Encoded(data.decode(encoding), encoding)
    return Encoded(text, "")


def _gives(data: bytes, encoding: str, text: str) -> bool:
    try:
        exact = data.decode(encoding)
        return exact.replace("\ufeff", "") == text and exact.encode(encoding) == data
    except (UnicodeError, LookupError, ValueError):
        return False
