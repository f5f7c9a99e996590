"""Text files, Markdown, subtitles and tables: all that is not translated stays byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from tests.documents.rewritten.rewriting import by_words, rewritten, units

MARKDOWN = """\
---
title: stays
---

# The **yearly** report #

A *short* text with `code()`, a [link](https://e.org "t") and
a second line.\\
After a break.

- [ ] First item
  1. Nested
> Quoted \\*stars\\*

| Name | What |
|------|:----:|
| Fig  | A *red* one |

```python
print("stays")
```

    indented code

Note.[^1] ![pic](a.png) costs <b>five</b> $x^2$ snake_case_name

[^1]: The note.
[ref]: https://example.org
<div>stays</div>
"""
MARKDOWN_UNITS = [
    "The <1>yearly</1> report",
    "A <1>short</1> text with <2/>, a <3>link</3> and a second line.",
    "After a break.",
    "First item",
    "Nested",
    "Quoted *stars*",
    "Name",
    "What",
    "Fig",
    "A <1>red</1> one",
    "Note.<1/> <2/> costs <3>five</3> <4/> snake_case_name",
    "The note.",
]
SRT = """\
1
00:00:01,000 --> 00:00:02,500
{\\an8}<i>This is a longer line</i>
that goes on.

2
00:00:03,000 --> 00:00:04,000
- Who is there?
- <b>It is me.</b>

"""
VTT = """\
WEBVTT - Some title

NOTE a comment stays

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Ada>Tom &amp; Jerry</v>
"""


def test_text_keeps_everything_between_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Dear Ada,\r\n\r\n  how are you?\r\nFine.\r\n----\r\n\r\n\r\n42\r\nBye")
    assert units(path) == ["Dear Ada,", "how are you?\nFine.", "Bye"]
    made = rewritten(path).read_bytes()
    assert made == b"DEAR ADA,\r\n\r\n  HOW ARE YOU?\r\nFINE.\r\n----\r\n\r\n\r\n42\r\nBYE"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_keeps_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    words = "Le café était fermé, à côté de l’école."
    path.write_bytes(words.encode(encoding))
    assert rewritten(path).read_bytes() == words.upper().encode(encoding)


def test_a_letter_that_the_encoding_lacks_makes_it_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café fermé.".encode("cp1252"))
    made = rewritten(path, by_words({"Café fermé.": "咖啡馆关门了。"}), "zh")
    assert made.read_text(encoding="utf-8") == "咖啡馆关门了。"


def test_markdown_units(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    assert units(path) == MARKDOWN_UNITS


def test_markdown_keeps_its_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    assert rewritten(path, lambda unit: unit).read_text(encoding="utf-8") == MARKDOWN
    made = rewritten(path).read_text(encoding="utf-8")
    for line in (
        "# THE **YEARLY** REPORT #",
        'A *SHORT* TEXT WITH `code()`, A [LINK](https://e.org "t") AND A SECOND LINE.\\',
        "- [ ] FIRST ITEM",
        "> QUOTED \\*STARS\\*",
        "| FIG  | A *RED* ONE |",
        'print("stays")',
        "    indented code",
        "NOTE.[^1] ![pic](a.png) COSTS <b>FIVE</b> $x^2$ SNAKE_CASE_NAME",
        "[^1]: THE NOTE.",
        "<div>stays</div>",
    ):
        assert line in made.splitlines()


def test_markdown_marks_move_with_their_words(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("See [the page](x.html) with **care**.\n", encoding="utf-8")
    change = by_words({"See <1>the page</1> with <2>care</2>.": "<2>Genau</2> <1>die Seite</1>!"})
    assert rewritten(path, change).read_text("utf-8") == "**Genau** [die Seite](x.html)!\n"


def test_the_description_of_a_picture_that_stands_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("![A red house](house.png)\n\n| ![Two](b.png) | x |\n|--|--|\n", "utf-8")
    made = rewritten(path).read_text("utf-8")
    assert made == "![A RED HOUSE](house.png)\n\n| ![TWO](b.png) | X |\n|--|--|\n"


def test_subtitles(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(SRT, encoding="utf-8")
    assert units(path) == [
        "<1/><2>This is a longer line</2> that goes on.",
        "- Who is there?",
        "- <1>It is me.</1>",
    ]
    made = rewritten(path).read_text(encoding="utf-8")
    assert made == SRT.replace(
        "<i>This is a longer line</i>\nthat goes on.",
        "<i>THIS IS A LONGER\nLINE</i> THAT GOES ON.",
    ).replace("Who is there?", "WHO IS THERE?").replace("It is me.", "IT IS ME.")


def test_a_long_translation_gets_more_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHi.\n", encoding="utf-8")
    words = "Ich wünsche Ihnen allen einen ganz besonders schönen guten Morgen."
    made = rewritten(path, by_words({"Hi.": words})).read_text(encoding="utf-8")
    lines = made.splitlines()[2:]
    assert (len(lines), " ".join(lines)) == (2, words)
    assert max(map(len, lines)) <= 42


def test_web_subtitles_keep_what_is_no_speech(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(VTT, encoding="utf-8")
    assert units(path) == ["<1>Tom & Jerry</1>"]
    made = rewritten(path).read_text(encoding="utf-8")
    assert made == VTT.replace("Tom &amp; Jerry", "TOM &amp; JERRY")


CSV = 'id;name;price\r\n1;"A ""red"" chair; new";5\r\n2;Lamp;7,5\r\n3;;9\r\n'


def test_a_column_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.encode())
    for column in ("", "Name", "2"):
        assert units(path, column) == ['A "red" chair; new', "Lamp"]
    made = rewritten(path, by_words({"Lamp": 'Lampe; "alt"'})).read_bytes().decode()
    assert made == CSV.replace("2;Lamp;", '2;"Lampe; ""alt""";')


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.encode())
    with pytest.raises(ReadFailureError) as raised:
        units(path, "colour")
    assert raised.value.kind is FailureKind.NO_COLUMN
