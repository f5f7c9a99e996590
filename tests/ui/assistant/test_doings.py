"""Steps undone and done again in their order."""

from __future__ import annotations

from functools import partial

from gpt_desktop.ui.assistant.doings import Doing, Doings


def step(doings: Doings, log: list[str], name: str) -> None:
    doings.add(name, partial(log.append, f"un{name}"), partial(log.append, name))


def test_the_last_one_first_and_again(qapp: object) -> None:
    del qapp  # an application must exist
    doings, log = Doings(), list[str]()
    step(doings, log, "a")
    step(doings, log, "b")
    doings.undo()
    doings.undo()
    doings.undo()  # there is nothing more
    doings.redo()
    assert log == ["unb", "una", "a"]
    step(doings, log, "c")
    doings.redo()  # what was undone is out of reach
    doings.undo()
    doings.undo()
    assert log == ["unb", "una", "a", "unc", "una"]


def test_one_that_cannot_be_undone_now_stays(qapp: object) -> None:
    del qapp  # an application must exist
    doings, ready = Doings(), [False]
    done: list[Doing] = []
    doings.done.connect(done.append)
    doings.add("a", lambda: ready[0], lambda: None)
    doings.undo()
    doings.redo()
    assert len(done) == 1
    ready[0] = True
    doings.undo_one(done[0])
    doings.undo_one(done[0])  # by its line, a second time
    doings.redo()
    assert len(done) == 2
    doings.forget()
    doings.undo()
    doings.redo()
    assert len(done) == 2
