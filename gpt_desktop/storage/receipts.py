"""Receipts as JSON, readable by older and newer versions of the app."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Mapping
from typing import Any

from gpt_desktop.core.constraints import Choices, Constraint, JsonSchema, Pattern
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage

log = logging.getLogger(__name__)


def receipt_to_json(receipt: Receipt) -> str:
    """All fields, nested as they are."""
    return json.dumps(dataclasses.asdict(receipt), ensure_ascii=False)


def receipt_from_json(text: str) -> Receipt | None:
    """The receipt, leaving out fields this version does not know.

    Returns:
        None where a field it needs is missing or not valid, so that the answer itself can
        still be read.
    """
    try:
        values = json.loads(text)
        sampling = _known(SamplingParams, values["sampling"])
        for name in ("stop", "banned"):
            sampling[name] = tuple(sampling.get(name, ()))
        sampling["constraint"] = _constraint(sampling.get("constraint"))
        known = _known(Receipt, values)
        known["sampling"] = SamplingParams(**sampling)
        known["usage"] = Usage(**_known(Usage, values["usage"]))
        known["finish"] = FinishReason(values["finish"])
        return Receipt(**known)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning("A receipt could not be read: %r", error)
        return None


def _constraint(values: Mapping[str, Any] | None) -> Constraint | None:
    """Told by its field which kind it is."""
    match values:
        case None:
            return None
        case {"schema": str(schema)}:
            return JsonSchema(schema)
        case {"regex": str(regex)}:
            return Pattern(regex)
        case {"values": [*choices]}:
            return Choices(tuple(str(choice) for choice in choices))
    raise ValueError(f"an unknown constraint: {values}")


def _known(kind: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in dataclasses.fields(kind)}
    return {name: value for name, value in values.items() if name in names}
