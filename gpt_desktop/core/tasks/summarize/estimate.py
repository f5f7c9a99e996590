"""How long a summary will take, before it begins: what is read and written, at a measured pace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gpt_desktop.core.documents import Document
from gpt_desktop.core.generation import ModelFacts, Receipt
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.tasks.context_fit import prompt_room
from gpt_desktop.core.tasks.options import LENGTH
from gpt_desktop.core.tasks.summarize.forms import is_written
from gpt_desktop.core.tasks.summarize.job import LENGTHS
from gpt_desktop.core.tasks.summarize.options import ANSWER, OUTLINE, STYLE, TLDR
from gpt_desktop.core.tasks.summarize.sections import SECTION_TOKENS

_CHARACTERS_A_TOKEN = 4  # of letters; a Chinese character is a token or two
_WIDE = "\u2e80"
_FILLED = 0.85  # of a section, as paragraphs come out
_PROMPT = 40  # tokens of a prompt beside the text
_NOTE = 75  # tokens a note comes to
_SENTENCE = 30
_CHECK = 250  # tokens read to measure the support of a sentence
_ANSWER = (650, 60)
_LEAST_TOKENS = 200  # of a receipt that tells a pace
_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Planned:
    """What a summary will take, about.

    Attributes:
        sections: that are summarized by themselves; 0 where no model is asked.
    """

    read_tokens: int = 0
    write_tokens: int = 0
    sections: int = 0


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens a second of reading and of writing; the usual model's on two cores by default."""

    read: float = 1_000.0
    write: float = 100.0

    @classmethod
    def of(cls, receipts: Iterable[Receipt]) -> Speed:
        """The pace of what was done; the defaults where that is too little to tell."""
        read = written = 0
        reading = writing = 0.0
        for receipt in receipts:
            usage = receipt.usage
            read += usage.prompt_tokens - usage.cached_tokens
            reading += usage.prefill_seconds
            written += usage.generated_tokens
            writing += usage.decode_seconds
        usual = cls()
        return cls(
            read / reading if read >= _LEAST_TOKENS and reading > 0 else usual.read,
            written / writing if written >= _LEAST_TOKENS and writing > 0 else usual.write,
        )


def planned(
    documents: Sequence[Document], options: Mapping[str, str], facts: ModelFacts
) -> Planned:
    """What summarizing these will take where no note of an earlier run is kept.

    It asks no model and counts no tokens, so that it takes no time on any thread.
    """
    style = options.get(STYLE.id, STYLE.default)
    if style == ANSWER:
        return Planned(_ANSWER[0] * len(documents), _ANSWER[1] * len(documents), len(documents))
    if not is_written(style):
        return Planned()
    length = LENGTHS[options.get(LENGTH.id, LENGTH.default)]
    wanted = length.nutshell if style == TLDR else length.sentences
    section = min(SECTION_TOKENS, max(64, prompt_room(facts, None) - 160))
    sizes = [rough_tokens(document.text) for document in documents]
    counts = [max(1, round(size / (section * _FILLED))) for size in sizes]
    read = write = 0
    for size, count in zip(sizes, counts, strict=True):
        sentences = count * length.outline_items if style == OUTLINE else wanted
        read += size + count * _PROMPT + min(sentences, 12) * _CHECK
        write += count * _NOTE if count > 1 or style == OUTLINE else wanted * _SENTENCE
        if count > wanted and style != OUTLINE:
            read += wanted * section
            write += wanted * _SENTENCE * 2
    return Planned(read, write, sum(counts))


def rough_tokens(text: str) -> int:
    """Tokens of a text, about, without a tokenizer."""
    wide = sum(character >= _WIDE for character in text)
    return (len(text) - wide) // _CHARACTERS_A_TOKEN + wide * 3 // 2


def seconds_for(plan: Planned, speed: Speed) -> float:
    """How long it takes at a pace."""
    return plan.read_tokens / speed.read + plan.write_tokens / speed.write


def about(seconds: float) -> str:
    """A time in words, no more exact than it is known."""
    if seconds < 0.75 * _MINUTE:
        return tr("less than a minute")
    if seconds < 1.5 * _HOUR:
        minutes = max(1, round(seconds / _MINUTE))
        return tr_count("about {count} minute", "about {count} minutes", minutes)
    hours = round(seconds / _HOUR)
    return tr_count("about {count} hour", "about {count} hours", hours)
