"""Puts together what makes the text that a model is trained on."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.models import ModelLibrary
from gpt_desktop.core.texts import TextStore
from gpt_desktop.core.whole_file import whole_file
from gpt_desktop.rules.matcher import ChildRuleMatcher
from gpt_desktop.services.training_corpus import TrainingCorpus
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.errors import storage_errors
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.training_rules_file import TrainingRulesFile

_CHARACTERS = 100_000  # that are counted at once


def compose_corpus(
    documents: DocumentReader,
    conversations: ConversationStore,
    texts: TextStore,
    library: ModelLibrary,
) -> TrainingCorpus:
    """Over the person's rules and the tokenizers of the models there are."""
    shipped = paths.resources_dir() / "training" / "rules.toml"

    def count_tokens(model_id: str, those: Sequence[str]) -> Generator[None, None, int | None]:
        return _count_tokens(library, model_id, those)

    return TrainingCorpus(
        documents,
        conversations,
        texts,
        rules=TrainingRulesFile(paths.training_rules_file(), shipped),
        matcher=ChildRuleMatcher(),
        count_tokens=count_tokens,
        write=_write_text,
    )


@contextmanager
def opened_corpus(documents: DocumentReader, library: ModelLibrary) -> Iterator[TrainingCorpus]:
    """It alone, with its database opened and closed again.

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    database = open_database(paths.database_file()).database
    try:
        stores = SqliteConversations(database), SqliteTexts(database)
        yield compose_corpus(documents, *stores, library)
    finally:
        database.close()


def _count_tokens(
    library: ModelLibrary, model_id: str, texts: Sequence[str]
) -> Generator[None, None, int | None]:
    """None where the model is gone, or its tokenizer cannot be read."""
    from gpt_desktop.inference.tokenizer import load_tokenizer

    found = [model for model in library.installed() if model.facts.id == model_id]
    if not found:
        return None
    try:
        tokenizer = load_tokenizer(read_model_folder(found[0].folder))
    except UserFacingError:
        return None
    tokens = 0
    for text in texts:
        for start in range(0, len(text), _CHARACTERS):
            tokens += len(tokenizer.encode(text[start : start + _CHARACTERS]))
            yield
    return tokens


def _write_text(path: Path, text: str) -> None:
    with storage_errors(path), whole_file(path) as file:
        file.write(text.encode("utf-8", "replace"))
