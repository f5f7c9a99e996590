"""The real default model: it knows English only, so what it writes is not looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import Segment, SegmentOrigin, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.tasks.base import Annotated, TaskRequest, TextAdded
from gpt_desktop.core.tasks.sampling import faithful_sampling
from tests.core.running import drain, task

TEXT = "# Un titre\n\n- Bonjour à tous.  Il pleut.\n- 1,250.00\n\n| {name} | Bonjour à tous. |\n"


@pytest.mark.model
def test_all_that_lies_between_segments_stays(default_model_folder: Path) -> None:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    sampling = replace(faithful_sampling(), max_tokens=12)
    request = TaskRequest(TEXT, {"source": "fr", "target": "en"}, sampling=sampling)
    try:
        events, result = drain(task("translate").run(request, engine, CancelToken()))
    finally:
        engine.close()
    shown = "".join(event.text for event in events if isinstance(event, TextAdded))
    annotations = [event.annotation for event in events if isinstance(event, Annotated)]
    said = [each for each in annotations if isinstance(each, Segment)]
    assert shown == result.text
    assert result.annotations == tuple(said)
    places = [(each.source, each.target) for each in said]
    assert _gaps(TEXT, [source for source, _ in places]) == _gaps(
        shown, [target for _, target in places]
    )
    assert [each.origin for each in said].count(SegmentOrigin.KEPT) == 2
    twice = [each.target.of(shown) for each in said if "Bonjour" in each.source.of(TEXT)]
    assert len(twice) == 2
    assert twice[0] == twice[1]


def _gaps(text: str, spans: Sequence[Span]) -> list[str]:
    """What lies before, between and behind the spans."""
    starts = [0, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]
