"""Tables that are text."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.table_text import between_of
from tests.documents.reading import parsed, shown


def rows(path: Path, content: str | bytes) -> list[str]:
    found = shown(parsed(path, content))
    assert {kind for kind, _ in found} == {"row"}
    return [text for _, text in found]


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_what_stands_between_is_found(tmp_path: Path, between: str) -> None:
    text = f'Name{between}City\n"Holm{between} G."{between}Oslo\n"two\nlines"{between}Rome\n'
    holm = f"Holm{between} G.".replace("\t", "")
    assert rows(tmp_path / "a.csv", text) == ["Name | City", f"{holm} | Oslo", "two lines | Rome"]


def test_decimal_commas_are_no_columns() -> None:
    assert between_of("a;1,5\nb;2,25\nc;3\n") == ";"
    assert between_of("one column\nonly\n") == ","
    assert between_of("a, b\tc\nd\te\n", tabs=True) == "\t"


def test_excel_names_it(tmp_path: Path) -> None:
    assert rows(tmp_path / "a.csv", "sep=;\r\na;b,c\r\n") == ["a | b,c"]


def test_old_encodings_and_empty_cells(tmp_path: Path) -> None:
    text = "Straße;Größe;\nMüller;;groß\n;;\n"
    assert rows(tmp_path / "a.csv", text.encode("cp1252")) == ["Straße | Größe", "Müller |  | groß"]


def test_a_quotation_mark_without_an_end_does_not_swallow_the_file(tmp_path: Path) -> None:
    text = 'a,b\n5,"inch\n' + "x,y\n" * 20_000
    found = rows(tmp_path / "a.csv", text)
    assert len(found) == 20_002
    assert found[-1] == "x | y"
