"""Pictures of pages are recognised, in the process that reads files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from fpdf import FPDF
from PIL import Image

from benchmarks.recognition import wear
from benchmarks.recognition.errors import comparable, distance
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.documents import Document
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Progressed, Unit
from gpt_desktop.core.steps import Steps
from gpt_desktop.documents import recognised_pages
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.documents.pictures import parse_picture
from gpt_desktop.documents.scans import parse_scanned_pdf
from gpt_desktop.recognition.page import SeenLine, SeenPage
from gpt_desktop.recognition.runtime import NotInstalledError
from tests.recognition.printed import CHINESE, ENGLISH, page, saved

pytestmark = pytest.mark.usefixtures("qapp")


def _read(path: Path) -> tuple[Document, list[Progressed]]:
    steps = Steps(ChildProcessReader().read(path, CancelToken()))
    progress = list(steps)
    return steps.result, progress


def _failure(path: Path) -> str:
    with pytest.raises(UserFacingError) as caught:
        _read(path)
    return caught.value.what


def _wrong(document: Document, texts: tuple[str, ...]) -> float:
    """Share of letters."""
    truth = comparable("\n".join(texts))
    return distance(truth, comparable(document.text)) / len(truth)


@pytest.mark.parametrize(("language", "texts"), [("en", ENGLISH), ("zh", CHINESE)])
def test_a_worn_page_is_read(language: str, texts: tuple[str, ...], tmp_path: Path) -> None:
    worn = wear.worst(page(language), np.random.default_rng(3))
    document, progress = _read(saved(worn, tmp_path / "page.png"))
    assert _wrong(document, texts) <= 0.03
    assert [(block.page, block.recognised) for block in document.blocks] == [(1, True), (1, True)]
    assert document.warnings == ("Page 1 was recognised from a picture; letters can be wrong.",)
    assert {each.unit for each in progress} == {Unit.PAGES}
    assert (progress[-1].done, progress[-1].total) == (1, 1)


def test_pages_of_a_tiff_one_of_them_upside_down(tmp_path: Path) -> None:
    pages = [Image.fromarray(page("zh")), Image.fromarray(page("en", upside_down=True))]
    path = tmp_path / "pages.tiff"
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_lzw")
    document, _ = _read(path)
    assert document.page_count == 2
    assert [block.page for block in document.blocks] == [1, 1, 2, 2]
    assert _wrong(document, CHINESE + ENGLISH) <= 0.03


def test_a_scanned_page_of_a_pdf_stands_in_its_place(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.multi_cell(0, 8, "This page has its text.")
    pdf.add_page()
    pdf.image(str(saved(page("en"), tmp_path / "scan.jpg")), x=0, y=0, w=210)
    pdf.add_page()
    pdf.multi_cell(0, 8, "So has the last.")
    path = tmp_path / "scan.pdf"
    pdf.output(str(path))
    document, _ = _read(path)
    assert [(block.page, block.recognised) for block in document.blocks] == [
        (1, False),
        (2, True),
        (2, True),
        (3, False),
    ]
    assert document.warnings == ("Page 2 was recognised from a picture; letters can be wrong.",)


def test_what_can_hardly_be_read_is_said() -> None:
    pages = recognised_pages.RecognisedPages(lambda: None)
    line = SeenLine("Ihe lbegin soken", 100, 100, 400, 130)
    for number, certainty in ((2, 0.99), (3, 0.8), (4, 0.0)):
        pages.blocks(SeenPage((line,) if certainty else (), certainty), number)
    assert pages.warnings() == [
        (WarningKind.RECOGNISED_PAGES, [2, 3]),
        (WarningKind.HARD_PAGES, [3]),
    ]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1500])


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: Image.new("L", (900, 600), 255).save(path), "No text could be recognised"),
        (lambda path: Image.new("L", (1, 1), 0).save(path), "No text could be recognised"),
        (lambda path: Image.new("1", (12000, 12000), 1).save(path), "is too large a picture"),
    ],
    ids=["blank", "pixel", "bomb"],
)
def test_pictures_without_text(make: Callable[[Path], None], what: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    make(path)
    assert what in _failure(path)


def test_a_damaged_picture(tmp_path: Path) -> None:
    path = saved(page("en"), tmp_path / "page.png")
    _cut(path)
    assert "is damaged" in _failure(path)


def test_cancelling_ends_the_reading(tmp_path: Path) -> None:
    token = CancelToken()
    reading = ChildProcessReader().read(saved(page("en"), tmp_path / "page.png"), token)
    next(reading)
    token.cancel()
    with pytest.raises(CancelledError):
        list(reading)


def _untold(done: int, total: int) -> None:
    del done, total


def test_a_system_without_recognition_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(alive: Callable[[], None]) -> None:
        del alive
        raise NotInstalledError

    monkeypatch.setattr("gpt_desktop.recognition.recognizer.Recognizer", missing)
    path = saved(page("en"), tmp_path / "page.png")
    with pytest.raises(ReadFailureError) as caught:
        parse_picture(path, ReadLimits(), _untold)
    assert caught.value.kind is FailureKind.NO_RECOGNITION
    pdf = FPDF()
    pdf.add_page()
    pdf.image(str(path), x=0, y=0, w=210)
    scan = tmp_path / "scan.pdf"
    pdf.output(str(scan))
    with pytest.raises(ReadFailureError) as caught:
        parse_scanned_pdf(scan, ReadLimits(), _untold)
    assert caught.value.kind is FailureKind.NO_RECOGNITION
    assert recognised_pages.RecognisedPages(lambda: None).recognizer() is None
