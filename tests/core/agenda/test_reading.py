"""Single readings that once went wrong, beside the 80 sentences."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.core.agenda.reading import is_event_request
from tests.core.agenda.test_sentences import outcome, read

WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
WHOLE: dict[str, dict[str, Any]] = {
    "Piano every Wednesday from 4 to 5 pm": {
        "begins": "2026-11-25T16:00",
        "minutes": 60,
        "rule": "FREQ=WEEKLY;BYDAY=WE",
    },
    "Friday's 5pm call": {"begins": "2026-11-27T17:00"},
    "Deliver it on Monday between 2 and 4pm": {"begins": "2026-11-30T14:00", "minutes": 120},
    "工作日每天早上六点起床": {"begins": "2026-11-26T06:00", "rule": WORKDAYS},
    "每逢周五下午四点交周报": {"begins": "2026-11-27T16:00", "rule": "FREQ=WEEKLY;BYDAY=FR"},
    "明天上午十点半到十二点和客户开会": {"begins": "2026-11-26T10:30", "minutes": 90},
    "Swim from 11 to 1pm tomorrow": {"begins": "2026-11-26T11:00", "minutes": 120},
    "Shift 10pm-2am on Saturday": {"begins": "2026-11-28T22:00", "minutes": 240},
    "Conference in Berlin from 2 to 4 March 2027": {
        "begins": "2027-03-02",
        "ends": "2027-03-05",
        "place": "Berlin",
    },
    "下周一三点半下午开会": {"begins": "2026-11-30T15:30"},
    "每周一三五早上七点跑步": {
        "begins": "2026-11-27T07:00",
        "rule": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    },
    "Wedding on 5.6.2027 at 2 pm": {"begins": "2027-06-05T14:00"},
    "Water the garden every 2 days at 7pm for 2 weeks starting tomorrow": {
        "begins": "2026-11-26T19:00",
        "rule": "FREQ=DAILY;INTERVAL=2",
        "until": "2026-12-09",
    },
}
OPEN = {
    "Meeting at 5 to 9 tomorrow": "time",  # a span, or 8:55
    "Visit grandma from Friday evening to Sunday": "time",
    "submit report by 3pm tomorrow": "time",  # a deadline is no begin
    "明天下午三点前交作业": "time",
    "Take medicine at 8am and 8pm tomorrow": "time",
    "Daily standup at 9:15am": "recurrence",  # a title, or a rule
    "Call at 3pm EST on July 7": "zone",  # there it is EDT then
    "Snack tomorrow at midnight": "time",
    "1月3日星期一上午10点聚会": "day",  # a Sunday
    "Run at 15:00 in the morning tomorrow": "time",
    "明后天下午三点培训": "day",
    "周一三五早上七点跑步": "day",
    "明天下午三点不开会": "title",
    "每两周周五下午四点周会": "day",
    "从下周一开始每周三次健身": "time",
    "Parents' evening tomorrow at six, no wait, seven": "time",
    "Car inspection the Tuesday after next, quarter past eight in the morning": "time",
    "明天下午三点开会，不对，四点": "time",
}


@pytest.mark.parametrize("text", WHOLE)
def test_read_in_whole(text: str) -> None:
    found = outcome(read(text))
    found.pop("title")
    assert found == WHOLE[text]


@pytest.mark.parametrize("text", OPEN)
def test_what_may_mean_two_things_is_asked(text: str) -> None:
    assert OPEN[text] in outcome(read(text)).get("asks", [])


@pytest.mark.parametrize(
    "text", ["", " \n", "17% of 248", "Dear Anna,\n\nsee you tomorrow at 3pm.\n\nBob", "hello"]
)
def test_other_text_is_no_event(text: str) -> None:
    assert not is_event_request(text)


def test_a_time_that_comes_twice_is_remarked_on() -> None:
    proposal = read("Check on Sunday at 2:30am", "2026-10-24T12:00")
    assert proposal.complete
    assert "twice" in proposal.remarks[0]
