"""What Translate asks for besides its task."""

from __future__ import annotations

from gpt_desktop.core.tasks.base import Task
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.segment_translation import SegmentTranslation, WritesSegments


def segment_translation(task: Task, host: ModelHost) -> SegmentTranslation | None:
    """What translates single segments again; None for a task that does not."""
    return SegmentTranslation(task, host) if isinstance(task, WritesSegments) else None
