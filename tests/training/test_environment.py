"""Finding and setting up the Python that trains; nothing is downloaded here."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.plan import TrainingMethod, TrainingPlan
from gpt_desktop.training.environment import TrainingEnvironments, python_of
from gpt_desktop.training.installation import TORCH
from gpt_desktop.training.need import training_need
from gpt_desktop.training.pythons import FITTING, Python, ask, fits, pythons_here

ROOT = Path(__file__).resolve().parents[2]
THIS = Path(sys.executable)


def environments(
    own: Path, *, bases: Sequence[Python] = (), others: Sequence[Path] = (), wanted: str = ""
) -> TrainingEnvironments:
    """One that asks pip for a folder of the test's instead of torch."""
    torch = [[wanted or str(own.parent / "no-such-package")]]
    return TrainingEnvironments(own, lambda: "", others, bases=lambda: bases, torch=torch)


def python(path: Path = THIS) -> Python:
    """What this Python says."""
    said = ask(path)
    assert said is not None
    return said


def test_the_versions_are_those_that_are_locked() -> None:
    locked = (ROOT / "requirements" / "train.txt").read_text(encoding="utf-8")
    for name in set(FITTING) - {"torch"}:
        found = re.search(rf"^{name}==(\S+)", locked, re.M)
        assert found is not None
        assert fits(name, found[1])
    setup = (ROOT / "packaging" / "setup_environment.py").read_text(encoding="utf-8")
    assert f'TORCH = "{TORCH}"' in setup
    assert fits("torch", f"{TORCH}+cpu")


def test_no_test_tool_is_installed_for_a_person() -> None:
    locked = (ROOT / "requirements" / "train.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(pytest|pluggy|hypothesis)", locked, re.M)


@pytest.mark.parametrize(
    ("name", "version"),
    [("torch", ""), ("torch", "2.3.1"), ("transformers", "5.1.0"), ("peft", "1.0"), ("peft", "x")],
)
def test_versions_that_do_not_fit(name: str, version: str) -> None:
    assert not fits(name, version)


def test_what_a_person_names_is_looked_at(tmp_path: Path) -> None:
    those = environments(tmp_path / "own", others=[THIS])
    with pytest.raises(UserFacingError, match="not set up"):
        those.find()
    with pytest.raises(UserFacingError, match="torch"):
        those.find(THIS)
    with pytest.raises(UserFacingError, match="There is no file"):
        those.find(tmp_path / "nothing")
    text = tmp_path / "text"
    text.write_text("no program")
    with pytest.raises(UserFacingError, match="no Python"):
        those.find(text)
    with pytest.raises(UserFacingError, match="no Python"):
        those.base(text)


def test_what_no_environment_can_be_made_of_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="No Python"):
        environments(tmp_path).base()
    with pytest.raises(UserFacingError, match="venv and ensurepip"):
        environments(tmp_path, bases=[replace(python(), makes=False)]).base()
    for other in (
        replace(python(), version=(3, 9)),
        replace(python(), version=(3, 99)),
        replace(python(), bits=32),
    ):
        assert not other.fits
        with pytest.raises(UserFacingError, match="64 bits"):
            environments(tmp_path, bases=[other]).base()
    able = replace(python(), makes=True)
    assert environments(tmp_path, bases=[replace(python(), makes=False), able]).base() == able.path


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by other names there")
def test_pythons_of_this_computer_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the built app looks for one: in PATH, by any name it may have."""
    for name in ("python3", "python"):
        (tmp_path / name).symlink_to(THIS.resolve())
    broken = tmp_path / "python3.13"
    broken.write_text("#!/bin/sh\nexit 9\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = list(pythons_here())
    assert [each.path.name for each in found] == ["python3"]
    assert found[0].version == sys.version_info[:2]


def test_what_was_begun_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip does not find torch at first; at the second try the environment is used again."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr("gpt_desktop.training.environment._LOADS", "import wanted")
    own, wheel = tmp_path / "own", tmp_path / "wheels" / "wanted"
    those = environments(own, bases=[python()], wanted=str(wheel))
    seen = [those.begun]
    with pytest.raises(UserFacingError, match="what was fetched so far is kept"):
        finish(those.set_up(CancelToken()), lambda _: None)
    seen.append(those.begun)
    made = python_of(own).stat().st_mtime_ns

    write_wheel(wheel := wheel.with_name("wanted-1-py3-none-any.whl"))
    those = environments(own, bases=[python()], wanted=str(wheel))
    told: list[Progressed] = []
    trains = finish(those.set_up(CancelToken()), told.append)

    assert trains == python_of(own) == those.find()
    assert python_of(own).stat().st_mtime_ns == made
    assert [*seen, those.begun] == [False, True, False]
    assert not (own / "downloads").exists()
    assert told
    assert finish(those.set_up(CancelToken()), told.append) == trains


def test_what_does_not_load_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    write_wheel(wheel := tmp_path / "wanted-1-py3-none-any.whl")
    those = environments(tmp_path / "own", bases=[python()], wanted=str(wheel))
    with pytest.raises(UserFacingError, match="No module named 'torch'"):
        finish(those.set_up(CancelToken()), lambda _: None)
    assert not (tmp_path / "own").exists()


def test_cancelled_it_ends(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        finish(environments(tmp_path / "own", bases=[python()]).set_up(token), lambda _: None)


def test_all_weights_take_more_than_few() -> None:
    sizes = (134_515_008, 30, 576, 49152)
    lora = training_need(TrainingPlan("b", "n"), *sizes)
    full = training_need(TrainingPlan("b", "n", TrainingMethod.FULL), *sizes)
    larger = training_need(TrainingPlan("b", "n", block=1024), *sizes)
    assert lora.memory < full.memory
    assert lora.memory < larger.memory
    assert lora.disk < full.disk


def write_wheel(path: Path) -> None:
    """A package with one empty module, as pip installs it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    info = "wanted-1.dist-info"
    files = {
        "wanted.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: wanted\nVersion: 1\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    names = [*files, f"{info}/RECORD"]
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in names)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
