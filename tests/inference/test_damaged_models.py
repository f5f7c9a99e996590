"""A model that is damaged, or made to harm, costs one clear error; the running one answers on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import onnx
import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.library import Library
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, is_model_folder, read_model_folder
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.services.model_host import ModelHost
from tests.expected_log import ExpectedLog
from tests.fakes import roomy
from tests.inference.asking import Asked, ask, chat
from tests.inference.conftest import ONE_THREAD
from tests.inference.damaged_models import (
    DAMAGES,
    HUNDRED_GB,
    LAYOUTS,
    Damaged,
    own,
    shaped,
    weight,
)
from tests.inference.tiny_model import build_tiny_folder

QUESTION = chat("Tell me about rivers.")


def _open(folder: Path) -> TextGenerator:
    return open_engine(read_model_folder(folder), ONE_THREAD)


class Running:
    """The app's own model host and library, with a model that answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        build_tiny_folder(folder / "good")
        self._library = Library(folder, paths.catalog_file(), build_model_folder, PipDownload(()))
        self.host = ModelHost(self._library, "good", _open, roomy)
        self.generator = self.ready()
        self.answer = self.ask()

    def ready(self) -> TextGenerator:
        return finish(self.host.ready(CancelToken()))

    def ask(self, prompt: Prompt = QUESTION) -> Asked:
        return ask(self.ready(), prompt)

    def refusal(self) -> UserFacingError:
        """Choose and load the bad model; the error that the person gets."""
        with pytest.raises(UserFacingError) as caught:
            self._use("bad")
        return caught.value

    def _use(self, name: str) -> None:
        self.host.choose(name)
        self.ready()

    def lists(self, name: str) -> bool:
        """Whether a model of this folder is among those a person can choose."""
        return any(model.folder.name == name for model in self._library.installed())

    def check_unharmed(self) -> None:
        """The model that was running is still there, and says the same as before."""
        assert self.host.loaded
        assert self.ready() is self.generator
        assert self.ask().token_ids == self.answer.token_ids


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    host = Running(tmp_path_factory.mktemp("models"))
    yield host
    host.host.close()


@pytest.fixture
def running(shared: Running, expected_log: ExpectedLog) -> Iterator[Running]:
    """The shared one; a folder that looks like a model and is not listed is told of in the log."""
    yield shared
    if is_model_folder(shared.folder / "bad") and not shared.lists("bad"):
        expected_log("Left out of the models: The model folder “bad” is damaged.")
    shutil.rmtree(shared.folder / "bad", ignore_errors=True)
    for path in shared.folder.glob("*outside.data"):
        path.unlink()


def check_clear(error: UserFacingError) -> None:
    """What happened, why and what to do, in a few lines for people."""
    assert all((error.what, error.why, error.next_step))
    assert len(str(error)) < 700
    assert "Traceback" not in str(error)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_undamaged_ones_answer(running: Running, layout: str) -> None:
    engine = _open(LAYOUTS[layout](running.folder / "bad").path)
    assert ask(engine, QUESTION).token_ids == running.answer.token_ids
    engine.close()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_clear_error_and_the_running_model_answers_on(
    running: Running, layout: str, damage: str
) -> None:
    DAMAGES[damage](LAYOUTS[layout](running.folder / "bad"))
    check_clear(running.refusal())
    running.check_unharmed()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("layers", str(number)) for number in (10**9, -1, 0)),
        *(("kv_heads", str(number)) for number in (10**9, 3)),
        *(("context_length", text) for text in ("-1", "many", "1e11")),
        ("vocab_size", str(HUNDRED_GB)),
    ],
)
def test_sizes_claimed_by_the_graph_itself(running: Running, key: str, value: str) -> None:
    bad = own(running.folder / "bad")
    model = onnx.load(bad.graph, load_external_data=False)
    next(entry for entry in model.metadata_props if entry.key == key).value = value
    bad.graph.write_bytes(model.SerializeToString())
    check_clear(running.refusal())
    running.check_unharmed()


@pytest.mark.parametrize(
    "line",
    [
        "context_length = -5",
        "context_length = inf",
        "end = [100000000000]",
        "end = [-1]",
        "begin = 100000000000",
        "end = [300]",
        "format = 1e400",
        "prompt_style = 'sung'",
    ],
)
def test_sizes_claimed_by_the_manifest(running: Running, line: str) -> None:
    [manifest] = own(running.folder / "bad").descriptions
    key = line.split(" = ", maxsplit=1)[0]
    text = manifest.read_text(encoding="utf-8").splitlines()
    text = [line if each.startswith(f"{key} = ") else each for each in text]
    manifest.write_text("\n".join(text if line in text else [*text, line]), encoding="utf-8")
    check_clear(running.refusal())
    running.check_unharmed()


@pytest.mark.parametrize(
    "setting",
    [
        {"max_position_embeddings": -1},
        {"max_position_embeddings": float("inf")},
        {"max_position_embeddings": "a"},
        {"eos_token_id": HUNDRED_GB, "generation": True},
        {"eos_token_id": [None], "generation": True},
    ],
)
def test_sizes_claimed_by_a_hubs_configuration(
    running: Running, setting: dict[str, object]
) -> None:
    bad = LAYOUTS["hub"](running.folder / "bad")
    path = bad.descriptions[1 if setting.pop("generation", False) else 0]
    table = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**table, **setting}), encoding="utf-8")
    check_clear(running.refusal())
    running.check_unharmed()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_weights_that_fit_only_short_texts_are_told_when_it_matters(
    running: Running, layout: str
) -> None:
    bad = LAYOUTS[layout](running.folder / "bad")
    for name in ("cos", "sin"):
        _shorten(bad, name)
    engine = _open(bad.path)
    with pytest.raises(UserFacingError) as caught:
        ask(engine, TextPrompt("a long text " * 9))
    check_clear(caught.value)
    engine.close()
    running.check_unharmed()


def _shorten(bad: Damaged, name: str) -> None:
    """Keep eight positions of a rotary table; the file has the rest, which is never read."""

    def change(graph: object) -> None:
        shaped(name, 8, 8)(graph)
        for entry in weight(graph, name).external_data:
            if entry.key == "length":
                entry.value = str(8 * 8 * 4)

    bad.edit(change)


@pytest.mark.parametrize("layout", ["own", "genai"])
def test_without_its_template_a_model_takes_texts_and_says_why_no_conversations(
    running: Running, layout: str
) -> None:
    bad = LAYOUTS[layout](running.folder / "bad")
    (bad.path / CHAT_TEMPLATE).unlink()
    engine = _open(bad.path)
    assert ask(engine, TextPrompt("go on")).token_ids
    with pytest.raises(UserFacingError, match="conversations") as caught:
        ask(engine, QUESTION)
    check_clear(caught.value)
    engine.close()


BAD_TEMPLATES = {
    "not a template": "{% for %}",
    "too deep": "{{ " + "(" * 50_000 + ")" * 50_000 + " }}",
    "nested ifs": "{% if x %}" * 5_000 + "{% endif %}" * 5_000,
    "endless numbers": "{{ " + "9" * 100_000 + " }}",
    "too long": "x" * 1_000_001,
    "no text": "\udcff",
    "an import": "{% import 'os' as os %}{{ os.system('id') }}",
    "an include": "{% include '/etc/passwd' %}",
}
ESCAPES = {
    "classes": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals": "{{ messages[0].__init__.__globals__ }}",
    "by map": "{{ [messages] | map(attribute='0.__class__.__mro__') | list }}",
    "by itself": "{{ self.__init__.__globals__ }}",
    "by a class of jinja": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "formatting": "{{ '{0.__class__}'.format(messages) }}{{ nothing.at.all }}",
    "a loop": "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "recursion": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "huge output": "{% for i in range(99999) %}{{ 'x' ~ 'y' | upper }}" + "z" * 99 + "{% endfor %}",
    "a huge text": "{{ 'a' * 10 ** 11 }}",
    "a huge list": "{{ [0] * 10 ** 11 }}",
    "changing the messages": "{{ messages.append(1) }}",
}


@pytest.mark.parametrize("name", BAD_TEMPLATES)
@pytest.mark.parametrize("layout", ["own", "genai"])
def test_templates_that_cannot_be_read(running: Running, layout: str, name: str) -> None:
    bad = LAYOUTS[layout](running.folder / "bad")
    content = BAD_TEMPLATES[name].encode("utf-8", "surrogateescape")
    (bad.path / CHAT_TEMPLATE).write_bytes(content)
    check_clear(running.refusal())
    running.check_unharmed()


def _in_settings(bad: Damaged, source: str) -> None:
    bad.descriptions[-1].write_text(json.dumps({"chat_template": source}), encoding="utf-8")


def _in_file(bad: Damaged, source: str) -> None:
    (bad.path / CHAT_TEMPLATE).write_text(source, encoding="utf-8")


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize(("layout", "put"), [("own", _in_file), ("hub", _in_settings)])
def test_templates_that_try_to_escape_are_stopped_and_the_good_model_comes_back(
    running: Running, layout: str, put: Callable[[Damaged, str], None], name: str
) -> None:
    bad = LAYOUTS[layout](running.folder / "bad")
    put(bad, ESCAPES[name])
    engine = _open(bad.path)
    with pytest.raises(UserFacingError) as caught:
        ask(engine, QUESTION)
    check_clear(caught.value)
    assert "uid=" not in str(caught.value)
    assert ask(engine, TextPrompt("go on")).token_ids
    engine.close()
    running.check_unharmed()
