"""Where a model looks: the attention of one token over all tokens before it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import GRAPH, ModelFolder
from gpt_desktop.inference.damage import damaged_model
from gpt_desktop.inference.kv_cache import KvCache, SharedKvCache
from gpt_desktop.inference.session import GraphSession, SessionOptions, open_variant

_AFTER_SOFTMAX = 2  # GroupQueryAttention's qk_output


class AttentionReader:
    """A form of the graph that also gives out its attention.

    It takes as much memory as the model once more, so it is opened when needed and closed
    right after. It reads on from a cache that the model itself has filled.
    """

    def __init__(self, session: GraphSession, heads: dict[str, int]) -> None:
        self._session = session
        self._heads = heads  # by output name, a layer each

    def weights(self, cache: KvCache, token_id: int, token: CancelToken) -> NDArray[np.float32]:
        """How much the token after the cache's looks at each token up to itself.

        Args:
            cache: has room for one more token, which it does not hold afterwards.

        Returns:
            The mean over all layers and heads, [tokens held + 1]; the sum is 1.

        Raises:
            CancelledError: the token was cancelled.
        """
        total = len(cache.tokens) + 1
        binding = self._session.new_binding()
        binding.input("input_ids", np.array([[token_id]], dtype=np.int64))
        binding.input("seqlens_k", np.array([total - 1], dtype=np.int32))
        binding.input("total_sequence_length", np.array(total, dtype=np.int32))
        binding.input("logits_positions", np.zeros(1, dtype=np.int64))
        logits = np.zeros((1, 1, self._session.shape.vocab_size), dtype=np.float32)
        binding.output("logits", logits)
        cache.bind(binding)
        layers = [np.zeros((1, heads, 1, total), np.float32) for heads in self._heads.values()]
        for name, layer in zip(self._heads, layers, strict=True):
            binding.output(name, layer)
        self._session.run(binding, token)
        mean: NDArray[np.float32] = np.mean([layer[0, :, 0].mean(axis=0) for layer in layers], 0)
        return mean

    def maps(self, ids: Sequence[int], token: CancelToken) -> list[NDArray[np.float32]]:
        """Where each token of a text looks, from an empty cache on.

        Returns:
            A layer each, [heads, tokens, tokens]; rows add up to 1, later tokens have 0.

        Raises:
            CancelledError: the token was cancelled.
            UserFacingError: there is not enough memory.
        """
        total = len(ids)
        cache = SharedKvCache(self._session.shape)
        cache.reserve(total)
        binding = self._session.new_binding()
        binding.input("input_ids", np.array([ids], dtype=np.int64))
        binding.input("seqlens_k", np.array([total - 1], dtype=np.int32))
        binding.input("total_sequence_length", np.array(total, dtype=np.int32))
        binding.input("logits_positions", np.zeros(1, dtype=np.int64))
        logits = np.zeros((1, 1, self._session.shape.vocab_size), dtype=np.float32)
        binding.output("logits", logits)
        cache.bind(binding)
        layers = [np.zeros((1, heads, total, total), np.float32) for heads in self._heads.values()]
        for name, layer in zip(self._heads, layers, strict=True):
            binding.output(name, layer)
        self._session.run(binding, token)
        return [layer[0] for layer in layers]

    def close(self) -> None:
        """Free the weights."""
        self._session.close()


def open_attention(folder: ModelFolder, options: SessionOptions | None = None) -> AttentionReader:
    """Load a model's graph with its attention as further outputs.

    Raises:
        UserFacingError: the graph keeps its attention to itself, is damaged, or there is not
            enough memory.
    """
    if folder.from_hub:
        raise _hidden()
    try:
        model = onnx.load(os.fspath(folder.weights / GRAPH), load_external_data=False)
    except Exception as error:  # onnx and protobuf raise errors of several kinds
        why = tr("The file {file} could not be read ({error}).", file=GRAPH, error=str(error)[:300])
        raise damaged_model(folder.path.name, why) from error
    heads = _with_attention(model)
    if not heads:
        raise _hidden()
    session = open_variant(model.SerializeToString(), folder, options or SessionOptions())
    return AttentionReader(session, heads)


def _hidden() -> UserFacingError:
    return UserFacingError(
        tr("This model does not show where it looks."),
        tr("Its graph has no attention that can be read."),
        tr("Choose another model in Models."),
    )


def _with_attention(model: Any) -> dict[str, int]:
    """Let each attention node give out its weights; heads by the new outputs' names."""
    heads = {}
    nodes = [node for node in model.graph.node if node.op_type == "GroupQueryAttention"]
    for layer, node in enumerate(nodes):
        name = f"attention.{layer}"
        attributes = {attribute.name: attribute.i for attribute in node.attribute}
        heads[name] = int(attributes["num_heads"])
        node.output.append(name)
        node.attribute.append(helper.make_attribute("qk_output", _AFTER_SOFTMAX))
        shape = ["batch", heads[name], "sequence", "total"]
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    return heads
