"""What is known of a model on this computer or in the catalogue, in words."""

from __future__ import annotations

from gpt_desktop.core.generation import Ability, ModelFacts
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.measurement import read_measurement
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.models import CatalogEntry
from gpt_desktop.ui.models.model_measuring import measured_lines
from gpt_desktop.ui.models.model_rows import ModelRow, language_words
from gpt_desktop.ui.widgets.quantities import parameters_words, size_words

_ABILITIES = {
    Ability.THINKS: mark("think before it answers"),
    Ability.BATCHES: mark("write several texts at once"),
    Ability.SCORES: mark("say how sure it is"),
    Ability.ATTENDS: mark("show where it looks"),
}


def fact_lines(row: ModelRow, abilities: frozenset[Ability] | None) -> list[tuple[str, str]]:
    """Names and values of what is known, translated; what is not is left out.

    Args:
        abilities: None where the model is not in memory, so that they are not known.
    """
    if row.installed is not None:
        facts = row.installed.facts
        folder = row.installed.folder
        measured = measured_lines(read_measurement(row.installed.figures_folder))
        measured = measured or [(tr("Speed here"), tr("not measured yet"))]
        can = (tr("Can"), ability_words(abilities))
        form = (tr("Form"), tr("quicker, slightly less exact") if is_quick(folder) else "")
        where = (tr("Folder"), str(folder))
        lines = [*_installed_lines(facts), form, can, where, *measured]
        return [(name, value) for name, value in lines if value]
    return _entry_lines(row.entry) if row.entry is not None else []


def ability_words(abilities: frozenset[Ability] | None) -> str:
    """What a model may do beyond answering, in one line."""
    if abilities is None:
        return tr("shown once it is loaded")
    return tr(", ").join(tr(words) for ability, words in _ABILITIES.items() if ability in abilities)


def _installed_lines(facts: ModelFacts) -> list[tuple[str, str]]:
    lines = [
        (tr("Size"), size_words(facts.size_bytes)),
        (tr("Languages"), _declared(facts.languages)),
        (tr("Licence"), facts.licence),
        (tr("Parameters"), parameters_words(facts.parameters) if facts.parameters else ""),
        (tr("Quantization"), facts.quantization),
        (tr("Context"), tr("{count} tokens", count=f"{facts.context_length:,}")),
    ]
    if facts.perplexity is not None:
        measured = tr("{value}, lower is better", value=f"{facts.perplexity:.2f}")
        lines.append((tr("Perplexity"), measured))
    source = [(tr("Source"), facts.source), (tr("SHA-256 of the weights"), facts.sha256)]
    return [*lines, *source]


def _entry_lines(entry: CatalogEntry) -> list[tuple[str, str]]:
    return [
        (tr("Download"), size_words(entry.download_bytes)),
        (tr("Size on disk"), size_words(entry.installed_bytes)),
        (tr("Languages"), language_words(entry.languages)),
        (tr("Licence"), entry.licence),
    ]


def _declared(languages: tuple[str, ...]) -> str:
    """What the makers say; the app measures no language by itself."""
    if not languages:
        return tr("not told by its makers")
    return tr("{languages} (as its makers say)", languages=language_words(languages))
