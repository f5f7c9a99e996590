"""Receipts keep every field and bear those of other versions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gpt_desktop.core.constraints import Choices, Constraint, JsonSchema, Pattern
from gpt_desktop.core.generation import FinishReason, Receipt, SamplingParams, Usage
from gpt_desktop.storage.receipts import receipt_from_json, receipt_to_json
from tests.expected_log import ExpectedLog

RECEIPT = Receipt(
    model_id="tiny",
    model_sha256="ab" * 32,
    prompt_id="summarize",
    prompt_version=3,
    sampling=SamplingParams(temperature=0.3, seed=2**40, stop=("\n\n", "终")),
    usage=Usage(10, 4, 20, 0.25, 1.5, 2**40),
    finish=FinishReason.STOP_STRING,
    app_version="1.0",
)


@pytest.mark.parametrize(
    "constraint", [None, JsonSchema("{}"), Pattern("a+"), Choices(("yes", "no"))]
)
def test_every_field_comes_back(constraint: Constraint | None) -> None:
    sampling = replace(RECEIPT.sampling, constraint=constraint, banned=("delve",))
    receipt = replace(RECEIPT, sampling=sampling)
    assert receipt_from_json(receipt_to_json(receipt)) == receipt


def test_fields_of_a_newer_version_are_left_out() -> None:
    values = json.loads(receipt_to_json(RECEIPT))
    values["colour"] = "blue"
    values["sampling"]["mirostat"] = 2
    values["usage"]["watts"] = 7
    assert receipt_from_json(json.dumps(values)) == RECEIPT


def test_fields_with_defaults_may_be_missing() -> None:
    values = json.loads(receipt_to_json(RECEIPT))
    del values["app_version"]
    del values["sampling"]["min_p"]
    read = receipt_from_json(json.dumps(values))
    assert read is not None
    assert (read.app_version, read.sampling.min_p) == ("", SamplingParams().min_p)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"sampling": {}}',
        receipt_to_json(RECEIPT).replace("stop_string", "unheard_of"),
        receipt_to_json(RECEIPT).replace('"temperature": 0.3', '"temperature": -1'),
    ],
)
def test_an_unreadable_receipt_is_none(text: str, expected_log: ExpectedLog) -> None:
    expected_log("A receipt could not be read")
    assert receipt_from_json(text) is None
