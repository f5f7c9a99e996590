"""Lengths of time and reminders in words."""

from __future__ import annotations

from datetime import timedelta

from gpt_desktop.core.i18n import tr, tr_count

_ZERO = timedelta()


def length_words(length: timedelta) -> str:
    """ "45 minutes", "1 hour 30 minutes", "2 days"."""
    minutes = round(abs(length).total_seconds() / 60)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = []
    if days:
        parts.append(tr_count("{count} day", "{count} days", days))
    if hours:
        parts.append(tr_count("{count} hour", "{count} hours", hours))
    if minutes or not parts:
        parts.append(tr_count("{count} minute", "{count} minutes", minutes))
    return " ".join(parts)


def reminder_words(before: timedelta) -> str:
    """ "1 hour before", "when it begins"."""
    if before == _ZERO:
        return tr("when it begins")
    if before < _ZERO:
        return tr("{length} after it began", length=length_words(before))
    return tr("{length} before", length=length_words(before))
