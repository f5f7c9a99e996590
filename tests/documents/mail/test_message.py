"""Messages of the standards as blocks."""

from __future__ import annotations

import email.message
from email import policy
from pathlib import Path

import pytest

from gpt_desktop.documents.failure import WarningKind
from tests.documents.reading import parsed, shown

HEAD = (
    "From: Anna Özil <a@x.example>\nTo: b@x.example\nDate: Mon, 04 May 2026 09:00:00 +0200\n"
    "Subject: Das größte Dach"
)


def letter() -> email.message.EmailMessage:
    made = email.message.EmailMessage(policy=policy.SMTP)
    made["From"] = "Anna Özil <a@x.example>"
    made["To"] = "b@x.example"
    made["Date"] = "Mon, 4 May 2026 09:00:00 +0200"
    made["Subject"] = "Das größte Dach"
    return made


def read(tmp_path: Path, made: email.message.EmailMessage) -> list[tuple[str, str]]:
    return shown(parsed(tmp_path / "a.eml", made.as_bytes()))


def test_the_plain_of_two_bodies_and_what_is_attached(tmp_path: Path) -> None:
    made = letter()
    made.set_content("Grüße,\nkommt um neun.\n\n> wann denn?\n")
    made.add_alternative("<p>Not this</p>", subtype="html")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="Plan für Mai.pdf")
    found = parsed(tmp_path / "a.eml", made.as_bytes())
    assert shown(found) == [
        ("paragraph", HEAD),
        ("paragraph", "Grüße,\nkommt um neun."),
        ("paragraph", "> wann denn?"),
        ("item", "📎 Plan für Mai.pdf"),
    ]
    assert (found.title, found.warnings) == ("Das größte Dach", [])


def test_html_where_there_is_no_plain_body(tmp_path: Path) -> None:
    made = letter()
    made.set_content(" \n")
    made.add_alternative("<h1>Hi</h1><table><tr><td>a<td>b</table>", subtype="html")
    assert read(tmp_path, made)[1:] == [("heading", "Hi"), ("row", "a | b")]


def test_a_forwarded_message_follows(tmp_path: Path) -> None:
    inner = letter()
    inner.set_content("The first words.")
    made = letter()
    made.replace_header("Subject", "Fwd")
    made.set_content("See below.")
    made.add_attachment(inner)
    texts = [text for _, text in read(tmp_path, made)]
    assert texts[1:] == ["See below.", HEAD, "The first words."]


@pytest.mark.parametrize("charset", ["", "no-such-charset", "us-ascii", "utf-8", "windows-1252"])
def test_whatever_charset_is_named(tmp_path: Path, charset: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n"
    found = parsed(tmp_path / "a.eml", head.encode() + "Größere Bücher für alle.".encode("cp1252"))
    assert found.blocks[-1].text == "Größere Bücher für alle."


def test_lines_that_flow(tmp_path: Path) -> None:
    text = "Subject: x\nContent-Type: text/plain; format=flowed\n\none \ntwo\nthree\n\n> a \n> b\n"
    found = shown(parsed(tmp_path / "a.eml", text))
    assert found[1:] == [("paragraph", "one two\nthree"), ("paragraph", "> a b")]


def test_bytes_that_make_no_sense_are_told(tmp_path: Path) -> None:
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n"
    found = parsed(tmp_path / "a.eml", head + "Bücher für Käufer ".encode() + b"\xff!")
    assert found.blocks[-1].text == "Bücher für Käufer �!"
    assert found.warnings == [(WarningKind.UNKNOWN_CHARACTERS, [])]


@pytest.mark.parametrize(
    "text",
    [
        "To: " + "a@b, " * 40_000,
        "Subject: " + "=?utf-8?q?=41" * 20_000,
        "X: y\n" * 20_000,
        "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n" * 20_000,
        "Content-Type: message/rfc822\n\n" * 300,
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)),
    ],
)
def test_hostile_messages(tmp_path: Path, text: str) -> None:
    body = f"Subject: words\n{text}\n\nwords of the body"
    assert parsed(tmp_path / "a.eml", body).blocks[0].text
