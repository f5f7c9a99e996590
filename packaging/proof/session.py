"""What a person does first: asks, drops a document, looks into every view, quits."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proof import drag_source
from proof.built_app import running
from proof.home import Answer, Home
from proof.screen import HEIGHT, WIDTH, ProofError, Screen, Window, wait_for

QUESTION = "What is the capital of France?"
# In the order of the rail, so that Ctrl and the number shows each.
VIEWS = ("assistant", "summarize", "translate", "write", "agenda", "models", "settings")
_WORK_SECONDS = 300
_SETTLE_SECONDS = 0.7
_DROPS, _DROP_SECONDS = 3, 20


def use_app(screen: Screen, home: Home, document: Path, pictures: Path) -> tuple[Answer, Answer]:
    """Use the app once, from its start to its end.

    Args:
        document: dropped onto Summarize.
        pictures: folder for a PNG of each view.

    Returns:
        The answer to ``QUESTION`` and the summary, as the app keeps them.

    Raises:
        ProofError: something did not come about.
    """
    pictures.mkdir(parents=True, exist_ok=True)
    with running(screen, home) as app, _picture_of_failure(screen, pictures / "failure.png"):
        window = app.window()
        screen.press("ctrl+1")
        screen.type(QUESTION)
        screen.press("Return")
        answer = wait_for("The answer", lambda: _complete(home.answers()), _WORK_SECONDS)[0]
        screen.press("ctrl+2")
        _drop(screen, home, document, window)
        summary = wait_for("The summary", lambda: _complete(home.summaries()), _WORK_SECONDS)[0]
        screen.focus(window.id)
        for number, view in enumerate(VIEWS, start=1):
            screen.press(f"ctrl+{number}")
            time.sleep(_SETTLE_SECONDS)
            screen.picture(pictures / f"{view}.png", window.id)
        app.quit()
    return answer, summary


def _drop(screen: Screen, home: Home, document: Path, window: Window) -> None:
    """Drag the document onto the window; once more where a busy machine missed it."""
    with _drag_source(screen, document) as start:
        for _ in range(_DROPS):
            screen.drag(start, window.middle)
            try:
                wait_for("The document", home.summaries, _DROP_SECONDS)
            except ProofError:
                continue
            return
    raise ProofError("The dropped document did not arrive.")


def _complete(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if answer.state in ("complete", "done")]


@contextmanager
def _picture_of_failure(screen: Screen, target: Path) -> Iterator[None]:
    """Keep what the screen showed when something did not come about."""
    target.unlink(missing_ok=True)
    try:
        yield
    except ProofError:
        screen.picture(target)
        raise


@contextmanager
def _drag_source(screen: Screen, document: Path) -> Iterator[tuple[int, int]]:
    """Where to press to drag the document, in the screen's lower right corner."""
    left, top = WIDTH - drag_source.SIZE, HEIGHT - drag_source.SIZE
    command = [sys.executable, drag_source.__file__, str(document), str(left), str(top)]
    environment = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen(command, env=environment)
    try:
        found = wait_for("The drag source", lambda: screen.windows(drag_source.TITLE), 60)
        source: Window = screen.window(found[0])
        if source.left < left - drag_source.SIZE:
            raise ProofError("The drag source does not stand where it should.")
        yield source.middle
    finally:
        process.kill()
        process.wait()
