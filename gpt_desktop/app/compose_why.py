"""What says why these words."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.works import WorkStore
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import Works
from gpt_desktop.services.why import StoredWhy


def compose_why(
    store: ConversationStore,
    converse: StoredConverse,
    works: Works,
    work_store: WorkStore,
    *,
    tasks: Sequence[Task],
    host: ModelHost,
) -> StoredWhy:
    """For answers and works alike."""
    return StoredWhy(store, converse, works, work_store, tasks=tasks, host=host)
