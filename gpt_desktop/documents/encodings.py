"""Which encoding a text file is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from gpt_desktop.documents.failure import FailureKind, ReadFailureError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = [
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
]
_SAMPLE_BYTES = 64 * 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\x7fELF", b"GIF8", b"MZ\x90")
# What a text in a West European language is written with, but for the letters that
# Windows-1250 uses for frequent Czech and Hungarian ones.
_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÍÎÏÑÒÓÔÕÖÙÚÛÜßàáâãäåæçèéêëíîïñòóôöùúûüÿŒœ€«»¿¡°§·…–—‘’“”„•\u00a0")


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file's bytes.

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
    encoding = _utf16_without_mark(data) or ("utf-8" if _is_utf8(data) else _guess(data))
    return _checked(data, encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.utf_8_decode(data, "strict", True)
    except UnicodeDecodeError as error:
        # One bad byte in a long file is damage; an old encoding fails almost at once.
        good = data[: error.start]
        return error.start > _SAMPLE_BYTES and not good.isascii()
    return True


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    if b"\0" not in sample or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = _sample(data)
    if b"\0" in sample:
        raise ReadFailureError(FailureKind.NOT_TEXT)
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise ReadFailureError(FailureKind.NOT_TEXT)
    if best.encoding == "cp1250" and _looks_western(sample):
        return "cp1252"
    return best.encoding


def _sample(data: bytes) -> bytes:
    """The first part with letters beyond ASCII, ending at a line's end, where that is near."""
    start = 0
    first = re.search(rb"[\x80-\xff]", data)
    if first is not None and first.start() > _SAMPLE_BYTES // 2:
        start = data.rfind(b"\n", 0, first.start()) + 1
    sample = data[start : start + _SAMPLE_BYTES]
    cut = sample.rfind(b"\n")
    return sample[: cut + 1] if cut > _SAMPLE_BYTES // 2 else sample


def _looks_western(sample: bytes) -> bool:
    text = sample.decode("cp1252", "replace")
    return all(character.isascii() or character in _WESTERN for character in text)


def _checked(data: bytes, encoding: str) -> tuple[str, bool]:
    text = data.decode(encoding, "replace")
    broken = "\ufffd" in text
    if len(_CONTROL.findall(text[:_SAMPLE_BYTES])) * 100 > min(len(text), _SAMPLE_BYTES):
        raise ReadFailureError(FailureKind.NOT_TEXT)
    if broken and text.count("\ufffd") * 20 > len(text):
        raise ReadFailureError(FailureKind.NOT_TEXT)
    return text.replace("\ufeff", ""), broken
