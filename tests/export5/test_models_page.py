"""Each family that ``docs/models.md`` calls right is held against transformers."""

from __future__ import annotations

from itertools import chain

import pytest
from gguf.constants import MODEL_ARCH_NAMES

from tests.convert.model_families import FAMILIES, RIGHT, Family
from tests.export.gguf_copies import GGUF_ARCHITECTURES
from tests.export.tiny_checkpoints import ARCHITECTURES
from tests.export5 import architectures, gguf_copies5

pytestmark = pytest.mark.export5


TRIED = {each.model_type for each in chain(ARCHITECTURES.values(), architectures.NEW)}
TRIED_GGUF = {*GGUF_ARCHITECTURES.values(), *gguf_copies5.GGUF_ARCHITECTURES.values()}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.known_as)
def test_families_are_held_against_transformers(family: Family) -> None:
    if family.checkpoints == RIGHT:
        assert TRIED.intersection(family.model_types)
    if family.gguf == RIGHT:
        assert {MODEL_ARCH_NAMES[each] for each in TRIED_GGUF}.intersection(family.architectures)
