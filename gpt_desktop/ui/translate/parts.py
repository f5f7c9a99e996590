"""The parts of Translate, in the order in which they are asked."""

from __future__ import annotations

from gpt_desktop.ui.translate.again_part import AgainPart
from gpt_desktop.ui.translate.document_part import DocumentPart
from gpt_desktop.ui.translate.formality_part import FormalityPart
from gpt_desktop.ui.translate.glossary_part import GlossaryPart
from gpt_desktop.ui.translate.memory_part import MemoryPart
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.review_part import ReviewPart
from gpt_desktop.ui.translate.segments_part import SegmentsPart
from gpt_desktop.ui.translate.why_part import WhyPart

PARTS: tuple[type[TranslatePart], ...] = (
    SegmentsPart,
    AgainPart,
    ReviewPart,
    GlossaryPart,
    MemoryPart,
    WhyPart,
    FormalityPart,
    DocumentPart,
)
