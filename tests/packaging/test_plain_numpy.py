"""numpy without OpenBLAS: how it is asked for, and what counts as one."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import plain_numpy

LOCK = """lxml==6.1.3 \\
    --hash=sha256:aa
numpy==2.4.6 \\
    --hash=sha256:bb \\
    --hash=sha256:cc
onnx==1.23.2 \\
    --hash=sha256:dd
"""


def test_the_locked_source_is_built_alone_and_its_hash_is_checked(tmp_path: Path) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text(LOCK, encoding="utf-8")
    command = plain_numpy.build_command(Path(sys.executable), lock, tmp_path)
    assert {"--require-hashes", "--no-binary=numpy", "--no-deps"} <= set(command)
    asked = (tmp_path / "numpy.txt").read_text(encoding="utf-8")
    first, *options, one, two = asked.splitlines()
    assert [first, one, two] == LOCK[LOCK.index("numpy") : LOCK.index("onnx")].splitlines()
    # On the command line they would be for nothing that a file names.
    assert [each.split("-D")[1].rstrip(" \\") for each in options] == list(plain_numpy.OPTIONS)
    assert all(each.strip().startswith("--config-settings=setup-args=") for each in options)
    assert command[-1] == str(tmp_path / "numpy.txt")


def test_the_wheel_is_kept_by_version(tmp_path: Path) -> None:
    lock = tmp_path / "runtime.txt"
    lock.write_text(LOCK, encoding="utf-8")
    assert plain_numpy.kept_wheel(tmp_path, lock).name.startswith("numpy-2.4.6-cp3")
    lock.write_text("onnx==1.23.2\n", encoding="utf-8")
    with pytest.raises(LookupError):
        plain_numpy.kept_wheel(tmp_path, lock)


def test_the_numpy_of_wheels_is_not_taken_for_it() -> None:
    # The one these tests run with is out of a wheel on every system they run on.
    assert not plain_numpy.has_plain_numpy(Path(sys.executable))


def test_it_is_built_by_a_pip_that_passes_the_options_on() -> None:
    # The 23.2 that Python 3.11 brings takes one of several only.
    lock = (Path(__file__).parents[2] / "requirements" / "numpy-build.txt").read_text("utf-8")
    found = re.search(r"^pip==(\d+)", lock, re.MULTILINE)
    assert found is not None
    assert int(found[1]) >= 25
