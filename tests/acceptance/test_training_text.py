"""Training text through the whole app: real files, rules in a child, the model's tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.app.compose import compose
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.core.steps import finish
from gpt_desktop.core.training.filters import FilterSettings
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.sources import SourceChoice, SourceKind
from gpt_desktop.core.training.taken import FilterKind
from gpt_desktop.services.ports import Services

PAGE = (
    "<html><body><h1>A day</h1><p>The morning was cold, and the boats stayed in the harbour "
    "until noon. Write to mia@example.org.</p><p>Buy now and save!</p></body></html>"
)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))
    services = compose()
    yield services
    services.close()


def looked_through(services: Services, folder: Path, model_id: str = "") -> TrainingPreview:
    folder.mkdir()
    (folder / "day.html").write_text(PAGE, encoding="utf-8")
    (folder / "night.txt").write_text(
        "At night the harbour was lit, and the last ferry came in two hours late.", encoding="utf-8"
    )
    talk = services.conversations.create_conversation("Sea")
    services.conversations.add_message(
        talk.id,
        None,
        Role.USER,
        "How deep is the sea between the island and the lighthouse, and what is 13812345678?",
        MessageState.COMPLETE,
    )
    corpus = services.corpus
    assert corpus is not None
    choice = SourceChoice(folders=(folder,), questions=True)
    material = finish(corpus.read(choice, CancelToken()))
    return finish(corpus.preview(material, FilterSettings(), CancelToken(), model_id))


def test_files_and_conversations_come_out_clean(services: Services, tmp_path: Path) -> None:
    shown = looked_through(services, tmp_path / "papers")

    files = services.corpus.save(shown.split, tmp_path) if services.corpus is not None else ()
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert len(files) == 2
    assert {kind: count.documents for kind, count in shown.found.items()} == {
        SourceKind.FILE: 2,
        SourceKind.QUESTIONS: 1,
    }
    assert "Write to [e-mail]." in text
    assert "what is [phone]?" in text
    assert "Buy now" not in text
    rules = next(each for each in shown.outcome.counts if each.kind is FilterKind.RULES)
    assert rules.by_reason == {"Advertising": 1}
    assert shown.training.tokens is None


@pytest.mark.model
def test_tokens_are_the_models(services: Services, tmp_path: Path) -> None:
    [model] = [each for each in services.library.installed() if each.default]

    shown = looked_through(services, tmp_path / "papers", model.facts.id)

    assert shown.training.tokens is not None
    assert shown.training.words < shown.training.tokens < 3 * shown.training.words
