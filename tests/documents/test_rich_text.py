"""Rich text as blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from tests.documents.reading import parsed, shown

FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Arial Cyr;}"
    r"{\f2\fcharset134 SimSun;}}"
)
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Mine;}}"


def blocks(tmp_path: Path, body: str | bytes) -> list[tuple[str, str]]:
    raw = body.encode("ascii") if isinstance(body, str) else body
    head = (r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + STYLES).encode()
    return shown(parsed(tmp_path / "a.rtf", head + raw + b"}"))


def test_paragraphs_and_headings(tmp_path: Path) -> None:
    body = (
        r"{\info{\title Not text}}\pard\s1 First\par\pard\plain Some {\b bold} words.\par"
        "\n"
        r"\pard\s2 Second\par\pard\outlinelevel2 Third\par\pard End\line of it.\par"
    )
    assert blocks(tmp_path, body) == [
        ("heading", "First"),
        ("paragraph", "Some bold words."),
        ("heading", "Second"),
        ("heading", "Third"),
        ("paragraph", "End"),
        ("paragraph", "of it."),
    ]


def test_letters_of_each_font(tmp_path: Path) -> None:
    body = (
        rb"\f0 Gr\'f6\'dfe \f1 \'e4\'e0 \f2 \'ca\'e9 \f0 \u8364? {\uc0\u-10179\u-8704 }"
        b"\xe9\\par"
    )
    assert blocks(tmp_path, body) == [("paragraph", "Größe да 书 € 😀é")]


def test_lists_tables_and_notes(tmp_path: Path) -> None:
    body = (
        r"{\listtext\pard 1.\tab}First\par{\listtext \'b7\tab}Dot\par"
        r"\trowd\cellx1\intbl A\par more\cell B\cell\row\trowd\intbl 1\cell 2\cell\row\pard"
        r" Said{\super\chftn{\footnote\pard \chftn  The note.}}.\par"
    )
    assert blocks(tmp_path, body) == [
        ("item", "1. First"),
        ("item", "• Dot"),
        ("row", "A more | B"),
        ("row", "1 | 2"),
        ("paragraph", "Said."),
        ("note", "The note."),
    ]


def test_pictures_links_and_page_heads(tmp_path: Path) -> None:
    body = (
        rb"{\header Head\par}{\pict\wmetafile8 0102ff}{\pict\bin4 }}{{}"
        rb'{\field{\*\fldinst{HYPERLINK "http://x.example"}}{\fldrslt{the HYPERLINK}}} read\par'
    )
    assert blocks(tmp_path, body) == [("paragraph", "the HYPERLINK read")]


@pytest.mark.parametrize(
    "part",
    [
        "{",
        r"{\field{\*\fldinst{",
        r"{\fonttbl{\f0 x;}}",
        r"\f1\fcharset0",
        r"{\footnote a}",
        r"\'e9",
        r"a\cell",
        r"{\pict\bin5 ",
        r"{\stylesheet",
    ],
)
def test_repeated_openings(tmp_path: Path, part: str) -> None:
    text = r"{\rtf1\ansi words\par" + part * (60_000 // len(part))
    assert parsed(tmp_path / "a.rtf", text).blocks[0].text.startswith("words")


@pytest.mark.parametrize(
    ("body", "kind"),
    [(r"\uc\u1", FailureKind.DAMAGED), (r"\pard", FailureKind.EMPTY), ("", FailureKind.EMPTY)],
)
def test_what_is_none(tmp_path: Path, body: str, kind: FailureKind) -> None:
    with pytest.raises(ReadFailureError) as caught:
        parsed(tmp_path / "a.rtf", r"{\rtf1" + body + "}")
    assert caught.value.kind is kind
