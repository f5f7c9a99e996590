"""Measures how long a key takes in Write while everything is on, and writes ``keys.md``.

    .venv/bin/python -m benchmarks.keys [--keys 600]

The window is the app's own, with the default model: a long text with words offered as one types,
the outline, and the preview, which all work while the keys come. It has no screen; what a key
changes is drawn all the same. It takes a minute or two.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_RESULTS = Path(__file__).resolve().parent / "keys.md"
_CHARACTERS = (20_000, 200_000)
_EVERY = 1 / 15  # seconds
_BURST, _PAUSE = 45, 1.2  # keys, and seconds in which words are offered and panels follow
_MOST_MS = 16.0
_SENTENCE = "The library opens at nine, and **closes** when the last “reader” has gone home. "
_TYPED = "and so the ferry to the island leaves at ten "
_HOW = (
    "{keys} keys, 15 a second in bursts of three seconds with pauses between them, into the middle "
    "of a text; words are offered by the default model, outline and preview are open, what is "
    "written is stored every second. A key's time is until it is handled and what it changed is "
    "drawn; the window has no screen."
)


def main() -> int:
    """0: written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.keys", description=__doc__)
    parser.add_argument("--keys", type=int, default=600)
    keys = parser.parse_args().keys
    from benchmarks.machine import machine, other_load
    from benchmarks.report import table

    about = {**machine(), "Other programs computing": f"{other_load():.1f}"}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GPT_DESKTOP_DATA"] = folder
        rows = _measured(keys)
    lines = [
        "# Keys in Write",
        "Written by `python -m benchmarks.keys`; not edited by hand.",
        _HOW.format(keys=keys),
        table(("what", "which"), list(about.items())),
        table(
            ("characters", "half within", "99 of 100 within", "longest", "at most", "reached"), rows
        ),
    ]
    _RESULTS.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    print(_RESULTS.name)
    return 0


def _measured(keys: int) -> list[tuple[str, ...]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from gpt_desktop import paths
    from gpt_desktop.app.build_window import build_main_window
    from gpt_desktop.app.compose import compose
    from gpt_desktop.app.window import make_application
    from gpt_desktop.background.lanes import Lanes
    from gpt_desktop.background.turns import take_short_turns
    from gpt_desktop.ui.write.ghost_part import GhostPart
    from gpt_desktop.ui.write.preview_part import PreviewPart
    from gpt_desktop.ui.write.view import WriteView

    take_short_turns()  # as the app does
    application = make_application(paths.resources_dir())
    services, lanes = compose(), Lanes()
    window = build_main_window(application, services, lanes, paths.resources_dir())
    window.resize(1400, 900)
    window.show()
    window.loading.start()
    window.shell.show_view("write")
    view = window.shell.current
    assert isinstance(view, WriteView)
    view.page.sides.open("outline")
    view.parts.part(PreviewPart).toggle()
    view.parts.part(GhostPart).toggle()
    rows = []
    for characters in _CHARACTERS:
        view.open_text.open(None)
        view.editor.setPlainText(_text(characters))
        cursor = view.editor.textCursor()
        cursor.setPosition(characters // 2)
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        view.editor.setTextCursor(cursor)
        view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.qWait(6000)  # the model loads, the panels fill
        found = []
        for number in range(keys):
            begun = time.perf_counter()
            QTest.keyClicks(view.editor, _TYPED[number % len(_TYPED)])
            application.processEvents()
            view.editor.viewport().grab()
            found.append(1000 * (time.perf_counter() - begun))
            pause = _PAUSE if number % _BURST == _BURST - 1 else _EVERY
            QTest.qWait(max(0, round(1000 * (begun + pause - time.perf_counter()))))
        rows.append(_row(characters, sorted(found)))
    window.close()
    lanes.close()
    services.close()
    return rows


def _text(characters: int) -> str:
    """Paragraphs under headings."""
    paragraph = _SENTENCE * 4 + "\n\n"
    count = characters // len(paragraph) + 1
    return "".join(
        (f"## Part {number}\n\n" if number % 10 == 0 else "") + paragraph for number in range(count)
    )[:characters]


def _row(characters: int, found: list[float]) -> tuple[str, ...]:
    most = found[int(0.99 * len(found))]
    return (
        f"{characters:,}",
        f"{found[len(found) // 2]:.1f} ms",
        f"{most:.1f} ms",
        f"{found[-1]:.1f} ms",
        f"{_MOST_MS:.0f} ms",
        "yes" if most <= _MOST_MS else "no",
    )


if __name__ == "__main__":
    raise SystemExit(main())
