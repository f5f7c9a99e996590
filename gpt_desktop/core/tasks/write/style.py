"""A style by samples of the person's own: texts that the model is shown before it writes."""

from __future__ import annotations

from collections.abc import Iterable

from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.write.options import STYLE

MOST_SAMPLES = 5
LONGEST_SAMPLE = 8_000
"""Characters; a model reads less of it anyway."""
_BETWEEN = "\f"
_SHARE = 8  # of the context that the samples may take, one part of so many


def joined_samples(samples: Iterable[str]) -> str:
    """Samples as the value of the option ``style``."""
    kept = (sample.replace(_BETWEEN, "\n").strip()[:LONGEST_SAMPLE] for sample in samples)
    return _BETWEEN.join([sample for sample in kept if sample][:MOST_SAMPLES])


def style_words(request: TaskRequest, generator: TextGenerator) -> str:
    """What the model is told of the style, or "" where the request has no samples.

    Of each sample as many sentences as fit into its share of the room.
    """
    samples = [each for each in request.options.get(STYLE.id, "").split(_BETWEEN) if each.strip()]
    if not samples:
        return ""
    room = generator.facts.context_length // _SHARE // len(samples)
    shown = [part for sample in samples if (part := _beginning(sample, room, generator))]
    if not shown:
        return ""
    listed = "\n\n".join(f"“{part}”" for part in shown)
    return f"Write in the style of these samples, but use none of what they say:\n\n{listed}\n\n"


def _beginning(sample: str, room: int, generator: TextGenerator) -> str:
    text, tokens = "", 0
    for sentence in split_sentences(sample):
        tokens += generator.count_tokens(sentence)
        if tokens > room:
            break
        text += sentence
    return text.strip()
