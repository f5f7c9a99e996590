"""Puts what a sentence says together to a proposal; what it leaves open becomes a question."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from gpt_desktop.core.agenda.event import DAY
from gpt_desktop.core.agenda.proposal import Draft, Field, Proposal, Question
from gpt_desktop.core.agenda.reading import LONGEST
from gpt_desktop.core.agenda.reading import questions as ask
from gpt_desktop.core.agenda.reading.clock import Clock
from gpt_desktop.core.agenda.reading.days import Day
from gpt_desktop.core.agenda.reading.facts import Facts, take_facts
from gpt_desktop.core.agenda.reading.first_day import days_of
from gpt_desktop.core.agenda.reading.requests import speaks_of_something_else
from gpt_desktop.core.agenda.reading.zones_said import SEASONAL
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.wording import describe_recurrence
from gpt_desktop.core.agenda.zones import find_zone, is_doubled, is_left_out
from gpt_desktop.core.i18n import tr

_WHOLE_DAYS = re.compile(
    r"\b(?:birthday|anniversary|vacation|holidays?|day\s+off)\b|生日|纪念日|假期|休假|放假|年假|寿辰",
    re.IGNORECASE,
)


def read_sentence(sentence: str, now: datetime) -> Proposal:
    """See ``read_event``."""
    if len(sentence) > LONGEST:
        return Proposal(sentence, Draft(), (ask.ask_title(), ask.ask_day(), ask.ask_time()))
    reading = _Reading(take_facts(sentence, now))
    reading.read()
    if speaks_of_something_else(sentence):
        reading.open.insert(0, ask.ask_whether_event())
    asked = sorted(reading.open, key=lambda question: not question.needed)
    return Proposal(
        sentence, reading.draft, tuple(asked), reading.facts.quotes, tuple(reading.remarks)
    )


class _Reading:
    """One reading, step by step."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.open: list[Question] = []
        self.remarks: list[str] = []
        self.draft = Draft(title=facts.title, place=facts.place)
        self._last: date | None = None  # of a span of days

    def read(self) -> None:
        facts = self.facts
        if not facts.title:
            self.open.append(ask.ask_title())
        if facts.odd:
            self.open.append(ask.ask_meaning(facts.odd))
        self._zone()
        rule = self._rule()
        if facts.offset is not None:
            self._offset(facts.offset)
        else:
            self._time()
            if rule is None:
                self._days()
            else:
                self._series(rule)
        self._length()
        self._reminders()
        self._clocks()

    # ------------------------------------------------------------------ zone, rule, offset

    def _zone(self) -> None:
        zones = self.facts.zones
        if len(zones) == 1 and find_zone(zones[0]) is not None:
            self.draft = replace(self.draft, zone=zones[0])
        elif zones:
            self.open.append(ask.ask_zone(zones))

    def _rule(self) -> Recurrence | None:
        repeats = self.facts.repeats
        if not repeats:
            return None
        begins = self.facts.now
        if len(repeats) > 1 or repeats[0].maybe:
            rules = [(describe_recurrence(each.rule, begins), each.rule) for each in repeats]
            self.open.append(ask.ask_recurrence(rules))
            return None
        return repeats[0].rule

    def _offset(self, moment: datetime) -> None:
        if self.facts.days or self.facts.times.begin is not None or self.facts.repeats:
            self.open += [ask.ask_day(), ask.ask_time()]
            return
        day, clock = moment.date(), moment.time()
        self.draft = replace(self.draft, day=day, starts=clock, zone="")

    # ------------------------------------------------------------------ time of day

    def _time(self) -> None:
        times = self.facts.times
        begin = times.begin
        if begin is None:
            self._no_time()
            return
        begin, end = _both(begin, times.end)
        if begin.hour == 24 and begin.sure and not times.roughly:
            return  # asked when the day is known
        if times.roughly or times.more or begin.time_of_day is None:
            if begin.sure:
                self.open.append(ask.ask_time([begin.time_of_day] if begin.time_of_day else []))
            else:
                self.open.append(ask.ask_half(begin.halves()))
            return
        self.draft = replace(self.draft, starts=begin.time_of_day)
        if end is not None:
            self._end(begin.time_of_day, end)

    def _end(self, begin: time, end: Clock) -> None:
        hour = end.hour if end.sure else None
        if hour is None or not 0 <= hour <= 24:
            self.open.append(ask.ask_end(needed=True))
            return
        minutes = (hour * 60 + end.minute - begin.hour * 60 - begin.minute) % (24 * 60)
        if minutes == 0 or self.facts.lengths:
            self.open.append(ask.ask_end(self.facts.lengths or (), needed=True))
            return
        self.draft = replace(self.draft, length=timedelta(minutes=minutes))

    def _no_time(self) -> None:
        facts = self.facts
        days = (*facts.days, *facts.untils)
        spans = facts.is_span or any(day.last for day in facts.days)
        lasts_days = bool(facts.lengths) and all(not each % DAY for each in facts.lengths)
        whole = facts.all_day or spans or lasts_days
        whole = whole or (bool(_WHOLE_DAYS.search(facts.title)) and bool(days))
        parts = [day.part for day in (*days, *facts.starts)]
        if facts.times.end is not None or facts.times.roughly or any(parts):
            whole = facts.all_day
        if whole:
            self.draft = replace(self.draft, all_day=True)
        else:
            self.open.append(ask.ask_time(all_day=True))

    # ------------------------------------------------------------------ the day, or the days

    def _days(self) -> None:
        facts = self.facts
        days = [*facts.days, *facts.starts]
        if facts.count or facts.left_out:
            self.open.append(ask.ask_recurrence())
        if facts.is_span and facts.starts and facts.untils:
            days = [facts.starts[0], facts.untils[0]]
        elif facts.untils and len(days) == 1 and self.draft.all_day:
            days.append(facts.untils[0])
        elif facts.untils:
            self.open.append(ask.ask_end(needed=True))
        if (facts.is_span or len(days) == 2 == len(facts.untils) + 1) and len(days) == 2:
            self._span(days[0], days[1])
            return
        day = self._one_day(days)
        if day is None:
            return
        self.draft = replace(self.draft, day=day)
        spans = [each.last for each in days if each.last is not None]
        if spans:
            self._until(spans[0])

    def _span(self, first: Day, last: Day) -> None:
        if len(first.dates) != 1:
            self.open.append(ask.ask_day(first.dates))
            return
        begins = first.dates[0]
        ends = [day for day in last.dates if day >= begins]
        if last.weekday is not None:
            ends = [begins + timedelta(days=(last.weekday - begins.weekday()) % 7)]
        self.draft = replace(self.draft, day=begins)
        if len(ends) == 1 and len(last.dates) >= 1:
            self._until(ends[0])
        else:
            self.open.append(ask.ask_end(needed=True))

    def _until(self, last: date) -> None:
        day = self.draft.day
        if day is None or last < day or not self.draft.all_day:
            self.open.append(ask.ask_end(needed=True))
            return
        self.draft = replace(self.draft, length=last - day + DAY)

    def _one_day(self, days: list[Day]) -> date | None:
        """The day that all that was said agrees on; else it is asked for."""
        weekdays = [day.weekday for day in days if day.weekday is not None]
        dated = [day for day in days if day.weekday is None]
        if len(weekdays) == 1 and len(dated) == 1:
            fitting = [day for day in dated[0].dates if day.weekday() == weekdays[0]]
            if len(fitting) == 1:
                return fitting[0]
            self.open.append(ask.ask_day(dated[0].dates))
            return None
        possible = sorted({date for day in days for date in day.dates})
        if len(days) == 1 and len(possible) == 1:
            return possible[0]
        if not days and self.draft.starts is not None:
            possible = self._today_or_tomorrow()
        self.open.append(ask.ask_day(possible[:4]))
        return None

    def _today_or_tomorrow(self) -> list[date]:
        today = self.facts.now.date()
        over = self.draft.starts is not None and self.draft.starts <= self.facts.now.time()
        return [today + DAY] if over else [today, today + DAY]

    # ------------------------------------------------------------------ series

    def _series(self, rule: Recurrence) -> None:
        facts = self.facts
        if facts.is_span or any(day.last for day in facts.days) or len(facts.untils) > 1:
            self.open += [ask.ask_recurrence(), ask.ask_day()]
            return
        said = [*facts.starts, *facts.days]
        if any(len(day.dates) != 1 for day in said) and not _names_weekday(said, rule):
            self.open.append(ask.ask_day(sorted({each for day in said for each in day.dates})))
            return
        rule, start = self._start(rule, said)
        if start is None:
            return
        ended = self._ended(rule, start)
        if ended is not None:
            self.draft = replace(self.draft, day=start, recurrence=ended)

    def _start(self, rule: Recurrence, said: list[Day]) -> tuple[Recurrence, date | None]:
        explicit = said[0].dates[0] if said else None
        if rule.frequency is Frequency.WEEKLY and not rule.by_day and said:
            weekday = said[0].weekday
            weekday = explicit.weekday() if weekday is None and explicit else weekday
            rule = replace(rule, by_day=(WeekDay(weekday or 0),))
        fixed = rule.by_day or rule.by_month_day or rule.frequency is Frequency.DAILY
        if len(said) > 1 or (not fixed and explicit is None):
            self.open.append(ask.ask_day())
            return rule, None
        today = self.facts.now.date()
        first = list(islice(days_of(rule, explicit or today), 3))
        if explicit is None and first and first[0] == today and self._is_over(today):
            first = first[1:]
        elsewhere = explicit is not None and first[:1] != [explicit]
        if elsewhere and not _only_weekday(said[0]) and not self.facts.starts:
            self.open.append(ask.ask_day(first[:2]))
            return rule, None
        if rule.interval > 1 and explicit is None:
            self.open.append(ask.ask_day(first[:2]))
            return rule, None
        return rule, first[0] if first else None

    def _ended(self, rule: Recurrence, start: date) -> Recurrence | None:
        facts = self.facts
        until = None
        if facts.untils:
            dates = [day for day in facts.untils[0].dates if day > start]
            if len(dates) != 1:
                self.open.append(ask.ask_recurrence())
                return None
            until = dates[0]
        for length in facts.lengths:
            if length >= DAY and until is None:
                until = start + length - DAY
        if facts.count is not None and (until is not None or facts.count < 1):
            self.open.append(ask.ask_recurrence())
            return None
        clock = time() if self.draft.all_day else self.draft.starts or time()
        left_out = [day.dates for day in facts.left_out]
        if any(len(dates) != 1 for dates in left_out):
            self.open.append(ask.ask_recurrence())
            return None
        exceptions = tuple(sorted(datetime.combine(dates[0], clock) for dates in left_out))
        return replace(rule, until=until, count=facts.count, exceptions=exceptions)

    def _is_over(self, day: date) -> bool:
        now = self._own_now()
        starts = self.draft.starts
        return starts is not None and datetime.combine(day, starts) <= now.replace(tzinfo=None)

    def _own_now(self) -> datetime:
        zone = find_zone(self.draft.zone) if self.draft.zone else None
        return self.facts.now.astimezone(zone) if zone else self.facts.now

    # ------------------------------------------------------------------ length, reminders, clocks

    def _length(self) -> None:
        facts = self.facts
        lengths = facts.lengths
        if self.draft.recurrence is not None:
            lengths = tuple(length for length in lengths if length < DAY)
        if facts.unclear_length or len(lengths) > 1:
            self.open.append(ask.ask_end(lengths, needed=True))
            return
        if lengths and self.draft.length is None:
            whole = not lengths[0] % DAY
            if whole is not self.draft.all_day:
                self.open.append(ask.ask_end(needed=True))
                return
            self.draft = replace(self.draft, length=lengths[0])
        asked = any(question.field is Field.END for question in self.open)
        asked = asked or self.draft.all_day or facts.reminders.request
        if self.draft.length is None and not asked:
            self.open.append(ask.ask_end())

    def _reminders(self) -> None:
        said = self.facts.reminders
        if said.open:
            self.open.append(ask.ask_reminder())
        before = said.before or ((timedelta(),) if said.request and not self.draft.all_day else ())
        self.draft = replace(self.draft, reminders=before)

    def _clocks(self) -> None:
        """What is odd about the moment itself: midnight, what is over, changes of clocks."""
        day, starts = self.draft.day, self.draft.starts
        begin = self.facts.times.begin
        if begin is not None and begin.hour == 24 and starts is None:
            self.open.append(ask.ask_midnight(day) if day else ask.ask_time())
            return
        if day is None:
            return
        over = self._is_over(day) if starts else day < self.facts.now.date()
        if over and self.draft.recurrence is None:
            self.open.append(ask.ask_past(day, max(day, self.facts.now.date()) + DAY))
            self.draft = replace(self.draft, day=None)
            return
        zone = find_zone(self.draft.zone) if self.draft.zone else self.facts.now.tzinfo
        if starts is None or not isinstance(zone, ZoneInfo):
            return
        clock = datetime.combine(day, starts)
        if is_left_out(clock, zone):
            hour = timedelta(hours=1)
            self.open.append(ask.ask_gap([(clock - hour).time(), (clock + hour).time()]))
            self.draft = replace(self.draft, starts=None)
        elif is_doubled(clock, zone):
            self.remarks.append(tr("The clocks show this time twice; the first one is meant."))
        word = self.facts.zone_word
        if word in SEASONAL and clock.replace(tzinfo=zone).tzname() != word:
            self.open.append(ask.ask_zone([zone.key]))


def _both(begin: Clock, end: Clock | None) -> tuple[Clock, Clock | None]:
    """Begin and end of a span, each told by the other where only one half of a day is said."""
    if end is None or begin.sure is end.sure:
        return begin, end
    known, other = (begin, end) if begin.sure else (end, begin)
    choices = [replace(other, hour=each.hour, sure=True) for each in other.halves()]
    if not choices or known.hour > 24:
        return begin, end

    def minutes(first: Clock, second: Clock) -> int:
        span = (second.hour - first.hour) * 60 + second.minute - first.minute
        return span % (24 * 60) or 24 * 60

    if begin.sure:
        return begin, min(choices, key=lambda choice: minutes(begin, choice))
    return min(choices, key=lambda choice: minutes(choice, end)), end


def _names_weekday(said: list[Day], rule: Recurrence) -> bool:
    """Whether the day is the weekday of a weekly rule: "weekly, Wednesday"."""
    return rule.frequency is Frequency.WEEKLY and len(said) == 1 and said[0].weekday is not None


def _only_weekday(day: Day) -> bool:
    return day.weekday is not None
