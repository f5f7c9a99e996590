"""The sections of the room Learn, in the order of their tabs."""

from __future__ import annotations

from gpt_desktop.ui.learn.explain_section import ExplainSection
from gpt_desktop.ui.learn.inside_section import InsideSection
from gpt_desktop.ui.learn.review_section import ReviewSection
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.learn.study_section import StudySection
from gpt_desktop.ui.learn.tutor_section import TutorSection

SECTIONS: tuple[type[LearnSection], ...] = (
    TutorSection,
    StudySection,
    ReviewSection,
    ExplainSection,
    InsideSection,
)
