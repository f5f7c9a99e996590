"""Reads Outlook's messages (.msg) by python-oxmsg."""

from __future__ import annotations

import struct
from pathlib import Path

from oxmsg import Message
from oxmsg.domain import constants

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.mail.compressed_rtf import decompressed
from gpt_desktop.documents.mail.letter import (
    write_attachments,
    write_fields,
    write_html,
    write_plain,
)
from gpt_desktop.documents.office.blocks import Writer
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.rich_text import write_rtf
from gpt_desktop.documents.text_file import warnings_of

_BROKEN = (
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    TypeError,
    AttributeError,
    struct.error,
    RecursionError,
    StopIteration,
    AssertionError,
    NotImplementedError,
)


def parse_msg(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Who wrote what to whom, and the names of what is attached.

    Raises:
        ReadFailureError: it is empty, damaged or too long.
    """
    report(0, 1)
    data = path.read_bytes()
    writer = Writer(limits)
    try:
        message = Message.load(data)
        title = " ".join(message.subject.split())
        write_fields(writer, _fields(message))
        broken = _write_body(writer, message)
        write_attachments(writer, [each.file_name or "…" for each in message.attachments])
    except ReadFailureError:
        raise
    except _BROKEN as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    report(1, 1)
    return Parsed(writer.done(), title, warnings=warnings_of(broken))


def _fields(message: Message) -> list[tuple[str, str]]:
    properties = message.properties
    to = properties.str_prop_value(constants.PID_DISPLAY_TO) or ""
    cc = properties.str_prop_value(constants.PID_DISPLAY_CC) or ""
    if not to:
        to = ", ".join(f"{each.name} <{each.email_address}>" for each in message.recipients)
    sent = message.sent_date
    return [
        ("From", message.sender or ""),
        ("To", to.rstrip("\0")),
        ("Cc", cc.rstrip("\0")),
        ("Date", sent.strftime("%Y-%m-%d %H:%M %Z") if sent else ""),
        ("Subject", message.subject),
    ]


def _write_body(writer: Writer, message: Message) -> bool:
    """The plainest body there is; returns whether some characters made no sense."""
    plain, page = message.body or "", message.html_body or ""
    if plain.strip("\0\r\n\t "):
        write_plain(writer, plain)
        return "\ufffd" in plain
    if page.strip("\0\r\n\t "):
        write_html(writer, page)
        return "\ufffd" in page
    packed = message.properties.binary_prop_value(constants.PID_RTF_COMPRESSED)
    return write_rtf(decompressed(packed), writer) if packed else False
