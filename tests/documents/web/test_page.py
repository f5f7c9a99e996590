"""Web pages as blocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from tests.documents.reading import parsed, shown


def page(tmp_path: Path, body: str) -> list[tuple[str, str]]:
    return shown(parsed(tmp_path / "page.html", f"<!doctype html><meta charset=utf-8>{body}"))


def test_headings_paragraphs_and_what_is_within_them(tmp_path: Path) -> None:
    body = (
        "<h1>Head <em>one</em></h1><p>Wrapped\n  words &amp; <b>bold</b>,<br>a line<!-- no -->.</p>"
        "loose<div>boxed</div> tail<h3>Third</h3>"
    )
    assert page(tmp_path, body) == [
        ("heading", "Head one"),
        ("paragraph", "Wrapped words & bold,\na line."),
        ("paragraph", "loose"),
        ("paragraph", "boxed"),
        ("paragraph", "tail"),
        ("heading", "Third"),
    ]


def test_chinese_lines_are_joined_without_blanks(tmp_path: Path) -> None:
    assert page(tmp_path, "<p>春天\n  来了，see\nyou</p>") == [("paragraph", "春天来了，see you")]


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    body = (
        "<ol start=3><li>three<ul><li>inner</ul><li value=7><p>seven</p><p>its second</p></ol>"
        "<ol type=A reversed><li>b<li>a</ol>"
    )
    found = parsed(tmp_path / "x.html", body)
    assert shown(found) == [
        ("item", "3. three"),
        ("item", "• inner"),
        ("item", "7. seven"),
        ("paragraph", "its second"),
        ("item", "B. b"),
        ("item", "A. a"),
    ]
    assert [block.level for block in found.blocks] == [1, 2, 1, 0, 1, 1]


def test_tables_are_rows_unless_they_only_place_things(tmp_path: Path) -> None:
    data = "<table><caption>Costs</caption><tr><th>Item<th>Cost"
    data += "<tr><td><p>a</p><p>desk</p><td>20</table>"
    layout = "<table><tr><td><h2>Left</h2>words<td>right</table>after"
    assert page(tmp_path, data + layout) == [
        ("paragraph", "Costs"),
        ("row", "Item | Cost"),
        ("row", "a desk | 20"),
        ("heading", "Left"),
        ("paragraph", "words"),
        ("paragraph", "right"),
        ("paragraph", "after"),
    ]


def test_code_keeps_its_lines(tmp_path: Path) -> None:
    body = "<pre><code>\nif x:\n\n    go()\n</code></pre>after"
    assert page(tmp_path, body) == [("code", "if x:\n\n    go()"), ("paragraph", "after")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<nav>no</nav>",
        "<div hidden>no</div>",
        "<div style='display: none'>no</div>",
        "<div role=navigation>no</div>",
        "<ruby><rt>no</rt></ruby>",
        "<select><option>no</select>",
    ],
)
def test_what_is_not_to_be_read_is_left_out(tmp_path: Path, hidden: str) -> None:
    words = " ".join(text for _, text in page(tmp_path, f"<p>one</p>{hidden} two"))
    assert words == "one two"


def test_notes(tmp_path: Path) -> None:
    body = (
        '<p>Said.</p><section role="doc-endnotes"><ol><li><p>The note.'
        '<a href="#x" role="doc-backlink">↩</a></p></li></ol></section>after'
    )
    assert page(tmp_path, body) == [
        ("paragraph", "Said."),
        ("note", "1. The note."),
        ("paragraph", "after"),
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8_r"),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso8859_5"),
        ("", "cp1251"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_declared_or_found(tmp_path: Path, head: str, encoding: str) -> None:
    words = "Библиотекарь открывает двери в семь часов и расставляет книги."
    found = parsed(tmp_path / "x.html", f"{head}<title>Дом</title><p>{words}".encode(encoding))
    assert shown(found) == [("paragraph", words)]
    assert found.title == "Дом"


def test_xhtml_ends_empty_elements(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        "<title/><script/></head><body><p>a&nbsp;<i/>b</p><p>c</p></body></html>"
    )
    assert shown(parsed(tmp_path / "x.xhtml.html", text)) == [
        ("paragraph", "a\u00a0b"),
        ("paragraph", "c"),
    ]


def test_no_entity_of_a_page_grows(tmp_path: Path) -> None:
    text = '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><p>x&b;y</p>'
    assert "boom" not in parsed(tmp_path / "x.html", text).blocks[-1].text


@pytest.mark.parametrize(
    "part",
    ["<div>", "<b><i>", "<ul><li>", "<table><tr><td>", "<!--", '<a href="', "&lt;", "<p x=1 "],
)
def test_openings_without_ends(tmp_path: Path, part: str) -> None:
    text = "<p>first words</p>" + part * 5_000 + "last"
    found = parsed(tmp_path / "x.html", text)
    assert found.blocks[0].text == "first words"
    cut: list[tuple[WarningKind, list[int]]] = [(WarningKind.PARTS_DAMAGED, [])]
    assert found.warnings in ([], cut)
    if part in ("<div>", "<ul><li>"):
        assert found.warnings == cut


def test_a_page_of_nothing_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadFailureError) as caught:
        parsed(tmp_path / "x.html", "<script>x</script>")
    assert caught.value.kind is FailureKind.EMPTY
