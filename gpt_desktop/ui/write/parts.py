"""The parts of Write, in the order in which they are asked."""

from __future__ import annotations

from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.find_part import FindPart
from gpt_desktop.ui.write.ghost_part import GhostPart
from gpt_desktop.ui.write.import_part import ImportPart
from gpt_desktop.ui.write.made_up_part import MadeUpPart
from gpt_desktop.ui.write.outline_part import OutlinePart
from gpt_desktop.ui.write.own_actions_part import OwnActionsPart
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.preview_part import PreviewPart
from gpt_desktop.ui.write.proofread_part import ProofreadPart
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.style_part import StylePart
from gpt_desktop.ui.write.templates_part import TemplatesPart
from gpt_desktop.ui.write.texts_part import TextsPart
from gpt_desktop.ui.write.versions_part import VersionsPart
from gpt_desktop.ui.write.why_part import WhyPart
from gpt_desktop.ui.write.written_part import WrittenPart

PARTS: tuple[type[WritePart], ...] = (
    TextsPart,  # first: what the others restore belongs to the text it opens
    TemplatesPart,
    ImportPart,
    OutlinePart,
    PreviewPart,
    FindPart,
    VersionsPart,
    WrittenPart,
    ProposalsPart,
    WhyPart,
    ProofreadPart,
    OwnActionsPart,
    StylePart,
    BriefPart,
    MadeUpPart,
    GhostPart,
)
