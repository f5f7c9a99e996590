"""Which encoding a text file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.old_encodings import old_encoding, wide_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 64 * 1024
_WIDE_BYTES = 12 * 1024
_GUESSED_FROM = 8 * 1024
_BEFORE = 200  # bytes of a long line before its first letter beyond ASCII
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\x7fELF", b"GIF8", b"MZ\x90")
_ESCAPES = (
    (re.compile(rb"\x1b\$[@B(]|\x1b\([IJ]"), "iso2022_jp_3"),
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr"),
    (re.compile(rb"~\{(?:[!-w][!-~])+~\}"), "hz"),
)
_ANY_OF_MANY = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# What programs write, and what they then mean (WHATWG's encoding standard).
_MEANT = {
    "iso-8859-1": "cp1252",
    "us-ascii": "",
    "ascii": "",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "iso-8859-9": "cp1254",
    "unknown-8bit": "",
}
# Windows' Shift JIS gives letters of its own to bytes that are none.
_NO_LETTERS = dict.fromkeys(range(0xF8F0, 0xF8F4), "\ufffd")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, declared: str = "") -> tuple[str, bool]:
    """The text of a file's bytes.

    Args:
        declared: the encoding that the file itself names, if it does; it is believed where
            the bytes make sense in it and are no UTF-8.

    Returns:
        The text, without a byte order mark, and whether some bytes made no sense in the
        encoding found (each became U+FFFD).

    Raises:
        ReadFailureError: the bytes are not text (NOT_TEXT).
    """
    if data.startswith(_MAGIC):
        raise ReadFailureError(FailureKind.NOT_TEXT)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :], encoding)
    encoding = (
        _escaping(data)
        or _wide(data)
        or ("utf-8" if _is_utf8(data) else "")
        or _believed(data, declared)
        or _guess(data)
    )
    return _checked(data, encoding)


def _escaping(data: bytes) -> str:
    """Encodings of mail, which change letters by escape sequences and are ASCII otherwise."""
    sample = data[:_SAMPLE_BYTES]
    if not sample.isascii() or (b"\x1b" not in sample and b"~{" not in sample):
        return ""
    return next((encoding for mark, encoding in _ESCAPES if mark.search(sample)), "")


def _wide(data: bytes) -> str:
    """UTF-16 and UTF-32 without a mark, by the zeros in them."""
    sample = data[: len(data) // 4 * 4][:_SAMPLE_BYTES]
    if b"\0" not in sample:
        return ""
    for encoding in ("utf-32-le", "utf-32-be"):
        try:
            sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 10 <= max(even, odd) and max(even, odd) * 5 >= len(sample) // 2:
        return "utf-16-le" if odd > even else "utf-16-be"
    # Too few for Latin text; another one has its blanks and line ends.
    return wide_encoding(sample[:_WIDE_BYTES]) or ""


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, maybe with a few bad ones among them."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Letters of several bytes hardly come about in another encoding.
        start = max(0, error.start - _SAMPLE_BYTES // 2)
        sample = data[start : start + _SAMPLE_BYTES]
        good = len(_ANY_OF_MANY.findall(sample))
        bad = sample.decode("utf-8", "replace").count("\ufffd")
        cut = error.end == len(data) and error.reason == "unexpected end of data"
        return good > bad * 2 or (cut and good > 0)
    return True


def _believed(data: bytes, declared: str) -> str:
    name = _MEANT.get(declared.strip().lower(), declared.strip())
    try:
        sample = data[:_SAMPLE_BYTES].decode(name, "replace") if name else ""
    except (LookupError, ValueError):
        return ""
    return name if sample and sample.count("\ufffd") * 100 <= len(sample) else ""


def _guess(data: bytes) -> str:
    sample = _sample(data)
    if b"\0" in sample:
        raise ReadFailureError(FailureKind.NOT_TEXT)
    found = old_encoding(sample)
    if found is None:
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        found = best.encoding if best is not None else None
    if found is None:
        raise ReadFailureError(FailureKind.NOT_TEXT)
    return found


def _sample(data: bytes) -> bytes:
    """The first lines with letters beyond ASCII."""
    lines: list[bytes] = []
    room = _GUESSED_FROM
    for line in io.BytesIO(data):
        if line.isascii():
            continue
        first = _BEYOND_ASCII.search(line)
        start = max(0, first.start() - _BEFORE) if first else 0
        lines.append(line[start : start + room])
        room -= len(lines[-1])
        if room <= 0:
            break
    return b"".join(lines) or data[:_GUESSED_FROM]


def _checked(data: bytes, encoding: str) -> tuple[str, bool]:
    text = data.decode(encoding, "replace")
    if encoding == "cp932":
        text = text.translate(_NO_LETTERS)
    broken = "\ufffd" in text
    if len(_CONTROL.findall(text[:_SAMPLE_BYTES])) * 100 > min(len(text), _SAMPLE_BYTES):
        raise ReadFailureError(FailureKind.NOT_TEXT)
    if broken and (text.count("\ufffd") - 1) * 20 > len(text):
        raise ReadFailureError(FailureKind.NOT_TEXT)
    if encoding == "cp1258":
        # There a letter and its tone are two.
        text = unicodedata.normalize("NFC", text)
    return text.replace("\ufeff", ""), broken
