"""Web pages, e-books, and translations of programs."""

from __future__ import annotations

import zipfile
from pathlib import Path

import polib

from tests.documents.rewritten.rewriting import by_words, rewritten, units

PAGE = """\
<!DOCTYPE html>
<HTML>
<head><meta charset="iso-8859-1"><title>A  title</title>
<meta name="description" content="What it's about">
<style>p > b { color: red }</style><script>if (a < b) "Hi there"</script></head>
<body>
 <p class=x>One <b>bold</b> &amp; <a href="a?b&c" title="A tip">linked <i>word</i></a>.<br>
   Second&nbsp;line <!-- note --> with <code>code()</code>
 <p>5 < 6 is <span translate="no">Ada & Co</span> true
 <pre>stays as is</pre>
 <img src=a.png alt='A "red" fruit'> <input type=submit value="Send it"><ul><li>Item</ul>
</body></HTML>
"""


def test_units_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="iso-8859-1")
    assert units(path) == [
        "A title",
        "What it's about",
        "One <1>bold</1> & <2>linked <3>word</3></2>.",
        "A tip",
        "Second\xa0line <1/> with <2/>",
        "5 < 6 is <1/> true",
        'A "red" fruit',
        "Send it",
        "Item",
    ]


def test_a_page_changes_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="iso-8859-1")
    same = rewritten(path, lambda unit: unit).read_text("iso-8859-1")
    assert same == PAGE.replace("<HTML>", '<HTML lang="de">')
    change = by_words(
        {
            "One <1>bold</1> & <2>linked <3>word</3></2>.": "<2>Ein <3>Wort</3></2> & <1>fett</1>.",
            "A tip": 'Ein "Rat"',
            'A "red" fruit': "Eine 'rote' Frucht",
            "Item": "项目",
        }
    )
    made = rewritten(path, change).read_text("iso-8859-1")
    expected = (
        same.replace(
            'One <b>bold</b> &amp; <a href="a?b&c" title="A tip">linked <i>word</i></a>.<br>',
            '<a href="a?b&c" title="Ein &quot;Rat&quot;">Ein <i>Wort</i></a> &amp; '
            "<b>fett</b>.<br>",
        )
        .replace("alt='A \"red\" fruit'", "alt='Eine &#39;rote&#39; Frucht'")
        .replace("Item", "&#39033;&#30446;")
    )
    assert made == expected


def test_a_page_from_right_to_left(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><p>Word</p></html>", encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in rewritten(path, code="ar").read_text("utf-8")


OPF = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements'
    '/1.1/"><dc:title>The book</dc:title><dc:language>en</dc:language></metadata><manifest>'
    '<item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>'
)
CHAPTER = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body>'
    "<p>First <em>words</em><br/></p></body></html>"
)
NCX = "<ncx><navMap><navPoint><navLabel><text>Opening</text></navLabel></navPoint></navMap></ncx>"
PARTS = {
    "OEBPS/b.opf": OPF,
    "OEBPS/a b.xhtml": CHAPTER,
    "OEBPS/toc.ncx": NCX,
    "OEBPS/a.css": "p { }",
}


def make_book(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        for name, content in PARTS.items():
            made.writestr(name, content)
    return path


def test_a_book(tmp_path: Path) -> None:
    path = make_book(tmp_path / "a.epub")
    assert units(path) == ["The book", "First <1>words</1>", "Opening"]
    made = zipfile.ZipFile(rewritten(path))
    assert made.namelist()[0] == "mimetype"
    assert made.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert b"<dc:title>THE BOOK</dc:title><dc:language>de</dc:language>" in made.read("OEBPS/b.opf")
    assert made.read("OEBPS/a b.xhtml").decode() == CHAPTER.replace(
        'lang="en"', 'lang="de"'
    ).replace("First <em>words", "FIRST <em>WORDS")
    assert made.read("OEBPS/toc.ncx").decode() == NCX.replace("Opening", "OPENING")


PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
#, c-format
msgid "Open %s"
msgstr ""

msgid "Done before"
msgstr "Fertig"

msgid "One file"
msgid_plural "{n} files"
msgstr[0] ""
msgstr[1] ""
"""


def test_entries_of_a_program(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(PO, encoding="utf-8")
    assert units(path) == ["Open %s", "One file", "{n} files"]
    made = polib.pofile(str(rewritten(path, code="ru", doubtful=frozenset({0}))))
    assert made.metadata["Language"] == "ru_RU"
    opening, before, several = made
    assert (opening.msgstr, opening.flags) == ("OPEN %S", ["c-format", "fuzzy"])
    assert (before.msgstr, before.flags) == ("Fertig", [])
    assert several.msgstr_plural == {0: "ONE FILE", 1: "{N} FILES", 2: "{N} FILES"}


def test_one_form_for_any_number(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(PO, encoding="utf-8")
    made = polib.pofile(str(rewritten(path, code="zh")))
    assert made[2].msgstr_plural[0] == "{N} FILES"


XLIFF1 = (
    '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file source-language="en" original="a" datatype="plaintext"><body>'
    '<trans-unit id="1"><source>Hello <g id="1">big</g> <x id="2"/>world</source></trans-unit>'
    '<trans-unit id="2"><source>Done</source><target>Fertig</target></trans-unit>'
    '<trans-unit id="3" translate="no"><source>Never</source></trans-unit>'
    '<trans-unit id="4"><source>Again</source><target state="new">Again</target></trans-unit>'
    "</body></file></xliff>"
)
XLIFF2 = (
    '<xliff version="2.0" srcLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
    '<unit id="1"><segment><source>Hello <pc id="1">big</pc> world</source></segment></unit>'
    "</file></xliff>"
)


def test_xliff_1(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF1, encoding="utf-8")
    assert units(path) == ["Hello <1>big</1> <2/>world", "Again"]
    made = rewritten(path, doubtful=frozenset({1})).read_text("utf-8")
    assert (
        '</source><target state="translated">HELLO <g id="1">BIG</g> <x id="2"/>WORLD</target>'
    ) in made
    assert '<target state="needs-review-translation">AGAIN</target>' in made
    assert "<target>Fertig</target>" in made
    assert 'target-language="de"' in made


def test_xliff_2(tmp_path: Path) -> None:
    path = tmp_path / "a.xliff"
    path.write_text(XLIFF2, encoding="utf-8")
    made = rewritten(path).read_text("utf-8")
    assert 'trgLang="de"' in made
    assert '<segment state="translated">' in made
    assert '<target>HELLO <pc id="1">BIG</pc> WORLD</target>' in made
