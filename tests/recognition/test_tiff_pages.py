"""A TIFF of several pages is read a page at a time."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gpt_desktop.recognition.tiff_pages import single_pages


def _save(path: Path, shades: list[int], **options: str) -> None:
    first, *others = (Image.new("L", (20, 10), shade) for shade in shades)
    first.save(path, save_all=True, append_images=others, **options)


def test_each_page_alone_then_the_next(tmp_path: Path) -> None:
    path = tmp_path / "pages.tiff"
    _save(path, [10, 20, 30], compression="tiff_lzw")
    seen = []
    for count in single_pages(path):
        with Image.open(path) as image:
            seen.append((count, getattr(image, "n_frames", 1), image.getpixel((0, 0))))
    assert seen == [(3, 1, 10), (3, 1, 20), (3, 1, 30)]


def test_one_page_and_other_files_stay_as_they_are(tmp_path: Path) -> None:
    for name in ("one.tiff", "one.png"):
        path = tmp_path / name
        _save(path, [10])
        before = path.read_bytes()
        assert list(single_pages(path)) == [1]
        assert path.read_bytes() == before


def test_pages_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    path = tmp_path / "circle.tiff"
    empty = b"\0\0"
    path.write_bytes(b"II*\0\x08\0\0\0" + empty + b"\x0e\0\0\0" + empty + b"\x08\0\0\0")
    assert list(single_pages(path)) == [2, 2]


@given(st.binary(max_size=80))
def test_no_bytes_are_too_broken(rest: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder, "broken.tiff")
        path.write_bytes(b"II*\0" + rest)
        assert len(list(single_pages(path))) >= 1
