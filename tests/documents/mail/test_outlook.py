"""Outlook's messages as blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.kinds import format_of
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.mail.compressed_rtf import decompressed
from gpt_desktop.documents.mail.outlook import parse_msg
from gpt_desktop.documents.parsed import Parsed
from tests.documents.mail.compound import message
from tests.documents.reading import shown

HEAD = 'From: "Anna" <anna@x.example>\nTo: Ben\nSubject: The roof'
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
    "68656c090020627705b06c647d0a800fa0"
)


def read(path: Path) -> Parsed:
    return parse_msg(path, ReadLimits(), lambda _done, _total: None)


def letter(path: Path, *, files: tuple[str, ...] = (), **body: str | bytes) -> Path:
    who = {"p0c1a": "Anna", "p0c1f": "anna@x.example", "p0e04": "Ben", "p0037": "The roof"}
    return message(path, files=files, **who, **body)


def test_a_plain_body_and_attachments(tmp_path: Path) -> None:
    path = letter(
        tmp_path / "a.msg", files=("plan.pdf",), p1000="Come at nine.\r\n\r\nAnna", p1013=b"<p>x"
    )
    assert format_of(path) == "outlook"
    found = read(path)
    assert shown(found) == [
        ("paragraph", HEAD),
        ("paragraph", "Come at nine."),
        ("paragraph", "Anna"),
        ("item", "📎 plan.pdf"),
    ]
    assert found.title == "The roof"


def test_a_body_of_html_only(tmp_path: Path) -> None:
    found = shown(read(letter(tmp_path / "a.msg", p1013="<ul><li>é</ul>")))
    assert found[1:] == [("item", "• é")]


def test_a_body_of_rich_text_only(tmp_path: Path) -> None:
    assert shown(read(letter(tmp_path / "a.msg", p1009=PACKED)))[1:] == [
        ("paragraph", "hello world")
    ]


def test_rich_text_is_unpacked() -> None:
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompressed(PACKED) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    assert decompressed(crossing) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    assert decompressed(b"\0\0\0\0\3\0\0\0MELA\0\0\0\0abc") == b"abc"


@pytest.mark.parametrize("bad", [b"", b"LZFu", PACKED[:8] + b"none" + PACKED[12:]])
def test_what_is_not_packed_is_damaged(bad: bytes) -> None:
    with pytest.raises(ReadFailureError):
        decompressed(bad)


@pytest.mark.parametrize("length", [600, 1100, 1600, 3000])
def test_a_message_that_was_cut_off(tmp_path: Path, length: int) -> None:
    path = letter(tmp_path / "a.msg", p1000="words " * 400)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ReadFailureError) as caught:
        read(path)
    assert caught.value.kind is FailureKind.DAMAGED
