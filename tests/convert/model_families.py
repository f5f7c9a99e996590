"""The table of ``docs/models.md``: which architectures are converted, from which files.

``python -m tests.convert.model_families`` writes it into the page anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "models.md"
BEGIN, END = "<!-- families -->", "<!-- end of families -->"
RIGHT, REFUSED = "yes", "refused"


@dataclass(frozen=True, slots=True)
class Family:
    """A line.

    Attributes:
        model_types: in ``config.json``.
        architectures: ``general.architecture`` in GGUF files.
        checkpoints: what comes of safetensors, ``RIGHT`` or ``REFUSED``.
        gguf: what comes of GGUF files.
    """

    known_as: str
    model_types: tuple[str, ...]
    architectures: tuple[str, ...]
    special: str
    checkpoints: str = RIGHT
    gguf: str = RIGHT


FAMILIES = (
    Family("Llama 2, 3.x, SmolLM2", ("llama",), ("llama",), "positions rescaled as in Llama 3"),
    Family("Mistral", ("mistral",), ("llama",), "windows"),
    Family(
        "Ministral 3",
        ("ministral3", "mistral3"),
        ("mistral3",),
        "YaRN; queries grow with positions; of a model that sees its text part",
    ),
    Family("Qwen2, Qwen2.5", ("qwen2",), ("qwen2",), "biases; windows on the upper layers"),
    Family("Qwen3", ("qwen3",), ("qwen3",), "norms of queries and keys; YaRN"),
    Family(
        "Gemma 3",
        ("gemma3_text", "gemma3"),
        ("gemma3",),
        "windows; global layers stretched ×8; of a model that sees its text part",
    ),
    Family(
        "Gemma 4 E2B, E4B and the dense ones",
        ("gemma4", "gemma4_text"),
        ("gemma4",),
        "two sizes of heads; shared keys; an embedding a layer",
    ),
    Family("Phi-3, Phi-4-mini", ("phi3",), ("phi3",), "packed matrices; partly turned; LongRoPE"),
    Family("SmolLM3", ("smollm3",), ("smollm3",), "each fourth layer knows no positions"),
    Family("Granite 3, 4.x dense", ("granite",), ("granite",), "four multipliers"),
    Family(
        "Granite 4 dense, as its hybrids are written",
        ("granitemoehybrid",),
        ("granitehybrid",),
        "a fused MLP; with or without positions",
    ),
    Family(
        "Hunyuan dense, Hy-MT",
        ("hunyuan_v1_dense",),
        ("hunyuan-dense",),
        "norms after the turning; NTK-alpha base",
    ),
    Family("LFM2, LFM2.5", ("lfm2",), ("lfm2",), "short convolutions with states"),
    Family(
        "Qwen3.5",
        ("qwen3_5", "qwen3_5_text"),
        ("qwen35",),
        "gated DeltaNet with states; gated attention; a quarter turned; its text part",
    ),
    Family(
        "mixtures of experts",
        ("mixtral", "qwen3_moe"),
        ("qwen3moe",),
        "take a dense model",
        checkpoints=REFUSED,
        gguf=REFUSED,
    ),
)


def table() -> str:
    """The lines of the table, as Markdown."""
    lines = ["| known as | `model_type` | safetensors | GGUF architecture | GGUF | special |"]
    lines.append("| --- | --- | --- | --- | --- | --- |")
    for family in FAMILIES:
        cells = (
            family.known_as,
            _code(family.model_types),
            family.checkpoints,
            _code(family.architectures),
            family.gguf,
            family.special,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def written() -> str:
    """The table that the page has."""
    text = PAGE.read_text(encoding="utf-8")
    return text.split(BEGIN)[1].split(END)[0].strip()


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main() -> None:
    """Write the table into the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
