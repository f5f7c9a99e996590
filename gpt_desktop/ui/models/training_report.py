"""What came of a training: measured before and after, side by side, and what to do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

_FORGOTTEN = 0.05  # of the perplexity on a general text


class TrainingReport(QFrame):
    """Of the model it was shown last; ``model_id`` is "" before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.model_id = ""
        self.base = ""  # the id of the model it was made of
        self.heading = wrapping_label("strong")
        self.facts = FactGrid(theme)
        self.judgement = wrapping_label()
        self.samples = wrapping_label("second")
        self.use = text_button(tr("Use this model"), "primary")
        self.back = text_button(tr("Back to the old model, delete this one"), "danger")
        self.export = text_button(tr("Export as safetensors…"))
        self._lay_out()
        self.hide()

    def show_history(self, model_id: str, name: str, history: Mapping[str, Any] | None) -> None:
        """Show how a model was trained; None hides all."""
        self.model_id = model_id
        self.setVisible(history is not None)
        if history is None:
            return
        self.base = str(history.get("base", ""))
        self.heading.setText(tr("“{model}” was trained on your text", model=name))
        self.facts.show_facts(history_lines(history))
        words = judgement_words(history)
        self.judgement.setText(words)
        self.judgement.setVisible(bool(words))
        samples = sample_words(history)
        self.samples.setText(samples)
        self.samples.setVisible(bool(samples))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for button in (self.use, self.export, self.back):
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (self.heading, self.facts, self.judgement, self.samples):
            column.addWidget(widget)
        column.addLayout(row)


def history_lines(history: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Names and values, translated; what was not measured is left out."""
    lines = [
        (tr("Your text, kept back"), _change(history, "validation")),
        (tr("A general text"), _change(history, "general")),
    ]
    return [line for line in lines if line[1]]


def judgement_words(history: Mapping[str, Any]) -> str:
    """Whether it learnt, and what it forgot, in plain words."""
    told: list[str] = []
    own, general = _growth(history, "validation"), _growth(history, "general")
    if own is not None:
        better = tr("It foresees your text better than before.")
        worse = tr("It does not foresee your text better than before: it learnt nothing of use.")
        told.append(better if own < 0 else worse)
    if general is not None and general > _FORGOTTEN:
        words = tr("It forgot some of what it knew: a general text surprises it more than before.")
        told.append(words)
    return joined_sentences(*told)


def sample_words(history: Mapping[str, Any]) -> str:
    """For each beginning, how the model went on before and after."""
    prompts = _list(_table(history, "plan").get("prompts"))
    before = _list(_table(history, "before").get("samples"))
    after = _list(_table(history, "after").get("samples"))
    parts = [
        tr("“{prompt}…”\nBefore: {before}\nAfter: {after}", prompt=prompt, before=one, after=other)
        for prompt, one, other in zip(prompts, before, after, strict=False)
    ]
    return "\n\n".join(parts)


def _change(history: Mapping[str, Any], text: str) -> str:
    before, after = _perplexity(history, "before", text), _perplexity(history, "after", text)
    if before is None or after is None:
        return ""
    return tr(
        "{before} before, {after} after ({change}); lower is better",
        before=f"{before:.2f}",
        after=f"{after:.2f}",
        change=f"{after / before - 1:+.0%}",
    )


def _growth(history: Mapping[str, Any], text: str) -> float | None:
    before, after = _perplexity(history, "before", text), _perplexity(history, "after", text)
    return None if before is None or after is None else after / before - 1


def _perplexity(history: Mapping[str, Any], when: str, text: str) -> float | None:
    value = _table(_table(history, when), text).get("perplexity")
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = table.get(key)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> Sequence[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []
