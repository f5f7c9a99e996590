"""Which kinds of models can be made, asked before anything of them is here."""

from __future__ import annotations

from gpt_desktop.convert.checkpoint_config import MODEL_TYPES
from gpt_desktop.convert.gguf_kind import BY_ARCHITECTURE
from gpt_desktop.convert.spec import FORMS
from gpt_desktop.convert.text_part import WHOLES
from gpt_desktop.core.errors import joined_sentences
from gpt_desktop.core.foreign_models import foreign
from gpt_desktop.core.hub import Form
from gpt_desktop.core.i18n import tr


def explain_kind(form: Form, kind: str) -> str:
    """Why models of a kind cannot be made from a form; "" where they may be.

    Args:
        kind: GGUF's architecture or the ``model_type`` of ``config.json``; "" is not known.
    """
    if not kind or form is Form.ONNX:
        return ""
    if form is Form.GGUF and kind in BY_ARCHITECTURE:
        error = foreign("", BY_ARCHITECTURE[kind], kind)
        return joined_sentences(error.why, error.next_step)
    known = FORMS if form is Form.GGUF else {**MODEL_TYPES, **WHOLES}
    if kind in known:
        return ""
    return tr("Its architecture “{name}” is not supported.", name=kind)
