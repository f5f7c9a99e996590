"""The parts of an engine, loaded side by side."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.heap import give_back, keep_heap_small
from gpt_desktop.inference.hub_session import open_hub_session
from gpt_desktop.inference.packed_weights import wants_packing
from gpt_desktop.inference.session import GraphSession, SessionOptions, open_session
from gpt_desktop.inference.tokenizer import TextTokenizer, load_tokenizer

if TYPE_CHECKING:
    from gpt_desktop.inference.prompt_encoder import PromptEncoder


def load_parts(
    folder: ModelFolder, options: SessionOptions | None
) -> tuple[TextTokenizer, PromptEncoder, GraphSession]:
    """Tokenizer, prompt encoder and graph of a folder.

    onnxruntime holds no interpreter lock while it packs the weights, two thirds of the loading
    time of a small model; tokenizer and template are read meanwhile. Whatever must be done before
    comes before them, since it would wait for the lock, which reading a tokenizer holds.

    Raises:
        UserFacingError: the folder is damaged, or there is not enough memory.
    """
    keep_heap_small()
    _pack_where_worth_it(folder)
    with ThreadPoolExecutor(1, thread_name_prefix="tokenizer") as pool:
        text = pool.submit(_text_side, folder)
        session = (open_hub_session if folder.from_hub else open_session)(folder, options)
        tokenizer, encoder = text.result()
    if tokenizer.vocab_size > session.shape.vocab_size:
        tokenizer, encoder = _text_side(folder, tokenizer.within(session.shape.vocab_size))
    give_back()  # what reading the tokenizer and packing the weights took
    return tokenizer, encoder, session


def _pack_where_worth_it(folder: ModelFolder) -> None:
    """Pack a large model's weights at its first loading, which is in its import, for later ones."""
    if wants_packing(folder):
        # Imported here, for it brings the library of graphs, a fifth of a small model's loading.
        from gpt_desktop.inference.packing import pack_weights

        pack_weights(folder)


def _text_side(
    folder: ModelFolder, tokenizer: TextTokenizer | None = None
) -> tuple[TextTokenizer, PromptEncoder]:
    """The tokenizer given, or else the folder's, and an encoder with it."""
    # Imported here, for this brings the template engine. It must come before the tokenizer,
    # whose library holds the interpreter lock: the graph's loading begins while this imports.
    from gpt_desktop.inference.prompt_encoder import open_prompt_encoder

    tokenizer = tokenizer or load_tokenizer(folder)
    return tokenizer, open_prompt_encoder(folder, tokenizer)
