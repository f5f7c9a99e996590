"""What the agenda is in the window."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.calendar_files import SUFFIXES
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.feature import Feature, ShowView


def _commands(context: ViewContext, show: ShowView) -> Sequence[Command]:
    """What can be done before the agenda was ever shown."""
    del context

    def create() -> None:
        view = show()
        if isinstance(view, AgendaView):
            view.new_event()

    return (Command(tr("New event"), tr("Agenda"), create),)


AGENDA = Feature(AgendaView, AgendaView, commands=_commands, file_suffixes=SUFFIXES)
