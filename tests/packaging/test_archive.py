"""The portable archive: equal files give equal bytes, and its checksum checks."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from freezing.archive import write_archive, write_checksums

needs_zstd = pytest.mark.skipif(shutil.which("zstd") is None, reason="zstd is not installed")


def _bundle(folder: Path, moment: int) -> Path:
    bundle = folder / "app"
    bundle.mkdir(parents=True)
    program = bundle / "app"
    program.write_text("run me")
    program.chmod(0o700)
    (bundle / "data.txt").write_text("read me")
    (bundle / "link").symlink_to("data.txt")
    for path in (program, bundle / "data.txt", bundle):
        os.utime(path, (moment, moment))
    return bundle


@needs_zstd
def test_equal_files_give_equal_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    first, second = tmp_path / "1.tar.zst", tmp_path / "2.tar.zst"
    write_archive(_bundle(tmp_path / "one", 1_000_000_000), first)
    write_archive(_bundle(tmp_path / "two", 1_100_000_000), second)
    assert first.read_bytes() == second.read_bytes()


@needs_zstd
def test_it_unpacks_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    target = tmp_path / "app.tar.zst"
    write_archive(_bundle(tmp_path / "one", 1_000_000_000), target)
    subprocess.run(["tar", "--zstd", "-xf", str(target), "-C", str(tmp_path)], check=True)
    assert (tmp_path / "app" / "data.txt").read_text() == "read me"
    assert (tmp_path / "app" / "link").readlink() == Path("data.txt")
    assert os.access(tmp_path / "app" / "app", os.X_OK)
    assert (tmp_path / "app" / "data.txt").stat().st_mtime == 1_700_000_000


def test_checksums_keep_those_of_other_files(tmp_path: Path) -> None:
    sums, deb, portable = (tmp_path / name for name in ("SHA256SUMS", "b.deb", "a.tar.zst"))
    deb.write_bytes(b"deb")
    portable.write_bytes(b"tar")
    gone = tmp_path / "gone.deb"
    gone.write_bytes(b"old")
    write_checksums([deb, gone], sums)
    gone.unlink()
    write_checksums([portable], sums)
    expected = [(hashlib.sha256(p.read_bytes()).hexdigest(), p.name) for p in (portable, deb)]
    assert sums.read_text() == "".join(f"{digest}  {name}\n" for digest, name in expected)
