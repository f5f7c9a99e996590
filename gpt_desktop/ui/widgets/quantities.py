"""Sizes, numbers and durations in words."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr, tr_count


def size_words(size: int) -> str:
    """Bytes in decimal units, as file managers show them: "108 MB"."""
    if size < 1000:
        return tr("{size} bytes", size=size)
    value = float(size)
    for unit in ("kB", "MB", "GB"):
        value /= 1000
        if value < 999.5 or unit == "GB":
            return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return ""


def time_left_words(seconds: float) -> str:
    """An estimate, coarser the longer it is: "about 40 s left", "about 3 min left"."""
    if seconds < 1.5:
        return tr("almost done")
    if seconds < 20:
        return tr("about {seconds} s left", seconds=round(seconds))
    if seconds < 90:
        return tr("about {seconds} s left", seconds=round(seconds / 5) * 5)
    if seconds < 5400:
        return tr("about {minutes} min left", minutes=round(seconds / 60))
    hours = round(seconds / 3600)
    return tr_count("about {count} hour left", "about {count} hours left", hours)


def parameters_words(parameters: int) -> str:
    """A model's size in parameters: "135 million"."""
    if parameters >= 1_000_000_000:
        return tr("{number} billion", number=f"{parameters / 1e9:.1f}")
    if parameters >= 1_000_000:
        return tr("{number} million", number=round(parameters / 1e6))
    return f"{parameters:,}"


def seconds_words(seconds: float) -> str:
    """A time that was taken: "12 s", "3 min"."""
    if seconds < 90:
        return tr("{seconds} s", seconds=max(1, round(seconds)))
    return tr("{minutes} min", minutes=round(seconds / 60))


def duration_words(seconds: float) -> str:
    """An expected time: "under a minute", "about 3 min"."""
    if seconds < 55:
        return tr("under a minute")
    return tr("about {minutes} min", minutes=round(seconds / 60))
