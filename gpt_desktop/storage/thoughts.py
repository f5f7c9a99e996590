"""What a model thought before an answer, as it is stored beside it."""

from __future__ import annotations

import json

from gpt_desktop.core.messages import Role
from gpt_desktop.core.storable_text import storable
from gpt_desktop.core.thinking import Thinking, split_thinking


def thinking_to_json(thinking: Thinking) -> str:
    """A table with the text and the seconds."""
    values = {"text": storable(thinking.text), "seconds": round(thinking.seconds, 3)}
    return json.dumps(values, ensure_ascii=False)


def told_apart(role: Role, content: str, stored: str | None) -> tuple[str, Thinking | None]:
    """The content of a message and what was thought before it.

    Answers stored by versions that did not know thinking have it in their content.
    """
    if stored is not None:
        try:
            values = json.loads(stored)
            return content, Thinking(str(values["text"]), float(values["seconds"]))
        except (ValueError, KeyError, TypeError):
            return content, None
    if role is Role.ASSISTANT and content.lstrip()[:1] in ("<", "["):
        thought, answer = split_thinking(content)
        if thought:
            return answer, Thinking(thought)
    return content, None
