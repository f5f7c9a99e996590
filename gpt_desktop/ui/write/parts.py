"""The parts of Write, in the order in which they are asked."""

from __future__ import annotations

from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.proposals_part import ProposalsPart

PARTS: tuple[type[WritePart], ...] = (
    ProposalsPart,
    BriefPart,
)
