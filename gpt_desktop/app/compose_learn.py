"""What the room Learn asks for besides its task."""

from __future__ import annotations

from gpt_desktop.core.learning.computing import ComputesExercises
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.works import WorkStore
from gpt_desktop.reviewing.card_files import write_card_file
from gpt_desktop.services.learn_ports import LearnServices, ShowsInside
from gpt_desktop.services.ports import ModelState, RunTask
from gpt_desktop.services.review_ports import Reviews
from gpt_desktop.services.tutor_sessions import TutorSessions


def compose_learn(
    works: WorkStore,
    *,
    run_task: RunTask,
    task: Task,
    model: ModelState,
    settings: SettingsStore,
    exercises: ComputesExercises | None = None,
    inside: ShowsInside | None = None,
    reviews: Reviews | None = None,
) -> LearnServices:
    """Nothing heavy is loaded before it is first asked for.

    Args:
        exercises: computes what can be computed; None where nothing does.
        inside: shows what the model does with a sentence.
        reviews: decks of cards.
    """
    tutor = TutorSessions(
        works,
        run_task=run_task,
        task=task,
        model=model,
        settings=settings,
        exercises=exercises,
    )
    return LearnServices(tutor, exercises, inside, reviews, write_card_file)
