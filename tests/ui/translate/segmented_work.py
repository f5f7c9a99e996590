"""A translation in segments, as the task makes them, put into the store."""

from __future__ import annotations

from gpt_desktop.core.annotations import Check, Segment, SegmentOrigin, Span
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState
from gpt_desktop.services.ports import Services

NUMBERS = Check("numbers", "The number 4,500 is missing.")
SOURCE = (
    "The meeting is on Monday.\nIt costs 4,500 euros. Bring your card.\n\n"
    "- https://example.org\n- The library opens at nine in the morning, and everybody who "
    "comes early gets a cup of tea."
)
TARGET = (
    "La réunion a lieu lundi.\nCela coûte 45 euros. Apportez votre carte.\n\n"
    "- https://example.org\n- La bibliothèque ouvre à neuf heures."
)
_PAIRS = (
    ("The meeting is on Monday.", "La réunion a lieu lundi."),
    ("It costs 4,500 euros.", "Cela coûte 45 euros."),
    ("Bring your card.", "Apportez votre carte."),
    ("https://example.org", "https://example.org"),
    (
        SOURCE[SOURCE.index("The library") :],
        "La bibliothèque ouvre à neuf heures.",
    ),
)
MARKED = {1: NUMBERS, 4: Check("omission", "Something is missing: the source is much longer.")}
KEPT = 3


def segments() -> tuple[Segment, ...]:
    """Of ``SOURCE`` and ``TARGET``."""
    made = []
    for number, (one, other) in enumerate(_PAIRS):
        source, target = SOURCE.index(one), TARGET.index(other)
        checks = (MARKED[number],) if number in MARKED else ()
        origin = SegmentOrigin.KEPT if number == KEPT else SegmentOrigin.MODEL
        made.append(
            Segment(
                Span(source, source + len(one)),
                Span(target, target + len(other)),
                checks,
                origin,
                "" if number == KEPT else "en",
            )
        )
    return tuple(made)


def stored_work(services: Services) -> Work:
    """Finished, from English into French."""
    request = WorkRequest(text=SOURCE, options={"source": "en", "target": "fr"})
    work = services.work_store.create("translate", "The meeting", request, "Scripted")
    end = WorkEnd(WorkState.DONE, TARGET, annotations=segments())
    return services.work_store.end(work.id, end)
