"""Files by path and by URL."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gpt_desktop.app.file_arguments import file_arguments
from gpt_desktop.core.errors import UserFacingError


def test_paths_become_absolute(tmp_path: Path) -> None:
    there = tmp_path / "b.pdf"
    assert file_arguments(["a.txt", str(there), ""], tmp_path) == [tmp_path / "a.txt", there]


@pytest.mark.skipif(sys.platform == "win32", reason="paths of Unix")
def test_urls_of_files_become_paths(tmp_path: Path) -> None:
    for url in ("file:///srv/a%20b%23.txt", "file://localhost/srv/a%20b%23.txt"):
        assert file_arguments([url], tmp_path) == [Path("/srv/a b#.txt")]
    chinese = (tmp_path / "报告.docx").as_uri()
    assert file_arguments([chinese], tmp_path) == [tmp_path / "报告.docx"]


@pytest.mark.parametrize("word", ["https://example.org/a.pdf", "file://server/share/a.pdf"])
def test_an_address_on_a_network_is_refused(word: str, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="is not a file on this computer"):
        file_arguments([word], tmp_path)


def test_a_name_with_a_colon_is_a_name(tmp_path: Path) -> None:
    assert file_arguments(["10:30 notes.txt"], tmp_path)[0].name.endswith("10:30 notes.txt")
