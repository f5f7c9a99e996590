"""The parts of the Assistant, in the order in which they are asked."""

from __future__ import annotations

from gpt_desktop.ui.assistant.calculation_part import CalculationPart
from gpt_desktop.ui.assistant.certainty_part import CertaintyPart
from gpt_desktop.ui.assistant.context_part import ContextPart
from gpt_desktop.ui.assistant.documents_part import DocumentsPart
from gpt_desktop.ui.assistant.event_part import EventPart
from gpt_desktop.ui.assistant.exchange_part import ExchangePart
from gpt_desktop.ui.assistant.find_part import FindPart
from gpt_desktop.ui.assistant.language_warning import LanguagePart
from gpt_desktop.ui.assistant.map_part import MapPart
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.persona_part import PersonaPart
from gpt_desktop.ui.assistant.places_part import PlacesPart
from gpt_desktop.ui.assistant.prompt_part import PromptPart
from gpt_desktop.ui.assistant.temporary_part import TemporaryPart
from gpt_desktop.ui.assistant.tree_part import TreePart
from gpt_desktop.ui.assistant.why_part import WhyPart

PARTS: tuple[type[AssistantPart], ...] = (
    LanguagePart,
    TreePart,
    ExchangePart,  # before documents: what it knows is no document
    PlacesPart,
    FindPart,
    MapPart,
    DocumentsPart,
    CalculationPart,
    EventPart,
    ContextPart,
    CertaintyPart,
    WhyPart,
    PersonaPart,
    PromptPart,
    TemporaryPart,
)
