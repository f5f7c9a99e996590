"""ICU's package of data, taken apart and put together again."""

from __future__ import annotations

import functools
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from freezing.icu_data import Item, is_kept, read_package, trimmed_library, write_package

HEADER = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)
ITEMS = [
    Item("icudt73l/a.res", b"first".ljust(16, b"\0")),
    Item("icudt73l/coll/root.res", bytes(range(48))),
    Item("icudt73l/z.icu", b"last".ljust(16, b"\0")),
]


def test_there_and_back() -> None:
    header, items = read_package(write_package(HEADER, ITEMS))
    assert header == HEADER
    assert items == ITEMS


def test_every_item_stands_at_a_multiple_of_16_bytes() -> None:
    body = write_package(HEADER, ITEMS)[len(HEADER) :]
    starts = [struct.unpack_from("<II", body, 4 + 8 * number)[1] for number in range(len(ITEMS))]
    assert all(start % 16 == 0 for start in starts)
    assert body[starts[1] : starts[1] + 48] == ITEMS[1].content


def test_other_data_are_refused() -> None:
    with pytest.raises(ValueError, match="not a package"):
        read_package(bytes(64))


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("root.res", True),
        ("zh_Hans.res", True),
        ("supplementalData.res", True),
        ("coll/ucadata.icu", True),
        ("coll/zh.res", True),
        ("coll/ko.res", False),
        ("de.res", False),
        ("zone/zh.res", False),
        ("brkitr/cjdict.dict", False),
        ("gb18030.cnv", False),
    ],
)
def test_what_stays(place: str, *, kept: bool) -> None:
    assert is_kept(f"icudt73l/{place}") is kept


@functools.cache
def _library() -> Path | None:
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    return next(iter(sorted(folder.glob("libicudata.so.*"))), None)


@pytest.mark.skipif(sys.platform != "linux", reason="only Qt for Linux brings ICU")
def test_the_library_of_the_wheel_is_cut(tmp_path: Path) -> None:
    source = _library()
    readelf = shutil.which("readelf")
    if source is None or readelf is None or shutil.which("ld") is None:
        pytest.skip("the wheel has no ICU, or binutils are missing")
    target = trimmed_library(source, tmp_path)
    assert target.name == source.name
    assert target.stat().st_size < source.stat().st_size / 5
    command = [readelf, "--dynamic", str(target)]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert f"[{source.name}]" in shown
