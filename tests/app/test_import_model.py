"""Models of other people, imported by the app's own parts, answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gpt_desktop.app.toolbox import Toolbox, compose_toolbox
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingParams, TextGenerator
from gpt_desktop.core.messages import ChatPrompt, Message, Role
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.engine import open_engine
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama
from tests.inference.hub_model import build_hub_folder

GENAI = Path(__file__).parents[1] / "inference" / "data" / "genai_qwen3_int4"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Toolbox:
    for name in ("DATA", "MODELS"):
        monkeypatch.setenv(f"GPT_DESKTOP_{name}", str(tmp_path / name.lower()))
    return compose_toolbox()


def taken(tools: Toolbox, path: Path) -> InstalledModel:
    return finish(tools.import_model(path, "", CancelToken()))


def answer(generator: TextGenerator) -> str:
    prompt = ChatPrompt((Message(Role.USER, "Hello"),))
    params = SamplingParams(temperature=0, max_tokens=8)
    return "".join(delta.text for delta in generator.generate(prompt, params, CancelToken()))


SOURCES: dict[str, Callable[[Path], Path]] = {
    "gguf": lambda place: TinyLlama().write(place / "mine.gguf"),
    "checkpoint": lambda place: TinyCheckpoint(TinyLlama(architecture="qwen3")).write(place / "ck"),
    "hub": lambda place: build_hub_folder(place / "hub"),
    "genai": lambda _: GENAI,
}


@pytest.mark.parametrize("kind", SOURCES)
def test_it_is_installed_and_answers(tools: Toolbox, tmp_path: Path, kind: str) -> None:
    model = taken(tools, SOURCES[kind](tmp_path))
    assert tools.library.installed() == [model]
    generator = open_engine(read_model_folder(model.folder))
    assert answer(generator)
    generator.close()
    tools.library.remove(model.facts.id)
    assert tools.library.installed() == []


def test_a_graph_that_is_none_is_told_and_leaves_nothing(tools: Toolbox, tmp_path: Path) -> None:
    hub = build_hub_folder(tmp_path / "hub")
    (hub / "onnx" / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(UserFacingError, match="“hub” cannot be used"):
        taken(tools, hub)
    assert tools.library.installed() == []
