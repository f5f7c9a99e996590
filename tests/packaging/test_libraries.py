"""Libraries nothing loads stay out; so do links to nothing."""

from __future__ import annotations

from pathlib import Path

from freezing.libraries import Entry, only_reachable, replaced, without_dangling


def _entry(place: str, kind: str = "BINARY") -> Entry:
    return place, f"/from/{place}", kind


def test_only_what_something_loads() -> None:
    needs = {
        "/from/window.so": {"liba.so.1", "libc.so.6"},
        "/from/liba.so.1": {"libb.so.2"},
        "/from/numpy.libs/libblas.so": {"libfortran.so"},
    }
    entries = [
        _entry("window.so", "EXTENSION"),
        _entry("liba.so.1"),
        _entry("libb.so.2"),
        _entry("libunused.so.3"),
        _entry("numpy.libs/libblas.so"),
        _entry("libpython3.11.so.1.0"),
    ]
    kept = only_reachable(entries, lambda file: needs.get(file, set()))
    assert [place for place, _, _ in kept] == [
        "window.so",
        "liba.so.1",
        "libb.so.2",
        "libpython3.11.so.1.0",
    ]


def test_links_to_nothing_stay_out() -> None:
    here = _entry("Qt/lib/libhere.so", "BINARY")
    link = ("libhere.so", "Qt/lib/libhere.so", "SYMLINK")
    beside = ("Qt/lib/libhere.so.6", "libhere.so", "SYMLINK")
    dangling = ("libgone.so", "Qt/lib/libgone.so", "SYMLINK")
    entries = [here, link, beside, dangling]
    assert without_dangling(entries, {"Qt/lib/libhere.so"}) == [here, link, beside]


def test_another_file_for_one_library() -> None:
    link = ("libdata.so.1", "lib/libdata.so.1", "SYMLINK")
    entries = [_entry("lib/libdata.so.1"), _entry("lib/libother.so.1"), link]
    changed = replaced(entries, "libdata.", lambda file: Path("/small") / file.name)
    assert changed == [
        ("lib/libdata.so.1", str(Path("/small/libdata.so.1")), "BINARY"),
        _entry("lib/libother.so.1"),
        link,
    ]
