"""What is known of a model on the hub, in words."""

from __future__ import annotations

from gpt_desktop.core.hub import Form, HubEntry, HubModel
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.installed_size import disk_bytes
from gpt_desktop.ui.models.model_rows import language_words
from gpt_desktop.ui.widgets.quantities import parameters_words, size_words

# By the ids of tasks.
_GOOD_FOR = {
    "assistant": mark("conversation"),
    "summarize": mark("summaries"),
    "translate": mark("translation"),
    "write": mark("writing"),
    "learn": mark("explaining"),
}


def good_for_words(entry: HubEntry) -> str:
    """What a recommended model is for, in one sentence."""
    tasks = [tr(_GOOD_FOR[task]) for task in entry.good_for if task in _GOOD_FOR]
    return tr("Good for {tasks}.", tasks=tr(", ").join(tasks)) if tasks else ""


def hub_fact_lines(model: HubEntry | HubModel) -> list[tuple[str, str]]:
    """Names and values, translated; "" where something is not known."""
    parameters = parameters_words(model.parameters) if model.parameters else ""
    lines = [(tr("Repository"), model.repo), (tr("Licence"), model.licence)]
    lines += [(tr("Languages"), language_words(model.languages)), (tr("Parameters"), parameters)]
    if isinstance(model, HubEntry):
        disk = disk_bytes(Form.GGUF, model.installed_bytes)
        return [
            *lines,
            (tr("Download"), tr("about {size}", size=size_words(model.download_bytes))),
            (tr("Size on disk"), tr("about {size}", size=size_words(disk))),
            (tr("Context"), tr("{count} tokens", count=f"{model.context:,}")),
            (tr("Thinks before it answers"), tr("can be switched on") if model.thinking else ""),
        ]
    downloads = tr("{count} in the last month", count=f"{model.downloads:,}")
    changed = model.updated.date().isoformat() if model.updated is not None else ""
    return [*lines, (tr("Downloads"), downloads), (tr("Changed"), changed)]
