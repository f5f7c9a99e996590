"""What there is to take from a repository, the recommended form first."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.catalog.hub.card import Repository
from gpt_desktop.catalog.hub.checkpoint_offers import checkpoint_offers
from gpt_desktop.catalog.hub.file_places import clashing
from gpt_desktop.catalog.hub.gguf_offers import gguf_offers
from gpt_desktop.catalog.hub.onnx_offers import onnx_offers
from gpt_desktop.catalog.hub.refusals import ExplainKind, kind_words, refused_by
from gpt_desktop.core.foreign_folder import check_purpose
from gpt_desktop.core.foreign_models import Foreign
from gpt_desktop.core.hub import Form, HubOffer, HubOffers, RefusedForm
from gpt_desktop.core.i18n import tr

# The best for its size first; what is not named here comes after them, the smaller first.
_BEST = (
    "Q4_K_M", "UD-Q4_K_XL", "Q4_K_L", "Q4_K_S", "Q5_K_M", "Q4_1", "IQ4_NL", "Q4_0", "Q5_K_S",
    "Q6_K", "Q8_0", "IQ4_XS",
)  # fmt: skip
_BEST_ONNX = ("4 bit", "8 bit", "4 bit, float16", "4 bit, bnb")
_BY_TASK = {
    "feature-extraction": Foreign.EMBEDDING,
    "sentence-similarity": Foreign.EMBEDDING,
    "text-ranking": Foreign.JUDGE,
    "text-classification": Foreign.JUDGE,
    "token-classification": Foreign.JUDGE,
    "fill-mask": Foreign.FILLER,
    "text-to-image": Foreign.PICTURES,
    "image-to-image": Foreign.PICTURES,
    "text-to-video": Foreign.PICTURES,
    "image-classification": Foreign.PICTURES,
    "object-detection": Foreign.PICTURES,
    "text-to-speech": Foreign.SPEECH,
    "text-to-audio": Foreign.SPEECH,
    "automatic-speech-recognition": Foreign.SPEECH,
}
_BY_LIBRARY = {
    "sentence-transformers": Foreign.EMBEDDING,
    "peft": Foreign.ADAPTER,
    "diffusers": Foreign.PICTURES,
}


def find_offers(repository: Repository, explain: ExplainKind) -> HubOffers:
    """All that can be taken, and what cannot and why."""
    model = repository.model
    whole = _reason(repository)
    if whole:
        return HubOffers(model, (), (RefusedForm(model.repo, whole),))
    offers: list[HubOffer] = []
    refused = [RefusedForm(name, _unsafe_words()) for name in repository.unsafe]
    for found, left in (
        gguf_offers(repository, explain),
        onnx_offers(repository),
        checkpoint_offers(repository, explain),
    ):
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
    kind = _BY_LIBRARY.get(traits.library) or _BY_TASK.get(traits.task)
    return kind_words(kind) if kind else refused_by(check_purpose, traits.config)


def _rank(offer: HubOffer) -> tuple[int, int, int, int]:
    order = {Form.GGUF: _BEST, Form.ONNX: _BEST_ONNX, Form.SAFETENSORS: ()}[offer.form]
    named = order.index(offer.label) if offer.label in order else len(order)
    later = (Form.GGUF, Form.ONNX, Form.SAFETENSORS).index(offer.form)
    return (named == len(order), later, named, offer.download_bytes)


def _clashes(offer: HubOffer) -> bool:
    return clashing(file.path for file in offer.files)


def _unsafe_words() -> str:
    return tr("The names of its files cannot be used on every system.")
