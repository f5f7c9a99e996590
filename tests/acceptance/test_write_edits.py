"""Work on a text with the default model: whatever it writes, each change is known and marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.altered.alteration import altered
from gpt_desktop.core.annotations import Edit, Rewording
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.word_diff import with_edits
from tests.core.running import drain, task

_TEXT = (
    "The repair of the boiler has cost 4,500 euros in total, which we paid to Petra Lang on "
    "3 March. The boiler is not new, but it works well now."
)


@pytest.mark.model
def test_what_the_model_alters_is_marked_in_every_way_it_says_it(
    default_model_folder: Path,
) -> None:
    from gpt_desktop.inference.engine import open_engine

    engine = open_engine(read_model_folder(default_model_folder))
    options = {"action": "shorten", "alternatives": "3"}
    request = TaskRequest(_TEXT, options)
    _, result = drain(task("write").run(request, engine, CancelToken()))
    engine.close()
    notes = result.annotations
    ways = [([each for each in notes if isinstance(each, Edit)], result.text)]
    ways += [(list(each.edits), each.text) for each in notes if isinstance(each, Rewording)]
    assert len({text for _, text in ways}) == len(ways)
    for edits, text in ways:
        assert with_edits(_TEXT, edits) == text
        told = {check for edit in edits for check in edit.checks}
        assert told == set(altered(_TEXT, text))
