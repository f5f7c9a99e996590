"""Annotations and notices come back as they were, and bear those of other versions."""

from __future__ import annotations

import json

import pytest

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
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.storage.annotations import (
    KNOWN_KINDS,
    annotation_from_json,
    annotation_kind,
    annotation_to_json,
    annotations_from_json,
    annotations_to_json,
    notices_from_json,
    notices_to_json,
)
from tests.expected_log import ExpectedLog

HERE, THERE = Span(0, 4), Span(10, 12)
FIRST: tuple[Annotation, ...] = (
    Claim(HERE, 0.75, (DocumentSpan("ab" * 32, THERE), DocumentSpan("cd", HERE))),
    Claim(HERE, None),
    Segment(HERE, THERE, (Check("numbers", "缺少 4"), Check("names", "Anna"))),
    Edit(HERE, "teh ", "the ", 2.5, EditState.REJECTED),
    Edit(Span(3, 3), "", "a\ud83d"),
    Probability(HERE, -0.5, (Alternative("雨", -1.25), Alternative("", -9.0))),
)
"""Of the kinds that schema 2 knew; its frozen file holds these."""
EACH: tuple[Annotation, ...] = (
    *FIRST,
    Segment(HERE, THERE, (), SegmentOrigin.PERSON, "de", "Was das Modell schrieb."),
    Edit(HERE, "teh ", "the ", 2.5, EditState.REJECTED, "拼写", (Check("numbers", "4"),)),
    Rewording("Another way.", (Edit(HERE, "teh ", "the ", checks=(Check("names", "x"),)),)),
    Given(DocumentSpan("a" * 64, HERE), whole=True),
    Calculation("248的17%是多少？", "248 × 17%", "42.16"),
    TutorPart(HERE, "hint", Standing.COMPUTED, "算出来的", "2x = 6"),
    StudyItem(HERE, ItemKind.CLOZE, "Opened in ____.", "1932", DocumentSpan("a" * 64, HERE), "x"),
    StudyItem(
        HERE,
        ItemKind.CHOICE,
        "____ 年",
        "1932",
        DocumentSpan("a" * 64, HERE),
        "x",
        ("1932", "1940"),
        "因",
    ),
    Certainty("eJyLjgUAARUAuQ==", "ab" * 32, "smollm2", "SmolLM2 135M"),
    LeftOut(AskedPart.QUESTION, "我在里昂。", -0.25, "SmolLM2 135M"),
    LeftOut(AskedPart.SYSTEM, "Translate.", 0.5, "SmolLM2 135M", HERE),
    Calculation("5 km in miles", "5 km", "3.106856 mi", False, CalculationKind.UNIT),
)
NOTICES = (Notice(NoticeKind.WARNING, "Check 12."), Notice(NoticeKind.INFO, "注意"))


@pytest.mark.parametrize("annotation", EACH)
def test_every_field_comes_back(annotation: Annotation) -> None:
    kind, content = annotation_kind(annotation), annotation_to_json(annotation)
    assert annotation_from_json(kind, content) == annotation


def test_there_is_an_example_of_each_kind() -> None:
    assert {annotation_kind(each) for each in EACH} == set(KNOWN_KINDS)


def test_a_list_comes_back_in_its_order() -> None:
    assert annotations_from_json(annotations_to_json(EACH)) == EACH
    assert annotations_from_json(None) == annotations_from_json("[]") == ()
    assert notices_from_json(notices_to_json(NOTICES)) == NOTICES
    assert notices_from_json(None) == ()


def test_kinds_of_a_newer_version_are_kept_aside() -> None:
    newer = json.dumps([["smell", '{"of": "rain"}'], ["claim", annotation_to_json(EACH[0])]])
    assert annotations_from_json(newer) == EACH[:1]
    stored = annotations_to_json(EACH[2:3], newer)
    assert annotations_from_json(stored) == EACH[2:3]
    assert ["smell", '{"of": "rain"}'] in json.loads(stored)


def test_fields_of_a_newer_version_are_left_out() -> None:
    edit = Edit(HERE, "teh ", "the ")
    values = json.loads(annotation_to_json(edit))
    values["sounds"] = "alike"
    assert annotation_from_json("edit", json.dumps(values)) == edit


def test_what_version_0_5_wrote_is_read() -> None:
    edit = Edit(HERE, "teh ", "the ")
    values = json.loads(annotation_to_json(edit))
    del values["reason"], values["checks"]
    assert annotation_from_json("edit", json.dumps(values)) == edit
    segment = Segment(HERE, THERE, (Check("numbers", "4"),))
    values = json.loads(annotation_to_json(segment))
    del values["origin"], values["language"], values["written"]
    assert annotation_from_json("segment", json.dumps(values)) == segment


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"span": {"start": 4, "end": 1}}', "null"])
def test_what_is_damaged_is_left_out_and_logged(content: str, expected_log: ExpectedLog) -> None:
    for kind in KNOWN_KINDS:
        expected_log(f"An annotation of the kind {kind!r} could not be read")
        assert annotation_from_json(kind, content) is None
    assert len(expected_log.said) == len(KNOWN_KINDS)


def test_a_notice_of_an_unknown_kind_is_a_plain_line() -> None:
    stored = json.dumps([["alarm", "Fire."], ["info"], 3])
    assert notices_from_json(stored) == (Notice(NoticeKind.INFO, "Fire."),)
