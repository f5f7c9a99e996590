"""Reads messages as the standards have them (.eml), by the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from pathlib import Path

from gpt_desktop.documents.encodings import decode
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.mail.letter import (
    write_attachments,
    write_fields,
    write_plain,
)
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.text_file import read_bytes, warnings_of
from gpt_desktop.documents.web.tree import page_of
from gpt_desktop.documents.web.walk import write_page

_FIELDS = ("From", "To", "Cc", "Date", "Subject")
_MOST_OF_A_FIELD = 20_000
_DEEPEST = 30  # messages and parts within each other
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bq]\?", re.IGNORECASE)
_BROKEN = (MessageError, ValueError, LookupError, RecursionError, TypeError, AssertionError)


def parse_eml(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Who wrote what to whom; forwarded messages follow the one they came with.

    Raises:
        ReadFailureError: it is empty, no message, or too long.
    """
    report(0, 1)
    data = read_bytes(path, limits)
    try:
        # The other policies take each field apart, which long ones make endless.
        message = message_from_bytes(data, policy=policy.compat32)
        reading = _Reading(Writer(limits))
        reading.message(message, depth=0)
    except _BROKEN as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    report(1, 1)
    title = " ".join(field_of(message, "Subject").split())
    return Parsed(reading.writer.done(), title, warnings=warnings_of(reading.broken))


def field_of(message: Message, name: str) -> str:
    """A field of a message's head, decoded; "" where there is none."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return _decoded(str(value)[:_MOST_OF_A_FIELD])
    return ""


def _decoded(value: str) -> str:
    if not _ENCODED.search(value):
        return _text(value.encode("utf-8", "surrogateescape"), "")
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError, AssertionError):
        return value
    texts = [
        part if isinstance(part, str) else _text(part, charset or "") for part, charset in parts
    ]
    return "".join(texts)


def _text(data: bytes, charset: str) -> str:
    try:
        return decode(data, charset)[0]
    except ReadFailureError:
        return data.decode("ascii", "replace")


class _Reading:
    """One file being read.

    Attributes:
        broken: whether some characters made no sense.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.broken = False

    def message(self, message: Message, depth: int) -> None:
        """Its fields, its body, the names of what is attached, and what it forwards."""
        write_fields(self.writer, [(name, field_of(message, name)) for name in _FIELDS])
        attached: list[str] = []
        forwarded: list[Message] = []
        for part in _parts(message, 0):
            name = _decoded(str(part.get_filename() or ""))
            if part.get_content_type() == "message/rfc822":
                forwarded.append(part)
            elif name or part.get_content_disposition() == "attachment":
                attached.append(name or part.get_content_type())
            else:
                self._body(part)
        write_attachments(self.writer, attached)
        for part in forwarded:
            for inner in _children(part)[:1] if depth < _DEEPEST else ():
                self.message(inner, depth + 1)

    def _body(self, part: Message) -> None:
        if part.get_content_maintype() != "text":
            return
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            return
        charset = str(part.get_content_charset() or "")
        try:
            if part.get_content_subtype() == "html":
                page = page_of(payload, charset)
                self.broken |= bool(page.warnings)
                write_page(page.root, self.writer)
                return
            text, broken = decode(payload, charset)
        except ReadFailureError:
            self.broken = True
            return
        self.broken |= broken
        flowed = str(part.get_param("format", "")).lower() == "flowed"
        write_plain(self.writer, _unflowed(text) if flowed else text)


def _parts(part: Message, depth: int) -> Iterator[Message]:
    """The parts to show, in order; of alternatives the plainest that has words."""
    children = _children(part)
    if part.get_content_type() == "message/rfc822" or not children:
        yield part
        return
    if depth > _DEEPEST:
        return
    kind = part.get_content_subtype()
    if kind == "alternative":
        yield from _plainest([list(_parts(child, depth + 1)) for child in children])
    elif kind == "related":
        for number, child in enumerate(children):
            if number == 0 or child.get_content_disposition() == "attachment":
                yield from _parts(child, depth + 1)
    else:
        for child in children:
            yield from _parts(child, depth + 1)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return (
        [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
    )


def _plainest(choices: list[list[Message]]) -> list[Message]:
    for wanted in ("text/plain", "text/html"):
        for choice in choices:
            if any(each.get_content_type() == wanted and _has_words(each) for each in choice):
                return choice
    return choices[-1] if choices else []


def _has_words(part: Message) -> bool:
    payload = part.get_payload(decode=True)
    return isinstance(payload, bytes) and bool(payload.strip())


def _unflowed(text: str) -> str:
    """Lines that end with a blank go on in the next one (RFC 3676)."""
    parts: list[str] = []
    before, goes_on = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        signs = len(line) - len(line.lstrip(">"))
        if goes_on and signs == before:
            parts.append(line[signs:].removeprefix(" "))
        else:
            parts += ("\n" if parts else "", line)
        before, goes_on = signs, line.endswith(" ") and line != "-- "
    return "".join(parts)
