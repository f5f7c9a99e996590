"""Inside a model: what the live model does with the person's own sentence."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.core.learning.tiny_training import (
    MOST_LETTERS,
    TinyResult,
    TrainingStep,
    train_tiny,
)
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.services.learn_ports import Drawn, ShowsInside
from gpt_desktop.ui.learn.draft_keeper import DraftKeeper
from gpt_desktop.ui.learn.inside_page import DRAW_KEYS, LOOK_KEYS, InsidePage
from gpt_desktop.ui.learn.inside_words import SENTENCE
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.work.why_words import token_words

_SEED = 7  # of the tiny model's letters, so that the same sentence shows the same


class InsideSection(LearnSection):
    """One job at a time: a look, a draw with the look after it, or the tiny training run."""

    id = "inside"
    title = mark("Inside a model")
    icon_name = "eye"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.page = InsidePage(self.context.theme)
        self._job: Job | None = None
        self._drawn_after = ""
        self._looks_next = False
        self._keeper = DraftKeeper(view, "learn.inside", self.draft, self)
        draft = self._keeper.load()
        self.page.sentence.setText(str(draft.get("sentence", SENTENCE)))
        self.page.next.set_temperature(str(draft.get("temperature", "")))
        self._connect()

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.page.sentence.setFocus()
        self.page.sentence.end(False)

    def save_state(self) -> None:
        self._keeper.now()

    def draft(self) -> dict[str, object]:
        page = self.page
        return {"sentence": page.sentence.text(), "temperature": str(page.next.temperature)}

    @property
    def busy(self) -> bool:
        return self._job is not None

    @Slot()
    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        return (
            Command(tr("Look inside"), group, self.look, LOOK_KEYS),
            Command(tr("Draw a token"), group, self.draw, DRAW_KEYS),
            Command(tr("Train on the sentence"), group, self.train, ""),
        )

    @Slot()
    def look(self) -> None:
        """Let the model read the sentence, and show what it did."""
        inside, text = self._inside(), self.page.sentence.text()
        if inside is None or self.busy:
            return
        model_id = self.view.model_id

        def work(token: CancelToken) -> Generator[Any, None, InsideLook]:
            return inside.look(text, model_id, token)

        self._start(tr("Reading the sentence"), work, self._on_looked)

    @Slot()
    def draw(self) -> None:
        """Draw the next token at the temperature that is shown."""
        self._draw(self.page.next.temperature)

    @Slot()
    def take_likeliest(self) -> None:
        """Put the likeliest token to the end."""
        self._draw(0.0)

    @Slot()
    def train(self) -> None:
        """Let the tiny model learn the sentence."""
        text = self.page.sentence.text()[:MOST_LETTERS]
        if self.busy:
            return
        if len(text) < 2:
            self.view.message_posted.emit(tr("Type one first."))
            self.page.sentence.setFocus()
            return
        self.page.training.begin()

        def work(token: CancelToken) -> Generator[TrainingStep, None, TinyResult]:
            steps = Steps(train_tiny(text, _SEED))
            for step in steps:
                token.raise_if_cancelled()
                yield step
            return steps.result

        lane = self.context.lanes.io
        self._start(tr("Training the tiny model"), work, self._on_trained, lane)

    def _draw(self, temperature: float) -> None:
        inside, text = self._inside(), self.page.sentence.text()
        if inside is None or self.busy or not text:
            return
        model_id = self.view.model_id

        def work(token: CancelToken) -> Generator[Any, None, Drawn]:
            return inside.draw(text, temperature, model_id, token)

        self._drawn_after = text
        self._start(tr("Drawing a token"), work, self._on_drawn)

    def _inside(self) -> ShowsInside | None:
        """None where there is nothing to look into; says so."""
        services = self.context.services
        if services.model.current is None:
            self.view.message_posted.emit(tr("There is no model on this computer yet."))
            self.view.view_requested.emit("models")
            return None
        return services.learn.inside

    def _start(
        self, title: str, work: Work, done: Callable[[Any], object], lane: Lane | None = None
    ) -> None:
        job = Job(title, work, self)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.page.error.clear()
        self.page.progress.show_words(title, 0, 0, "", None)
        self._show_ready()
        (lane or self.context.lanes.inference).start(job)

    @Slot(object)
    def _on_looked(self, look: InsideLook) -> None:
        page = self.page
        page.attention.show_look(look)
        page.tokens.show_look(look)
        page.next.show_look(look)
        page.temperatures.show_look(look)
        page.draws.show_look(look, page.next.temperature)
        page.found.show()

    @Slot(object)
    def _on_drawn(self, drawn: Drawn) -> None:
        self.page.drawn.show()
        if drawn.ends:
            self.page.drawn.setText(tr("The model ended the text here: it drew its end token."))
        elif not drawn.text:
            self.page.drawn.setText(tr("The token is part of a character only. Draw again."))
        else:
            self.page.drawn.setText(tr("Drawn: {token}", token=token_words(drawn.text)))
            if self.page.sentence.text() == self._drawn_after:  # not changed meanwhile
                self.page.sentence.end(False)
                self.page.sentence.insert(drawn.text.replace("\n", " "))  # Ctrl+Z takes it back
                self._looks_next = True

    @Slot(object)
    def _on_trained(self, result: TinyResult) -> None:
        self.page.training.show_result(result)

    @Slot(object)
    def _on_progressed(self, event: object) -> None:
        if isinstance(event, TrainingStep):
            self.page.training.add(event)
        elif isinstance(event, Progressed):
            self.page.progress.show_progress(event, None)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.page.error.show_error(error, offers_action=False)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.page.progress.clear()
        self._show_ready()
        if self._looks_next:
            self._looks_next = False
            self.look()

    def _show_ready(self) -> None:
        page = self.page
        for button in (page.look, page.draw, page.likeliest, page.training.train):
            button.setEnabled(not self.busy)

    def _connect(self) -> None:
        page = self.page
        page.look.clicked.connect(self.look)
        page.sentence.returnPressed.connect(self.look)
        page.sentence.textChanged.connect(self._keeper.soon)
        page.next.temperatures.value_changed.connect(self._keeper.soon)
        page.tokens.token_chosen.connect(page.attention.show_token)
        page.draw.clicked.connect(self.draw)
        page.likeliest.clicked.connect(self.take_likeliest)
        page.training.train.clicked.connect(self.train)
        for keys, slot in ((LOOK_KEYS, self.look), (DRAW_KEYS, self.draw), ("Esc", self.stop)):
            self.bind(keys, slot)
