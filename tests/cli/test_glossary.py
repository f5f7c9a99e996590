"""glossary and memory: terms and kept translations in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.toolbox import Terminal


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))


def test_terms_are_added_listed_and_removed(terminal: Terminal) -> None:
    assert terminal.run("glossary", "add", "fee", "Gebühr", "--from", "en", "--to", "German") == 0
    assert terminal.run("glossary", "add", "GPT Desktop", "--note", "a name") == 0
    assert terminal.run("glossary", "list") == 0
    assert terminal.out == "en>de  fee → Gebühr\n*  GPT Desktop  (a name)\n"
    assert terminal.run("glossary", "remove", "fee") == 0
    assert terminal.run("glossary", "list", "--json") == 0
    assert [term["source"] for term in terminal.json["terms"]] == ["GPT Desktop"]
    assert terminal.run("glossary", "remove", "fee") == 2
    assert "has no term “fee”" in terminal.err


def test_a_translation_needs_its_language(terminal: Terminal) -> None:
    assert terminal.run("glossary", "add", "fee", "Gebühr") == 2
    assert "--from en --to de" in terminal.err
    assert terminal.run("glossary", "list", "--from", "en") == 2


def test_a_table_of_another_program_goes_in_and_out(terminal: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "excel.csv"
    table.write_bytes("fee;Gebühr\r\ntax;Steuer\r\nrent;\r\n".encode("cp1252"))
    assert terminal.run("glossary", "import", str(table), "--from", "en", "--to", "de") == 0
    assert "Line 3: the translation of “rent” is missing." in terminal.err
    assert "2 terms were read, 2 of them new." in terminal.err
    written = tmp_path / "out.csv"
    assert terminal.run("glossary", "export", str(written), "--to", "de") == 0
    assert "2 terms were written." in terminal.err
    assert written.read_text("utf-8-sig").splitlines()[1] == "fee,Gebühr,en,de,"
    assert terminal.run("glossary", "import", str(written)) == 0
    assert "0 of them new" in terminal.err


def test_what_is_no_table_is_told(terminal: Terminal, tmp_path: Path) -> None:
    picture = tmp_path / "a.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert terminal.run("glossary", "import", str(picture)) == 2
    assert "This file is no text." in terminal.err
    assert terminal.run("glossary", "import", str(tmp_path / "none.csv")) == 2
    assert "cannot be read" in terminal.err


def test_a_memory_goes_in_and_out(terminal: Terminal, tmp_path: Path) -> None:
    variants = "".join(
        f'<tuv xml:lang="{tag}"><seg>{text}</seg></tuv>'
        for tag, text in (("en", "Hi"), ("de", "Na"))
    )
    name = terminal.file(
        "a.tmx", f'<tmx><header srclang="en"/><body><tu>{variants}</tu></body></tmx>'
    )
    assert terminal.run("memory", "import", name) == 0
    assert "1 translation was added." in terminal.err
    assert terminal.run("memory", "import", name) == 0
    assert "1 were there already." in terminal.err
    written = tmp_path / "out.tmx"
    assert terminal.run("memory", "export", str(written)) == 0
    assert "<seg>Na</seg>" in written.read_text("utf-8")
    assert terminal.run("memory", "import", terminal.file("b.tmx", "<tmx><body>")) == 2
    assert "Line 1" in terminal.err
