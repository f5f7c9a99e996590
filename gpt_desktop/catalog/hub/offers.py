"""What there is to take from a repository, the recommended form first."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.catalog.hub.card import Repository
from gpt_desktop.catalog.hub.checkpoint_offers import checkpoint_offers
from gpt_desktop.catalog.hub.file_places import clashing
from gpt_desktop.catalog.hub.gguf_offers import gguf_offers
from gpt_desktop.catalog.hub.onnx_offers import onnx_offers
from gpt_desktop.core.hub import Form, HubOffer, HubOffers, RefusedForm
from gpt_desktop.core.i18n import tr

# The best for its size first; what is not named here comes after them, the smaller first.
_BEST = (
    "Q4_K_M", "UD-Q4_K_XL", "Q4_K_L", "Q4_K_S", "Q5_K_M", "Q4_1", "IQ4_NL", "Q4_0", "Q5_K_S",
    "Q6_K", "Q8_0", "IQ4_XS",
)  # fmt: skip
_BEST_ONNX = ("4 bit", "8 bit", "4 bit, float16", "4 bit, bnb")
_VECTORS = {"feature-extraction", "sentence-similarity", "text-ranking"}
_OTHER_TASKS = {
    "text-to-image", "image-to-image", "text-to-speech", "text-to-audio", "text-to-video",
    "automatic-speech-recognition", "image-classification", "object-detection",
}  # fmt: skip


def find_offers(repository: Repository) -> HubOffers:
    """All that can be taken, and what cannot and why."""
    model = repository.model
    whole = _reason(repository)
    if whole:
        return HubOffers(model, (), (RefusedForm(model.repo, whole),))
    offers: list[HubOffer] = []
    refused = [RefusedForm(name, _unsafe_words()) for name in repository.unsafe]
    for find in (gguf_offers, onnx_offers, checkpoint_offers):
        found, left = find(repository)
        offers += [offer for offer in found if not _clashes(offer)]
        refused += [RefusedForm(offer.id, _unsafe_words()) for offer in found if _clashes(offer)]
        refused += left
    offers.sort(key=_rank)
    if offers:
        offers[0] = replace(offers[0], recommended=True)
    elif not refused:
        refused.append(RefusedForm(model.repo, tr("There is no model in it that this app knows.")))
    return HubOffers(model, tuple(offers), tuple(refused))


def _reason(repository: Repository) -> str:
    """Why no form of it is a language model that writes; "" where it may be one."""
    traits = repository.traits
    if traits.task in _VECTORS or traits.library == "sentence-transformers":
        return tr("It turns texts into numbers (embedding) and writes none; take a chat model.")
    if traits.task in _OTHER_TASKS or traits.library in ("diffusers", "peft"):
        if traits.library == "peft":
            return tr("It only changes another model (LoRA); take a whole model.")
        return tr("It is no language model; take one that writes text.")
    return ""


def _rank(offer: HubOffer) -> tuple[int, int, int, int]:
    order = {Form.GGUF: _BEST, Form.ONNX: _BEST_ONNX, Form.SAFETENSORS: ()}[offer.form]
    named = order.index(offer.label) if offer.label in order else len(order)
    later = (Form.GGUF, Form.ONNX, Form.SAFETENSORS).index(offer.form)
    return (named == len(order), later, named, offer.download_bytes)


def _clashes(offer: HubOffer) -> bool:
    return clashing(file.path for file in offer.files)


def _unsafe_words() -> str:
    return tr("The names of its files cannot be used on every system.")
