"""The set of planted faults, and how it is counted."""

from __future__ import annotations

import tomllib

from benchmarks.training_filters import FOLDER, pairs_right, read_planted, scores


def test_what_is_found_missed_and_false() -> None:
    texts = [
        read_planted("Write to ⟦email:a@example.org⟧ or to b@example.org."),
        read_planted("Ring ⟦phone:the usual number⟧."),
    ]

    email, phone = scores(texts)

    assert (email.kind, email.planted, email.found, email.false) == (
        "email",
        1,
        1,
        ("b@example.org",),
    )
    assert (phone.planted, phone.found, phone.missed) == (1, 0, ("the usual number",))


def test_the_half_that_was_tuned_on_stays_found() -> None:
    table = tomllib.loads((FOLDER / "tuned.toml").read_text(encoding="utf-8"))

    counted = scores([read_planted(text) for text in table["texts"]])

    assert [(each.kind, each.missed, each.false) for each in counted] == [
        (each.kind, (), ()) for each in counted
    ]
    assert pairs_right(table["pair"]) == (6, 6)
