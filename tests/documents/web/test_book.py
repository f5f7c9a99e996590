"""E-books as blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed
from gpt_desktop.documents.web.book import parse_epub
from tests.documents import files
from tests.documents.reading import shown

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata>'
    '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">The Ferry</dc:title></metadata>'
    "<manifest>"
    '<item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '</manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine>'
    "</package>"
)
FONT_ONLY = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference URI="OPS/f.otf"/>'
    "</encryption>"
)


def page(body: str) -> bytes:
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    return f"{head}<body>{body}</body></html>".encode()


def book(path: Path, **more: bytes) -> Path:
    parts = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": CONTAINER.encode(),
        "OPS/book.opf": OPF.encode(),
        "OPS/one.xhtml": page("<h1>One</h1><p>It crosses.</p>"),
        "OPS/two b.xhtml": page("<h1>Two</h1><p>It waits.</p>"),
        "OPS/nav.xhtml": page("<h1>Contents</h1>"),
    }
    return files.archive(path, parts | {k.replace("__", "/"): v for k, v in more.items()})


def read(path: Path, limits: ReadLimits | None = None) -> Parsed:
    return parse_epub(path, limits or ReadLimits(), lambda _done, _total: None)


def test_pages_come_in_the_order_of_the_spine(tmp_path: Path) -> None:
    found = read(book(tmp_path / "a.epub"))
    assert shown(found) == [
        ("heading", "One"),
        ("paragraph", "It crosses."),
        ("heading", "Two"),
        ("paragraph", "It waits."),
    ]
    assert (found.title, found.warnings) == ("The Ferry", [])


def test_it_is_known_by_its_content(tmp_path: Path) -> None:
    document, _ = files.read(book(tmp_path / "book.zip"))
    assert document.title == "The Ferry"


def test_a_missing_page_is_told(tmp_path: Path) -> None:
    opf = OPF.replace("one.xhtml", "gone.xhtml").encode()
    path = files.archive(
        tmp_path / "a.epub",
        {
            "META-INF/container.xml": CONTAINER.encode(),
            "OPS/book.opf": opf,
            "OPS/two b.xhtml": page("b"),
        },
    )
    found = read(path)
    assert shown(found) == [("paragraph", "b")]
    assert found.warnings == [(WarningKind.PARTS_DAMAGED, [])]


def test_a_locked_book_is_refused_by_name(tmp_path: Path) -> None:
    locked = FONT_ONLY.replace("f.otf", "one.xhtml").encode()
    path = book(tmp_path / "a.epub", **{"META-INF__encryption.xml": locked})
    assert "locked by its seller" in files.failure(path).what


def test_scrambled_fonts_do_not_matter(tmp_path: Path) -> None:
    path = book(tmp_path / "a.epub", **{"META-INF__encryption.xml": FONT_ONLY.encode()})
    assert len(read(path).blocks) == 4


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({}, FailureKind.DAMAGED),
        ({"OPS/book.opf": b"no xml"}, FailureKind.DAMAGED),
        ({"OPS/book.opf": OPF.encode()}, FailureKind.DAMAGED),
        ({"OPS/book.opf": b'<package xmlns="http://www.idpf.org/2007/opf"/>'}, FailureKind.EMPTY),
    ],
)
def test_books_without_pages(tmp_path: Path, parts: dict[str, bytes], kind: FailureKind) -> None:
    path = files.archive(tmp_path / "a.epub", {"mimetype": b"application/epub+zip", **parts})
    with pytest.raises(ReadFailureError) as caught:
        read(path)
    assert caught.value.kind is kind


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = book(tmp_path / "a.epub", **{"OPS__big.xhtml": bytes(3_000_000)})
    with pytest.raises(ReadFailureError) as caught:
        read(path, ReadLimits(unpacked_bytes=2_000_000))
    assert caught.value.kind is FailureKind.TOO_MUCH_UNPACKED
