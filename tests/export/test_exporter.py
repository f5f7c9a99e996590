"""This side of an export: the process told what to do, its words understood."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from gpt_desktop.core.models import ExportChoices
from gpt_desktop.core.steps import Steps, finish
from gpt_desktop.export import exporter
from gpt_desktop.export.checkpoint import describe_checkpoint
from gpt_desktop.export.exporter import CheckpointExporter
from gpt_desktop.export.failure import ExportFailureKind
from tests.expected_log import ExpectedLog
from tests.export.checkpoint_folders import write_checkpoint, write_table

# Stands for torch's process: gets limits, source, target and bits.
_DONE = """
import json, pathlib, shutil, sys
source, target, bits = sys.argv[2:]
target = pathlib.Path(target)
for name in ("config.json", "tokenizer.json"):
    shutil.copyfile(pathlib.Path(source, name), target / name)
print('["step", 0]', flush=True)
print('["step", 5]', flush=True)
print(json.dumps(["result", 1000, int(bits)]), flush=True)
"""


def saying(program: str) -> Sequence[str]:
    return (sys.executable, "-c", program)


def export(
    place: Path, program: str, bits: int = 8, token: CancelToken | None = None
) -> tuple[list[int], ModelFolder]:
    source = write_checkpoint(place / "Some Model")
    write_table(source / "tokenizer.json", {})
    described = describe_checkpoint(source, "Mine")
    work = CheckpointExporter(lambda _: saying(program)).export(
        source, place / "made", described, token or CancelToken(), choices=ExportChoices(bits)
    )
    steps = Steps(work)
    return [step.done for step in steps], steps.result


def test_the_folder_says_what_was_made(tmp_path: Path) -> None:
    done, folder = export(tmp_path, _DONE)
    assert done == [0, 5]
    assert folder == read_model_folder(tmp_path / "made")
    assert (folder.graph, folder.from_hub) == ("onnx/model_quantized.onnx", True)
    assert (folder.end_tokens, folder.begin_token) == ((2,), None)
    facts = folder.facts
    assert (facts.name, facts.parameters, facts.context_length) == ("Mine", 1000, 8)
    assert (facts.quantization, facts.source) == ("8 bit", "Some Model")


@pytest.mark.parametrize("kind", ExportFailureKind)
def test_each_failure_has_its_words(tmp_path: Path, kind: ExportFailureKind) -> None:
    with pytest.raises(UserFacingError) as caught:
        export(tmp_path, f'print(\'["failure", "{kind}"]\', flush=True)')
    assert caught.value.what
    assert caught.value.why
    assert caught.value.next_step


def test_a_crash_is_told(tmp_path: Path, expected_log: ExpectedLog) -> None:
    expected_log("The process that exports a model ended with 3")
    with pytest.raises(UserFacingError, match="could not be exported"):
        export(tmp_path, "raise SystemExit(3)")


def test_cancelling_ends_the_process(tmp_path: Path) -> None:
    source = write_checkpoint(tmp_path / "slow")
    token = CancelToken()
    waiting = "import time; print('[\"step\", 1]', flush=True); time.sleep(600)"
    described = describe_checkpoint(source, "slow")
    work = CheckpointExporter(lambda _: saying(waiting)).export(
        source, tmp_path / "made", described, token, choices=ExportChoices()
    )
    assert next(work).done == 1
    token.cancel()
    with pytest.raises(CancelledError):
        next(work)


def test_without_torch_it_is_said_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str) -> object:
        return None if name == "optimum" else find_spec("json")

    monkeypatch.setattr(exporter, "find_spec", found)
    with pytest.raises(UserFacingError, match="not installed") as caught:
        CheckpointExporter().check(ExportChoices())
    assert "optimum-onnx" in caught.value.next_step
    assert "--python" in caught.value.next_step
    CheckpointExporter().check(ExportChoices(python=Path(sys.executable)))
    with pytest.raises(UserFacingError, match="no file or folder “gone”"):
        CheckpointExporter().check(ExportChoices(python=Path("gone")))
    monkeypatch.setattr(exporter, "find_spec", lambda _: find_spec("json"))
    CheckpointExporter().check(ExportChoices())
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UserFacingError, match="built app does not export"):
        CheckpointExporter().check(ExportChoices(python=Path(sys.executable)))


@pytest.mark.skipif(find_spec("torch") is not None, reason="this Python has torch")
def test_another_python_is_started_and_says_what_it_lacks(tmp_path: Path) -> None:
    source = write_checkpoint(tmp_path / "Some Model")
    choices = ExportChoices(python=Path(sys.executable))
    work = CheckpointExporter().export(
        source, tmp_path / "made", describe_checkpoint(source, "x"), CancelToken(), choices=choices
    )
    with pytest.raises(UserFacingError, match="What exports models is not installed"):
        finish(work)
