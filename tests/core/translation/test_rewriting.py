"""Which files are written in another language, and what they are called then."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.translation.rewriting import free_place, rewritten_format


@pytest.mark.parametrize(
    ("name", "format_id"),
    [("a.DOCX", "word"), ("a.vtt", "subtitles"), ("a.pdf", ""), ("docx", "")],
)
def test_formats_by_name(name: str, format_id: str) -> None:
    found = rewritten_format(Path(name))
    assert (found.id if found else "") == format_id


def test_a_place_beside_the_file_that_is_free(tmp_path: Path) -> None:
    source = tmp_path / "a letter.docx"
    first = free_place(source, "German")
    assert first == tmp_path / "a letter (German).docx"
    first.touch()
    assert free_place(source, "German") == tmp_path / "a letter (German) 2.docx"
    assert free_place(source, "German", tmp_path / "b").parent == tmp_path / "b"
