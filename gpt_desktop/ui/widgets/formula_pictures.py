"""Pictures of formulas, drawn by another process and kept."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QProcess, QTimer, Signal, Slot
from PySide6.QtSvg import QSvgRenderer

import gpt_desktop

log = logging.getLogger(__name__)

_KEPT = 1000  # pictures
_SLOWEST_MS, _START_MS, _IDLE_MS = 5_000, 60_000, 60_000
_FAILED_STARTS = 2  # after which all formulas stay letters
_PROGRAM = Path(gpt_desktop.__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Formula:
    """What is drawn.

    Attributes:
        latex: without the signs around it.
        display: as on a line of its own.
    """

    latex: str
    display: bool


@dataclass(slots=True)
class FormulaPicture:
    """A drawn formula; lengths in em."""

    svg: str
    width: float
    ascent: float
    descent: float
    _renderers: dict[str, QSvgRenderer] = field(default_factory=dict)

    def renderer(self, colour: str) -> QSvgRenderer:
        """What paints it in a colour, #RRGGBB, at any size."""
        made = self._renderers.get(colour)
        if made is None:
            made = QSvgRenderer(QByteArray(self.svg.replace("currentColor", colour).encode()))
            # Another theme has other colours, and the old ones are not needed again soon.
            self._renderers = {colour: made}
        return made


class FormulaPictures(QObject):
    """Draws one formula after the other, in a process that is there while there are some.

    A formula that crashes the process, or takes it too long, has no picture; the next one gets
    another process.

    Args:
        command: starts the process; see ``formulas.child``.

    Signals:
        known: a ``Formula`` of which one knows now whether it has a picture.
    """

    known = Signal(object)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._pictures: OrderedDict[Formula, FormulaPicture | None] = OrderedDict()
        self._waiting: deque[Formula] = deque()
        self._current: Formula | None = None
        self._process: QProcess | None = None
        self._ready = False
        self._failed_starts = 0
        self._too_long = self._timer(self._on_too_long)
        self._idle = self._timer(self.close)

    def has(self, formula: Formula) -> bool:
        """Whether it is known if there is a picture."""
        return formula in self._pictures

    def picture(self, formula: Formula) -> FormulaPicture | None:
        """The picture; None where there is none, or none yet: ``known`` tells."""
        if formula in self._pictures:
            self._pictures.move_to_end(formula)
            return self._pictures[formula]
        if self._failed_starts >= _FAILED_STARTS:
            return None
        if formula != self._current and formula not in self._waiting:
            self._waiting.append(formula)
            self._next()
        return None

    @Slot()
    def close(self) -> None:
        """Let the process go; it comes again when it is needed."""
        self._too_long.stop()
        self._idle.stop()
        process, self._process = self._process, None
        self._ready = False
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        self._idle.stop()
        if self._process is None:
            self._start()
        elif self._ready:
            self._current = self._waiting.popleft()
            line = json.dumps([self._current.latex, self._current.display]) + "\n"
            self._process.write(QByteArray(line.encode()))
            self._too_long.start(_SLOWEST_MS)

    def _start(self) -> None:
        self._process = process = QProcess(self)
        process.setWorkingDirectory(str(_PROGRAM))
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_ended)
        process.errorOccurred.connect(self._on_ended)
        self._too_long.start(_START_MS)
        process.start(self._command[0], self._command[1:])

    @Slot()
    def _on_output(self) -> None:
        while self._process is not None and self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                self._take(*json.loads(line))
            except (ValueError, TypeError):
                log.warning("The process that draws formulas said what nobody understands")
                self._on_too_long()

    def _take(self, name: str, *values: object) -> None:
        if name == "ready":
            self._ready, self._failed_starts = True, 0
            self._too_long.stop()
        elif self._current is not None:
            self._too_long.stop()
            self._settle(_picture(values) if name == "drawn" else None)
        self._next()
        if self._current is None and self._ready:
            self._idle.start(_IDLE_MS)

    def _settle(self, picture: FormulaPicture | None) -> None:
        formula, self._current = self._current, None
        if formula is not None:
            self._pictures[formula] = picture
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            self.known.emit(formula)

    @Slot()
    def _on_too_long(self) -> None:
        self._on_ended()

    @Slot()
    def _on_ended(self) -> None:
        """It ended, or is ended here: the formula it had has no picture."""
        if not self._ready:
            self._failed_starts += 1
            log.warning("The process that draws formulas did not start")
        self.close()
        self._settle(None)
        if self._failed_starts < _FAILED_STARTS:
            self._next()
        else:
            self._waiting.clear()


def _picture(values: Sequence[object]) -> FormulaPicture:
    svg, *lengths = values
    width, ascent, descent = (float(str(length)) for length in lengths)
    return FormulaPicture(str(svg), width, ascent, descent)
