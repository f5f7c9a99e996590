"""How models with byte-level BPE split a text into words, by the name GGUF files have for it.

The expressions are those of the models' own ``tokenizer.json``; llama.cpp's ``llama-vocab.cpp``
says which name stands for which. Where it rewrites an expression for its own engine, the
original is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# What llama.cpp takes where a file does not say.
UNNAMED = "default"

_CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
_BLANKS = r"|\s*[\r\n]+|\s+(?!\S)|\s+"
_LETTERS = rf"{_CONTRACTION}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+"
_OTHERS = r"| ?[^\s\p{L}\p{N}]+[\r\n]*"
# Words in which capitals come first: "HTMLParser" is one, "parseHTML" is two.
_CAPITALS_FIRST = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+END"
    r"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*END"
)
_OTHERS_AND_SLASHES = r"| ?[^\s\p{L}\p{N}]+[\r\n/]*"


def _capitals_first(end: str, digits: str) -> str:
    return _CAPITALS_FIRST.replace("END", end) + digits + _OTHERS_AND_SLASHES + _BLANKS


_BY_THREE = _LETTERS + r"|\p{N}{1,3}" + _OTHERS + _BLANKS
_BY_ONE = _LETTERS + r"|\p{N}" + _OTHERS + _BLANKS
_WITH_MARKS = (
    rf"{_CONTRACTION}|[^\r\n\p{{L}}\p{{N}}]?[\p{{L}}\p{{M}}]+|\p{{N}}"
    r"| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*" + _BLANKS
)
_GPT_4O = _capitals_first(f"{_CONTRACTION}?", r"|\p{N}{1,3}")
_GPT_2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_DEEPSEEK_3 = (
    r"\p{N}{1,3}",
    r"[一-龥぀-ゟ゠-ヿ]+",
    r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+"""
    r"| ?[\p{P}\p{S}]+[\r\n]*" + _BLANKS,
)

# The tokenizers library's step between texts and stand-ins of bytes.
BYTES: dict[str, Any] = {
    "type": "ByteLevel",
    "add_prefix_space": False,
    "trim_offsets": True,
    "use_regex": False,
}


@dataclass(frozen=True, slots=True)
class WordSplit:
    """A way of splitting.

    Attributes:
        expressions: each splits the words that the one before it found.
        composed: the text is brought into Unicode's composed form first.
        ignore_merges: a word that is a token becomes it, even if no merges lead there.
        begins: a text begins with the begin token, where the file does not say.
    """

    expressions: tuple[str, ...]
    composed: bool = False
    ignore_merges: bool = False
    begins: bool = False

    @property
    def normalizer(self) -> dict[str, Any] | None:
        """As ``tokenizer.json`` has it."""
        return {"type": "NFC"} if self.composed else None

    @property
    def pre_tokenizer(self) -> dict[str, Any]:
        """As ``tokenizer.json`` has it; its words are in GPT-2's stand-ins of bytes."""
        steps = [_step(expression) for expression in self.expressions]
        return {"type": "Sequence", "pretokenizers": [*steps, BYTES]}


def _step(expression: str) -> dict[str, Any]:
    pattern = {"Regex": expression}
    return {"type": "Split", "pattern": pattern, "behavior": "Isolated", "invert": False}


_LLAMA_3 = WordSplit((_BY_THREE,), ignore_merges=True, begins=True)
_SINGLE_DIGITS = WordSplit((r"\p{N}", _GPT_2))
_WORDS_OF_GPT_2 = WordSplit((_GPT_2,))
_OTHER_THAN_PUNCTUATION = r" ?[^(\s|.,!?…。，、।۔،)]+"

_SPLITS: tuple[tuple[WordSplit, str], ...] = (
    (_LLAMA_3, "llama-bpe llama3 llama-v3 falcon3 falcon-h1 pixtral midm-2.0 lfm2"),
    (WordSplit((_BY_THREE,)), "dbrx chatglm-bpe"),
    # These have Llama 3's vocabulary or one made like it, whose words need no merges.
    (WordSplit((_BY_THREE,), ignore_merges=True), "smaug-bpe glm4 glm5"),
    (WordSplit((_BY_ONE,), composed=True), "qwen2 deepseek-r1-qwen stablelm2"),
    (WordSplit((_BY_ONE,)), "hunyuan megrez kormo solar-open grok-2"),
    (WordSplit((_WITH_MARKS,), composed=True), "qwen35"),
    (WordSplit((_capitals_first("", r"|\p{N}"),), ignore_merges=True, begins=True), "tekken"),
    (WordSplit((_GPT_4O,)), "gpt-4o llama4 kanana2 minimax-m2"),
    (WordSplit((r"\d{1,3}(?=(?:\d{3})*\b)", _GPT_4O)), "tiny_aya cohere2moe"),
    (WordSplit(_DEEPSEEK_3), "deepseek-v3 hunyuan-dense hy_v4 joyai-llm"),
    (
        WordSplit(
            (r"[\r\n]", r"\s?\p{L}+", r"\s?\p{P}+", r"[一-龥ࠀ-一가-퟿]+", r"\p{N}"),
        ),
        "deepseek-coder",
    ),
    (
        WordSplit((r"\p{N}{1,3}", _LETTERS + r"|\p{N}+" + _OTHERS + _BLANKS), ignore_merges=True),
        "minicpm5",
    ),
    (
        WordSplit((_LETTERS + r"|\p{N}{1}| ?[^\s\p{L}\p{N}\r\n]+" + _BLANKS,)),
        "seed-coder",
    ),
    (_SINGLE_DIGITS, "smollm refact starcoder command-r codeshell exaone minerva-7b mellum2"),
    (
        _WORDS_OF_GPT_2,
        "gpt-2 phi-2 mpt olmo jais gigachat a.x-4.0 mellum exaone4 trillion granite-docling",
    ),
    (WordSplit((_OTHER_THAN_PUNCTUATION,)), "bloom poro-chat gpt3-finnish"),
    (WordSplit((_OTHER_THAN_PUNCTUATION, r"\p{N}")), "viking"),
    (WordSplit((r"[\p{P}\$\+<=>\^~\|`]+", _GPT_2, r"[0-9][0-9][0-9]")), "falcon"),
    (WordSplit((r"[\p{P}\$\+<=>\^~\|]+", _GPT_2, r"\p{N}+", r"[0-9][0-9][0-9]")), UNNAMED),
)
_BY_NAME = {name: split for split, names in _SPLITS for name in names.split()}


def word_split(name: str) -> WordSplit | None:
    """The way of splitting by GGUF's ``tokenizer.ggml.pre``; None for an unknown one."""
    return _BY_NAME.get(name)
