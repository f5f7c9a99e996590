"""The text a model is trained on: read from what the person chose, filtered, shown before."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_files import gather_files
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.steps import changed
from gpt_desktop.core.texts import TextStore
from gpt_desktop.core.training.filters import FilterRun, FilterSettings, RuleMatcher
from gpt_desktop.core.training.preview import TrainingPreview, count_text
from gpt_desktop.core.training.rules import RuleStore
from gpt_desktop.core.training.sources import (
    SourceChoice,
    SourceKind,
    TrainingDocument,
    TrainingMaterial,
)
from gpt_desktop.core.training.split import Split, split_documents

CountTokens = Callable[[str, Sequence[str]], Generator[None, None, int | None]]
"""Tokens of texts by the tokenizer of a model, given by its id; None where it cannot be asked."""

_MOST_FILES = 5_000
_BETWEEN = "\n\n"


class TrainingCorpus:
    """Reads and filters training text; writes only what it is asked to save.

    Args:
        write: writes a text file whole; raises UserFacingError.
        count_tokens: by the tokenizer of the model that is trained.
    """

    def __init__(
        self,
        documents: DocumentReader,
        conversations: ConversationStore,
        texts: TextStore,
        *,
        rules: RuleStore,
        matcher: RuleMatcher,
        count_tokens: CountTokens,
        write: Callable[[Path, str], None],
    ) -> None:
        self._documents = documents
        self._conversations = conversations
        self._texts = texts
        self._rules = rules
        self._matcher = matcher
        self._count_tokens = count_tokens
        self._write = write

    @property
    def rules(self) -> RuleStore:
        """The person's rules on what is not learnt."""
        return self._rules

    def read(
        self, choice: SourceChoice, token: CancelToken
    ) -> Generator[Progressed, None, TrainingMaterial]:
        """All that was chosen; a file that cannot be read is told and left out.

        Raises:
            CancelledError: the token was cancelled.
        """
        notes: list[str] = []
        found = list((yield from self._read_files(choice, token, notes)))
        if choice.questions or choice.answers:
            found += self._read_conversations(choice, token)
        if choice.texts:
            found += self._read_texts(token)
        kept = tuple(each for each in found if each.text.strip())
        return TrainingMaterial(kept, tuple(notes))

    def preview(
        self,
        material: TrainingMaterial,
        settings: FilterSettings,
        token: CancelToken,
        model_id: str = "",
    ) -> Generator[Progressed, None, TrainingPreview]:
        """What each filter would take, and what would be left.

        Args:
            model_id: of the model whose tokenizer counts; "" counts no tokens.

        Raises:
            UserFacingError: the rules are wrong, or could not be tried.
            CancelledError: the token was cancelled.
        """
        rules = self._rules.load()
        run = FilterRun(settings, rules, self._matcher)
        outcome = yield from run.apply(material.documents, token)
        split = split_documents(outcome.documents)
        sides = []
        for side in (material.documents, split.training, split.validation):
            token.raise_if_cancelled()
            tokens = yield from self._tokens(model_id, side)
            sides.append(count_text(side, tokens))
        before, training, validation = sides
        return TrainingPreview(
            material.counts(), before, outcome, split, training, validation, material.notes
        )

    def save(self, split: Split, folder: Path) -> tuple[Path, ...]:
        """Write what is left as ``training.txt`` and ``validation.txt``; returns the files.

        Raises:
            UserFacingError: the disk is full, or does not let it.
        """
        sides = (("training.txt", split.training), ("validation.txt", split.validation))
        written: list[Path] = []
        for name, documents in sides:
            if documents:
                text = _BETWEEN.join(document.text.strip() for document in documents) + "\n"
                self._write(folder / name, text)
                written.append(folder / name)
        return tuple(written)

    def _tokens(
        self, model_id: str, documents: Sequence[TrainingDocument]
    ) -> Generator[Progressed, None, int | None]:
        if not model_id:
            return None
        texts = [document.text for document in documents]
        return (
            yield from changed(
                self._count_tokens(model_id, texts),
                lambda _: Progressed(Phase.CHECKING, 0, 0, Unit.TOKENS, tr("Counting")),
            )
        )

    def _read_files(
        self, choice: SourceChoice, token: CancelToken, notes: list[str]
    ) -> Generator[Progressed, None, list[TrainingDocument]]:
        paths: list[Path] = list(choice.files)
        for folder in choice.folders:
            gathered = gather_files(folder, token, _MOST_FILES)
            paths += gathered.files
            if words := gathered.left_out_words():
                notes.append(words)
        found: list[TrainingDocument] = []
        unique = tuple(dict.fromkeys(path.absolute() for path in paths))
        for number, path in enumerate(unique):
            yield Progressed(Phase.OPENING, number, len(unique), Unit.PARTS, path.name)
            try:
                document = yield from self._documents.read(path, token)
            except UserFacingError as error:
                notes.append(tr("{name}: {reason}", name=path.name, reason=error.what))
                continue
            text = document.text
            found.append(TrainingDocument(f"file:{path}", path.name, SourceKind.FILE, text))
        return found

    def _read_conversations(
        self, choice: SourceChoice, token: CancelToken
    ) -> list[TrainingDocument]:
        """The turns of one side of a conversation are one document."""
        wanted = [
            (SourceKind.QUESTIONS, Role.USER, choice.questions),
            (SourceKind.ANSWERS, Role.ASSISTANT, choice.answers),
        ]
        found: list[TrainingDocument] = []
        for conversation in self._conversations.list_conversations():
            token.raise_if_cancelled()
            messages = self._conversations.messages(conversation.id)
            for kind, role, asked in wanted:
                turns = [each.content.strip() for each in messages if each.role is role]
                text = _BETWEEN.join(turn for turn in turns if turn)
                # One key for both sides: what is asked and answered is on one side of the split.
                key = f"conversation:{conversation.id}"
                if asked and text:
                    found.append(TrainingDocument(key, conversation.title, kind, text))
        return found

    def _read_texts(self, token: CancelToken) -> list[TrainingDocument]:
        found: list[TrainingDocument] = []
        for entry in self._texts.list_texts():
            token.raise_if_cancelled()
            text = self._texts.get(entry.id)
            if text is not None:
                key, name = f"text:{text.id}", text.name or tr("Untitled")
                found.append(TrainingDocument(key, name, SourceKind.TEXT, text.body))
        return found
