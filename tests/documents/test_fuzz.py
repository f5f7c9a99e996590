"""Whatever bytes a file holds, the app gets a document or an error it can show."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.documents.failure import ReadFailureError
from tests.documents import files
from tests.documents.mail.compound import message
from tests.documents.reading import parsed


def document_or_error(path: Path) -> None:
    try:
        words = files.read(path)[0].text
    except UserFacingError as error:
        words = error.next_step
    assert words.strip()


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(min_size=1, max_size=2000), st.sampled_from(SUPPORTED_SUFFIXES))
def test_random_bytes(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"random{suffix}"
        path.write_bytes(content)
        document_or_error(path)


HTML = "<title>T</title><h1>Ä</h1><ol><li>a<li>b</ol><table><tr><td>1<td>2</table><pre>x\n y</pre>"
RTF = (
    r"{\rtf1\ansi{\fonttbl{\f0\fcharset204 x;}}\f0 \'e4\'e0\par"
    r"\trowd a\cell b\cell\row{\footnote n}\u233?}"
)
EML = (
    "Subject: =?utf-8?b?w6k=?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    "Content-Type: text/plain; format=flowed\n\na \n> b\n--x\n"
    "Content-Type: message/rfc822\n\nSubject: c\n\nd\n--x--\n"
)
MARKDOWN = (
    "---\ntitle: T\n---\n# A\n\n1. b\n   - c\n\n| d | e |\n|---|---|\n| f | g |\n\n> h\n\n"
    "```\ni\n```\n[^1]: j"
)
SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\n<v Ann>k\n\n00:00:02.000 --> 00:00:03.000\n- l\n"
TEXTS = {
    "html": HTML,
    "rtf": RTF,
    "eml": EML,
    "md": MARKDOWN,
    "srt": SUBTITLES,
    "csv": 'a;b\n"c\nd";1,5\n',
    "txt": "Über alles\n\n> größer\n",
    "log": "12:00 Grüße\n",
}
PUT = [b"", b"\xff", b"\0", b"<", b"{", b"> ", b"\n\n"]
CHANGES = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PUT)), max_size=6)
BYTES = st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8)


@settings(max_examples=100)
@given(st.sampled_from(sorted(TEXTS)), CHANGES, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_good_texts_with_parts_changed(
    suffix: str, changes: list[tuple[int, bytes]], encoding: str
) -> None:
    content = TEXTS[suffix].encode(encoding)
    for place, put in changes:
        content = content[:place] + put + content[place + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = parsed(Path(folder) / f"a.{suffix}", content)
        except ReadFailureError:
            return
    assert all(block.text.strip() for block in found.blocks)


@settings(max_examples=30)
@given(BYTES, st.integers(0, 6000))
def test_messages_of_outlook_with_bytes_changed(changes: list[tuple[int, int]], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = message(Path(folder) / "a.msg", files=("b.pdf",), p0037="Roof", p1000="Come.")
        content = bytearray(path.read_bytes())
        for place, byte in changes:
            content[place % len(content)] = byte
        try:
            found = parsed(path, bytes(content[:cut] if cut > 512 else content))
        except ReadFailureError:
            return
    assert found.blocks


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_good_files_with_bytes_changed(tmp_path: Path, suffix: str, seed: int) -> None:
    path = tmp_path / f"changed{suffix}"
    if suffix == ".pdf":
        files.pdf(path, [[files.LOREM]] * 2)
    else:
        files.word(path)
    content = bytearray(path.read_bytes())
    noise = hashlib.shake_256(bytes([seed])).digest(20 * 4)
    for place in range(0, len(noise), 4):
        position = int.from_bytes(noise[place : place + 3], "big") % len(content)
        content[position] = noise[place + 3]
    path.write_bytes(content)
    document_or_error(path)
