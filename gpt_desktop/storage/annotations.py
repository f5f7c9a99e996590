"""Notices and annotations as JSON, readable by older and newer versions of the app."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from gpt_desktop.core.annotations import (
    Alternative,
    Annotation,
    AskedPart,
    Calculation,
    CalculationKind,
    Certainty,
    Check,
    Claim,
    DocumentSpan,
    Edit,
    EditState,
    Given,
    ItemKind,
    LeftOut,
    Probability,
    Rewording,
    Segment,
    SegmentOrigin,
    Span,
    Standing,
    StudyItem,
    TutorPart,
)
from gpt_desktop.core.languages import is_known
from gpt_desktop.core.tasks.base import Notice, NoticeKind

log = logging.getLogger(__name__)

_NAMES: dict[type[Annotation], str] = {
    Claim: "claim",
    Segment: "segment",
    Edit: "edit",
    Rewording: "rewording",
    Probability: "probability",
    Certainty: "certainty",
    Calculation: "calculation",
    Given: "given",
    TutorPart: "tutor",
    StudyItem: "study",
    LeftOut: "left-out",
}
KNOWN_KINDS = tuple(_NAMES.values())


def notices_to_json(notices: Iterable[Notice]) -> str:
    return json.dumps([[each.kind, each.text, each.missing] for each in notices])


def notices_from_json(text: str | None) -> tuple[Notice, ...]:
    """Those that can be read; a kind of a newer version counts as a plain line."""
    kinds = {kind.value: kind for kind in NoticeKind}
    return tuple(
        Notice(kinds.get(str(each[0]), NoticeKind.INFO), str(each[1]), _language(each[2:]))
        for each in _items(text)
        if isinstance(each, list) and len(each) >= 2
    )


def _language(rest: Sequence[object]) -> str:
    """The code of a language that this version knows, or ""."""
    code = str(rest[0]) if rest else ""
    return code if is_known(code) else ""


def annotation_kind(annotation: Annotation) -> str:
    """The name its kind is stored under."""
    return _NAMES[type(annotation)]


def annotation_to_json(annotation: Annotation) -> str:
    """All fields, nested as they are; the kind is not part of it."""
    # Escaped to ASCII, so that half a surrogate pair comes back as it was.
    return json.dumps(dataclasses.asdict(annotation))


def annotation_from_json(kind: str, text: str) -> Annotation | None:
    """The reverse; None where this version does not know the kind or what it holds."""
    read = _READERS.get(kind)
    if read is None:
        return None
    try:
        return read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        log.warning("An annotation of the kind %r could not be read: %r", kind, error)
        return None


def annotations_to_json(annotations: Sequence[Annotation], old: str | None = None) -> str:
    """A list of kinds and contents, for those of an answer.

    Args:
        old: what was stored before; those of kinds this version does not know stay.
    """
    kept = [[annotation_kind(each), annotation_to_json(each)] for each in annotations]
    unknown = [pair for pair in _pairs(old) if pair[0] not in KNOWN_KINDS]
    return json.dumps([*kept, *unknown])


def annotations_from_json(text: str | None) -> tuple[Annotation, ...]:
    """Those that this version knows."""
    read = (annotation_from_json(kind, content) for kind, content in _pairs(text))
    return tuple(each for each in read if each is not None)


def _pairs(text: str | None) -> list[tuple[str, str]]:
    return [
        (str(pair[0]), str(pair[1]))
        for pair in _items(text)
        if isinstance(pair, list) and len(pair) == 2
    ]


def _items(text: str | None) -> list[Any]:
    if not text:
        return []
    try:
        values = json.loads(text)
    except ValueError as error:
        log.warning("What was noted of a text could not be read: %r", error)
        return []
    return values if isinstance(values, list) else []


def _span(values: Mapping[str, Any]) -> Span:
    return Span(int(values["start"]), int(values["end"]))


def _place(values: Mapping[str, Any]) -> DocumentSpan:
    return DocumentSpan(str(values["document_id"]), _span(values["span"]))


def _given(values: Mapping[str, Any]) -> Given:
    return Given(_place(values["source"]), values["whole"] is True)


def _claim(values: Mapping[str, Any]) -> Claim:
    sources = tuple(_place(each) for each in values["sources"])
    # Version 0.3 wrote none.
    checks = _checks(values.get("checks", ()))
    return Claim(_span(values["span"]), _number(values["support"]), sources, checks)


def _segment(values: Mapping[str, Any]) -> Segment:
    # Version 0.5 wrote no more than the checks.
    return Segment(
        _span(values["source"]),
        _span(values["target"]),
        _checks(values["checks"]),
        SegmentOrigin(values.get("origin", SegmentOrigin.MODEL)),
        str(values.get("language", "")),
        str(values.get("written", "")),
    )


def _checks(values: Iterable[Mapping[str, Any]]) -> tuple[Check, ...]:
    return tuple(Check(str(each["name"]), str(each["words"])) for each in values)


def _edit(values: Mapping[str, Any]) -> Edit:
    return Edit(
        _span(values["span"]),
        str(values["before"]),
        str(values["after"]),
        _number(values["gain"]),
        EditState(values["state"]),
        # Version 0.5 wrote neither.
        str(values.get("reason", "")),
        _checks(values.get("checks", ())),
    )


def _rewording(values: Mapping[str, Any]) -> Rewording:
    return Rewording(str(values["text"]), tuple(_edit(each) for each in values["edits"]))


def _probability(values: Mapping[str, Any]) -> Probability:
    alternatives = tuple(
        Alternative(str(each["text"]), float(each["logprob"])) for each in values["alternatives"]
    )
    return Probability(_span(values["span"]), float(values["logprob"]), alternatives)


def _certainty(values: Mapping[str, Any]) -> Certainty:
    fields = ("packed", "text_hash", "model_id", "model")
    return Certainty(*(str(values[name]) for name in fields))


def _calculation(values: Mapping[str, Any]) -> Calculation:
    return Calculation(
        str(values["question"]),
        str(values["expression"]),
        str(values["value"]),
        bool(values["exact"]),
        CalculationKind(values["kind"]),
    )


def _tutor_part(values: Mapping[str, Any]) -> TutorPart:
    return TutorPart(
        _span(values["span"]),
        str(values["role"]),
        Standing(values["standing"]),
        str(values["remark"]),
        str(values["written"]),
    )


def _left_out(values: Mapping[str, Any]) -> LeftOut:
    return LeftOut(
        AskedPart(values["kind"]),
        str(values["words"]),
        float(values["change"]),
        str(values["model"]),
        None if values["source"] is None else _span(values["source"]),
    )


def _study_item(values: Mapping[str, Any]) -> StudyItem:
    return StudyItem(
        _span(values["span"]),
        ItemKind(values["kind"]),
        str(values["question"]),
        str(values["answer"]),
        _place(values["passage"]),
        str(values["words"]),
        tuple(str(each) for each in values["choices"]),
        str(values["left_out"]),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


_READERS: dict[str, Callable[[Mapping[str, Any]], Annotation]] = {
    "claim": _claim,
    "segment": _segment,
    "edit": _edit,
    "rewording": _rewording,
    "probability": _probability,
    "certainty": _certainty,
    "calculation": _calculation,
    "given": _given,
    "tutor": _tutor_part,
    "study": _study_item,
    "left-out": _left_out,
}
