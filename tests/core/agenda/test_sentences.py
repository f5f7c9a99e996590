"""The 80 event sentences, and the 60 that are none: no wrong event, four of five right."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.agenda.rules import rule_text
from gpt_desktop.core.agenda.event import DAY
from gpt_desktop.core.agenda.proposal import Draft, Proposal
from gpt_desktop.core.agenda.reading import is_event_request, read_event

DATA = Path(__file__).parents[2] / "data" / "agenda"
SENTENCES = tomllib.loads((DATA / "sentences.toml").read_text(encoding="utf-8"))["event"]
NO_EVENTS = tomllib.loads((DATA / "no_events.toml").read_text(encoding="utf-8"))
NOTES = {"set", "odd", "text", "now"}
MINUTE = timedelta(minutes=1)


def read(text: str, now: str = "2026-11-25T10:00") -> Proposal:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return read_event(text, moment)


def outcome(proposal: Proposal) -> dict[str, Any]:
    """What was read, in the words of sentences.toml."""
    draft = proposal.draft
    asks = sorted({question.field.value for question in proposal.questions if question.needed})
    found: dict[str, Any] = {"title": draft.title.casefold(), "asks": asks}
    if draft.day and (draft.starts or draft.all_day):
        begins = datetime.combine(draft.day, draft.starts or time())
        found["begins"] = f"{draft.day}" if draft.all_day else f"{begins:%Y-%m-%dT%H:%M}"
    found |= _length(draft) | _rule(draft)
    found["reminders"] = [before // MINUTE for before in draft.reminders]
    found |= {"place": draft.place, "zone": draft.zone}
    return {name: value for name, value in found.items() if value}


def _length(draft: Draft) -> dict[str, Any]:
    if draft.length is None or draft.day is None:
        return {}
    if not draft.all_day:
        return {"minutes": draft.length // MINUTE}
    return {"ends": f"{draft.day + draft.length}"} if draft.length > DAY else {}


def _rule(draft: Draft) -> dict[str, Any]:
    rule = draft.recurrence
    if rule is None:
        return {}
    left_out = [f"{clock:%Y-%m-%dT%H:%M}" for clock in rule.exceptions]
    until = f"{rule.until}" if rule.until else ""
    return {"rule": rule_text(rule), "until": until, "count": rule.count, "except": left_out}


def expected(entry: dict[str, Any]) -> dict[str, Any]:
    wanted = {name: value for name, value in entry.items() if name not in NOTES}
    wanted["title"] = wanted.get("title", "").casefold()
    if "asks" in wanted:
        wanted["asks"] = sorted(wanted["asks"])
    return {name: value for name, value in wanted.items() if value}


def is_right(entry: dict[str, Any], found: dict[str, Any]) -> bool:
    wanted = expected(entry)
    if "asks" in wanted:  # what is read beside it is no event yet
        return all(found.get(name) == value for name, value in wanted.items())
    return found == wanted


def is_wrong(entry: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether it would be stored after one click, and is not what was said."""
    return "asks" not in found and not is_right(entry, found)


@pytest.mark.parametrize("entry", SENTENCES, ids=lambda entry: entry["text"])
def test_no_sentence_makes_a_wrong_event(entry: dict[str, Any]) -> None:
    found = outcome(read(entry["text"], entry.get("now", "2026-11-25T10:00")))
    assert not is_wrong(entry, found), found


@pytest.mark.parametrize("half", ["tuned", "held"])
def test_four_of_five_are_right(half: str) -> None:
    entries = [entry for entry in SENTENCES if entry["set"] == half]
    nows = [entry.get("now", "2026-11-25T10:00") for entry in entries]
    found = [outcome(read(each["text"], now)) for each, now in zip(entries, nows, strict=True)]
    right = [is_right(*pair) for pair in zip(entries, found, strict=True)]
    assert len(entries) == 40
    assert sum(right) >= 32, [e["text"] for e, ok in zip(entries, right, strict=True) if not ok]


def test_half_of_the_sentences_are_odd() -> None:
    assert len(SENTENCES) == 80
    assert sum(entry.get("odd", False) for entry in SENTENCES) == 40


@pytest.mark.parametrize("text", [*NO_EVENTS["tuned"], *NO_EVENTS["held"]])
def test_other_messages_are_no_events(text: str) -> None:
    assert not is_event_request(text)


def test_what_speaks_of_something_else_is_asked_about_where_it_is_read_all_the_same() -> None:
    assert not read("Cancel the meeting tomorrow at 3pm.").complete
    assert not read("昨天下午三点我去看了牙医。").complete


def test_most_event_sentences_are_known_as_such_in_a_chat() -> None:
    known = [entry["text"] for entry in SENTENCES if is_event_request(entry["text"])]
    assert len(known) >= 70


def test_every_quote_is_a_part_of_the_sentence() -> None:
    for entry in SENTENCES:
        quotes = read(entry["text"]).quotes
        assert all(0 <= quote.start < quote.end <= len(entry["text"]) for quote in quotes)


def test_answers_complete_the_event() -> None:
    proposal = read("Meeting tomorrow at 3")
    [question] = [each for each in proposal.questions if each.needed]
    assert [each.label for each in question.suggestions] == ["03:00", "15:00"]
    draft = question.suggestions[1].fill(proposal.draft)
    event = draft.event("Europe/Berlin")
    assert (event.title, event.begins) == ("Meeting", datetime.fromisoformat("2026-11-26T15:00"))
    assert (event.zone, event.ends) == ("Europe/Berlin", None)


def test_which_friday_is_asked_with_both() -> None:
    proposal = read("dentist next friday 3pm")
    [question] = [each for each in proposal.questions if each.needed]
    assert [each.day for each in question.suggestions] == [date(2026, 11, 27), date(2026, 12, 4)]


def test_a_novel_is_not_read() -> None:
    assert not read("tomorrow at 4pm lunch " * 100).complete
