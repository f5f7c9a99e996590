"""What is said of a model's chat template when it was tried."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.inference.template_form import MOST_TURNS, TemplateForm


def template_notes(form: TemplateForm | None) -> tuple[str, ...]:
    """What a person may notice of it later; nothing where it takes every conversation as it is.

    Args:
        form: None for a model without a template, which goes on from texts.
    """
    if form is None:
        return ()
    if not form.turns:
        return (tr("Its chat template failed when it was tried: it takes no conversations."),)
    notes = []
    if form.turns < MOST_TURNS:
        notes.append(
            tr_count(
                "Its chat template takes {count} question in a conversation.",
                "Its chat template takes {count} questions in a conversation.",
                form.turns,
            )
        )
    if not form.system:
        notes.append(
            tr("Its chat template has no place for instructions: they begin the first question.")
        )
    return tuple(notes)
