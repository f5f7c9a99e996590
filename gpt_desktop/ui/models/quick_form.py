"""“Quicker, slightly less exact”: tried beside the usual form, compared, kept or not."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.quick_forms import FormComparison, ModelForms
from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.models.form_trial import FormTrial
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label


class QuickForm(QFrame):
    """Of the model it was shown last; one is tried at a time.

    Signals:
        changed: the id, a str, of a model that has another form now.
    """

    changed = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._context = context
        self._forms = context.services.forms
        self._model: InstalledModel | None = None
        self._compared: dict[str, FormComparison] = {}
        self.trial = FormTrial(context.lanes, self)
        self.start = text_button(tr("Try and compare"))
        self.cancel = text_button(tr("Cancel"))
        self.keep_quick = text_button(tr("Keep the quicker form"), "primary")
        self.keep_usual = text_button(tr("Keep the usual form"))
        self.back = text_button(tr("Back to the usual form"))
        self.figures = FactGrid(context.theme)
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.words = wrapping_label("second")
        self._lay_out()
        self._connect()
        self._show_state()

    def show_model(self, model: InstalledModel | None) -> None:
        """Offer it for a model; None offers nothing. One under way goes on."""
        if model is None or self._model is None or model.facts.id != self._model.facts.id:
            self.error.clear()
        self._model = model
        self._show_state()

    @Slot()
    def try_it(self) -> None:
        """Make and measure the quicker form of the model shown."""
        if self._forms is not None and self._model is not None:
            self.error.clear()
            self.trial.start(self._forms, self._model)

    @Slot()
    def stop(self) -> None:
        """Give up what is being tried."""
        self.trial.cancel()

    def _lay_out(self) -> None:
        heading = QLabel(tr("Quicker, slightly less exact"))
        set_role(heading, "strong")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        for button in (self.start, self.cancel, self.keep_quick, self.keep_usual, self.back):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (heading, self.words, self.progress, self.figures, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.start.clicked.connect(self.try_it)
        self.error.action_requested.connect(self.try_it)
        self.cancel.clicked.connect(self.stop)
        self.keep_quick.clicked.connect(self._on_keep_quick)
        self.keep_usual.clicked.connect(self._on_keep_usual)
        self.back.clicked.connect(self._on_keep_usual)
        self.trial.changed.connect(self._show_state)
        self.trial.progressed.connect(self._on_progressed)
        self.trial.compared.connect(self._on_compared)
        self.trial.failed.connect(self._on_failed)

    @Slot()
    def _show_state(self) -> None:
        forms, model = self._forms, self._model
        offered = forms is not None and model is not None and forms.has_quick(model)
        self.setVisible(offered)
        if model is None or not offered:
            return
        quick = is_quick(model.folder)
        here = self.trial.model_id == model.facts.id
        compared = None if quick or here else self._compared.get(model.facts.id)
        self.words.setText(_in_use() if quick else _explained())
        self.start.setVisible(not quick and not here and compared is None)
        self.start.setEnabled(not self.trial.busy)
        self.cancel.setVisible(here)
        self.keep_quick.setVisible(compared is not None)
        self.keep_usual.setVisible(compared is not None)
        self.back.setVisible(quick)
        self.figures.setVisible(compared is not None)
        self.figures.show_facts(comparison_lines(compared) if compared is not None else [])
        if not here:
            self.progress.clear()

    @Slot(object)
    def _on_progressed(self, progressed: Progressed) -> None:
        if self._model is not None and self.trial.model_id == self._model.facts.id:
            self.progress.show_progress(progressed, None)

    @Slot(str, object)
    def _on_compared(self, model_id: str, compared: FormComparison) -> None:
        self._compared[model_id] = compared
        self._show_state()

    @Slot(str, object)
    def _on_failed(self, model_id: str, error: Exception) -> None:
        if self._model is not None and self._model.facts.id == model_id:
            self.error.show_error(error)

    @Slot()
    def _on_keep_quick(self) -> None:
        if self._forms is not None and self._model is not None:
            model_id = self._model.facts.id
            self._keep(self._forms, model_id, self._compared.get(model_id))

    @Slot()
    def _on_keep_usual(self) -> None:
        if self._forms is not None and self._model is not None:
            self._keep(self._forms, self._model.facts.id, None)

    def _keep(self, forms: ModelForms, model_id: str, compared: FormComparison | None) -> None:
        """The quicker form, as it was measured, or the usual one."""
        self._compared.pop(model_id, None)
        for button in (self.keep_quick, self.keep_usual, self.back):
            button.hide()

        def keep() -> str:
            if compared is None:
                forms.keep_usual(model_id)
            else:
                forms.keep_quick(model_id, compared.quick)
            return model_id

        call(
            self._context.lanes.io,
            tr("Changing a model's form"),
            keep,
            succeeded=self.changed,
            failed=self.error.show_error,
            finished=self._show_state,
        )


def comparison_lines(compared: FormComparison) -> list[tuple[str, str]]:
    """Names and values of what changes, translated."""
    usual, quick = compared.usual, compared.quick
    lines = [
        (tr("Reads"), _rates(usual.prefill, quick.prefill)),
        (tr("Writes"), _rates(usual.decode, quick.decode)),
    ]
    if usual.perplexity is not None and quick.perplexity is not None:
        growth = quick.perplexity / usual.perplexity - 1
        words = tr(
            "{before} before, {after} after ({change}); lower is better",
            before=f"{usual.perplexity:.2f}",
            after=f"{quick.perplexity:.2f}",
            change=f"{growth:+.1%}",
        )
        lines.append((tr("Perplexity here"), words))
    return lines


def _rates(before: float, after: float) -> str:
    change = f"{after / before - 1:+.0%}" if before > 0 else ""
    return tr(
        "{before} tokens a second before, {after} after ({change})",
        before=f"{before:.0f}",
        after=f"{after:.0f}",
        change=change,
    )


def _explained() -> str:
    return tr(
        "The model's numbers are rounded more coarsely, so that it reads and writes faster. How "
        "much it gains and what that costs in quality differs; both are measured on this computer "
        "before you choose. The smaller the model, the more it loses. The usual form stays here, "
        "so you can go back at any time."
    )


def _in_use() -> str:
    return tr(
        "This model is used in its quicker form, which is slightly less exact. The usual form is "
        "still here; the quicker one is deleted when you go back to it."
    )
