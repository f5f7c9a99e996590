"""What is saved can be opened by others, and says what stood on the screen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest
from docx import Document
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from gpt_desktop.ui.work.saving.saved_formats import SAVED_FORMATS, saved_bytes

TEXT = """## Decisions

The council **rejected** the plan of *May* on [page 3](https://example.org/a?b=1&c=2).

- first point
- second with `code`
  1. one below

1. apples
2. pears

A line between.

1. begins anew

| Who | Sum |
| --- | --- |
| Ana | 4,000 |
| 你好 | 12 < 13 |

> Said by <b>nobody</b>.

```
x = 1
```

It costs $a_1 + b$.
"""


def written(suffix: str, text: str = TEXT) -> bytes:
    return saved_bytes(Path(f"A walk{suffix}"), text)


def word(text: str = TEXT) -> Document:
    return Document(BytesIO(written(".docx", text)))


def test_markdown_stays_as_it_is() -> None:
    assert written(".md") == TEXT.encode()
    assert written(".txt", "no end") == b"no end\n"


def test_a_word_file_has_words_own_structure() -> None:
    document = word()
    styles = {each.text: each.style.name for each in document.paragraphs}
    assert styles["Decisions"] == "Heading 2"
    assert styles["first point"] == "List Bullet"
    assert styles["one below"] == "List Number 2"
    assert styles["Said by <b>nobody</b>."] == "Quote"
    assert styles["It costs $a_1 + b$."] == "Normal"
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells == [["Who", "Sum"], ["Ana", "4,000"], ["你好", "12 < 13"]]
    sentence = next(each for each in document.paragraphs if "rejected" in each.text)
    assert [run.text for run in sentence.runs if run.bold] == ["rejected"]
    assert [run.text for run in sentence.runs if run.italic] == ["May"]
    assert [link.address for link in sentence.hyperlinks] == ["https://example.org/a?b=1&c=2"]
    assert document.core_properties.title == "A walk"


def test_a_second_list_counts_from_its_own_beginning() -> None:
    numbers = {
        each.text: each._p.pPr.numPr.numId.val
        for each in word().paragraphs
        if each.style.name == "List Number"
    }
    assert numbers["apples"] == numbers["pears"]
    assert numbers["apples"] != numbers["begins anew"]


def test_letters_that_no_file_can_hold_do_not_stop_it() -> None:
    bad = "a\x00b\x0bc\ud800d"
    assert word(bad).paragraphs[0].text == "a\ufffdb\ufffdc\ufffdd"
    assert "a\ufffdb" in written(".html", bad).decode()
    assert written(".pdf", bad).startswith(b"%PDF")
    assert written(".md", bad) == b"a\x00b\x0bc?d\n"


def test_a_web_page_shows_the_same_words(qapp: QApplication) -> None:
    del qapp  # QTextDocument wants one
    page = written(".html").decode()
    assert "<title>A walk</title>" in page
    assert "&lt;b&gt;nobody&lt;/b&gt;" in page
    assert "<strong>rejected</strong>" in page
    assert "$a_1 + b$" in page
    document = QTextDocument()
    document.setHtml(page)
    assert "The council rejected the plan of May on page 3." in document.toPlainText()


def test_a_pdf_is_made_off_the_windows_thread(qapp: QApplication) -> None:
    del qapp  # fonts want one
    made: list[bytes] = []
    long = TEXT + "\n\n".join(f"Paragraph {number} of a long text." for number in range(120))
    thread = Thread(target=lambda: made.append(written(".pdf", long)))
    thread.start()
    thread.join(60)
    pdf = pypdfium2.PdfDocument(made[0])
    words = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert len(pdf) > 1
    assert "rejected" in words
    assert "你好" in words
    assert "Paragraph 119" in words
    assert pdf.get_metadata_dict()["Title"] == "A walk"


@pytest.mark.parametrize("suffix", [each.suffix for each in SAVED_FORMATS])
def test_every_format_takes_an_empty_text_and_a_big_suffix(suffix: str, qapp: QApplication) -> None:
    del qapp
    assert written(suffix.upper(), "x")
    assert written(suffix, "\n")
