"""SentencePiece's own files, trained here, give the ids that its library gives."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from sentencepiece import SentencePieceProcessor, SentencePieceTrainer
from tokenizers import Tokenizer

from gpt_desktop.convert.piece_model import read_piece_model
from gpt_desktop.convert.piece_tokenizer import piece_tokenizer
from tests.convert.test_tokenizer import HARD_CASES

pytestmark = pytest.mark.export

LICENCE = Path(__file__).parents[2] / "LICENSE"
LEARNT = [line for line in LICENCE.read_text(encoding="utf-8").splitlines() if line.strip()]
# "\r\n" is two blanks for SentencePiece and one letter for the tokenizers library.
CASES = [case for case in HARD_CASES if "\r\n" not in case]


def trained(kind: str, rule: str, *, bytes_too: bool, blanks_joined: bool, prefixed: bool) -> bytes:
    """A small model of the licence and the hard cases."""
    made = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter([*LEARNT, *[case for case in CASES if case.strip()] * 2]),
        model_writer=made,
        model_type=kind,
        vocab_size=600,
        hard_vocab_limit=False,
        character_coverage=0.99,
        byte_fallback=bytes_too,
        normalization_rule_name=rule,
        remove_extra_whitespaces=blanks_joined,
        add_dummy_prefix=prefixed,
        minloglevel=2,
    )
    return made.getvalue()


@pytest.mark.parametrize("kind", ["bpe", "unigram"])
@pytest.mark.parametrize(
    ("rule", "flags"),
    [
        ("identity", (True, False, True)),  # as Llama's and Mistral's
        ("identity", (True, False, False)),  # as Gemma's
        ("identity", (False, True, True)),
        ("nmt_nfkc", (False, True, True)),  # as T5's
        ("nmt_nfkc", (True, True, False)),
    ],
)
def test_ids_are_sentencepiece_s(
    tmp_path: Path, kind: str, rule: str, flags: tuple[bool, bool, bool]
) -> None:
    """``flags``: bytes for unknown letters, blanks joined, a blank before every text."""
    bytes_too = flags[0]
    model = trained(kind, rule, bytes_too=bytes_too, blanks_joined=flags[1], prefixed=flags[2])
    (tmp_path / "tokenizer.model").write_bytes(model)
    theirs = SentencePieceProcessor(model_proto=model)
    text = piece_tokenizer(read_piece_model(tmp_path / "tokenizer.model"), {})
    ours = Tokenizer.from_str(text)
    ours.encode_special_tokens = True
    letters = np.random.default_rng(3).choice(list("abthe in\n今天é<>x  "), (200, 30))
    for case in [*CASES, *LEARNT, *map("".join, letters)]:
        ids = ours.encode(case, add_special_tokens=False).ids
        expected = theirs.encode(case)
        if kind == "unigram" and ids != expected:
            # Ways of one likelihood are as good.
            likely = [sum(map(theirs.get_score, each)) for each in (ids, expected)]
            assert likely[0] == pytest.approx(likely[1], abs=1e-3), case
            continue
        assert ids == expected, case
        assert ours.decode(ids) == theirs.decode(ids) or not bytes_too
