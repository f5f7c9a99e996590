"""``gpt-desktop chat PROMPT``: one answer; nothing is stored."""

from __future__ import annotations

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.answer_form import answer_form
from gpt_desktop.cli.arguments import Arguments
from gpt_desktop.cli.attached import answer_attached
from gpt_desktop.cli.generate import generate
from gpt_desktop.cli.persona import use_persona
from gpt_desktop.cli.terminal import checked_argument, read_standard_input
from gpt_desktop.core.tasks.base import TaskRequest


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Answer, and return the exit code; raises UserFacingError."""
    asked = arguments.prompt
    text = read_standard_input() if asked == "-" else checked_argument(asked)
    words = use_persona(arguments)
    request = TaskRequest(text=text.strip(), thinks=arguments.think, instruction=words)
    request = tools.compute.added_to(request)
    form = answer_form(arguments)
    if arguments.attach:
        return answer_attached(arguments, tools, request, form)
    return generate(arguments, tools, "assistant", request, constraint=form)
