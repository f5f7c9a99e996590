"""Which tokens may come next, on tokenizers of kinds that the models of other tests do not have."""

from __future__ import annotations

import json

import numpy as np
import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from gpt_desktop.core.constraints import Choices, Constraint, JsonSchema, Pattern
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.inference.grammar import Grammars
from gpt_desktop.inference.tokenizer import TextTokenizer

END = 1
PIECES = ("▁", "▁yes", "▁no", "yes", "no", "may", "be", "▁be", *'ybenosmayé1"', "<0x0A>")
VOCABULARY = tuple(dict.fromkeys(("<unk>", "</s>", *PIECES)))


def unigram(prepended: str, *, byte_fallback: bool = False) -> TextTokenizer:
    """Its tokens are those of ``VOCABULARY``."""
    scored = [(piece, -float(rank)) for rank, piece in enumerate(VOCABULARY)]
    tokenizer = Tokenizer(models.Unigram(scored, 0, byte_fallback))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme=prepended)
    tokenizer.decoder = decoders.Metaspace(prepend_scheme=prepended)
    tokenizer.add_special_tokens(["</s>"])
    return TextTokenizer(tokenizer)


def drawn(tokenizer: TextTokenizer, constraint: Constraint, seed: int) -> str:
    """An answer of tokens drawn among those that may come; forced ones are taken as they are."""
    random = np.random.default_rng(seed)
    grammar = Grammars(tokenizer, len(VOCABULARY), [END]).grammar(constraint, begin=0)
    ids: list[int] = []
    while END not in ids:
        forced = grammar.forced(ids)
        allowed = np.flatnonzero(grammar.allowed(ids))
        ids += forced or [int(random.choice(allowed))]
    return tokenizer.decode(ids)


@pytest.mark.parametrize("prepended", ["always", "first", "never"])
@pytest.mark.parametrize("byte_fallback", [False, True])
def test_choices_on_unigram_tokenizers(prepended: str, byte_fallback: bool) -> None:
    values = ("yes", "no", "maybe no", "yes be", "né")
    tokenizer = unigram(prepended, byte_fallback=byte_fallback)
    assert {drawn(tokenizer, Choices(values), seed) for seed in range(40)} == set(values)


@pytest.mark.parametrize(("prepended", "natural"), [("always", True), ("never", False)])
def test_answers_may_begin_as_the_model_begins_them(prepended: str, natural: bool) -> None:
    """Where every text begins with a blank, "▁yes" is how the model writes "yes"."""
    tokenizer = unigram(prepended)
    schema = JsonSchema(json.dumps({"enum": ["yes", "no"]}))
    for form in (Choices(("yes", "no")), Pattern("yes|no")):
        grammar = Grammars(tokenizer, len(VOCABULARY), [END]).grammar(form, begin=0)
        allowed = grammar.allowed([])
        found = {token for id_, token in enumerate(VOCABULARY) if allowed[id_]}
        expected = {"yes", "no", "y", "n"} | ({"▁", "▁yes", "▁no"} if natural else set())
        assert found == expected
    found = {drawn(tokenizer, schema, seed) for seed in range(10)}
    assert found == {'"yes"', '"no"'}


def test_patterns_on_unigram_tokenizers() -> None:
    for seed in range(10):
        assert drawn(unigram("always"), Pattern("(yes|no)( 1)+"), seed).startswith(
            ("yes 1", "no 1")
        )


def test_a_tokenizer_of_another_kind_is_told() -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0, "</s>": 1, "yes": 2}, "<unk>"))
    tokenizer.decoder = decoders.WordPiece()
    with pytest.raises(UserFacingError, match="kind that cannot be held to a form"):
        Grammars(TextTokenizer(tokenizer), 3, [END]).grammar(Choices(("yes",)), begin=0)
