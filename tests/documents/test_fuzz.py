"""Whatever bytes a file holds, the app gets a document or an error it can show."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gpt_desktop.core.document_formats import SUPPORTED_SUFFIXES
from gpt_desktop.core.errors import UserFacingError
from tests.documents import files


def document_or_error(path: Path) -> None:
    try:
        words = files.read(path)[0].text
    except UserFacingError as error:
        words = error.next_step
    assert words.strip()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(min_size=1, max_size=2000), st.sampled_from(SUPPORTED_SUFFIXES))
def test_random_bytes(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"random{suffix}"
        path.write_bytes(content)
        document_or_error(path)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_good_files_with_bytes_changed(tmp_path: Path, suffix: str, seed: int) -> None:
    path = tmp_path / f"changed{suffix}"
    if suffix == ".pdf":
        files.pdf(path, [[files.LOREM]] * 2)
    else:
        files.word(path)
    content = bytearray(path.read_bytes())
    noise = hashlib.shake_256(bytes([seed])).digest(20 * 4)
    for place in range(0, len(noise), 4):
        position = int.from_bytes(noise[place : place + 3], "big") % len(content)
        content[position] = noise[place + 3]
    path.write_bytes(content)
    document_or_error(path)
